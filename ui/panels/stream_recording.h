// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Recordings: the messages of a stream as a file of JSON Lines (ui/models/message_text.h), written and read on a
// thread.
#pragma once

#include "core/base/result.h"
#include "ui/models/message_ring.h"

#include <QObject>
#include <QString>

#include <functional>
#include <limits>

namespace signalbox::ui {

inline constexpr char recordingEnding[] = "jsonl";

// Any thread. The file takes the place of an old one when it is whole.
Result<void> writeRecording(const MessageStore& messages, const QString& file);

// What is open of a file: of more messages than a stream keeps a stretch, numbered from the file's first one.
struct Recording {
  MessageStore messages;
  quint64 total = 0; // in the file
};
inline constexpr quint64 endOfFile = std::numeric_limits<quint64>::max();

// Lines of another kind are passed over; a file without any of ours is refused. The newest before `end` are kept;
// reading goes no further, so that `total` is then no more than the number read.
Result<Recording> readRecording(const QString& file, quint64 end = endOfFile, MessageLimits limits = {});

// On a thread of its own; `done` is called on `context`'s thread while that lives.
void saveRecording(MessageStore messages, const QString& file, QObject* context,
                   std::function<void(const Result<void>&)> done);
void openRecording(const QString& file, quint64 end, QObject* context, std::function<void(Result<Recording>)> done);

} // namespace signalbox::ui
