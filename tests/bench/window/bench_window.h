// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BenchWindow: the real window on a project in a folder of its own, its server running on a free port.
#pragma once

#include "tests/pages/try_page.h"
#include "tests/pages/window_page.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace signalbox::bench {

enum class Project { FoodDelivery, Large }; // Large: 3,000 endpoints, 900 models

void writeLargeProject(const QString& folder);

class BenchWindow final {
public:
  // Ends the program when the server does not come up.
  explicit BenchWindow(Project project, bool withParts = false); // withParts: one of each part of a design
  ~BenchWindow();

  pages::WindowPage& page() { return *m_page; }
  ui::MainWindow& window() { return m_page->window(); }
  quint16 port() { return window().live().port(); }
  QString folder() const { return m_folder.filePath(QStringLiteral("project")); }
  void open(const QString& key); // of an EntityRef: "model:Order"
  pages::TryPage tryPane();

private:
  QTemporaryDir m_config;
  QTemporaryDir m_folder;
  std::unique_ptr<pages::WindowPage> m_page;
};

// Turns the event loop until it holds; false after the time. QTest's own waits sleep 10 ms at a time in the thread
// whose gaps are measured; a window never does.
bool turnUntil(const std::function<bool()>& condition, int milliseconds = 10'000);
void settle(int milliseconds = 400); // lets what is due come

} // namespace signalbox::bench
