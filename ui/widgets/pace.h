// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pace: shows something as often as an eye can follow, however often it changes: at once when it was still, else when
// the time is over.
#pragma once

#include <QTimer>

#include <functional>
#include <utility>

namespace signalbox::ui {

inline constexpr int framePace = 16;   // milliseconds: what moves
inline constexpr int numberPace = 100; // milliseconds: what is read

class Pace final {
public:
  Pace(int milliseconds, std::function<void()> show) : m_show(std::move(show)) {
    m_timer.setSingleShot(true);
    m_timer.setInterval(milliseconds);
    QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] {
      if (std::exchange(m_isLate, false)) ask();
    });
  }

  void ask() {
    if (m_timer.isActive()) {
      m_isLate = true;
      return;
    }
    m_timer.start();
    m_show();
  }

private:
  QTimer m_timer;
  std::function<void()> m_show;
  bool m_isLate = false; // asked since it was shown
};

} // namespace signalbox::ui
