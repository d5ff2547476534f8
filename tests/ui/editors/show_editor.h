// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An editor shown in the window of a FakeWorkbench, active, as a person has it.
#pragma once

#include "tests/ui/panels/fake_workbench.h"

#include <QApplication>
#include <QVBoxLayout>

namespace signalbox::ui {

inline void showEditor(FakeWorkbench& bench, QWidget* editor) {
  bench.window.resize(1000, 900);
  (new QVBoxLayout(&bench.window))->addWidget(editor);
  bench.window.show();
  (void)QTest::qWaitForWindowExposed(&bench.window);
  QApplication::setActiveWindow(&bench.window);
}

} // namespace signalbox::ui
