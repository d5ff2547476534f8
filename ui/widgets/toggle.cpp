// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/toggle.h"

#include "ui/theme/focus_paint.h"
#include "ui/theme/hover.h"
#include "ui/theme/paint.h"

#include <QPainter>

namespace signalbox::ui {

Toggle::Toggle(const QString& name, QWidget* parent) : QAbstractButton(parent) {
  setAccessibleName(name);
  setToolTip(name);
  setCheckable(true);
  setFocusPolicy(Qt::TabFocus);
  setAttribute(Qt::WA_Hover);
  setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Toggle::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const Theme& t = theme();
  const QRectF track(2, height() / 2.0 - 9, 30, 18);
  const QColor on = faded(t.fill, t.fillHover, hoverStrength(*this));
  box(painter, track, 9, !isEnabled() ? t.disabled : isChecked() ? on : t.toggleOff);
  box(painter, QRectF(track.x() + (isChecked() ? 14 : 2), track.y() + 2, 14, 14), 7, Qt::white);
  if (showsKeyboardFocus(*this)) focusRing(painter, track.adjusted(-2, -3, 2, 3), 11);
}

} // namespace signalbox::ui
