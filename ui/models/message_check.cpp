// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/message_check.h"

#include "core/schema/validate_json.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <set>

namespace signalbox::ui {
namespace {

bool isLetterOrDigit(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

schema::ValidateOptions jsonOptions() {
  schema::ValidateOptions options;
  options.mode = schema::Mode::Json;
  return options;
}

// The message as if it were an endpoint's body: models and fields are then found as in a request.
design::Endpoint mirrored(const std::string& type) {
  design::Endpoint endpoint;
  endpoint.name = "message";
  endpoint.body = {{"message", type, design::Json::object()}};
  return endpoint;
}

std::vector<client::ValidationProblem> problemsOf(const schema::ValidationErrors& errors) {
  const std::array prefix{LocItem(std::string("body"))};
  std::string detail;
  for (const schema::ErrorDetail& error : errors) {
    std::string item;
    if (!schema::writeError(error, prefix, item)) continue;
    detail += detail.empty() ? item : ',' + item;
  }
  return client::readValidationProblems("{\"detail\":[" + detail + "]}");
}

int fieldCount(const design::Design& design, std::string_view name) {
  std::set<std::string, std::less<>> names;
  std::set<std::string, std::less<>> models;
  for (auto model = design.model(name); model && models.insert(model->name).second; model = design.model(model->base))
    for (const design::Field& field : model->fields) names.insert(field.name);
  return static_cast<int>(names.size());
}

int invalidFields(const QVector<FieldProblem>& problems) {
  std::set<QString> names;
  for (const FieldProblem& problem : problems) names.insert(problem.wireName());
  return static_cast<int>(names.size());
}

} // namespace

std::string modelOfEvent(std::string_view event) {
  std::string name;
  bool isStart = true;
  for (const char c : event) {
    if (!isLetterOrDigit(c)) {
      isStart = true;
      continue;
    }
    name += isStart && c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    isStart = false;
  }
  return name;
}

std::string messageType(const design::Design& design, const design::Endpoint* endpoint, std::string_view chosen,
                        std::string_view event) {
  if (chosen == "none") return {};
  if (const std::string named = modelOfEvent(event); !named.empty() && design.model(named)) return named;
  if (!chosen.empty()) return std::string(chosen);
  return endpoint ? endpoint->response.model : std::string();
}

const MessageCheck::Compiled& MessageCheck::compiled(const std::string& type) {
  if (const auto known = m_types.find(type); known != m_types.end()) return known->second;
  Compiled made;
  if (m_previous) made.id = m_previous->model(type);
  if (made.id != schema::TypeId::None) {
    made.types = m_previous;
  } else {
    schema::TypesBuilder builder(m_design, m_previous.get());
    (void)builder.takeDiagnostics(); // of the models: not ours
    made.id = builder.add(type, design::Json::object(), {});
    if (!builder.takeDiagnostics().empty()) made.id = schema::TypeId::None;
    made.types = builder.finish();
  }
  return m_types.emplace(type, std::move(made)).first->second;
}

bool MessageCheck::isValid(const std::string& type, std::string_view json) {
  const Compiled& wanted = compiled(type);
  if (wanted.id == schema::TypeId::None) return true;
  Arena arena;
  return schema::validateJson(*wanted.types, wanted.id, json, arena, jsonOptions()).has_value();
}

MessageReport MessageCheck::report(const std::string& type, const std::string& json) {
  MessageReport report;
  report.type = QString::fromStdString(type);
  const Compiled& wanted = compiled(type);
  if (wanted.id == schema::TypeId::None) {
    report.failure = QCoreApplication::translate("Streams", "The design has no type %1.").arg(report.type);
    return report;
  }
  report.fields = fieldCount(m_design, type);
  Arena arena;
  const auto validated = schema::validateJson(*wanted.types, wanted.id, json, arena, jsonOptions());
  if (validated) return report;
  if (const auto& error = validated.error().json) {
    report.failure = QCoreApplication::translate("Streams", "No JSON: %1 (line %2, column %3)")
                         .arg(QString::fromStdString(error->message))
                         .arg(error->line)
                         .arg(error->column);
    return report;
  }
  const design::Endpoint mirror = mirrored(type);
  report.problems = fieldProblems(problemsOf(validated.error().errors), m_design, &mirror, json);
  report.invalidFields = invalidFields(report.problems);
  for (FieldProblem& problem : report.problems)
    problem.loc = problem.loc == QLatin1String("body")             ? QCoreApplication::translate("Streams", "message")
                  : problem.loc.startsWith(QLatin1String("body.")) ? problem.loc.mid(5)
                                                                   : problem.loc.mid(4);
  return report;
}

} // namespace signalbox::ui
