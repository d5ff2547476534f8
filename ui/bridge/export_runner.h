// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ExportRunner: exports a saved project by `signalbox export` in a process of its own: a plugin that hangs or crashes
// takes neither the window nor the server along.
#pragma once

#include "ui/bridge/printed_lines.h"

#include <QObject>
#include <QProcess>
#include <QStringList>

namespace signalbox::ui {

struct ExportResult {
  QStringList files;  // written, relative to the folder
  QStringList report; // what was exported otherwise than designed
  QString error;      // one sentence; empty: done
  bool operator==(const ExportResult&) const = default;
};

class ExportRunner final : public QObject {
  Q_OBJECT
public:
  explicit ExportRunner(QObject* parent = nullptr);
  ~ExportRunner() override; // ends the process

  void start(const QString& format, const QString& project, const QString& folder);
  bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
  void cancel();

Q_SIGNALS:
  void printed(const QStringList& lines); // by the plugin, and why it failed
  void finished(const signalbox::ui::ExportResult& result);

private:
  void finish();
  void takePrinted();

  QProcess m_process;
  PrintedLines m_lines;
  bool m_isCancelled = false;
};

// What a run of `signalbox export --json` came to.
ExportResult readExportResult(const QByteArray& out, int exitCode, bool hasCrashed);

// The command line beside this program, else the one on the PATH. SIGNALBOX_PROGRAM names another (tests).
QString commandLineProgram();

} // namespace signalbox::ui
