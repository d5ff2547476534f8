// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two texts, line by line.
#pragma once

#include <QString>
#include <QVector>

namespace signalbox::ui {

struct DiffLine {
  enum class Kind { Same, Added, Removed };
  Kind kind = Kind::Same;
  QString text;
  bool operator==(const DiffLine&) const = default;
};

// Of at most 2,000 lines each; what is longer is cut. Removed lines stand before the added ones in their place.
QVector<DiffLine> lineDiff(const QString& before, const QString& after);

} // namespace signalbox::ui
