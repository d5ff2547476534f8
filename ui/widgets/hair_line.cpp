// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/hair_line.h"

#include "ui/theme/theme.h"
#include "ui/widgets/popover.h"

#include <QPainter>

namespace signalbox::ui {

HairLine::HairLine(Qt::Orientation orientation, QWidget* parent) : QWidget(parent) {
  if (orientation == Qt::Horizontal)
    setFixedHeight(1);
  else
    setFixedWidth(1);
}

// A divider would not be seen on what lies over the window.
void HairLine::paintEvent(QPaintEvent*) {
  const QWidget* above = parentWidget();
  while (above && !qobject_cast<const Popover*>(above)) above = above->parentWidget();
  QPainter(this).fillRect(rect(), above ? theme().border : theme().divider);
}

} // namespace signalbox::ui
