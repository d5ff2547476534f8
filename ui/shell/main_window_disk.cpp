// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the window says of files of the project that somebody else changes.
#include "ui/shell/clash_sheet.h"
#include "ui/shell/main_window.h"
#include "ui/shell/notice_bar.h"
#include "ui/widgets/toast.h"

#include <QDateTime>
#include <QFile>

#include <algorithm>

namespace signalbox::ui {

namespace {

using namespace std::chrono_literals;
const QString clashTopic = QStringLiteral("clash");
const QString brokenTopic = QStringLiteral("broken");
const QString lostTopic = QStringLiteral("lost");

// "just now", "12 s ago", "3 min ago"
QString shownAge(const QDateTime& at) {
  const qint64 seconds = at.secsTo(QDateTime::currentDateTimeUtc());
  if (seconds < 2) return MainWindow::tr("just now");
  if (seconds < 60) return MainWindow::tr("%1 s ago").arg(seconds);
  if (seconds < 3600) return MainWindow::tr("%1 min ago").arg(seconds / 60);
  return MainWindow::tr("at %1").arg(at.toLocalTime().toString(QStringLiteral("HH:mm")));
}

// The problem itself stands among the design's.
QString brokenText(const Diagnostic& diagnostic) {
  const bool isText = diagnostic.code == "json-syntax" || diagnostic.code == "wrong-type";
  if (!isText) return QString::fromStdString(diagnostic.message);
  return MainWindow::tr("%1 cannot be read. Line %2, column %3: %4")
      .arg(QString::fromStdString(diagnostic.file.file))
      .arg(diagnostic.file.line)
      .arg(diagnostic.file.column)
      .arg(QString::fromStdString(diagnostic.message));
}

} // namespace

void MainWindow::connectDisk() {
  DesignDocument* document = m_document.get();
  connect(document, &DesignDocument::takenFromDisk, this,
          [this](const QString& files) { offerUndo(Signal::Info, tr("Changed on disk: %1").arg(files)); });
  connect(document, &DesignDocument::clashesChanged, this, &MainWindow::noticeClashes);
  connect(document, &DesignDocument::brokenFilesChanged, this, &MainWindow::noticeBrokenFiles);
  connect(document, &DesignDocument::projectLost, this, &MainWindow::noticeLost);
  connect(document, &DesignDocument::projectFound, this, [this] {
    m_notice->withdraw(lostTopic);
    renderStatus();
  });
  connect(m_notice, &NoticeBar::dismissed, this, [this](const QString& topic) {
    if (topic == clashTopic) m_document->keepMine();
  });
  m_clashTimer.setInterval(1s);
  connect(&m_clashTimer, &QTimer::timeout, this, [this] { m_notice->setText(clashTopic, clashText()); });
}

QString MainWindow::clashText() const {
  const std::vector<DiskClash>& clashes = m_document->clashes();
  if (clashes.empty()) return {};
  const auto latest = std::ranges::max_element(clashes, {}, &DiskClash::at);
  const QString files = clashes.size() == 1 ? clashes.front().file : tr("%1 files").arg(clashes.size());
  return tr("%1 changed on disk %2. Your edits are kept.").arg(files, shownAge(latest->at));
}

// Closing it keeps what was edited here, which is what it says.
void MainWindow::noticeClashes() {
  renderStatus();
  if (m_document->clashes().empty()) {
    m_clashTimer.stop();
    m_notice->withdraw(clashTopic);
    return;
  }
  m_notice->show(Signal::Warning, clashText(),
                 {{tr("Show both"),
                   [this] {
                     showClashes();
                     noticeClashes(); // it stays until one of the two was chosen
                   }},
                  {tr("Take theirs"), [this] { m_document->takeTheirs(); }}},
                 clashTopic);
  m_clashTimer.start();
}

void MainWindow::showClashes() {
  if (!m_clashes && !m_document->clashes().empty()) m_clashes = new ClashSheet(*m_document, this);
}

void MainWindow::noticeBrokenFiles() {
  showDiagnostics();
  const std::vector<Diagnostic>& broken = m_document->loadDiagnostics();
  if (broken.empty()) return m_notice->withdraw(brokenTopic);
  m_notice->show(Signal::Error, brokenText(broken.front()) + u' ' + tr("The design stays as it was."),
                 {{tr("Show the problems"), [this] { m_commands->run("view.problems"); }}}, brokenTopic);
}

void MainWindow::noticeLost(const QString& sentence) {
  QList<NoticeBar::Action> actions;
  if (!QFile::exists(projectFolder() + QStringLiteral("/signalbox.json")))
    actions << NoticeBar::Action{tr("Write it there again"), [this] { m_document->writeAgain(); }};
  m_notice->show(Signal::Error, sentence, actions, lostTopic);
  renderStatus();
}

} // namespace signalbox::ui
