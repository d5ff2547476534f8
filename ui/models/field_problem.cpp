// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/field_problem.h"

#include "ui/models/json_mistake.h"
#include "ui/models/loc_resolver.h"

#include <algorithm>
#include <array>

namespace signalbox::ui {
namespace {

using client::ValidationProblem;
using design::Json;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

bool isInBody(const ValidationProblem& problem) {
  return !problem.loc.empty() && problem.loc.front() == LocItem(std::string("body"));
}

std::string compact(const Json& value) { return value.dump(-1, ' ', false, Json::error_handler_t::replace); }

// Facets that a ctx carries under their own name.
QString facetRule(const Json& context) {
  static constexpr std::array facets{"gt",         "ge",         "lt",      "le",         "multiple_of",
                                     "min_length", "max_length", "pattern", "max_digits", "decimal_places",
                                     "expected"};
  for (const char* facet : facets)
    if (const auto found = context.find(facet); found != context.end()) {
      const std::string value = found->is_string() ? found->get<std::string>() : compact(*found);
      return QLatin1String(facet) + QLatin1Char(' ') + text(value);
    }
  return {};
}

QString ruleOf(const ValidationProblem& problem, const design::Field* field) {
  if (const QString facet = facetRule(problem.context); !facet.isEmpty()) return facet;
  if (problem.type == "missing") return QStringLiteral("required");
  if (problem.type == "extra_forbidden") return QStringLiteral("extra forbid");
  return field ? text(field->type) : text(problem.type);
}

std::optional<TextRange> rangeOf(const ValidationProblem& problem, const Json& document, const std::string& body) {
  if (!isInBody(problem) || document.is_discarded()) return std::nullopt;
  return locate(body, pathInBody(document, std::span(problem.loc).subspan(1)));
}

int lineOf(const std::string& body, const TextRange& range) {
  const auto end = body.begin() + static_cast<std::ptrdiff_t>(std::min(range.begin, body.size()));
  return 1 + static_cast<int>(std::count(body.begin(), end, '\n'));
}

// Fills model, field and parameter; gives the field the rule stands at.
const design::Field* place(FieldProblem& problem, const design::Design& design, const design::Endpoint& endpoint) {
  const Loc& loc = problem.source.loc;
  const design::Field* field = fieldOfEndpoint(endpoint, loc);
  if (const std::optional<ModelField> resolved = resolveLoc(design, endpoint, loc)) {
    problem.model = resolved->model;
    problem.field = resolved->field;
    return findField(design, *resolved);
  }
  if (field) problem.parameter = text(field->name);
  return field;
}

// "JSON decode error" at a count of characters, with an input of {}: where that is, and what it means.
void explainMistake(FieldProblem& problem, const std::string& body) {
  const ValidationProblem& source = problem.source;
  const auto* position = source.loc.size() > 1 ? std::get_if<std::int64_t>(&source.loc[1]) : nullptr;
  const auto error = source.context.find("error");
  const std::string said = error != source.context.end() && error->is_string() ? error->get<std::string>() : "";
  const JsonMistake mistake = jsonMistake(body, position ? static_cast<std::size_t>(*position) : 0, said);
  problem.loc = QStringLiteral("body");
  problem.message = said.empty() ? text(source.message) : text(source.message + ": " + said);
  problem.range = mistake.range;
  problem.line = mistake.line;
  problem.column = mistake.column;
  problem.reason = mistake.reason;
  problem.rule = QStringLiteral("JSON");
}

} // namespace

QString FieldProblem::target() const {
  if (model.isEmpty()) return parameter;
  return field.isEmpty() ? model : model + QLatin1Char('.') + field;
}

QString FieldProblem::place() const {
  const auto* first = source.loc.empty() ? nullptr : std::get_if<std::string>(&source.loc.front());
  return first ? text(*first) : QString();
}

QString FieldProblem::wireName() const {
  const auto* second = source.loc.size() < 2 ? nullptr : std::get_if<std::string>(&source.loc[1]);
  return second ? text(*second) : QString();
}

QVector<FieldProblem> fieldProblems(const std::vector<ValidationProblem>& problems, const design::Design& design,
                                    const design::Endpoint* endpoint, const std::string& body) {
  const Json document = problems.empty() ? Json() : Json::parse(body, nullptr, false);
  QVector<FieldProblem> result;
  for (const ValidationProblem& source : problems) {
    FieldProblem problem;
    problem.source = source;
    problem.loc = text(client::locText(source.loc));
    problem.message = text(source.message);
    if (source.type == "json_invalid" && isInBody(source)) {
      explainMistake(problem, body);
      result.push_back(std::move(problem));
      continue;
    }
    if (source.input && source.type != "missing") problem.value = text(compact(*source.input));
    problem.range = rangeOf(source, document, body);
    if (problem.range) problem.line = lineOf(body, *problem.range);
    const design::Field* field = endpoint ? place(problem, design, *endpoint) : nullptr;
    problem.rule = ruleOf(source, field);
    result.push_back(std::move(problem));
  }
  return result;
}

QString lensText(const FieldProblem& problem) {
  static constexpr std::array openings{"Input ", "String ", "Value ", "JSON "};
  if (!problem.reason.isEmpty()) return problem.reason;
  if (problem.source.type == "missing") {
    const auto* name = problem.source.loc.empty() ? nullptr : std::get_if<std::string>(&problem.source.loc.back());
    return name && problem.source.loc.size() > 1 ? QStringLiteral("%1: %2").arg(text(*name), problem.message)
                                                 : problem.message;
  }
  for (const char* opening : openings)
    if (problem.message.startsWith(QLatin1String(opening)))
      return problem.message.mid(static_cast<qsizetype>(qstrlen(opening)));
  return problem.message;
}

} // namespace signalbox::ui
