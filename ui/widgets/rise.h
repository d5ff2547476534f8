// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rise: how what opens over the window comes up: the last four pixels in 120 ms; at once where motion is reduced.
#pragma once

#include <QVariantAnimation>

#include <functional>

class QWidget;

namespace signalbox::ui {

class Rise final : public QVariantAnimation {
public:
  // place: puts the widget pixels() below where it belongs.
  Rise(QWidget& widget, std::function<void()> place);

  void begin(); // places it
  int pixels() const { return m_pixels; }

private:
  QWidget& m_widget;
  std::function<void()> m_place;
  int m_pixels = 0;
};

} // namespace signalbox::ui
