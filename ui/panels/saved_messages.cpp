// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/saved_messages.h"

#include "core/design/edit.h"
#include "core/requests/variables.h"
#include "ui/models/message_text.h"
#include "ui/panels/keep_request.h"
#include "ui/panels/saved_draft.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::ui {
namespace {

using Form = Composition::Form;

const std::string binaryType = "application/octet-stream";

QString translated(const char* words) { return QCoreApplication::translate("Streams", words); }

bool isOf(const design::SavedRequest& request, const StreamConnection& connection) {
  const BodyKind kind = request.body.kind;
  if (kind != BodyKind::JsonText && kind != BodyKind::Raw) return false;
  if (!connection.endpointId.isEmpty()) return request.endpoint == connection.endpointId.toStdString();
  return request.endpoint.empty() && request.url == addressOf(connection.draft()).text.toStdString();
}

QByteArray withoutBlanks(const QString& text) {
  QString kept = text;
  kept.removeIf([](QChar c) { return c.isSpace(); });
  return kept.toLatin1();
}

Result<QByteArray> bytesOf(const Composition& composition) {
  const QByteArray spelled = withoutBlanks(composition.text);
  if (composition.form == Form::Base64) {
    auto decoded = QByteArray::fromBase64Encoding(spelled, QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded) return failure(translated("This is no Base64.").toStdString());
    return std::move(*decoded);
  }
  const bool isHex =
      std::ranges::all_of(spelled, [](char c) { return std::isxdigit(static_cast<unsigned char>(c)) != 0; });
  if (!isHex || spelled.size() % 2 != 0)
    return failure(translated("Hex is pairs of 0 to 9 and a to f: 48 65 6c 6c 6f").toStdString());
  return QByteArray::fromHex(spelled);
}

design::RequestBody bodyOf(const Composition& composition) {
  design::RequestBody body;
  body.kind = composition.form == Form::Json ? BodyKind::JsonText : BodyKind::Raw;
  body.text = composition.text.toStdString();
  if (composition.form == Form::Json || composition.form == Form::Text) return body;
  body.mediaType = binaryType;
  if (const auto bytes = bytesOf(composition)) body.text = bytes->toHex(' ').toStdString();
  return body;
}

// What the message says it is: its kind, or its first words.
QString titleOf(const Composition& composition) {
  const std::string text = composition.text.toStdString();
  const MessageView message{MessageDirection::Out, false, 0, text, {}, {}};
  if (const QString kind = messageKind(message); !kind.isEmpty()) return kind.left(40);
  const QString words = composition.text.simplified().left(24);
  const bool isWord = !words.isEmpty() && words[0].isLetterOrNumber();
  return isWord ? words : translated("message");
}

} // namespace

QVector<design::SavedRequestPtr> savedMessages(const design::Design& design, const StreamConnection& connection) {
  QVector<design::SavedRequestPtr> messages;
  for (const design::SavedRequestPtr& request : design.requests())
    if (isOf(*request, connection)) messages.push_back(request);
  std::ranges::stable_sort(messages, {}, [](const design::SavedRequestPtr& request) { return request->order; });
  return messages;
}

Composition compositionOf(const design::RequestBody& body) {
  const Form form = body.kind == BodyKind::JsonText ? Form::Json
                    : body.mediaType == binaryType  ? Form::Hex
                                                    : Form::Text;
  return {QString::fromStdString(body.text), form};
}

design::SavedRequest savedMessage(const design::Design& design, const StreamConnection& connection) {
  design::SavedRequest request = savedOf(connection.draft(), connection.endpointId);
  const QString title = titleOf(connection.composition);
  request.name = freeRequestName(design, title.toLower(), QStringLiteral("message_"));
  request.title = title.toStdString();
  request.method = "WEBSOCKET";
  request.body = bodyOf(connection.composition);
  return request;
}

QString messageTitle(const design::SavedRequest& message) {
  return QString::fromStdString(message.title.empty() ? message.name : message.title);
}

Result<ComposedPayload> payloadOf(const Composition& composition,
                                  const std::function<std::optional<std::string>(std::string_view)>& lookup) {
  if (composition.form == Form::Hex || composition.form == Form::Base64) {
    const auto bytes = bytesOf(composition);
    if (!bytes) return std::unexpected(bytes.error());
    return ComposedPayload{*bytes, false};
  }
  const requests::Resolved resolved = requests::resolve(composition.text.toStdString(), lookup);
  if (!resolved.missing.empty())
    return failure(translated("{{%1}} has no value in this environment.")
                       .arg(QString::fromStdString(resolved.missing.front()))
                       .toStdString());
  return ComposedPayload{QByteArray::fromStdString(resolved.text), true};
}

} // namespace signalbox::ui
