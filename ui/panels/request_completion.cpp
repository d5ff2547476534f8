// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/request_completion.h"

#include "core/design/wire_name.h"
#include "core/requests/dynamic_variables.h"
#include "core/requests/header_words.h"
#include "core/schema/type_expr.h"
#include "ui/bridge/request_services.h"
#include "ui/document/design_document.h"
#include "ui/panels/draft_rows.h"
#include "ui/workbench/workbench.h"

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::ParameterIn;

bool isNameLetter(QChar c) { return c.isLetterOrNumber() || QStringLiteral("_-.$").contains(c); }

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), qsizetype(utf8.size())); }

void addHeaders(const std::vector<design::Parameter>& parameters, QStringList& names) {
  for (const design::Parameter& parameter : parameters)
    if (parameter.in == ParameterIn::Header) names << text(design::headerName(parameter.field));
}

void addKeyHeader(const design::SecurityScheme& scheme, QStringList& names) {
  const design::Json& options = scheme.options;
  if (scheme.type == "api_key" && options.value("in", design::Json("header")) == "header" && options.contains("key") &&
      options["key"].is_string())
    names << text(options["key"].get<std::string>());
}

QString literalText(const schema::LiteralValue& value) {
  if (const auto* string = std::get_if<std::string>(&value)) return text(*string);
  if (const auto* number = std::get_if<std::int64_t>(&value)) return QString::number(*number);
  if (const auto* isTrue = std::get_if<bool>(&value)) return *isTrue ? QStringLiteral("true") : QStringLiteral("false");
  return {};
}

void addValues(const design::Design& design, const schema::TypeExpr& type, QStringList& values) {
  using Form = schema::TypeExpr::Form;
  for (const schema::LiteralValue& literal : type.literals) values << literalText(literal);
  for (const schema::TypeExpr& argument : type.arguments) addValues(design, argument, values);
  if (type.form != Form::Name) return;
  if (type.name == "bool") values << QStringLiteral("true") << QStringLiteral("false");
  if (const design::ModelPtr model = design.model(type.name); model && model->kind == design::ModelKind::Enum)
    for (const design::EnumMember& member : model->members) values << parameterText(member.value);
}

LineWords variableWords(const Workbench& workbench, const OpenVariable& open, int place) {
  return {open.begin, place, matchingWords(variableNames(workbench), open.name), QStringLiteral("}}")};
}

LineWords wholeLine(const QStringList& words, const QString& line) {
  return {0, line.size(), matchingWords(words, line), {}};
}

// One of a list with commas between, where the caret is.
LineWords listItem(const QStringList& words, const QString& line, int place) {
  qsizetype begin = place == 0 ? 0 : line.lastIndexOf(QLatin1Char(','), place - 1) + 1;
  while (begin < place && line[begin].isSpace()) ++begin;
  const qsizetype comma = line.indexOf(QLatin1Char(','), place);
  const qsizetype end = comma < 0 ? line.size() : comma;
  return {begin, end, matchingWords(words, line.mid(begin, end - begin).trimmed()), {}};
}

LineWords headerValue(const QString& name, const QString& line, int place) {
  const std::string header = name.toStdString();
  QStringList words;
  for (const std::string_view value : requests::headerValues(header)) words << text(value);
  return requests::isHeaderList(header) ? listItem(words, line, place) : wholeLine(words, line);
}

} // namespace

OpenVariable openVariable(const QString& text, int place) {
  const qsizetype braces = text.left(place).lastIndexOf(QLatin1String("{{"));
  if (braces < 0) return {};
  const QString name = text.mid(braces + 2, place - braces - 2);
  if (!std::all_of(name.begin(), name.end(), isNameLetter)) return {};
  return {int(braces) + 2, name};
}

QStringList variableNames(const Workbench& workbench) {
  QStringList names{QStringLiteral("base")};
  const std::string chosen = workbench.requests.environment().toStdString();
  if (const design::EnvironmentPtr environment = workbench.document.design().environment(chosen)) {
    for (const design::RequestValue& variable : environment->variables)
      if (variable.enabled) names << text(variable.name);
    for (const std::string& secret : environment->secrets) names << text(secret);
  }
  names.removeDuplicates();
  for (const requests::DynamicVariable& variable : requests::dynamicVariables()) names << text(variable.name);
  return names;
}

QStringList headerNames(const design::Design& design) {
  QStringList names;
  for (const design::EndpointPtr& endpoint : design.endpoints()) addHeaders(endpoint->parameters, names);
  for (const design::DependencyPtr& dependency : design.dependencies()) addHeaders(dependency->parameters, names);
  for (const design::SecuritySchemePtr& scheme : design.securitySchemes()) addKeyHeader(*scheme, names);
  names.sort(Qt::CaseInsensitive);
  names.removeDuplicates();
  for (const std::string_view name : requests::requestHeaderNames())
    if (!names.contains(text(name), Qt::CaseInsensitive)) names << text(name);
  return names;
}

QStringList valuesOfType(const design::Design& design, const QString& type) {
  QStringList values;
  if (const auto parsed = schema::parseType(type.toStdString())) addValues(design, *parsed, values);
  values.removeAll(QString());
  values.removeDuplicates();
  return values;
}

LineWords requestWords(const Workbench& workbench, const std::optional<RequestField>& field, const QString& line,
                       int place) {
  if (const OpenVariable open = openVariable(line, place); open.begin >= 0)
    return variableWords(workbench, open, place);
  if (!field) return {};
  const design::Design& design = workbench.document.design();
  if (field->side == RequestField::Side::Name)
    return field->isHeader ? wholeLine(headerNames(design), line) : LineWords();
  if (const QStringList values = valuesOfType(design, field->type); !values.isEmpty()) return wholeLine(values, line);
  return field->isHeader ? headerValue(field->name, line, place) : LineWords();
}

} // namespace signalbox::ui
