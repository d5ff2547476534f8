// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/start_report.h"

#include "ui/shell/main_window.h"

#include <QEvent>
#include <QTimer>

#include <cstdio>

namespace signalbox::app {

StartReport::StartReport(ui::MainWindow& window) : QObject(&window), m_window(window) {
  window.installEventFilter(this);
  connect(&window, &ui::MainWindow::projectOpened, this, &StartReport::check);
  connect(&window.live(), &ui::LiveApi::stateChanged, this, &StartReport::check);
}

bool StartReport::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Paint && !m_painted) {
    m_painted = true;
    QTimer::singleShot(0, this, &StartReport::check); // after this paint
  }
  return QObject::eventFilter(watched, event);
}

void StartReport::check() {
  if (m_said || !m_painted || !m_window.hasProject() || m_window.live().state() != ui::ServerState::Running) return;
  m_said = true;
  std::puts("ready");
  std::fflush(stdout);
}

} // namespace signalbox::app
