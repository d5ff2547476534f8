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

namespace signalbox::ui {

inline constexpr char recordingEnding[] = "jsonl";

// Any thread. The file takes the place of an old one when it is whole.
Result<void> writeRecording(const MessageStore& messages, const QString& file);
// Lines of another kind are passed over; a file without any of ours is refused. The newest are kept, as of a stream.
Result<MessageStore> readRecording(const QString& file);

// On a thread of its own; `done` is called on `context`'s thread while that lives.
void saveRecording(MessageStore messages, const QString& file, QObject* context,
                   std::function<void(const Result<void>&)> done);
void openRecording(const QString& file, QObject* context, std::function<void(Result<MessageStore>)> done);

} // namespace signalbox::ui
