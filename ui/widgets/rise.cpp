// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/rise.h"

#include <QStyle>
#include <QWidget>

#include <utility>

namespace signalbox::ui {
namespace {

constexpr int riseHeight = 4;

} // namespace

Rise::Rise(QWidget& widget, std::function<void()> place) : m_widget(widget), m_place(std::move(place)) {
  setStartValue(riseHeight);
  setEndValue(0);
  setEasingCurve(QEasingCurve::OutCubic);
  connect(this, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
    if (value.toInt() == m_pixels) return;
    m_pixels = value.toInt();
    m_place();
  });
}

void Rise::begin() {
  stop();
  const int duration = m_widget.style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, &m_widget);
  m_pixels = duration > 0 ? riseHeight : 0;
  m_place();
  if (duration <= 0) return;
  setDuration(duration);
  start();
}

} // namespace signalbox::ui
