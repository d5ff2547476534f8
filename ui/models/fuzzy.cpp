// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/fuzzy.h"

#include <QVarLengthArray>

#include <algorithm>
#include <array>
#include <vector>

namespace signalbox::ui {

namespace {

constexpr int never = -1'000'000;
constexpr int inRow = 12;
constexpr int wordStart = 10;
constexpr int textStart = 6;

bool isWordStart(const QString& text, qsizetype at) {
  if (at == 0) return true;
  const QChar before = text[at - 1];
  return !before.isLetterOrNumber() || (before.isLower() && text[at].isUpper());
}

int letterScore(const QString& text, qsizetype at) {
  return 1 + (isWordStart(text, at) ? wordStart : 0) + (at == 0 ? textStart : 0);
}

bool holdsInOrder(const QString& pattern, const QString& text) {
  qsizetype next = 0;
  for (qsizetype at = 0; at < text.size() && next < pattern.size(); ++at)
    if (text[at] == pattern[next]) ++next;
  return next == pattern.size();
}

// best[i][j]: the best score of the first i+1 letters with the last of them at j; from[i][j]: where the one before
// stands.
class Alignment final {
public:
  Alignment(const QString& pattern, const QString& folded, const QString& text)
      : m_rows(pattern.size()), m_columns(text.size()), m_best(std::size_t(m_rows * m_columns), never),
        m_from(std::size_t(m_rows * m_columns), -1) {
    for (qsizetype row = 0; row < m_rows; ++row) fill(row, pattern, folded, text);
  }

  std::optional<FuzzyMatch> result() const {
    const auto last = m_best.begin() + (m_rows - 1) * m_columns;
    const auto best = std::max_element(last, m_best.end());
    if (*best <= never / 2) return std::nullopt;
    FuzzyMatch match{*best - int(m_columns) / 8, QVector<int>(m_rows)};
    qsizetype column = best - last;
    for (qsizetype row = m_rows - 1; row >= 0; --row) {
      match.positions[row] = int(column);
      column = m_from[std::size_t(row * m_columns + column)];
    }
    return match;
  }

private:
  void fill(qsizetype row, const QString& pattern, const QString& folded, const QString& text) {
    int bestBefore = never;
    qsizetype bestColumn = -1;
    for (qsizetype column = row; column < m_columns; ++column) {
      if (row > 0 && column > 0 && best(row - 1, column - 1) > bestBefore) {
        bestBefore = best(row - 1, column - 1);
        bestColumn = column - 1;
      }
      if (folded[column] != pattern[row]) continue;
      const int letter = letterScore(text, column);
      if (row == 0) {
        set(row, column, letter, -1);
      } else if (bestColumn >= 0 && bestBefore > never / 2) {
        const int adjacent = best(row - 1, column - 1) + inRow;
        if (adjacent >= bestBefore)
          set(row, column, adjacent + letter, column - 1);
        else
          set(row, column, bestBefore + letter, bestColumn);
      }
    }
  }

  int best(qsizetype row, qsizetype column) const { return m_best[std::size_t(row * m_columns + column)]; }
  void set(qsizetype row, qsizetype column, int score, qsizetype from) {
    m_best[std::size_t(row * m_columns + column)] = score;
    m_from[std::size_t(row * m_columns + column)] = from;
  }

  const qsizetype m_rows;
  const qsizetype m_columns;
  std::vector<int> m_best;
  std::vector<qsizetype> m_from;
};

} // namespace

namespace {

// The score of Alignment::result(), without the way there: of each row only the one before it is needed.
std::optional<int> bestScore(const QString& pattern, const QString& folded, const QString& text) {
  const qsizetype columns = text.size();
  std::array rows{QVarLengthArray<int, 256>(columns), QVarLengthArray<int, 256>(columns)};
  for (qsizetype row = 0; row < pattern.size(); ++row) {
    auto& now = rows[std::size_t(row % 2)];
    const auto& before = rows[std::size_t((row + 1) % 2)];
    std::fill(now.begin(), now.end(), never);
    int bestBefore = never;
    for (qsizetype column = row; column < columns; ++column) {
      const int diagonal = row > 0 && column > 0 ? before[column - 1] : never;
      bestBefore = std::max(bestBefore, diagonal);
      if (folded[column] != pattern[row]) continue;
      if (row == 0)
        now[column] = letterScore(text, column);
      else if (bestBefore > never / 2)
        now[column] = std::max(diagonal + inRow, bestBefore) + letterScore(text, column);
    }
  }
  const auto& last = rows[std::size_t((pattern.size() + 1) % 2)];
  const int best = *std::max_element(last.begin(), last.end());
  return best <= never / 2 ? std::nullopt : std::optional(best - int(columns) / 8);
}

quint64 lettersOf(const QString& folded) {
  quint64 letters = 0;
  for (const QChar letter : folded) letters |= quint64(1) << (letter.unicode() % 64);
  return letters;
}

} // namespace

FuzzyText::FuzzyText(const QString& text) : m_text(text), m_folded(text.toLower()), m_letters(lettersOf(m_folded)) {
  if (m_folded.size() != m_text.size()) m_folded.clear();
}

FuzzyPattern::FuzzyPattern(const QString& pattern) : m_letters(pattern.toLower()) {
  m_letters.remove(u' ');
  m_mask = lettersOf(m_letters);
}

bool FuzzyPattern::mayMatch(const FuzzyText& text) const {
  return (m_mask & ~text.m_letters) == 0 && holdsInOrder(m_letters, text.m_folded);
}

std::optional<int> FuzzyPattern::score(const FuzzyText& text) const {
  if (m_letters.isEmpty()) return 0;
  if (!mayMatch(text)) return std::nullopt;
  return bestScore(m_letters, text.m_folded, text.m_text);
}

std::optional<FuzzyMatch> FuzzyPattern::match(const FuzzyText& text) const {
  if (m_letters.isEmpty()) return FuzzyMatch();
  if (!mayMatch(text)) return std::nullopt;
  return Alignment(m_letters, text.m_folded, text.m_text).result();
}

std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text) {
  return FuzzyPattern(pattern).match(FuzzyText(text));
}

} // namespace signalbox::ui
