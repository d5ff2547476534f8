// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/printed_lines.h"

#include "core/base/utf8_head.h"

#include <QCoreApplication>

#include <algorithm>

namespace signalbox::ui {

QStringList PrintedLines::take(const QByteArray& printed) {
  QStringList lines;
  for (qsizetype at = 0; at < printed.size();) {
    const qsizetype found = printed.indexOf('\n', at);
    const qsizetype stop = found < 0 ? printed.size() : found;
    m_line += printed.mid(at, std::min(stop - at, longestLine + 1 - m_line.size()));
    if (found >= 0) end(lines);
    at = stop + 1;
  }
  return lines;
}

void PrintedLines::end(QStringList& lines) {
  if (m_line.endsWith('\r')) m_line.chop(1);
  const std::string_view head =
      utf8Head({m_line.constData(), static_cast<std::size_t>(m_line.size())}, static_cast<std::size_t>(longestLine));
  QString line = QString::fromUtf8(head.data(), static_cast<qsizetype>(head.size()));
  if (m_line.size() > longestLine) line += QChar(0x2026);
  m_line.clear();
  if (line.trimmed().isEmpty()) return;
  if (++m_count <= mostLines) lines << line;
}

QStringList PrintedLines::finish() {
  QStringList lines;
  end(lines);
  if (m_count > mostLines)
    lines << QCoreApplication::translate("PrintedLines", "%1 more lines were left out").arg(m_count - mostLines);
  m_count = 0;
  return lines;
}

} // namespace signalbox::ui
