// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a BytesView paints: line numbers, fold marks, the lines in the colours of JSON, matches.
#include "ui/text/bytes_view.h"

#include "ui/text/editor_look.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/paint.h"

#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace signalbox::ui {
namespace {

constexpr int longestLine = 4000; // characters that are painted of one
constexpr int foldWidth = 18;

const QColor& wordColor(const QString& word) {
  if (word == QLatin1String("true") || word == QLatin1String("false") || word == QLatin1String("null"))
    return theme().jsonKeyword;
  return theme().jsonNumber;
}

bool isWord(QChar c) {
  return c.isLetterOrNumber() || c == QLatin1Char('-') || c == QLatin1Char('+') || c == QLatin1Char('.');
}

// Behind the token that begins at `at`.
qsizetype tokenEnd(const QString& text, qsizetype at) {
  qsizetype end = at + 1;
  if (text[at] == QLatin1Char('"')) {
    while (end < text.size() && text[end] != QLatin1Char('"')) end += text[end] == QLatin1Char('\\') ? 2 : 1;
    return std::min(end + 1, text.size());
  }
  if (!isWord(text[at])) return end;
  while (end < text.size() && isWord(text[end])) ++end;
  return end;
}

const QColor& tokenColor(const QString& text, qsizetype at, qsizetype end) {
  if (text[at] == QLatin1Char('"'))
    return end < text.size() && text[end] == QLatin1Char(':') ? theme().jsonKey : theme().jsonString;
  return isWord(text[at]) ? wordColor(text.mid(at, end - at)) : theme().jsonPunctuation;
}

} // namespace

int BytesView::gutterWidth() const {
  if (m_lines && m_lines->kind() == ByteLines::Kind::Hex) return 14;
  const int digits = std::max(3, static_cast<int>(QString::number(m_lines ? m_lines->count() : 0).size()));
  return static_cast<int>(std::ceil(digits * m_charWidth)) + 14 + foldWidth;
}

void BytesView::paintEvent(QPaintEvent*) {
  QPainter painter(viewport());
  painter.fillRect(viewport()->rect(), theme().island);
  if (!m_lines) return;
  const auto first = static_cast<std::size_t>(verticalScrollBar()->value());
  const std::size_t count = visibleCount();
  for (int y = 0; y < viewport()->height(); y += m_lineHeight) {
    const std::size_t row = first + static_cast<std::size_t>(y / m_lineHeight);
    if (row >= count) break;
    paintRow(painter, row, y);
  }
  if (showsKeyboardFocus(*this)) focusRing(painter, viewport()->rect(), 4);
}

void BytesView::paintRow(QPainter& painter, std::size_t row, int y) const {
  const std::size_t line = lineOfRow(row);
  const Theme& tokens = theme();
  const auto [first, last] = std::minmax(m_anchor, m_current);
  if (line >= first && line <= last)
    painter.fillRect(0, y, viewport()->width(), m_lineHeight,
                     first == last ? tokens.caretLine : tokens.editorSelection);
  const int gutter = gutterWidth();
  const QString text = m_lines->text(line, longestLine);
  const double x = gutter - horizontalScrollBar()->value() * m_charWidth;
  painter.save();
  painter.setClipRect(gutter, y, viewport()->width() - gutter, m_lineHeight);
  painter.setFont(monoFont(editorLook().fontSize));
  paintMatches(painter, line, text, x, y);
  const double base = y + (m_lineHeight + painter.fontMetrics().ascent() - painter.fontMetrics().descent()) / 2.0;
  const bool isJson = m_lines->kind() == ByteLines::Kind::Json;
  for (qsizetype at = 0; at < text.size();) {
    const double left = x + static_cast<double>(at) * m_charWidth;
    if (left > viewport()->width()) break;
    const qsizetype end = isJson ? tokenEnd(text, at) : text.size();
    painter.setPen(isJson ? tokenColor(text, at, end) : tokens.text);
    painter.drawText(QPointF(left, base), text.mid(at, end - at));
    at = end;
  }
  if (isFolded(line)) {
    const double behind = x + static_cast<double>(text.size()) * m_charWidth + 6;
    drawChip(painter, behind, y + m_lineHeight / 2.0, QStringLiteral("…"), monoFont(11), tokens.accent);
  }
  painter.restore();
  paintFold(painter, line, y);
}

void BytesView::paintFold(QPainter& painter, std::size_t line, int y) const {
  if (m_lines->kind() == ByteLines::Kind::Hex) return;
  const int gutter = gutterWidth();
  drawText(painter, QRectF(0, y, gutter - foldWidth - 4, m_lineHeight), QString::number(line + 1), monoFont(11),
           line == m_current ? theme().text2 : theme().text3, rightMiddle);
  if (m_lines->line(line).opens)
    drawIcon(painter, isFolded(line) ? QStringLiteral("chevron-right") : QStringLiteral("chevron-down"), theme().text3,
             QRectF(gutter - foldWidth, y + (m_lineHeight - 12) / 2.0, 12, 12));
}

// Marked in what is painted: a match of the bytes may lie in white space that is not.
void BytesView::paintMatches(QPainter& painter, std::size_t line, const QString& text, double x, int y) const {
  if (m_search.isEmpty() || m_search.count() == 0) return;
  const ByteLine shown = m_lines->line(line);
  const auto& matches = m_search.matches();
  const std::size_t current = m_match >= 0 ? matches[static_cast<std::size_t>(m_match)] : SIZE_MAX;
  std::size_t index = m_search.indexFrom(shown.begin);
  qsizetype from = 0;
  for (; index < matches.size() && matches[index] < shown.end; ++index) {
    const std::string_view bytes = m_lines->bytes().substr(matches[index], m_search.length());
    const qsizetype at = text.indexOf(QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())), from);
    if (at < 0) return;
    const auto width =
        static_cast<double>(QString::fromUtf8(bytes.data(), static_cast<qsizetype>(bytes.size())).size());
    const QRectF mark(x + static_cast<double>(at) * m_charWidth, y + 1, width * m_charWidth, m_lineHeight - 2);
    box(painter, mark, 3, softTint(theme().warn), matches[index] == current ? theme().warn : QColor(Qt::transparent));
    from = at + 1;
  }
}

} // namespace signalbox::ui
