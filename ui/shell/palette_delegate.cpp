// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a row of the command palette is painted: method or icon, text with the matched letters bold, detail, key caps.
#include "ui/commands/keymap.h"
#include "ui/shell/command_palette.h"
#include "ui/theme/hover.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"

#include <QPainter>

namespace signalbox::ui {

namespace {

constexpr int usualRow = 34;
constexpr int headingHeight = 32;

bool isHeading(const QModelIndex& index) {
  return index.data(PaletteModel::KindRole).toInt() == int(PaletteItem::Kind::Heading);
}

QString shortMethod(const QString& method) {
  if (method == u"DELETE") return QStringLiteral("DEL");
  return method == u"OPTIONS" ? QStringLiteral("OPT") : method;
}

// Runs of matched and other letters, each drawn in its own font.
double drawMatched(QPainter& painter, const QRectF& rect, const QString& text, const QVector<int>& matched,
                   const QFont& plain, const QFont& bold) {
  double x = rect.x();
  for (qsizetype start = 0; start < text.size() && x < rect.right();) {
    const bool isMatched = matched.contains(int(start));
    qsizetype end = start + 1;
    while (end < text.size() && matched.contains(int(end)) == isMatched) ++end;
    const QString run = text.mid(start, end - start);
    drawText(painter, QRectF(x, rect.y(), rect.right() - x, rect.height()), run, isMatched ? bold : plain,
             isMatched ? theme().accent : theme().text);
    x += textWidth(isMatched ? bold : plain, run);
    start = end;
  }
  return x;
}

double drawShortcut(QPainter& painter, double right, double middle, const QString& shortcut) {
  const QStringList keys = keyCaps(QKeySequence::fromString(shortcut, QKeySequence::NativeText));
  for (auto key = keys.rbegin(); key != keys.rend(); ++key) right -= drawKeyCap(painter, right, middle, *key) + 4;
  return right;
}

} // namespace

QSize PaletteDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  return {100, isHeading(index) ? headingHeight : rowExtent(usualRow)};
}

void PaletteDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QRectF rect = option.rect;
  const QString text = index.data().toString();
  if (isHeading(index)) {
    drawText(*painter, rect.adjusted(18, 8, -18, 0), text, uiFont(12, 600), theme().text3);
    return;
  }
  const bool isSelected = option.state & QStyle::State_Selected;
  const QRectF row = rect.adjusted(8, 0, -8, 0);
  if (isSelected)
    box(*painter, row, 7, theme().selected);
  else if (const double hover = hoverStrength(option); hover > 0)
    box(*painter, row, 7, hoverFill(hover));
  const double middle = rect.center().y() + 0.5;
  const bool isEnabled = index.data(PaletteModel::CanRunRole).toBool();
  double right = row.right() - 12;
  if (const QString shortcut = index.data(PaletteModel::ShortcutRole).toString(); !shortcut.isEmpty())
    right = drawShortcut(*painter, right, middle, shortcut) - 8;
  else if (isSelected)
    right -= drawKeyCap(*painter, right, middle, QStringLiteral("Enter")) + 12;
  const QString method = index.data(PaletteModel::MethodRole).toString();
  double x = row.x() + 12;
  if (!method.isEmpty()) {
    drawText(*painter, QRectF(x, rect.y(), 48, rect.height()), shortMethod(method), monoFont(11, 700),
             methodColor(method));
    x += 48;
  } else {
    const QString icon = index.data(PaletteModel::IconRole).toString();
    drawIcon(*painter, icon.isEmpty() ? QStringLiteral("chevron-right") : icon, theme().text3,
             QRectF(x, middle - 8, 16, 16));
    x += 30;
  }
  painter->setOpacity(isEnabled ? 1 : 0.5);
  const bool isPath = !method.isEmpty() || index.data(PaletteModel::IconRole).toString() == u"tag"; // fields too
  x = drawMatched(*painter, QRectF(x, rect.y(), right - x, rect.height()), text,
                  index.data(PaletteModel::MatchedRole).value<QVector<int>>(), isPath ? monoFont(12) : uiFont(13),
                  isPath ? monoFont(12, 700) : uiFont(13, 700)) +
      12;
  const auto kind = PaletteItem::Kind(index.data(PaletteModel::KindRole).toInt());
  if (kind != PaletteItem::Kind::Command && x < right)
    drawText(*painter, QRectF(x, rect.y(), right - x, rect.height()), index.data(PaletteModel::DetailRole).toString(),
             uiFont(12), theme().text2);
  painter->setOpacity(1);
}

} // namespace signalbox::ui
