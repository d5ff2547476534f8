// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Shows focus rings for the keyboard only: Qt sets WA_KeyboardFocusChange on Tab alone and never clears it on a mouse
// press.
#pragma once

#include <QObject>

namespace signalbox::ui {

class FocusFilter final : public QObject {
  Q_OBJECT
public:
  static void install(); // on the application; a second call does nothing

  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  using QObject::QObject;
};

} // namespace signalbox::ui
