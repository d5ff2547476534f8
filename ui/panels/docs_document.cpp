// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_document.h"

#include "core/design/wire_name.h"
#include "core/openapi/write.h"
#include "ui/editors/field_text.h"
#include "ui/panels/type_examples.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>

namespace signalbox::ui {

namespace {

constexpr std::array places{"path", "query", "header", "cookie"}; // in the order of ParameterIn

// The path as OpenAPI writes it: {p:path} is {p}.
QString openApiPath(const std::string& path) {
  QString plain;
  bool isConverter = false;
  for (const QChar c : QString::fromStdString(path)) {
    if (c == QLatin1Char(':') && plain.lastIndexOf(QLatin1Char('{')) > plain.lastIndexOf(QLatin1Char('}')))
      isConverter = true;
    if (c == QLatin1Char('}')) isConverter = false;
    if (!isConverter) plain += c;
  }
  return plain;
}

std::vector<std::string> modelsIn(const design::Design& design, const std::string& type) {
  static const QRegularExpression word(QStringLiteral("[A-Za-z_][A-Za-z_0-9]*"));
  std::vector<std::string> models;
  for (auto each = word.globalMatch(QString::fromStdString(type)); each.hasNext();)
    if (const std::string name = each.next().captured().toStdString(); design.model(name)) models.push_back(name);
  return models;
}

docs::Field fieldOf(const design::Design& design, const design::Parameter& parameter) {
  docs::Field field;
  field.name = parameter.in == design::ParameterIn::Header ? design::headerName(parameter.field)
                                                           : design::wireName(parameter.field);
  field.type = parameter.field.type;
  field.models = modelsIn(design, field.type);
  field.isRequired = parameter.field.isRequired();
  if (const auto words = parameter.field.facets.find("description");
      words != parameter.field.facets.end() && words->is_string())
    field.description = words->get<std::string>();
  for (const QString& facet : facetWords(parameter.field.facets)) field.facets.push_back(facet.toStdString());
  return field;
}

std::vector<docs::Group> parametersOf(const design::Design& design, const design::Endpoint& endpoint) {
  std::vector<docs::Group> groups;
  for (std::size_t place = 0; place < places.size(); ++place) {
    docs::Group group{places[place], {}};
    for (const design::Parameter& parameter : endpoint.parameters)
      if (std::size_t(parameter.in) == place) group.fields.push_back(fieldOf(design, parameter));
    if (!group.fields.empty()) groups.push_back(std::move(group));
  }
  return groups;
}

docs::Operation socketPage(const design::Design& design, const design::Endpoint& endpoint) {
  docs::Operation page;
  page.method = "WS";
  page.path = openApiPath(design.fullPath(endpoint)).toStdString();
  page.title = endpoint.summary.empty() ? endpoint.name : endpoint.summary;
  page.description = endpoint.description;
  page.tags = {QCoreApplication::translate("DocsPanel", "Streams").toStdString()};
  page.parameters = parametersOf(design, endpoint);
  if (endpoint.response.model.empty()) return page;
  docs::Content message;
  message.mediaType = QCoreApplication::translate("DocsPanel", "messages").toStdString();
  message.type = endpoint.response.model;
  message.models = modelsIn(design, message.type);
  page.responses.push_back({"101",
                            QCoreApplication::translate("DocsPanel", "What the server sends.").toStdString(),
                            {std::move(message)},
                            {}});
  return page;
}

// The samples of a document that one type stands for.
class Samples final {
public:
  Samples(const design::Design& design, const schema::Types* previous)
      : m_design(design), m_examples(design, previous) {}

  // A type of the design in Python's words; a model may have another name in OpenAPI, then it is left alone.
  void add(const std::string& type, std::string& sample) {
    if (type.empty()) return;
    design::Field field;
    field.type = type;
    m_wanted.push_back({m_examples.add(field), &sample});
  }
  void addContent(docs::Content& content) {
    if (content.examples.empty() && m_design.model(content.type)) add(content.type, content.sample);
  }

  void write() {
    m_examples.finish();
    for (const auto& [type, sample] : m_wanted)
      if (const design::Json value = m_examples.value(type); !value.is_null())
        *sample = value.dump(2, ' ', false, design::Json::error_handler_t::replace);
  }

private:
  const design::Design& m_design;
  TypeExamples m_examples;
  std::vector<std::pair<schema::TypeId, std::string*>> m_wanted;
};

void addOperation(Samples& samples, docs::Operation& operation, const design::Endpoint* endpoint) {
  for (docs::Content& content : operation.bodies) samples.addContent(content);
  for (docs::Response& response : operation.responses) {
    const bool isUsual = endpoint && !endpoint->isSocket() && !endpoint->response.model.empty() &&
                         response.status == std::to_string(endpoint->response.statusCode);
    for (docs::Content& content : response.contents) {
      if (isUsual && content.examples.empty())
        samples.add(endpoint->response.model, content.sample);
      else
        samples.addContent(content);
    }
  }
}

} // namespace

QString docsKeyOf(const design::Design& design, const design::Endpoint& endpoint) {
  const QString method = endpoint.isSocket() ? QStringLiteral("WS") : QString::fromStdString(endpoint.method);
  return method + QLatin1Char(' ') + openApiPath(design.fullPath(endpoint));
}

std::shared_ptr<const design::Endpoint> docsEndpoint(const design::Design& design, const QString& key) {
  for (const design::EndpointPtr& endpoint : design.endpoints()) {
    if (!endpoint->enabled) continue; // another may have its path
    if (docsKeyOf(design, *endpoint) == key || QString::fromStdString(endpoint->id()) == key) return endpoint;
  }
  return nullptr;
}

std::vector<docs::Operation> docsSocketPages(const design::Design& design) {
  std::vector<docs::Operation> pages;
  for (const design::EndpointPtr& endpoint : design.endpoints())
    if (endpoint->isSocket() && endpoint->enabled) pages.push_back(socketPage(design, *endpoint));
  return pages;
}

docs::Document docsDocument(const design::Design& design) {
  docs::Document document = docs::readDocument(openapi::write(design));
  for (docs::Operation& page : docsSocketPages(design)) document.operations.push_back(std::move(page));
  return document;
}

docs::Document docsForReaders(docs::Document openApi, const design::Design& design, const schema::Types* previous) {
  for (docs::Operation& page : docsSocketPages(design)) openApi.operations.push_back(std::move(page));
  useModelExamples(openApi, design, previous);
  return openApi;
}

QString docsExample(const design::Design& design, const std::string& type, const schema::Types* previous) {
  std::string sample;
  Samples samples(design, previous);
  samples.add(type, sample);
  samples.write();
  return QString::fromStdString(sample);
}

void useModelExamples(docs::Document& document, const design::Design& design, const schema::Types* previous) {
  Samples samples(design, previous);
  for (docs::Operation& operation : document.operations)
    addOperation(samples, operation, docsEndpoint(design, QString::fromStdString(operation.key())).get());
  for (docs::Operation& webhook : document.webhooks) addOperation(samples, webhook, nullptr);
  for (docs::Model& model : document.models)
    if (design.model(model.name)) samples.add(model.name, model.sample);
  samples.write();
}

} // namespace signalbox::ui
