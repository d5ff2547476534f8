// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_document.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace signalbox::ui {
namespace {

using Json = nlohmann::ordered_json;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

QString translated(const char* source) { return QCoreApplication::translate("DocsDocument", source); }

const Json& at(const Json& object, const char* key) {
  static const Json null;
  if (!object.is_object()) return null;
  const auto found = object.find(key);
  return found == object.end() ? null : *found;
}

QString textAt(const Json& object, const char* key) {
  const Json& value = at(object, key);
  return value.is_string() ? text(value.get<std::string>()) : QString();
}

QString plain(const Json& value) {
  return text(value.is_string() ? value.get<std::string>()
                                : value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

// A limit as a person writes it: 0.0 is 0.
QString facetValue(const Json& value) {
  if (value.is_null()) return QStringLiteral("None");
  const QString text = plain(value);
  return value.is_number_float() && text.endsWith(QLatin1String(".0")) ? text.chopped(2) : text;
}

QString refName(const Json& schema) {
  const QString ref = textAt(schema, "$ref");
  return ref.mid(ref.lastIndexOf(QLatin1Char('/')) + 1);
}

// A schema of the document's components; null when absent.
const Json& component(const Json& document, const QString& name) {
  return at(at(at(document, "components"), "schemas"), name.toUtf8().constData());
}

struct Word {
  const char* from;
  const char* to;
};

QString scalarType(const QString& type, const QString& format) {
  static constexpr std::array formats{Word{"date-time", "datetime"}, Word{"date", "date"}, Word{"time", "time"},
                                      Word{"duration", "timedelta"}, Word{"uuid", "UUID"}, Word{"binary", "bytes"}};
  static constexpr std::array types{Word{"string", "str"},   Word{"integer", "int"}, Word{"number", "float"},
                                    Word{"boolean", "bool"}, Word{"null", "None"},   Word{"object", "dict"},
                                    Word{"array", "list"}};
  for (const Word& word : formats)
    if (type == QLatin1String("string") && format == QLatin1String(word.from)) return QLatin1String(word.to);
  for (const Word& word : types)
    if (type == QLatin1String(word.from)) return QLatin1String(word.to);
  return QStringLiteral("Any");
}

QString joined(const Json& schemas, const QString& separator) {
  QStringList types;
  for (const Json& schema : schemas)
    if (const QString type = typeText(schema); !types.contains(type)) types += type;
  return types.join(separator);
}

QString literal(const Json& values) {
  QStringList words;
  for (const Json& value : values)
    words += value.is_string() ? QLatin1Char('\'') + plain(value) + QLatin1Char('\'') : plain(value);
  return QStringLiteral("Literal[%1]").arg(words.join(QStringLiteral(", ")));
}

QString arrayType(const Json& schema) {
  const Json& prefix = at(schema, "prefixItems");
  if (prefix.is_array()) return QStringLiteral("tuple[%1]").arg(joined(prefix, QStringLiteral(", ")));
  const QString container = at(schema, "uniqueItems") == true ? QStringLiteral("set") : QStringLiteral("list");
  return schema.contains("items") ? container + QStringLiteral("[%1]").arg(typeText(schema["items"])) : container;
}

// The model a type names: through list, Optional and dict.
QString modelIn(const Json& schema) {
  if (const QString name = refName(schema); !name.isEmpty()) return name;
  for (const char* key : {"items", "additionalProperties"})
    if (const QString name = schema.is_object() ? modelIn(at(schema, key)) : QString(); !name.isEmpty()) return name;
  for (const char* key : {"anyOf", "oneOf", "allOf"})
    for (const Json& branch : at(schema, key))
      if (const QString name = modelIn(branch); !name.isEmpty()) return name;
  return {};
}

void addFacets(const Json& schema, QStringList& facets) {
  static constexpr std::array words{Word{"exclusiveMinimum", "gt"},    Word{"minimum", "ge"},
                                    Word{"exclusiveMaximum", "lt"},    Word{"maximum", "le"},
                                    Word{"multipleOf", "multiple_of"}, Word{"minLength", "min_length"},
                                    Word{"maxLength", "max_length"},   Word{"minItems", "min_length"},
                                    Word{"maxItems", "max_length"},    Word{"pattern", "pattern"},
                                    Word{"default", "default"}};
  for (const Word& word : words)
    if (const auto found = schema.find(word.from); schema.is_object() && found != schema.end())
      facets += QLatin1String(word.to) + QLatin1Char(' ') + facetValue(*found);
  for (const Json& branch : at(schema, "anyOf"))
    if (textAt(branch, "type") != QLatin1String("null")) addFacets(branch, facets);
}

DocsField readField(const QString& name, const Json& schema, bool isRequired) {
  DocsField field;
  field.name = name;
  field.type = typeText(schema);
  field.model = modelIn(schema);
  field.description = textAt(schema, "description");
  addFacets(schema, field.facets);
  field.isRequired = isRequired;
  return field;
}

QVector<DocsField> readProperties(const Json& schema) {
  QVector<DocsField> fields;
  const Json& required = at(schema, "required");
  const Json& properties = at(schema, "properties");
  if (!properties.is_object()) return fields;
  for (const auto& [name, property] : properties.items()) {
    const bool isRequired =
        std::any_of(required.begin(), required.end(), [&name = name](const Json& word) { return word == name; });
    fields.push_back(readField(text(name), property, isRequired));
  }
  return fields;
}

DocsField readParameter(const Json& parameter) {
  DocsField field = readField(textAt(parameter, "name"), at(parameter, "schema"), at(parameter, "required") == true);
  if (const QString description = textAt(parameter, "description"); !description.isEmpty())
    field.description = description;
  return field;
}

QVector<DocsGroup> readParameters(const Json& operation) {
  static constexpr std::array places{Word{"path", "Path parameters"}, Word{"query", "Query parameters"},
                                     Word{"header", "Headers"}, Word{"cookie", "Cookies"}};
  QVector<DocsGroup> groups;
  for (const Word& place : places) {
    DocsGroup group{translated(place.to), {}};
    for (const Json& parameter : at(operation, "parameters"))
      if (textAt(parameter, "in") == QLatin1String(place.from)) group.fields.push_back(readParameter(parameter));
    if (!group.fields.isEmpty()) groups.push_back(group);
  }
  return groups;
}

void readBody(const Json& document, const Json& operation, DocsOperation& page) {
  const Json& content = at(at(operation, "requestBody"), "content");
  if (!content.is_object() || content.empty()) return;
  const Json& schema = at(content.front(), "schema");
  page.bodyContentType = text(content.begin().key());
  page.bodyType = typeText(schema);
  const QString name = modelIn(schema);
  const Json& model = name.isEmpty() ? schema : component(document, name);
  page.bodyDescription = textAt(model, "description");
  page.body = readProperties(model);
}

QVector<DocsResponse> readResponses(const Json& operation) {
  QVector<DocsResponse> responses;
  const Json& answers = at(operation, "responses");
  if (!answers.is_object()) return responses;
  for (const auto& [status, answer] : answers.items()) {
    DocsResponse response;
    response.status = text(status);
    response.description = textAt(answer, "description");
    const Json& content = at(answer, "content");
    if (content.is_object() && !content.empty()) {
      const Json& schema = at(content.front(), "schema");
      response.contentType = text(content.begin().key());
      response.model = modelIn(schema);
      response.type = schema.is_object() && !schema.empty() ? typeText(schema) : QString();
    }
    responses.push_back(response);
  }
  return responses;
}

bool isMethod(const std::string& word) {
  static constexpr std::array methods{"get", "put", "post", "delete", "options", "head", "patch", "trace"};
  return std::any_of(methods.begin(), methods.end(), [&](const char* method) { return word == method; });
}

DocsOperation readOperation(const Json& document, const std::string& path, const std::string& method,
                            const Json& operation) {
  DocsOperation page;
  page.method = text(method).toUpper();
  page.path = text(path);
  page.title = textAt(operation, "summary");
  if (page.title.isEmpty()) page.title = page.key();
  page.description = textAt(operation, "description");
  if (const Json& tags = at(operation, "tags"); tags.is_array() && !tags.empty()) page.tag = plain(tags.front());
  page.isDeprecated = at(operation, "deprecated") == true;
  page.parameters = readParameters(operation);
  readBody(document, operation, page);
  page.responses = readResponses(operation);
  return page;
}

DocsModel readModel(const std::string& name, const Json& schema) {
  DocsModel model{text(name), textAt(schema, "description"), readProperties(schema), {}};
  for (const Json& value : at(schema, "enum")) model.values += plain(value);
  return model;
}

} // namespace

QString typeText(const Json& schema) {
  if (!schema.is_object() || schema.empty()) return QStringLiteral("Any");
  if (const QString name = refName(schema); !name.isEmpty()) return name;
  for (const char* key : {"anyOf", "oneOf"})
    if (schema.contains(key)) return joined(schema[key], QStringLiteral(" | "));
  if (const Json& all = at(schema, "allOf"); all.is_array() && all.size() == 1) return typeText(all.front());
  if (schema.contains("const")) return literal(Json::array({schema["const"]}));
  if (schema.contains("enum")) return literal(schema["enum"]);
  const QString type = textAt(schema, "type");
  if (type == QLatin1String("array")) return arrayType(schema);
  const Json& values = at(schema, "additionalProperties");
  if (type == QLatin1String("object") && values.is_object())
    return QStringLiteral("dict[str, %1]").arg(typeText(values));
  return scalarType(type, textAt(schema, "format"));
}

DocsDocument readDocs(const Json& openApi) {
  DocsDocument docs;
  const Json& info = at(openApi, "info");
  docs.title = textAt(info, "title");
  docs.version = textAt(info, "version");
  docs.summary = textAt(info, "summary");
  docs.description = textAt(info, "description");
  if (const Json& paths = at(openApi, "paths"); paths.is_object())
    for (const auto& [path, item] : paths.items()) {
      if (!item.is_object()) continue;
      for (const auto& [method, operation] : item.items())
        if (isMethod(method)) docs.operations.push_back(readOperation(openApi, path, method, operation));
    }
  if (const Json& schemas = at(at(openApi, "components"), "schemas"); schemas.is_object())
    for (const auto& [name, schema] : schemas.items()) docs.models.push_back(readModel(name, schema));
  return docs;
}

bool matches(const DocsOperation& operation, const QString& query) {
  const QString text =
      QStringList{operation.method, operation.path, operation.title, operation.tag, operation.description}.join(
          QLatin1Char(' '));
  const QStringList words = query.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  return std::all_of(words.begin(), words.end(),
                     [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

} // namespace signalbox::ui
