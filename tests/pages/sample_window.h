// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SampleWindow: a window on a copy of a sample, without its server and without a tab.
#pragma once

#include "tests/pages/window_page.h"
#include "tests/support/served.h"

#include <QTemporaryDir>

namespace signalbox::pages {

// The window on a copy of a sample, without its server.
class SampleWindow final {
public:
  explicit SampleWindow(const QString& sample = QStringLiteral("food-delivery"), QSize size = {1440, 900})
      : page(size) {
    qputenv("SIGNALBOX_CONFIG_DIR", m_config.path().toLocal8Bit());
    test::copyFolder(test::sample(sample), folder());
    (void)page.open(folder());
    page.window().editor().clear();
  }

  QString folder() const { return m_folder.filePath(QStringLiteral("project")); }
  ui::EditorArea& editor() { return page.window().editor(); }
  QString current() { return editor().current() ? editor().current()->key() : QString(); }
  void open(const char* key) {
    editor().open(ui::EntityRef::fromKey(QLatin1String(key)), ui::EditorArea::Open::Pinned);
  }
  QWidget* focused() { return QApplication::focusWidget() ? QApplication::focusWidget() : &page.window(); }

private:
  QTemporaryDir m_config;
  QTemporaryDir m_folder;

public:
  WindowPage page;
};

} // namespace signalbox::pages
