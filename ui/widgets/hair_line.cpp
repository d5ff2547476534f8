// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/hair_line.h"

#include "ui/theme/theme.h"

#include <QPainter>

namespace signalbox::ui {

HairLine::HairLine(Qt::Orientation orientation, QWidget* parent) : QWidget(parent) {
  if (orientation == Qt::Horizontal)
    setFixedHeight(1);
  else
    setFixedWidth(1);
}

void HairLine::paintEvent(QPaintEvent*) { QPainter(this).fillRect(rect(), theme().divider); }

} // namespace signalbox::ui
