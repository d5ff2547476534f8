// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/popup_mask.h"

#include "ui/theme/style.h"

#include <QApplication>
#include <QBitmap>
#include <QEvent>
#include <QPainter>
#include <QStyle>
#include <QStyleOption>
#include <QWidget>

namespace signalbox::ui {

// Offscreen grabs keep their alpha; under X11 Qt cannot tell whether anybody composes, so a mask is the safe way.
bool hasCompositor() {
  static const bool has = QGuiApplication::platformName() != QLatin1String("xcb");
  return has;
}

void PopupMask::installOn(QWidget* popup, int radius) {
  if (!popup->findChild<PopupMask*>(QString(), Qt::FindDirectChildrenOnly)) new PopupMask(popup, radius);
}

PopupMask::PopupMask(QWidget* popup, int radius) : QObject(popup), m_radius(radius) { popup->installEventFilter(this); }

// A list of choices leaves its panel out where it has a mask.
void PopupMask::paintPanel(QWidget& popup) {
  QStyleOption option;
  option.initFrom(&popup);
  QPainter painter(&popup);
  popup.style()->drawPrimitive(QStyle::PE_PanelMenu, &option, &painter, &popup);
}

bool PopupMask::eventFilter(QObject* watched, QEvent* event) {
  auto* popup = static_cast<QWidget*>(watched);
  if (event->type() == QEvent::Paint && popup->inherits("QComboBoxPrivateContainer")) paintPanel(*popup);
  if (event->type() != QEvent::Resize) return false;
  QBitmap mask(popup->size());
  mask.clear();
  QPainter painter(&mask);
  painter.setBrush(Qt::color1);
  painter.setPen(Qt::color1);
  painter.drawRoundedRect(QRectF(popup->rect()).adjusted(0, 0, -1, -1), m_radius, m_radius);
  painter.end();
  popup->setMask(mask);
  return false;
}

} // namespace signalbox::ui
