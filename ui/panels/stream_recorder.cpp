// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_recorder.h"

#include "ui/models/message_text.h"

#include <QCoreApplication>
#include <QFile>
#include <QPointer>

#include <atomic>

namespace signalbox::ui {

// The thread's own, but for `waiting`.
struct StreamRecorder::Writer {
  explicit Writer(const QString& path) : file(path) {}

  void open() {
    if (!file.open(QIODevice::WriteOnly | QIODevice::Truncate)) fail();
  }

  void write(const MessageView& message) {
    if (!problem.isEmpty()) return;
    const std::string line = toJsonLine(message) + '\n';
    if (file.write(line.data(), qint64(line.size())) != qint64(line.size())) fail();
  }

  void flush() {
    if (problem.isEmpty() && !file.flush()) fail();
  }

  void fail() {
    problem =
        QCoreApplication::translate("Streams", "%1 cannot be written: %2").arg(file.fileName(), file.errorString());
    file.close();
  }

  QFile file;
  QString problem;
  std::atomic<std::size_t> waiting = 0; // bytes
};

StreamRecorder::StreamRecorder(QString file, const MessageStore& before, QObject* parent)
    : QObject(parent), m_file(std::move(file)), m_count(before.count()), m_writer(std::make_shared<Writer>(m_file)) {
  post([before](Writer& writer) {
    writer.open();
    before.visit(before.first(), before.end(), [&writer](quint64, const MessageView& message) {
      writer.write(message);
      return true;
    });
    writer.flush();
  });
}

StreamRecorder::~StreamRecorder() = default;

void StreamRecorder::post(std::function<void(Writer&)> task) {
  m_thread.post([writer = m_writer, task = std::move(task)] { task(*writer); });
}

void StreamRecorder::take(const MessageBatch& batch) {
  if (m_writer->waiting > mostWaiting) {
    m_missed += batch.size();
    return;
  }
  m_count += batch.size();
  const std::size_t bytes = batch.bytes();
  m_writer->waiting += bytes;
  post([batch, bytes](Writer& writer) {
    for (std::size_t i = 0; i < batch.size(); ++i) writer.write(batch[i]);
    writer.flush();
    writer.waiting -= bytes;
  });
}

void StreamRecorder::finish() {
  post([self = QPointer(this)](Writer& writer) {
    writer.file.close();
    // `self` is looked at on the UI thread only.
    QMetaObject::invokeMethod(
        qApp,
        [self, problem = writer.problem] {
          if (self) Q_EMIT self->finished(problem);
        },
        Qt::QueuedConnection);
  });
}

} // namespace signalbox::ui
