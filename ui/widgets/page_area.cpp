// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/page_area.h"

#include "ui/theme/focus_paint.h"
#include "ui/theme/paint.h"
#include "ui/widgets/spoken_role.h"

#include <QPainter>

namespace signalbox::ui {

PageArea::PageArea(const QString& name, QWidget* content, QWidget* parent) : QScrollArea(parent) {
  setAccessibleName(name);
  setSpokenRole(*this, QAccessible::Document);
  setFrameShape(QFrame::NoFrame);
  setWidgetResizable(true);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  viewport()->setAutoFillBackground(false);
  setWidget(content);
  content->setAutoFillBackground(false);
}

void PageArea::paintEvent(QPaintEvent* event) {
  QScrollArea::paintEvent(event);
  if (!showsKeyboardFocus(*this)) return;
  QPainter painter(viewport());
  focusRing(painter, QRectF(viewport()->rect()).adjusted(2, 2, -2, -2), 6);
}

void PageArea::focusInEvent(QFocusEvent* event) {
  QScrollArea::focusInEvent(event);
  viewport()->update();
}

void PageArea::focusOutEvent(QFocusEvent* event) {
  QScrollArea::focusOutEvent(event);
  viewport()->update();
}

} // namespace signalbox::ui
