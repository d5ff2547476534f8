// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rounded corners of menus, combo popups and tool tips on a screen without a compositor.
#pragma once

#include <QObject>

class QWidget;

namespace signalbox::ui {

class PopupMask final : public QObject {
  Q_OBJECT
public:
  static void installOn(QWidget* popup, int radius); // once a widget; a second call does nothing

  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  PopupMask(QWidget* popup, int radius);
  static void paintPanel(QWidget& popup);

  int m_radius;
};

} // namespace signalbox::ui
