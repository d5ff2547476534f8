// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PrintedLines: what another program prints, as lines; however much that is, what is kept of it is bounded.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace signalbox::ui {

class PrintedLines final {
public:
  static constexpr int mostLines = 500;           // the others are counted
  static constexpr qsizetype longestLine = 2'000; // bytes of one; the rest is an ellipsis

  QStringList take(const QByteArray& printed); // the lines that are whole by now
  QStringList finish();                        // what is left, and how many lines were left out; begins anew

private:
  void end(QStringList& lines);

  QByteArray m_line; // that has not ended; one byte more than the longest says that there was more
  int m_count = 0;
};

} // namespace signalbox::ui
