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

// Case and spaces of the pattern do not count. An empty pattern matches everything with score 0.
std::optional<FuzzyMatch> fuzzyMatch(const QString& pattern, const QString& text);

} // namespace signalbox::ui
