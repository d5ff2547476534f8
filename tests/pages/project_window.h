// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ProjectWindow: the real window on a copy of a sample, its server running on a free port.
#pragma once

#include "tests/pages/design_parts.h"
#include "tests/pages/try_page.h"
#include "tests/pages/window_page.h"
#include "tests/support/served.h"

#include <QDir>
#include <QTemporaryDir>

#include <memory>

namespace signalbox::pages {

class ProjectWindow final {
public:
  enum class Parts { AsInTheSample, OneOfEach };
  explicit ProjectWindow(const QString& sample, QSize size = {1440, 900}, Parts parts = Parts::AsInTheSample) {
    qputenv("SIGNALBOX_CONFIG_DIR", m_config.path().toLocal8Bit());
    test::copyFolder(test::sample(sample), folder());
    if (parts == Parts::OneOfEach) QDir(folder()).mkpath(QStringLiteral("static")); // what its mount serves
    m_page = std::make_unique<WindowPage>(size);
    window().usePort(0);
    if (!m_page->open(folder())) return;
    if (parts == Parts::OneOfEach) (void)addParts(window().document());
    window().startServer();
    m_isReady = Page::waitUntil([this] { return isRunning() && isApplied(); }, 20'000);
  }

  bool isReady() const { return m_isReady; }
  WindowPage& page() { return *m_page; }
  ui::MainWindow& window() { return m_page->window(); }
  QString folder() const { return m_folder.filePath(QStringLiteral("project")); }
  quint16 port() { return window().live().port(); }
  bool isRunning() { return window().live().state() == ui::ServerState::Running; }
  bool isApplied() {
    const auto api = window().live().api();
    return api && api->design() == window().document().design().served();
  }

  void run(const char* command) { window().commands().run(QLatin1String(command)); }
  // Of an EntityRef: "model:Order".
  QWidget* open(const QString& key) {
    const auto entity = ui::EntityRef::fromKey(key);
    window().editor().open(entity, ui::EditorArea::Open::Pinned);
    return window().editor().page(entity);
  }
  TryPage tryPane() { return TryPage(window().editor().tryPane()); }

  // The one that is seen of those with the name; null when none is.
  template<class Widget = QWidget>
  Widget* visible(const QString& name) {
    for (Widget* widget : window().findChildren<Widget*>(name))
      if (widget->isVisible()) return widget;
    return nullptr;
  }

private:
  QTemporaryDir m_config;
  QTemporaryDir m_folder;
  std::unique_ptr<WindowPage> m_page;
  bool m_isReady = false;
};

} // namespace signalbox::pages
