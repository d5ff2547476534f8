// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_samples_of.h"

#include "core/design/design.h"
#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/panels/docs_document.h"
#include "ui/panels/docs_text.h"
#include "ui/panels/request_draft.h"
#include "ui/panels/response_state.h"
#include "ui/panels/stream_connections.h"
#include "ui/workbench/workbench.h"

namespace signalbox::ui {

namespace {

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
  sample.answer = docsExample(design, endpoint->response.model, types);
  for (const docs::Response& response : operation.responses)
    if (const int status = docsText(response.status).toInt(); status != sample.status && status > 0)
      sample.others.push_back(response);
  return sample;
}

} // namespace signalbox::ui
