// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a stream's view does with files: messages saved and recorded, stretches of a large recording opened.
#include "ui/panels/stream_connection.h"
#include "ui/panels/stream_recording.h"
#include "ui/panels/stream_view.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QUrl>

#include <algorithm>

namespace signalbox::ui {

void StreamView::saveTo(const QString& file) {
  if (!m_connection) return;
  saveRecording(m_connection->messages().store(), file, this, [this, file](const Result<void>& done) {
    const QString problem = done ? QString() : QString::fromStdString(done.error().message);
    m_workbench.navigator.toast(done ? tr("Saved to %1").arg(file) : problem);
    Q_EMIT saved(problem);
  });
}

void StreamView::openStretch(quint64 end) {
  if (!m_connection) return;
  const QString file = m_connection->recordingFile();
  openRecording(file, end, this, [this, connection = m_connection, file](Result<Recording> recording) {
    if (!connection) return; // closed meanwhile
    if (!recording) return m_workbench.navigator.toast(QString::fromStdString(recording.error().message));
    const quint64 total = std::max(recording->total, connection->recordingTotal());
    connection->setRecording(file, std::move(recording->messages), total);
    connection->replay(StreamReplay::Pace::AtOnce);
  });
}

void StreamView::recordTo(const QString& file) {
  if (m_connection) m_connection->recordTo(file);
}

void StreamView::stopRecording() {
  if (m_connection) m_connection->recordNoMore();
}

void StreamView::toggleRecording() {
  if (!m_connection) return;
  if (m_connection->recorder()) return stopRecording();
  const QString file = QFileDialog::getSaveFileName(this, tr("Record to a file"), QStringLiteral("stream.jsonl"),
                                                    tr("JSON Lines (*.jsonl)"));
  if (!file.isEmpty()) recordTo(file);
}

void StreamView::tellRecorded(const QString& file, quint64 count, quint64 missed, const QString& problem) {
  if (!isVisible()) return; // the view that shows it says so
  if (!problem.isEmpty()) return m_workbench.navigator.toast(problem);
  const QString words = tr("%1 messages in %2").arg(count).arg(QFileInfo(file).fileName());
  m_workbench.navigator.toast(
      missed > 0 ? tr("%1; %2 came faster than the disk took them").arg(words).arg(missed) : words, tr("Open folder"),
      [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file).path())); });
}

void StreamView::askForFile() {
  const QString file = QFileDialog::getSaveFileName(this, tr("Save the messages"), QStringLiteral("messages.jsonl"),
                                                    tr("JSON Lines (*.jsonl)"));
  if (!file.isEmpty()) saveTo(file);
}

} // namespace signalbox::ui
