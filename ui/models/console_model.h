// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ConsoleModel: the newest lines of what server, tasks, project and exports have to say, the oldest on top, filtered.
// Also how a line is made of a record of the server.
#pragma once

#include "core/api/background.h"
#include "core/api/exchange.h"
#include "core/base/diagnostic.h"

#include <QAbstractListModel>
#include <QString>

#include <deque>
#include <optional>
#include <vector>

namespace signalbox::ui {

struct ConsoleLine {
  enum class Level { Debug, Info, Warning, Error, Critical };
  std::int64_t microseconds = 0; // since the Unix epoch
  Level level = Level::Info;
  QString text;                      // may have several lines
  std::optional<DesignPlace> source; // in the design
  QString speaker = {};              // who says it where that is no place: an export's format
};

QString levelWord(ConsoleLine::Level level); // "warning"
QString copiedText(const ConsoleLine& line); // "14:05:58.402 warning Stock is low"
QString sourceText(const ConsoleLine& line); // "create_order", "models/Book.json", "fastapi"; or empty
ConsoleLine consoleLine(ConsoleLine::Level level, const QString& text, std::optional<DesignPlace> source = {}); // now

// A request that ended in an exception nobody caught, or that was refused; nothing for all others.
std::optional<ConsoleLine> consoleLine(const api::Exchange& exchange);
// A line that a task logs, and how a task ended.
std::optional<ConsoleLine> consoleLine(const api::BackgroundRecord& record);
// Of a file that cannot be read, with line and column.
ConsoleLine consoleLine(const Diagnostic& diagnostic);

class ConsoleModel final : public QAbstractListModel {
  Q_OBJECT
public:
  enum class Show { All, Warnings, Errors };   // and what is worse
  static constexpr std::size_t limit = 10'000; // lines; the oldest are forgotten

  using QAbstractListModel::QAbstractListModel;

  void add(std::vector<ConsoleLine> lines);
  void clear();
  void setFilter(const QString& text, Show show); // looked for in text, level and source, in any case
  void setPaused(bool paused);                    // new lines wait
  bool isPaused() const { return m_isPaused; }
  int waiting() const { return int(m_first + m_lines.size() - m_seen); }

  int total() const { return int(m_lines.size()); }
  int warnings() const { return m_warnings; }
  int errors() const { return m_errors; }
  const ConsoleLine* line(const QModelIndex& index) const; // null for an invalid one
  QString copiedText() const;                              // of the lines that are shown

  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_shown.size()); }
  QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
  void countsChanged(); // total(), waiting()

private:
  bool accepts(const ConsoleLine& line) const;
  const ConsoleLine& at(quint64 number) const { return m_lines[std::size_t(number - m_first)]; }
  void count(const ConsoleLine& line, int step);
  void showNew();
  void dropOldest();

  std::deque<ConsoleLine> m_lines;
  quint64 m_first = 0;         // the number of the oldest
  quint64 m_seen = 0;          // what comes from here on waits
  std::deque<quint64> m_shown; // numbers
  QString m_text;
  Show m_show = Show::All;
  int m_warnings = 0;
  int m_errors = 0;
  bool m_isPaused = false;
};

} // namespace signalbox::ui
