// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/export_runner.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace signalbox::ui {
namespace {

QStringList textsOf(const QJsonValue& list) {
  QStringList texts;
  for (const auto& item : list.toArray()) texts << item.toString();
  return texts;
}

} // namespace

ExportResult readExportResult(const QByteArray& out, int exitCode, bool hasCrashed) {
  ExportResult result;
  if (hasCrashed) {
    result.error = ExportRunner::tr("The export ended before it was done. A plugin may have crashed.");
  } else if (exitCode != 0) {
    result.error = QJsonDocument::fromJson(out).object()["error"].toString();
    if (result.error.isEmpty()) result.error = ExportRunner::tr("The export failed and gave no reason.");
  } else {
    const QJsonObject told = QJsonDocument::fromJson(out).object();
    result.files = textsOf(told["files"]);
    result.report = textsOf(told["report"]);
  }
  return result;
}

QString commandLineProgram() {
  const QString named = qEnvironmentVariable("SIGNALBOX_PROGRAM");
  if (!named.isEmpty()) return named;
  const QString beside = QCoreApplication::applicationDirPath() + QStringLiteral("/signalbox");
  return QFileInfo::exists(beside) ? beside : QStandardPaths::findExecutable(QStringLiteral("signalbox"));
}

ExportRunner::ExportRunner(QObject* parent) : QObject(parent) {
  connect(&m_process, &QProcess::finished, this, &ExportRunner::finish);
  connect(&m_process, &QProcess::readyReadStandardError, this, &ExportRunner::takePrinted);
  connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
    if (error != QProcess::FailedToStart) return;
    Q_EMIT finished({{}, {}, tr("The command line could not be started: %1.").arg(m_process.errorString())});
  });
}

ExportRunner::~ExportRunner() {
  m_process.disconnect(this);
  if (!isRunning()) return;
  m_process.kill();
  m_process.waitForFinished(1000);
}

void ExportRunner::start(const QString& format, const QString& project, const QString& folder) {
  if (isRunning()) return;
  m_isCancelled = false;
  m_process.start(commandLineProgram(),
                  {QStringLiteral("export"), format, project, QStringLiteral("-o"), folder, QStringLiteral("--json")});
}

void ExportRunner::cancel() {
  m_isCancelled = true;
  m_process.kill();
}

void ExportRunner::takePrinted() {
  if (const QStringList lines = m_lines.take(m_process.readAllStandardError()); !lines.isEmpty()) Q_EMIT printed(lines);
}

void ExportRunner::finish() {
  takePrinted();
  if (const QStringList lines = m_lines.finish(); !lines.isEmpty()) Q_EMIT printed(lines);
  ExportResult result = readExportResult(m_process.readAllStandardOutput(), m_process.exitCode(),
                                         m_process.exitStatus() == QProcess::CrashExit);
  if (m_isCancelled) result = {{}, {}, tr("The export was cancelled.")};
  Q_EMIT finished(result);
}

} // namespace signalbox::ui
