// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A message of a stream as texts: of a row, of a screen reader, of a line in a file.
#pragma once

#include "ui/bridge/message_batch.h"

#include <QString>

#include <optional>

namespace signalbox::ui {

// "14:02:12.340"
QString clockText(qint64 microseconds);
// "92 B", "1.2 kB", "3.4 MB"
QString sizeText(quint64 bytes);
// The first bytes of the payload on one line; of binary in hex.
QString oneLine(const MessageView& message);
// "14:02:12.340 received order.created {"id":1}"
QString spokenText(const MessageView& message);

// The event of an SSE message; of JSON its "event", "type" or "op" where that is a text in the first 4 KiB; else empty.
QString messageKind(const MessageView& message);

// The first place of `needle` in the message's payload, event or id. Letters of ASCII match in both cases.
bool containsText(const MessageView& message, std::string_view needle);

// One JSON object: time, direction, event, id, and the payload: as `data` where it is JSON in its shortest form, as
// `text`, or as `base64` where it was binary or is no UTF-8 ("frame": "text"). Reads back to the same message.
std::string toJsonLine(const MessageView& message);
// Appends the message; false when the line is none of ours.
bool readJsonLine(std::string_view line, MessageBatch& batch);

} // namespace signalbox::ui
