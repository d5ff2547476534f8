// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sidebar_delegate.h"

#include "ui/theme/focus_paint.h"
#include "ui/theme/paint.h"
#include "ui/widgets/ink.h"

#include <QPainter>

namespace signalbox::ui {

namespace {

QString shortMethod(const QString& method) {
  if (method == u"DELETE") return QStringLiteral("DEL");
  if (method == u"OPTIONS") return QStringLiteral("OPT");
  return method == u"WEBSOCKET" ? QStringLiteral("WS") : method;
}

// The places of the words that were searched for, under the text.
void paintMarks(QPainter& painter, const QRectF& place, const QString& text, const QFont& font, const QString& query) {
  for (const QString& word : query.split(u' ', Qt::SkipEmptyParts))
    for (qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive); at >= 0;
         at = text.indexOf(word, at + word.size(), Qt::CaseInsensitive)) {
      const double x = place.x() + textWidth(font, text.left(at));
      const double width = qMin(textWidth(font, text.mid(at, word.size())), place.right() - x);
      if (width > 0) painter.fillRect(QRectF(x, place.center().y() - 8, width, 16), withAlpha(theme().warnFill, 90));
    }
}

void paintHeading(QPainter& painter, const QRectF& row, const QModelIndex& index) {
  drawText(painter, QRectF(row.x() + 8, row.y() + 5, row.width() - 60, row.height() - 5), index.data().toString(),
           uiFont(11, 600), theme().text3);
  drawText(painter, QRectF(row.right() - 50, row.y() + 5, 42, row.height() - 5),
           index.data(SidebarDelegate::CountRole).toString(), uiFont(11, 500), theme().text3, rightMiddle);
}

// Answers where the room for the text ends.
double paintRight(QPainter& painter, const QRectF& row, const QModelIndex& index, bool isSelected) {
  double right = row.right() - 8;
  if (const QVariant signal = index.data(SidebarDelegate::LampRole); signal.isValid()) {
    const auto lit = Signal(signal.toInt());
    lamp(painter, QPointF(right - 4, row.center().y()), 2.8, signalFill(lit),
         lit == Signal::Off ? Glow::Off : Glow::On);
    right -= 16;
  }
  const QString count = index.data(SidebarDelegate::CountRole).toString();
  if (count.isEmpty()) return right;
  const double width = textWidth(monoFont(11), count) + 2;
  drawText(painter, QRectF(right - width, row.y(), width, row.height()), count, monoFont(11),
           isSelected ? theme().text2 : theme().text3, rightMiddle);
  return right - width - 8;
}

} // namespace

void SidebarDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QRectF row = QRectF(option.rect).adjusted(8, 1, -8, -1);
  if (!(index.flags() & Qt::ItemIsSelectable)) return paintHeading(*painter, row, index);
  const bool isSelected = option.state & QStyle::State_Selected;
  paintRowBox(*painter, row, option);
  const double right = paintRight(*painter, row, index, isSelected);
  const QString method = index.data(MethodRole).toString();
  double x = row.x() + 8;
  if (!method.isEmpty())
    drawText(*painter, QRectF(x, row.y(), 42, row.height()), shortMethod(method), monoFont(11, 700),
             methodColor(method));
  else
    drawIcon(*painter, index.data(IconRole).toString(), isSelected ? theme().text : theme().text3,
             QRectF(x, row.center().y() - 7.5, 15, 15));
  x += method.isEmpty() ? 23 : 44;
  const QString text = index.data().toString();
  const QFont font = uiFont(13, isSelected ? 500 : 400);
  const QRectF place(x, row.y(), right - x, row.height());
  paintMarks(*painter, place, text, font, index.data(MarksRole).toString());
  drawText(*painter, place, text, font, isSelected ? theme().text : theme().text2);
}

} // namespace signalbox::ui
