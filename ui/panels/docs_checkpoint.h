// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DocsCheckpoint: an earlier state of the project to compare the documentation with: a step of the undo history, the
// last commit of its git repository, another project's folder, an OpenAPI document in a file. It is read off the UI
// thread.
#pragma once

#include "core/base/result.h"
#include "core/design/design.h"
#include "core/docs/compare.h"

#include <QObject>
#include <QTemporaryDir>

#include <functional>
#include <memory>
#include <optional>

class QProcess;

namespace signalbox::ui {

struct DocsComparison {
  QString since;   // "the last commit", "before: Add field pages to Book"
  QString problem; // a sentence when there is nothing to compare with
  std::vector<docs::Change> changes;
};

class DocsCheckpoint final : public QObject {
  Q_OBJECT
public:
  explicit DocsCheckpoint(QObject* parent = nullptr);
  ~DocsCheckpoint() override;

  // Each forgets the one before; compared() follows. `now` is the design as it is.
  void compareWithDesign(const design::Design& then, const QString& since, const design::Design& now);
  void compareWithFile(const QString& path, const design::Design& now);     // a project's folder, or OpenAPI as JSON
  void compareWithCommit(const QString& folder, const design::Design& now); // HEAD of the repository it stands in

Q_SIGNALS:
  void compared(const signalbox::ui::DocsComparison& comparison);

private:
  struct Mailbox;
  struct Then {
    docs::Document document;
    bool isDesign = true; // else OpenAPI, which has no place for WebSockets
  };
  static Result<Then> thenIn(const QString& path);
  using Earlier = std::function<Result<Then>()>; // any thread
  void compare(Earlier then, const QString& since, const design::Design& now);
  void fail(const QString& since, const QString& problem);
  void stop(); // what git or tar still do
  void unpack(const QString& archive, const design::Design& now);

  std::shared_ptr<Mailbox> m_mailbox;
  quint64 m_asked = 0;
  std::shared_ptr<QTemporaryDir> m_files; // of the commit
  QProcess* m_git = nullptr;
};

} // namespace signalbox::ui
