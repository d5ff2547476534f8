// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fuzzy matching of what a person types against a name: every letter in order, better at the starts of words and in a
// row.
#pragma once

#include <QString>
#include <QVector>

#include <optional>

namespace signalbox::ui {

struct FuzzyMatch {
  int score = 0;          // higher is better
  QVector<int> positions; // of the matched letters
  bool operator==(const FuzzyMatch&) const = default;
};

// A text made ready to be matched often.
class FuzzyText final {
public:
  explicit FuzzyText(const QString& text);

private:
  friend class FuzzyPattern;
  QString m_text;
  QString m_folded;      // in lower case; empty when that has another length: such a text is not matched
  quint64 m_letters = 0; // a bit for each letter that occurs: most texts are ruled out by it
};

// What was typed, made ready for many texts.
class FuzzyPattern final {
public:
  explicit FuzzyPattern(const QString& pattern);

  bool isEmpty() const { return m_letters.isEmpty(); }
  std::optional<int> score(const FuzzyText& text) const; // FuzzyMatch::score
  std::optional<FuzzyMatch> match(const FuzzyText& text) const;

private:
  bool mayMatch(const FuzzyText& text) const;

  QString m_letters;
  quint64 m_mask = 0;
};

// Case and spaces of the pattern do not count. An empty pattern matches everything with score 0.
std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text);

} // namespace signalbox::ui
