// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/combo_box.h"

#include "ui/theme/style_property.h"
#include "ui/theme/theme.h"

#include <QAbstractItemView>
#include <QWheelEvent>

#include <algorithm>

namespace signalbox::ui {

ComboBox::ComboBox(const QString& name, QWidget* parent) : QComboBox(parent) {
  setAccessibleName(name);
  setToolTip(name);
  setFont(uiFont(13));
  setFocusPolicy(Qt::StrongFocus);
  setControlHeight(28);
}

void ComboBox::setControlHeight(int height) {
  setProperty(property::controlHeight, height);
  setFixedHeight(height);
}

void ComboBox::setBare(bool bare) { setProperty(property::variant, bare ? QStringLiteral("bare") : QString()); }

void ComboBox::fillWithMethods(bool withSocket) {
  setProperty(property::methodColors, true);
  setFont(monoFont(12, 700));
  addItems({QStringLiteral("GET"), QStringLiteral("POST"), QStringLiteral("PUT"), QStringLiteral("PATCH"),
            QStringLiteral("DELETE"), QStringLiteral("HEAD"), QStringLiteral("OPTIONS")});
  if (withSocket) addItem(QStringLiteral("WEBSOCKET"));
}

void ComboBox::showPopup() {
  constexpr int beside = 44; // the tick in front, the gaps, the frame
  int widest = 0;
  for (int i = 0; i < count(); ++i) widest = std::max(widest, fontMetrics().horizontalAdvance(itemText(i)));
  view()->setMinimumWidth(widest + beside);
  QComboBox::showPopup();
}

void ComboBox::wheelEvent(QWheelEvent* event) { event->ignore(); }

} // namespace signalbox::ui
