// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// StartReport: prints "ready" once a window is usable: project loaded, first paint done, server listening.
// Behind --report-start, for tests/bench/ui.
#pragma once

#include <QObject>

namespace signalbox::ui {
class MainWindow;
}

namespace signalbox::app {

class StartReport final : public QObject {
  Q_OBJECT
public:
  // `window` outlives it; call before the window is shown.
  explicit StartReport(ui::MainWindow& window);

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void check();

  ui::MainWindow& m_window;
  bool m_painted = false;
  bool m_said = false;
};

} // namespace signalbox::app
