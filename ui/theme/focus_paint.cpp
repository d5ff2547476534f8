// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/focus_paint.h"

#include "ui/theme/hover.h"
#include "ui/theme/paint.h"
#include "ui/theme/theme.h"

#include <QStyleOptionViewItem>
#include <QWidget>

namespace signalbox::ui {

bool showsKeyboardFocus(const QWidget& widget) {
  return widget.hasFocus() && widget.window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

bool showsKeyboardFocus(const QStyleOptionViewItem& row) {
  return (row.state & QStyle::State_HasFocus) && row.widget &&
         row.widget->window()->testAttribute(Qt::WA_KeyboardFocusChange);
}

void paintRowBox(QPainter& painter, const QRectF& rect, const QStyleOptionViewItem& row, double radius) {
  const double hover = hoverStrength(row);
  if (row.state & QStyle::State_Selected)
    box(painter, rect, radius, theme().selected);
  else if (hover > 0)
    box(painter, rect, radius, hoverFill(hover));
  if (showsKeyboardFocus(row)) focusRing(painter, rect, radius);
}

} // namespace signalbox::ui
