// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the window's states on the food-delivery sample, light and dark, wide and narrow: window_pictures FOLDER
#include "ui/shell/bottom_island.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using namespace signalbox;

namespace {

void grab(ui::MainWindow& window, const QString& folder, const QString& name) {
  QTest::qWait(400);
  window.grab().save(folder + '/' + name + ".png");
}

void takeAll(ui::MainWindow& window, const QString& folder, const QString& suffix) {
  const auto run = [&window](const char* id) { window.commands().run(QLatin1String(id)); };
  window.showWelcome();
  grab(window, folder, "welcome-" + suffix);
  window.openProject(QStringLiteral(SIGNALBOX_SOURCE_DIR "/resources/samples/food-delivery"));
  (void)QTest::qWaitFor([&window] { return window.live().state() == ui::ServerState::Running; }, 3000);
  window.editor().open({EntityKind::Endpoint, "restaurants/list_restaurants"}, ui::EditorArea::Open::Pinned);
  run("request.send");
  window.editor().open({EntityKind::Endpoint, "orders/create_order"}, ui::EditorArea::Open::Pinned);
  grab(window, folder, "endpoint-" + suffix);
  run("request.send");
  QTest::qWait(300);
  grab(window, folder, "sent-" + suffix);
  run("view.palette");
  QTest::keyClicks(QApplication::focusWidget(), "ord");
  grab(window, folder, "palette-" + suffix);
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
  run("help.shortcuts");
  grab(window, folder, "shortcuts-" + suffix);
  QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
  window.editor().open({EntityKind::Model, "OrderCreate"}, ui::EditorArea::Open::Pinned);
  window.bottom().show("problems");
  grab(window, folder, "model-" + suffix);
  window.bottom().show("streams");
  run("view.docs");
  grab(window, folder, "docs-" + suffix);
  run("view.streamsActivity");
  grab(window, folder, "streams-" + suffix);
  run("view.design");
}

} // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  const QString folder = application.arguments().value(1, ".");
  QDir().mkpath(folder);
  qputenv("SIGNALBOX_CONFIG_DIR", (folder + "/config").toLocal8Bit());
  ui::installTheme(ui::Appearance::Dark);
  for (const auto& [appearance, name] : {std::pair{ui::Appearance::Dark, "dark"}, std::pair{ui::Appearance::Light, "light"}})
    for (const QSize size : {QSize(1440, 900), QSize(1024, 700)}) {
      QDir(folder + "/config").removeRecursively();
      ui::setAppearance(appearance);
      ui::MainWindow window(nullptr);
      window.resize(size);
      window.show();
      takeAll(window, folder, QString("%1-%2").arg(QLatin1String(name)).arg(size.width()));
    }
  return 0;
}
