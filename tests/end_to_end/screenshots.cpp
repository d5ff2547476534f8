// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of every state of the window: end_to_end_screenshots FOLDER [PART OF A STATE'S NAME]. Light and dark, wide
// and narrow; with QT_SCALE_FACTOR=2 the dark wide ones once more, at 200 %.
#include "core/design/store.h"
#include "tests/bench/large_design.h"
#include "tests/pages/window_states.h"

#include <QDir>
#include <QScopeGuard>

using namespace signalbox;
using pages::ProjectWindow;
using pages::WindowState;

namespace {

struct Look {
  ui::Appearance appearance;
  QSize size;
  QString suffix;
};

QList<Look> looks() {
  if (qEnvironmentVariableIntValue("QT_SCALE_FACTOR") == 2)
    return {{ui::Appearance::Dark, {1440, 900}, QStringLiteral("dark-200")}};
  QList<Look> all;
  for (const auto& [appearance, name] :
       {std::pair{ui::Appearance::Dark, "dark"}, std::pair{ui::Appearance::Light, "light"}})
    for (const QSize size : {QSize(1440, 900), QSize(1024, 700)})
      all << Look{appearance, size, QStringLiteral("%1-%2").arg(QLatin1String(name)).arg(size.width())};
  return all;
}

void openLargeProject(ProjectWindow& window) {
  const QString folder = window.folder() + QStringLiteral("-large");
  if (!design::save(folder.toStdString(), design::Design(), bench::largeDesign(3000, 900))) return;
  window.window().openProject(folder);
  QTest::qWait(1500);
}

void showFocus(ProjectWindow& window) {
  window.open(QStringLiteral("endpoint:orders/create_order"));
  for (const char* key : {"F6", "F6", "F6", "F6", "Tab", "Tab", "Tab"}) window.page().press(QLatin1String(key));
}

QList<WindowState> states() {
  const auto walked = pages::windowStates();
  QList<WindowState> all(walked.begin(), walked.end());
  all << WindowState{QStringLiteral("project huge"), openLargeProject}
      << WindowState{QStringLiteral("keyboard focus"), showFocus};
  return all;
}

// What stands on the left of an endpoint's tab, and alone in a narrow window.
bool isOfDesigner(const QString& state) {
  const auto startsIt = [&state](const char* word) { return state.startsWith(QLatin1String(word)); };
  return startsIt("designer") || startsIt("behaviour") || startsIt("webhook");
}

void take(const WindowState& state, const QString& number, const Look& look, const QString& folder) {
  ProjectWindow window(QStringLiteral("food-delivery"), look.size, state.parts);
  const auto side = isOfDesigner(state.name) ? ui::EndpointSide::Design : ui::EndpointSide::Try;
  const auto showSide = [&] {
    if (look.size.width() < 1130) window.window().editor().showSide(side);
  };
  showSide(); // a state reaches only what is seen
  state.bring(window);
  showSide();
  QTest::qWait(400);
  const QString name = number + u'-' + QString(state.name).replace(u' ', u'-').replace(u'/', u'-') + u'-' + look.suffix;
  // What a state has set in the store that all windows share stays its own.
  const auto reset = qScopeGuard([&window] {
    window.window().store().change([](ui::Settings& settings) {
      settings.contrast = ui::Contrast::Standard;
      settings.density = ui::Density::Comfortable;
      settings.network = {};
    });
  });
  window.window().grab().save(folder + u'/' + name + QStringLiteral(".png"));
}

} // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  const QString folder = application.arguments().value(1, QStringLiteral("."));
  const QString wanted = application.arguments().value(2);
  QDir().mkpath(folder);
  const QString program = application.applicationDirPath() + QStringLiteral("/../../app/signalbox"); // which exports
  if (qEnvironmentVariableIsEmpty("SIGNALBOX_PROGRAM")) qputenv("SIGNALBOX_PROGRAM", QFile::encodeName(program));
  ui::installTheme(ui::Appearance::Dark);
  const QList<WindowState> all = states();
  for (const Look& look : looks()) {
    ui::setAppearance(look.appearance);
    for (int state = 0; state < all.size(); ++state)
      if (all[state].name.contains(wanted))
        take(all[state], QStringLiteral("%1").arg(state, 2, 10, QLatin1Char('0')), look, folder);
  }
  return 0;
}
