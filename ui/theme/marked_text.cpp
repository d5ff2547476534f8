// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/marked_text.h"

#include <QFontInfo>
#include <QStringList>

namespace signalbox::ui {
namespace {

QFont codeFont(const QFont& font) { return monoFont(QFontInfo(font).pixelSize() - 1, font.weight()); }

} // namespace

QString withoutMarks(QString text) { return text.remove(u'`'); }

double markedWidth(const QFont& font, const QString& text) {
  if (!isMarked(text)) return textWidth(font, text);
  const QFont code = codeFont(font);
  double width = 0;
  bool isCode = false;
  for (const QString& part : text.split(u'`')) {
    width += textWidth(isCode ? code : font, part);
    isCode = !isCode;
  }
  return width;
}

double drawMarked(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font, const QColor& color) {
  if (!isMarked(text)) return drawText(painter, rect, text, font, color);
  const QFont code = codeFont(font);
  double x = rect.x();
  bool isCode = false;
  for (const QString& part : text.split(u'`')) {
    if (x >= rect.right()) break;
    x += drawText(painter, QRectF(x, rect.y(), rect.right() - x, rect.height()), part, isCode ? code : font, color);
    isCode = !isCode;
  }
  return x - rect.x();
}

} // namespace signalbox::ui
