// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/bench_window.h"

#include "core/design/store.h"
#include "tests/bench/large_design.h"
#include "tests/pages/design_parts.h"
#include "tests/support/served.h"
#include "ui/settings/settings.h"
#include "ui/shell/endpoint_page.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QTimer>

namespace signalbox::bench {

void writeLargeProject(const QString& folder) {
  const auto saved = design::save(folder.toStdString(), design::Design(), largeDesign(3000, 900));
  if (!saved) qFatal("%s", saved.error().message.c_str());
  ui::Settings settings = ui::Settings::load();
  settings.trust(folder); // its server starts by itself
  settings.save();
}

BenchWindow::BenchWindow(Project project, bool withParts) {
  qputenv("SIGNALBOX_CONFIG_DIR", m_config.path().toLocal8Bit());
  if (project == Project::Large)
    writeLargeProject(folder());
  else
    test::copyFolder(test::sample(QStringLiteral("food-delivery")), folder());
  m_page = std::make_unique<pages::WindowPage>();
  window().usePort(0);
  if (!m_page->open(folder())) qFatal("The project did not open.");
  if (withParts && !pages::addParts(window().document())) qFatal("The parts were refused.");
  window().startServer();
  if (!turnUntil([this] { return window().live().state() == ui::ServerState::Running && window().live().api(); },
                 30'000))
    qFatal("The server did not start.");
  settle();
}

BenchWindow::~BenchWindow() = default;

void BenchWindow::open(const QString& key) {
  window().editor().open(ui::EntityRef::fromKey(key), ui::EditorArea::Open::Pinned);
  settle(100);
}

pages::TryPage BenchWindow::tryPane() { return pages::TryPage(window().editor().tryPane()); }

bool turnUntil(const std::function<bool()>& condition, int milliseconds) {
  QEventLoop loop;
  QTimer look;
  QElapsedTimer time;
  time.start();
  QObject::connect(&look, &QTimer::timeout, &loop, [&] {
    if (condition() || time.elapsed() > milliseconds) loop.quit();
  });
  look.start(1);
  if (!condition()) loop.exec();
  return condition();
}

void settle(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, &loop, &QEventLoop::quit);
  loop.exec();
}

} // namespace signalbox::bench
