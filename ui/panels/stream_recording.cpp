// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_recording.h"

#include "ui/models/message_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QPointer>
#include <QSaveFile>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace signalbox::ui {
namespace {

std::unexpected<Error> fileFailure(const QString& words, const QFileDevice& file) {
  return failure(words.arg(file.fileName(), file.errorString()).toStdString());
}

// Runs `work` on a pool's thread and brings what it gives to the context.
template<class Work, class Done>
void run(QObject* context, Work work, Done done) {
  QThreadPool::globalInstance()->start([target = QPointer(context), work = std::move(work), done = std::move(done)] {
    auto given = std::make_shared<decltype(work())>(work());
    QMetaObject::invokeMethod(
        qApp,
        [target, given, done] {
          if (target) done(std::move(*given));
        },
        Qt::QueuedConnection);
  });
}

} // namespace

Result<void> writeRecording(const MessageStore& messages, const QString& path) {
  QSaveFile file(path);
  const QString words = QCoreApplication::translate("Streams", "%1 cannot be written: %2");
  if (!file.open(QIODevice::WriteOnly)) return fileFailure(words, file);
  messages.visit(messages.first(), messages.end(), [&](quint64, const MessageView& message) {
    const std::string line = toJsonLine(message) + '\n';
    return file.write(line.data(), static_cast<qint64>(line.size())) == static_cast<qint64>(line.size());
  });
  if (!file.commit()) return fileFailure(words, file);
  return {};
}

Result<Recording> readRecording(const QString& path, quint64 end, MessageLimits limits) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly))
    return fileFailure(QCoreApplication::translate("Streams", "%1 cannot be read: %2"), file);
  MessageStore messages(limits);
  MessageBatch one;
  while (messages.end() < end && !file.atEnd()) {
    const QByteArray line = file.readLine();
    one.clear();
    if (!readJsonLine(std::string_view(line.constData(), static_cast<std::size_t>(line.size())), one)) continue;
    messages.append(one[0]);
    messages.trim();
  }
  if (messages.count() > 0) return Recording{messages, messages.end()};
  return failure(QCoreApplication::translate("Streams", "%1 holds no messages of a stream.").arg(path).toStdString());
}

void saveRecording(MessageStore messages, const QString& file, QObject* context,
                   std::function<void(const Result<void>&)> done) {
  // The messages come back with the answer: the window's thread is the last to let them go.
  run(
      context, [messages, file] { return writeRecording(messages, file); },
      [messages, done = std::move(done)](const Result<void>& result) { done(result); });
}

void openRecording(const QString& file, quint64 end, QObject* context, std::function<void(Result<Recording>)> done) {
  run(
      context, [file, end] { return readRecording(file, end); },
      [done = std::move(done)](Result<Recording> result) { done(std::move(result)); });
}

} // namespace signalbox::ui
