// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_samples_of.h"

#include "core/design/design.h"
#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/panels/docs_text.h"
#include "ui/panels/request_draft.h"
#include "ui/panels/response_state.h"
#include "ui/panels/stream_connections.h"
#include "ui/panels/type_examples.h"
#include "ui/shell/workbench.h"

namespace signalbox::ui {

namespace {

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

QString exampleAnswer(const design::Design& design, const design::Endpoint& endpoint, const schema::Types* previous) {
  if (endpoint.response.model.empty()) return {};
  TypeExamples examples(design, previous);
  design::Field field;
  field.type = endpoint.response.model;
  const schema::TypeId type = examples.add(field);
  examples.finish();
  return QString::fromStdString(examples.value(type).dump(2, ' ', false, design::Json::error_handler_t::replace));
}

requests::PlainRequest plainOf(const client::Request& request) {
  requests::PlainRequest plain;
  plain.method = request.method;
  plain.url = request.url;
  plain.headers = request.headers;
  if (request.body.empty()) return plain;
  plain.body = design::RequestBody::Kind::Raw;
  plain.text = request.body;
  return plain;
}

// What the server sends itself: to an address of the receiver's.
DocsSample sampleOfWebhook(const docs::Operation& operation) {
  DocsSample sample;
  sample.canTry = false;
  sample.request.method = operation.method;
  sample.request.url = "https://example.com/your-address";
  if (!operation.bodies.empty() && !operation.bodies.front().sample.empty()) {
    sample.request.headers = {{"Content-Type", operation.bodies.front().mediaType}};
    sample.request.body = design::RequestBody::Kind::Raw;
    sample.request.text = operation.bodies.front().sample;
  }
  sample.others = operation.responses;
  if (sample.others.empty()) return sample;
  sample.status = docsText(sample.others.front().status).toInt();
  sample.statusText = reasonOf(sample.status);
  sample.others.erase(sample.others.begin());
  return sample;
}

} // namespace

QString docsKeyOf(const design::Design& design, const design::Endpoint& endpoint) {
  const QString method = endpoint.isSocket() ? QStringLiteral("WS") : QString::fromStdString(endpoint.method);
  return method + QLatin1Char(' ') + openApiPath(design.fullPath(endpoint));
}

std::shared_ptr<const design::Endpoint> docsEndpoint(const design::Design& design, const QString& key) {
  for (const design::EndpointPtr& endpoint : design.endpoints())
    if (docsKeyOf(design, *endpoint) == key || QString::fromStdString(endpoint->id()) == key) return endpoint;
  return nullptr;
}

docs::Operation docsSocketPage(const design::Design& design, const design::Endpoint& endpoint) {
  docs::Operation page;
  page.method = "WS";
  page.path = openApiPath(design.fullPath(endpoint)).toStdString();
  page.title = endpoint.summary.empty() ? endpoint.name : endpoint.summary;
  page.description = endpoint.description;
  page.tags = {DocsSamples::tr("Streams").toStdString()};
  return page;
}

DocsSample docsSampleOf(const docs::Operation& operation, const Workbench& workbench) {
  const design::Design& design = workbench.document.design();
  const auto endpoint = operation.isWebhook ? nullptr : docsEndpoint(design, docsText(operation.key()));
  if (!endpoint) return sampleOfWebhook(operation);
  const auto api = workbench.live.api();
  const schema::Types* types = api ? &api->types() : nullptr;
  const design::ProjectInfo& project = design.project();
  QString base = workbench.live.baseUrl();
  if (base.isEmpty()) base = QStringLiteral("http://%1:%2").arg(QString::fromStdString(project.host)).arg(project.port);
  DocsSample sample;
  sample.request = plainOf(requestOf(draftFor(design, *endpoint, types), base));
  sample.isSocket = endpoint->isSocket();
  if (sample.isSocket) sample.request.url = socketUrl(docsText(sample.request.url)).toStdString();
  sample.status = sample.isSocket ? 101 : endpoint->response.statusCode;
  sample.statusText = reasonOf(sample.status);
  sample.answer = exampleAnswer(design, *endpoint, types);
  for (const docs::Response& response : operation.responses)
    if (const int status = docsText(response.status).toInt(); status != sample.status && status > 0)
      sample.others.push_back(response);
  return sample;
}

} // namespace signalbox::ui
