// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/lamp_pulse.h"

#include "ui/theme/look.h"

#include <QAbstractItemView>

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr qint64 pulseMilliseconds = 600;
constexpr int frameMilliseconds = 32; // a glow needs no more, and a busy server has other things to do

} // namespace

LampPulse::LampPulse(QAbstractItemView& view) : QObject(&view), m_view(view) { m_clock.start(); }

void LampPulse::hit(const QModelIndex& index) {
  if (reducesMotion() || progress(index) >= 0) return;
  if (!m_view.viewport()->rect().intersects(m_view.visualRect(index))) return;
  m_pulses.push_back({index, m_clock.elapsed()});
  m_timer.start(frameMilliseconds, this);
}

double LampPulse::progress(const QModelIndex& index) const {
  const auto pulse = std::ranges::find_if(m_pulses, [&index](const Pulse& each) { return each.index == index; });
  return pulse == m_pulses.end() ? -1 : std::min(1.0, double(m_clock.elapsed() - pulse->since) / pulseMilliseconds);
}

void LampPulse::timerEvent(QTimerEvent*) {
  for (const Pulse& pulse : m_pulses) m_view.update(pulse.index);
  const qint64 now = m_clock.elapsed();
  std::erase_if(m_pulses,
                [now](const Pulse& pulse) { return !pulse.index.isValid() || now - pulse.since >= pulseMilliseconds; });
  if (m_pulses.empty()) m_timer.stop();
}

} // namespace signalbox::ui
