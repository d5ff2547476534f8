// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/line_diff.h"

#include <QStringList>

#include <algorithm>
#include <vector>

namespace signalbox::ui {
namespace {

constexpr qsizetype mostLines = 2000;

QStringList linesOf(const QString& text) {
  return text.isEmpty() ? QStringList() : text.split(QLatin1Char('\n')).mid(0, mostLines);
}

// Lengths of the longest common lists of lines that begin at (i, j).
class Lengths final {
public:
  Lengths(const QStringList& before, const QStringList& after)
      : m_width(static_cast<std::size_t>(after.size()) + 1),
        m_cells((static_cast<std::size_t>(before.size()) + 1) * m_width) {
    for (qsizetype i = before.size() - 1; i >= 0; --i)
      for (qsizetype j = after.size() - 1; j >= 0; --j)
        cell(i, j) = before[i] == after[j] ? static_cast<quint16>(cell(i + 1, j + 1) + 1)
                                           : std::max(cell(i + 1, j), cell(i, j + 1));
  }
  quint16& cell(qsizetype i, qsizetype j) {
    return m_cells[static_cast<std::size_t>(i) * m_width + static_cast<std::size_t>(j)];
  }

private:
  std::size_t m_width;
  std::vector<quint16> m_cells;
};

} // namespace

QVector<DiffLine> lineDiff(const QString& before, const QString& after) {
  const QStringList old = linesOf(before);
  const QStringList now = linesOf(after);
  Lengths lengths(old, now);
  QVector<DiffLine> lines;
  qsizetype i = 0;
  qsizetype j = 0;
  while (i < old.size() || j < now.size()) {
    if (i < old.size() && j < now.size() && old[i] == now[j]) {
      lines.push_back({DiffLine::Kind::Same, old[i++]});
      ++j;
    } else if (i < old.size() && (j == now.size() || lengths.cell(i + 1, j) >= lengths.cell(i, j + 1))) {
      lines.push_back({DiffLine::Kind::Removed, old[i++]});
    } else {
      lines.push_back({DiffLine::Kind::Added, now[j++]});
    }
  }
  return lines;
}

} // namespace signalbox::ui
