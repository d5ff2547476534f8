// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_checkpoint.h"

#include "core/design/store.h"
#include "core/openapi/write.h"
#include "ui/panels/docs_document.h"

#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QThreadPool>

#include <mutex>

namespace signalbox::ui {

Result<DocsCheckpoint::Then> DocsCheckpoint::thenIn(const QString& path) {
  if (QFileInfo(path).isDir()) {
    const auto loaded = design::load(path.toStdString());
    if (!loaded) return std::unexpected(loaded.error());
    return Then{docsDocument(loaded->design)};
  }
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return failure(file.errorString().toStdString());
  const docs::Json json = docs::Json::parse(file.readAll().toStdString(), nullptr, false);
  if (!json.is_object() || !json.contains("openapi"))
    return failure("This file is no OpenAPI document in JSON. Choose one, or a project's folder.");
  return Then{docs::readDocument(json), false};
}

struct DocsCheckpoint::Mailbox {
  std::mutex mutex;
  DocsCheckpoint* owner = nullptr;
};

DocsCheckpoint::DocsCheckpoint(QObject* parent) : QObject(parent), m_mailbox(std::make_shared<Mailbox>()) {
  m_mailbox->owner = this;
}

DocsCheckpoint::~DocsCheckpoint() {
  stop();
  const std::lock_guard lock(m_mailbox->mutex);
  m_mailbox->owner = nullptr;
}

void DocsCheckpoint::stop() {
  if (!m_git) return;
  m_git->disconnect(this);
  m_git->kill();
  m_git->waitForFinished(500);
  delete std::exchange(m_git, nullptr);
}

void DocsCheckpoint::compare(Earlier then, const QString& since, const design::Design& now) {
  QThreadPool::globalInstance()->start([mailbox = m_mailbox, asked = ++m_asked, then = std::move(then), since, now] {
    DocsComparison comparison{since, {}, {}};
    if (const auto before = then())
      comparison.changes = docs::compare(before->document, before->isDesign ? docsDocument(now)
                                                                            : docs::readDocument(openapi::write(now)));
    else
      comparison.problem = QString::fromStdString(before.error().message);
    const std::lock_guard lock(mailbox->mutex);
    DocsCheckpoint* owner = mailbox->owner;
    if (!owner) return;
    const auto tell = [owner, asked, comparison = std::move(comparison)] {
      if (asked == owner->m_asked) Q_EMIT owner->compared(comparison);
    };
    QMetaObject::invokeMethod(owner, tell, Qt::QueuedConnection);
  });
}

void DocsCheckpoint::fail(const QString& since, const QString& problem) {
  ++m_asked;
  Q_EMIT compared({since, problem, {}});
}

void DocsCheckpoint::compareWithDesign(const design::Design& then, const QString& since, const design::Design& now) {
  compare([then]() -> Result<Then> { return Then{docsDocument(then)}; }, since, now);
}

void DocsCheckpoint::compareWithFile(const QString& path, const design::Design& now) {
  compare([path] { return thenIn(path); }, QFileInfo(path).fileName(), now);
}

// The folder as it was committed, written beside nothing of the person's.
void DocsCheckpoint::compareWithCommit(const QString& folder, const design::Design& now) {
  const QString since = tr("the last commit");
  m_files = std::make_shared<QTemporaryDir>();
  const QString archive = m_files->filePath("project.tar");
  stop();
  m_git = new QProcess(this);
  m_git->setWorkingDirectory(folder);
  connect(m_git, &QProcess::errorOccurred, this, [this, since](QProcess::ProcessError error) {
    if (error == QProcess::FailedToStart) fail(since, tr("git was not found. Install it, or compare with a folder."));
  });
  connect(m_git, &QProcess::finished, this, [this, since, archive, now](int code) {
    if (code == 0) return unpack(archive, now);
    const QString said = QString::fromUtf8(m_git->readAllStandardError()).section(u'\n', 0, 0);
    fail(since, tr("There is no commit to compare with: %1").arg(said));
  });
  m_git->start("git", {"archive", "--format=tar", "-o", archive, "HEAD", "."});
}

void DocsCheckpoint::unpack(const QString& archive, const design::Design& now) {
  m_git->deleteLater();
  m_git = new QProcess(this);
  const QString since = tr("the last commit");
  connect(m_git, &QProcess::errorOccurred, this,
          [this, since] { fail(since, tr("tar was not found. Compare with a folder instead.")); });
  connect(m_git, &QProcess::finished, this, [this, since, now](int code) {
    if (code != 0) return fail(since, tr("What git gave could not be unpacked."));
    compare([files = m_files] { return thenIn(files->path()); }, since, now);
  });
  m_git->start("tar", {"-xf", archive, "-C", m_files->path()});
}

} // namespace signalbox::ui
