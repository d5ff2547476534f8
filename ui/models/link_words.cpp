// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/link_words.h"

#include "core/design/field_shapes.h"
#include "core/design/runtime_expression.h"
#include "core/design/wire_name.h"
#include "core/openapi/effective_route.h"
#include "core/openapi/write.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <optional>

namespace signalbox::ui {
namespace {

using design::FieldShapes;
using design::Shape;

constexpr int deepest = 4;     // levels that are offered
constexpr int mostWords = 200; // of one body

enum class Direction { Sent, Answered };

QString tr(const char* text) { return QCoreApplication::translate("LinkWords", text); }

std::string nameOnWire(const design::Field& field, Direction direction) {
  if (direction == Direction::Sent) return design::wireName(field);
  for (const char* alias : {"serialization_alias", "alias"})
    if (const auto found = field.facets.find(alias); found != field.facets.end() && found->is_string())
      return found->get<std::string>();
  return field.name;
}

// What can be read of a value of some type.
class Reader final {
public:
  Reader(const design::Design& design, Direction direction)
      : m_design(design), m_shapes(design, {}, {}), m_direction(direction) {}

  Shape ofType(const std::string& type) const { return m_shapes.ofType(type); }

  void collect(const Shape& shape, const QString& prefix, QStringList& words, int depth = 0) const {
    if (depth >= deepest || words.size() >= mostWords) return;
    for (const design::Field& field : fieldsOf(shape)) {
      const QString place = prefix + u'/' + QString::fromStdString(nameOnWire(field, m_direction));
      words << place;
      collect(m_shapes.ofField(shape, field.name), place, words, depth + 1);
    }
    if (shape.models.empty() && !shape.items.empty())
      collect(shape.item(), prefix + QStringLiteral("/0"), words, depth);
  }

  // The first step that leads nowhere; nothing where all lead on, or nobody knows.
  std::optional<QString> firstWrong(Shape shape, const QString& pointer) const {
    for (const QString& step : pointer.split(u'/', Qt::SkipEmptyParts)) {
      const bool isOfModel = !shape.models.empty() && shape.items.empty();
      if (!isOfModel) {
        if (!shape.isKnown()) return std::nullopt;
        shape = shape.item();
        continue;
      }
      const auto fields = fieldsOf(shape);
      const auto found = std::ranges::find_if(fields, [&](const design::Field& field) {
        return QString::fromStdString(nameOnWire(field, m_direction)) == step;
      });
      if (found == fields.end()) return isOpen(shape) ? std::nullopt : std::optional(step);
      shape = m_shapes.ofField(shape, found->name);
    }
    return std::nullopt;
  }

private:
  // Inherited ones too; computed fields as fields.
  std::vector<design::Field> fieldsOf(const Shape& shape) const {
    std::vector<design::Field> fields;
    for (const design::ModelShape& one : shape.models) {
      auto model = m_design.model(one.name);
      for (int depth = 0; model && depth < 40; ++depth) {
        fields.insert(fields.end(), model->fields.begin(), model->fields.end());
        for (const design::ComputedField& field : model->computed)
          if (m_direction == Direction::Answered) fields.push_back({field.name, field.type, field.facets});
        model = m_design.model(model->base.substr(0, model->base.find('[')));
      }
    }
    return fields;
  }

  // Whether it may have more than its fields, or they by other names.
  bool isOpen(const Shape& shape) const {
    return std::ranges::any_of(shape.models, [this](const design::ModelShape& one) {
      const auto model = m_design.model(one.name);
      return !model || model->kind == design::ModelKind::JsonSchema || model->config.contains("alias_generator") ||
             model->config.value("extra", design::Json()) == "allow";
    });
  }

  const design::Design& m_design;
  FieldShapes m_shapes;
  Direction m_direction;
};

bool isObjectOfParts(const design::Endpoint& endpoint) {
  if (endpoint.body.size() != 1) return endpoint.body.size() > 1;
  const design::Json& facets = endpoint.body.front().facets;
  return facets.contains("embed") && facets.at("embed") == true;
}

QString readParameter(const design::Parameter& parameter) {
  const auto& field = parameter.field;
  switch (parameter.in) {
  case design::ParameterIn::Path: return QStringLiteral("$request.path.") + QString::fromStdString(field.name);
  case design::ParameterIn::Query:
    return QStringLiteral("$request.query.") + QString::fromStdString(design::wireName(field));
  case design::ParameterIn::Header:
    return QStringLiteral("$request.header.") + QString::fromStdString(design::headerName(field));
  default: return {}; // OpenAPI has no expression for a cookie
  }
}

QStringList requestExpressions(const design::Design& design, const design::Endpoint& endpoint) {
  QStringList words;
  for (const design::Parameter& parameter : endpoint.parameters)
    if (const QString word = readParameter(parameter); !word.isEmpty()) words << word;
  if (endpoint.body.empty()) return words;
  const QString body = QStringLiteral("$request.body");
  const Reader reader(design, Direction::Sent);
  words << body;
  const bool hasParts = isObjectOfParts(endpoint);
  for (const design::Field& part : endpoint.body) {
    const QString place = body + u'#' + (hasParts ? u'/' + QString::fromStdString(design::wireName(part)) : QString());
    if (hasParts) words << place;
    reader.collect(reader.ofType(part.type), place, words);
  }
  return words;
}

QString problemInBody(const design::Design& design, const LinkSource& source, const std::string& expression) {
  if (const auto pointer = design::bodyPointer(expression, "response"); !pointer.empty()) {
    const Reader reader(design, Direction::Answered);
    const auto wrong =
        reader.firstWrong(reader.ofType(source.answer), QString::fromUtf8(pointer.data(), qsizetype(pointer.size())));
    return wrong ? tr("The answer has no %1").arg(*wrong) : QString();
  }
  const auto pointer = design::bodyPointer(expression, "request");
  if (pointer.empty() || !source.endpoint || source.endpoint->body.size() != 1 || isObjectOfParts(*source.endpoint))
    return {};
  const Reader reader(design, Direction::Sent);
  const auto wrong = reader.firstWrong(reader.ofType(source.endpoint->body[0].type),
                                       QString::fromUtf8(pointer.data(), qsizetype(pointer.size())));
  return wrong ? tr("The request's body has no %1").arg(*wrong) : QString();
}

} // namespace

QVector<LinkTarget> linkTargets(const design::Design& design) {
  QVector<LinkTarget> targets;
  for (const auto& endpoint : design.endpoints()) {
    if (!openapi::isInSchema(design, *endpoint)) continue;
    LinkTarget target{QString::fromStdString(openapi::operationId(design, *endpoint)),
                      QString::fromStdString(endpoint->method + " " + design.fullPath(*endpoint)),
                      {}};
    for (const design::Parameter& parameter : endpoint->parameters)
      target.parameters << QString::fromStdString(parameter.in == design::ParameterIn::Header
                                                      ? design::headerName(parameter.field)
                                                      : design::wireName(parameter.field));
    targets << target;
  }
  return targets;
}

QStringList runtimeExpressions(const design::Design& design, const LinkSource& source) {
  QStringList words;
  const Reader reader(design, Direction::Answered);
  if (!source.answer.empty()) reader.collect(reader.ofType(source.answer), QStringLiteral("$response.body#"), words);
  words << QStringLiteral("$response.body");
  if (source.endpoint) words << requestExpressions(design, *source.endpoint);
  return words << QStringLiteral("$url") << QStringLiteral("$method") << QStringLiteral("$statusCode");
}

QString runtimeProblem(const design::Design& design, const LinkSource& source, const QString& expression) {
  if (!expression.startsWith(u'$')) return {};
  static const QRegularExpression grammar(QStringLiteral(
      R"(^\$(url|method|statusCode|(request|response)\.(body(#(/.*)?)?|header\..+|query\..+|path\..+))$)"));
  if (!grammar.match(expression).hasMatch())
    return tr("$response.body#/…, $request.path.…, $request.query.…, $request.header.…, $request.body#/… or $url");
  const bool isParameter = expression.startsWith(u"$request.path.") || expression.startsWith(u"$request.query.");
  if (isParameter && source.endpoint && !requestExpressions(design, *source.endpoint).contains(expression))
    return tr("The request has no %1").arg(expression.section(u'.', 2));
  return problemInBody(design, source, expression.toStdString());
}

} // namespace signalbox::ui
