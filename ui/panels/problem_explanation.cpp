// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/problem_explanation.h"

#include "ui/models/loc_resolver.h"
#include "ui/panels/type_examples.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace signalbox::ui {
namespace {

using design::Field;
using design::Json;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

// Facets that refuse values, as pydantic.Field names them.
constexpr std::array rules{"gt",         "ge",           "lt",      "le",         "multiple_of",
                           "min_length", "max_length",   "pattern", "max_digits", "decimal_places",
                           "strict",     "allow_inf_nan"};

QString ruleOf(const Field& field) {
  QStringList parts{text(field.name + ": " + field.type)};
  for (const char* rule : rules) {
    const auto found = field.facets.find(rule);
    if (found == field.facets.end()) continue;
    const std::string value = found->is_string() ? found->get<std::string>() : found->dump();
    parts += QLatin1String(rule) + QLatin1Char(' ') + text(value);
  }
  if (field.isRequired()) parts += QStringLiteral("required");
  return parts.join(QStringLiteral(", "));
}

const Field* fieldOf(const FieldProblem& problem, const design::Design& design, const design::Endpoint& endpoint) {
  if (!problem.field.isEmpty()) return findField(design, {problem.model, problem.field});
  return problem.model.isEmpty() ? fieldOfEndpoint(endpoint, problem.source.loc) : nullptr;
}

bool answersTo(const Field& field, const LocItem& step) {
  const auto* name = std::get_if<std::string>(&step);
  if (!name) return false;
  for (const char* alias : {"alias", "validation_alias"})
    if (const auto found = field.facets.find(alias); found != field.facets.end() && *found == *name) return true;
  return field.name == *name;
}

// A value of the field as a whole can be put where the error is: the loc ends with the field.
bool endsWithField(const FieldProblem& problem, const Field& field) {
  return !problem.source.loc.empty() && answersTo(field, problem.source.loc.back());
}

QString passingValue(const Field& field, const design::Design& design, const schema::Types* previous) {
  TypeExamples examples(design, previous);
  const schema::TypeId type = examples.add(field);
  examples.finish();
  const Json value = examples.value(type);
  return text(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

// The object that lacks a key, as the loc leads to it.
Json* objectAt(Json& document, const FieldProblem& problem) {
  Json* at = &document;
  const Loc path = pathInBody(document, std::span(problem.source.loc).subspan(1));
  for (std::size_t i = 0; i + 1 < path.size(); ++i) {
    if (const auto* key = std::get_if<std::string>(&path[i])) {
      if (!at->is_object() || !at->contains(*key)) return nullptr;
      at = &(*at)[*key];
    } else {
      const auto index = static_cast<std::size_t>(std::get<std::int64_t>(path[i]));
      if (!at->is_array() || index >= at->size()) return nullptr;
      at = &(*at)[index];
    }
  }
  return at->is_object() ? at : nullptr;
}

} // namespace

Explanation explain(const FieldProblem& problem, const design::Design& design, const design::Endpoint* endpoint,
                    const schema::Types* previous) {
  Explanation explanation{problem.rule, problem.value, {}, false};
  const Field* field = endpoint ? fieldOf(problem, design, *endpoint) : nullptr;
  if (!field) return explanation;
  explanation.rule = ruleOf(*field);
  explanation.passing = passingValue(*field, design, previous);
  explanation.canUse = endsWithField(problem, *field) && problem.place() != QLatin1String("response");
  return explanation;
}

QString bodyWithFix(const QString& body, const FieldProblem& problem, const QString& passing) {
  if (!problem.range) return body;
  if (problem.source.type != "missing") {
    QByteArray bytes = body.toUtf8();
    const auto begin = static_cast<qsizetype>(problem.range->begin);
    bytes.replace(begin, static_cast<qsizetype>(problem.range->end) - begin, passing.toUtf8());
    return QString::fromUtf8(bytes);
  }
  Json document = Json::parse(body.toStdString(), nullptr, false);
  const auto* name = std::get_if<std::string>(&problem.source.loc.back());
  Json* object = document.is_discarded() || !name ? nullptr : objectAt(document, problem);
  if (!object) return body;
  (*object)[*name] = Json::parse(passing.toStdString(), nullptr, false);
  return text(document.dump(2, ' ', false, Json::error_handler_t::replace));
}

} // namespace signalbox::ui
