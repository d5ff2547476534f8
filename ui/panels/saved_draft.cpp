// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/saved_draft.h"

#include "core/requests/plain_request.h"
#include "ui/panels/draft_rows.h"

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::ParameterIn;
using design::RequestBody;
using design::RequestPart;
using design::RequestValue;
using design::SavedRequest;

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

bool hasParts(BodyKind kind) { return kind == BodyKind::Form || kind == BodyKind::Multipart; }

std::vector<RequestPart> partsOf(const PartRow& row) {
  RequestPart part{row.name.toStdString(), {}, {}, row.mediaType.toStdString(), row.isEnabled};
  if (row.isFile) {
    part.file = row.file.toStdString();
    return {part};
  }
  std::vector<RequestPart> parts;
  for (const QString& value : valuesOf(row.value)) {
    part.value = value.toStdString();
    parts.push_back(part);
  }
  return parts;
}

PartRow rowOf(const RequestPart& part) {
  PartRow row;
  row.name = text(part.name);
  row.value = text(part.value);
  row.file = text(part.file);
  row.isFile = !part.file.empty();
  row.mediaType = text(part.mediaType);
  row.isEnabled = part.enabled;
  return row;
}

void usePart(QVector<PartRow>& rows, const RequestPart& part) {
  const PartRow read = rowOf(part);
  const auto own = std::find_if(rows.begin(), rows.end(),
                                [&](const PartRow& row) { return row.isDeclared && row.name == read.name; });
  if (own == rows.end()) return rows.push_back(read);
  own->value = read.value;
  own->file = read.file;
  own->isFile = own->isFile || read.isFile;
  own->mediaType = read.mediaType;
  own->isEnabled = read.isEnabled;
}

std::vector<RequestValue>& placeOf(SavedRequest& request, ParameterIn in) {
  switch (in) {
  case ParameterIn::Path: return request.path;
  case ParameterIn::Query: return request.query;
  case ParameterIn::Header: return request.headers;
  case ParameterIn::Cookie: return request.cookies;
  }
  return request.query;
}

// The address without the query that its rows are.
std::string urlTemplate(const RequestDraft& draft) {
  const QString& address = draft.freeAddress.isEmpty() ? draft.path : draft.freeAddress;
  if (const QString own = ownUrl(address); !own.isEmpty()) return own.toStdString();
  const QString slash = address.startsWith(QLatin1Char('/')) ? QString() : QStringLiteral("/");
  return (QStringLiteral("{{base}}") + slash + address).toStdString();
}

// An address of its own; one of this design's server is the endpoint's, whatever that is called now.
bool isElsewhere(const QString& url) { return !ownUrl(url).isEmpty() && !url.startsWith(QLatin1String("{{base}}")); }

void useRows(RequestDraft& draft, ParameterIn in, const std::vector<RequestValue>& values) {
  for (ParameterRow& row : draft.rows)
    if (row.in == in && row.isDeclared && in != ParameterIn::Path) row.isEnabled = false, row.value.clear();
  for (const RequestValue& value : values) {
    ParameterRow* own = findRow(draft.rows, in, text(value.name));
    if (!own || !own->isDeclared) own = &draft.rows.emplace_back(freeRow(in, text(value.name)));
    own->value = text(value.value);
    own->isEnabled = value.enabled || in == ParameterIn::Path;
  }
}

} // namespace

RequestBody bodyOf(const RequestDraft& draft) {
  RequestBody body;
  body.kind = draft.bodyKind;
  if (draft.bodyKind == BodyKind::JsonText || draft.bodyKind == BodyKind::Raw) body.text = draft.body.toStdString();
  if (draft.bodyKind == BodyKind::JsonText && body.text.empty()) return {};
  if (draft.bodyKind == BodyKind::Raw || draft.bodyKind == BodyKind::Binary)
    body.mediaType = draft.mediaType.toStdString();
  if (draft.bodyKind == BodyKind::Binary) body.file = draft.file.toStdString();
  if (!hasParts(draft.bodyKind)) return body;
  for (const PartRow& row : draft.parts)
    for (RequestPart& part : partsOf(row)) body.parts.push_back(std::move(part));
  return body;
}

void useBody(RequestDraft& draft, const RequestBody& body) {
  draft.bodyKind = body.kind;
  draft.body = text(body.text);
  draft.mediaType = text(body.mediaType);
  draft.file = text(body.file);
  draft.parts.removeIf([](const PartRow& row) { return !row.isDeclared; });
  for (PartRow& row : draft.parts) row.isEnabled = false, row.value.clear(), row.file.clear();
  for (const RequestPart& part : body.parts) usePart(draft.parts, part);
}

SavedRequest savedOf(const RequestDraft& draft, const QString& endpointId) {
  SavedRequest request;
  request.endpoint = endpointId.toStdString();
  request.method = draft.method.toStdString();
  request.url = urlTemplate(draft);
  const bool ownsAddress = draft.freeAddress.isEmpty();
  for (const ParameterRow& row : draft.rows) {
    const bool isOfAddress = row.in == ParameterIn::Path || row.in == ParameterIn::Query;
    if (row.name.isEmpty() || (isOfAddress && !ownsAddress)) continue;
    if (row.isDeclared && !row.isEnabled && row.value.isEmpty()) continue;
    const QStringList values =
        row.in == ParameterIn::Cookie || row.in == ParameterIn::Path ? QStringList{row.value} : valuesOf(row.value);
    for (const QString& value : values)
      placeOf(request, row.in).push_back({row.name.toStdString(), value.toStdString(), row.isEnabled});
  }
  request.body = bodyOf(draft);
  request.auth = draft.auth;
  request.followRedirects = draft.followRedirects;
  requests::setChecksCertificates(request, draft.checksCertificates);
  return request;
}

RequestDraft draftOf(const SavedRequest& request) {
  RequestDraft draft;
  draft.method = text(request.method);
  QString url = text(request.url);
  if (url.startsWith(QLatin1String("{{base}}"))) url = url.mid(8);
  draft.path = url.isEmpty() ? QStringLiteral("/") : url;
  for (const RequestValue& value : request.path) {
    ParameterRow row = freeRow(ParameterIn::Path, text(value.name), text(value.value));
    row.isDeclared = true;
    row.isRequired = true;
    row.isRestOfPath = draft.path.contains(QStringLiteral("{%1:path}").arg(row.name));
    draft.rows.push_back(row);
  }
  useRequest(draft, request);
  draft.freeAddress.clear(); // it is the path
  return draft;
}

void useRequest(RequestDraft& draft, const SavedRequest& request) {
  draft.freeAddress = isElsewhere(text(request.url)) ? text(request.url) : QString();
  if (!draft.freeAddress.isEmpty()) draft.method = text(request.method);
  draft.rows.removeIf([](const ParameterRow& row) { return !row.isDeclared; });
  useRows(draft, ParameterIn::Path, request.path);
  useRows(draft, ParameterIn::Query, request.query);
  useRows(draft, ParameterIn::Header, request.headers);
  useRows(draft, ParameterIn::Cookie, request.cookies);
  useBody(draft, request.body);
  draft.auth = request.auth;
  draft.followRedirects = request.followRedirects;
  draft.checksCertificates = requests::checksCertificates(request);
}

RequestDraft pastedDraft(const RequestDraft& draft, const SavedRequest& request, const QString& base) {
  RequestDraft pasted = draft;
  useRequest(pasted, request);
  SavedRequest address = request;
  address.headers.clear();
  address.cookies.clear();
  address.body = {};
  address.auth.kind = design::RequestAuth::Kind::None;
  QString url = text(requests::plainRequest(address, [](std::string_view) { return std::nullopt; }, {}).request.url);
  const bool isOurs = !base.isEmpty() && url.startsWith(base + QLatin1Char('/'));
  if (isOurs) url = url.mid(base.size());
  applyAddress(pasted, url);
  if (!pasted.freeAddress.isEmpty() || request.method != draft.method.toStdString()) {
    if (pasted.freeAddress.isEmpty()) pasted.freeAddress = url;
    pasted.method = text(request.method);
  }
  return pasted;
}

client::Request requestOf(const RequestDraft& draft, const QString& base) {
  const auto lookup = [&](std::string_view name) {
    return name == "base" ? std::optional(base.toStdString()) : std::nullopt;
  };
  const requests::PlainRequest plain = requests::plainRequest(savedOf(draft, {}), lookup, {}).request;
  if (auto request = requests::encode(plain, {})) return std::move(*request);
  requests::PlainRequest withoutFiles = plain;
  withoutFiles.body = BodyKind::None;
  return requests::encode(withoutFiles, {}).value_or(client::Request());
}

} // namespace signalbox::ui
