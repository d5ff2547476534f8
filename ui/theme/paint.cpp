// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/paint.h"

#include "ui/theme/hover.h"

#include <QFontMetricsF>
#include <QPainter>

namespace signalbox::ui {

void box(QPainter& painter, QRectF rect, double radius, const QColor& fill, const QColor& line, double width) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  if (line.alpha()) {
    rect.adjust(width / 2, width / 2, -width / 2, -width / 2);
    painter.setPen(QPen(line, width));
  } else {
    painter.setPen(Qt::NoPen);
  }
  painter.setBrush(fill.alpha() ? QBrush(fill) : QBrush(Qt::NoBrush));
  painter.drawRoundedRect(rect, radius, radius);
  painter.restore();
}

void focusRing(QPainter& painter, const QRectF& rect, double radius) {
  box(painter, rect, radius, Qt::transparent, theme().accent, 2);
}

void lamp(QPainter& painter, const QPointF& center, double radius, const QColor& color, Glow glow) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  if (glow == Glow::On) {
    const bool dark = theme().isDark;
    QRadialGradient halo(center, radius * 2.6);
    halo.setColorAt(0, withAlpha(color, dark ? 110 : 70));
    halo.setColorAt(.45, withAlpha(color, dark ? 45 : 26));
    halo.setColorAt(1, withAlpha(color, 0));
    painter.setBrush(halo);
    painter.drawEllipse(center, radius * 2.6, radius * 2.6);
  }
  painter.setBrush(color);
  painter.drawEllipse(center, radius, radius);
  painter.restore();
}

void shadow(QPainter& painter, const QRectF& rect, double radius, double spread, int alpha) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  const double down = spread * .22;
  float painted = 0;
  for (int i = static_cast<int>(spread); i > 0; --i) {
    const float inside = 1 - static_cast<float>(i / spread);
    const float wanted = static_cast<float>(alpha) / 255 * inside * inside;
    const float step = (wanted - painted) / (1 - painted);
    painted = wanted;
    if (step <= 0) continue;
    painter.setBrush(QColor::fromRgbF(0, 0, 0, step));
    painter.drawRoundedRect(rect.adjusted(-i, -i + down, i, i + down), radius + i, radius + i);
  }
  painter.restore();
}

void overlayShadow(QPainter& painter, const QRectF& rect, double radius) {
  shadow(painter, rect, radius, 44, theme().isDark ? 128 : 33);
}

double textWidth(const QFont& font, const QString& text) { return QFontMetricsF(font).horizontalAdvance(text); }

double drawText(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font, const QColor& color,
                Qt::Alignment alignment) {
  if (rect.width() <= 1 || text.isEmpty()) return 0;
  const QFontMetricsF metrics(font);
  const double full = metrics.horizontalAdvance(text);
  const bool fits = full <= rect.width() + 1;
  painter.save();
  painter.setFont(font);
  painter.setPen(color);
  painter.drawText(fits ? rect.adjusted(0, 0, 1, 0) : rect, static_cast<int>(alignment) | Qt::TextSingleLine,
                   fits ? text : metrics.elidedText(text, Qt::ElideRight, rect.width()));
  painter.restore();
  return qMin(full, rect.width());
}

double chipWidth(const QString& text, const QFont& font, double padding) { return textWidth(font, text) + 2 * padding; }

double drawChip(QPainter& painter, double x, double cy, const QString& text, const QFont& font, const QColor& color,
                ChipLook look, double height, double padding) {
  const QRectF rect(x, cy - height / 2, chipWidth(text, font, padding), height);
  const bool soft = look == ChipLook::Soft;
  box(painter, rect, 4, soft ? softTint(color) : QColor(Qt::transparent),
      soft ? QColor(Qt::transparent) : theme().border);
  drawText(painter, rect, text, font, color, Qt::AlignCenter);
  return rect.width();
}

double keyCapWidth(const QString& keys) { return textWidth(uiFont(11, 500), keys) + 12; }

double drawKeyCap(QPainter& painter, double right, double cy, const QString& keys) {
  const double width = keyCapWidth(keys);
  const QRectF rect(right - width, cy - 8, width, 16);
  box(painter, rect, 4, theme().press);
  drawText(painter, rect, keys, uiFont(11, 500), faded(theme().text2, theme().text, 0.4), Qt::AlignCenter);
  return width;
}

void fadeRight(QPainter& painter, const QRectF& rect, const QColor& background, double width) {
  QLinearGradient fade(rect.right() - width, 0, rect.right(), 0);
  fade.setColorAt(0, withAlpha(background, 0));
  fade.setColorAt(1, background);
  painter.fillRect(QRectF(rect.right() - width, rect.y(), width + 1, rect.height()), fade);
}

namespace {

struct JsonPiece {
  qsizetype length = 1;
  QColor color;
};

bool isWordLetter(QChar c) { return c.isLetter() || c == QLatin1Char('_'); }

qsizetype stringLength(QStringView text) {
  qsizetype end = 1;
  while (end < text.size() && text[end] != QLatin1Char('"')) end += text[end] == QLatin1Char('\\') ? 2 : 1;
  return qMin(end + 1, text.size());
}

bool isKey(QStringView text, qsizetype end) {
  while (end < text.size() && text[end].isSpace()) ++end;
  return end < text.size() && text[end] == QLatin1Char(':');
}

JsonPiece firstPiece(QStringView text) {
  const Theme& t = theme();
  const QChar c = text.front();
  if (c == QLatin1Char('"')) {
    const qsizetype length = stringLength(text);
    return {length, isKey(text, length) ? t.jsonKey : t.jsonString};
  }
  const auto run = [text](auto accepts) {
    qsizetype n = 1;
    while (n < text.size() && accepts(text[n])) ++n;
    return n;
  };
  if (c.isDigit() || c == QLatin1Char('-'))
    return {run([](QChar n) { return n.isDigit() || QStringLiteral(".eE+-").contains(n); }), t.jsonNumber};
  if (isWordLetter(c)) return {run(isWordLetter), t.jsonKeyword};
  return {
      run([](QChar n) { return n != QLatin1Char('"') && n != QLatin1Char('-') && !n.isDigit() && !isWordLetter(n); }),
      t.jsonPunctuation};
}

} // namespace

double drawJsonLine(QPainter& painter, const QRectF& rect, const QString& json, const QFont& font) {
  painter.save();
  painter.setClipRect(rect, Qt::IntersectClip);
  painter.setFont(font);
  const QFontMetricsF metrics(font);
  double x = rect.x();
  QStringView rest(json);
  while (!rest.isEmpty() && x < rect.right()) {
    const JsonPiece piece = firstPiece(rest);
    const QString text = rest.left(qMin<qsizetype>(piece.length, 400)).toString();
    painter.setPen(piece.color);
    painter.drawText(QRectF(x, rect.y(), 8000, rect.height()), static_cast<int>(leftMiddle) | Qt::TextSingleLine, text);
    x += metrics.horizontalAdvance(text);
    rest = rest.mid(piece.length);
  }
  painter.restore();
  return x;
}

} // namespace signalbox::ui
