// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Saved messages of WebSockets: saved requests whose body is what is sent. Text and JSON stand as they are; binary is
// raw of media type application/octet-stream, written in hex.
#pragma once

#include "core/base/result.h"
#include "ui/panels/stream_connection.h"

#include <QByteArray>
#include <QVector>

#include <functional>

namespace signalbox::ui {

// Those with a body for the connection's endpoint, or of its address, in the project's order.
QVector<design::SavedRequestPtr> savedMessages(const design::Design& design, const StreamConnection& connection);
Composition compositionOf(const design::RequestBody& body);

// A saved request with the connection's address, headers and auth, under a name that is free.
design::SavedRequest savedMessage(const design::Design& design, const StreamConnection& connection);
QString messageTitle(const design::SavedRequest& message);

struct ComposedPayload {
  QByteArray bytes;
  bool isText = true;
};
// Text with its variables put in; hex and Base64 as the bytes they spell. A sentence when that cannot be.
Result<ComposedPayload> payloadOf(const Composition& composition,
                                  const std::function<std::optional<std::string>(std::string_view)>& lookup);

} // namespace signalbox::ui
