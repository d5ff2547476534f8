// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox-window: the window's start. One instance for each user; each window has its own project and server.
#include "app/window/crash_report.h"
#include "app/window/single_instance.h"
#include "app/window/start_report.h"
#include "resources/web/web_assets.h"
#include "ui/settings/run_marker.h"
#include "ui/settings/settings_store.h"
#include "ui/shell/main_window.h"
#include "ui/shell/windows.h"
#include "ui/system/system_look.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
#include <QHash>
#include <QProcess>
#include <QTimer>
#include <QUrl>

#include <csignal>
#include <cstdio>
#include <memory>
#include <optional>
#include <sys/socket.h>
#include <unistd.h>

#include <QSocketNotifier>

namespace signalbox::app {
namespace {

constexpr int settledAfter = 10'000; // milliseconds

struct Arguments {
  QString project; // absolute, or a link; empty = the welcome page, or the last one
  std::optional<quint16> port;
  std::optional<ui::Appearance> appearance;
  bool reportStart = false;
  bool again = false; // started by the run before: as that one was
};

// A folder, its signalbox.json, either as a file: address, or a link to a page of the docs.
QString projectOf(const QString& given) {
  if (ui::MainWindow::isLink(given)) return given;
  const QFileInfo place(given.startsWith(QLatin1String("file:")) ? QUrl(given).toLocalFile() : given);
  return place.isFile() ? place.absolutePath() : place.absoluteFilePath();
}

std::optional<Arguments> parse(const QStringList& words) {
  QCommandLineParser parser;
  parser.setApplicationDescription(QObject::tr("The window of Signalbox."));
  parser.addHelpOption();
  parser.addPositionalArgument("PROJECT", QObject::tr("The project folder, or a link to a page of its docs"),
                               "[PROJECT]");
  parser.addOption({"port", QObject::tr("Serve on this port instead of the project's; 0 picks a free one"), "PORT"});
  parser.addOption({"theme", QObject::tr("system, light or dark"), "THEME"});
  QCommandLineOption report("report-start");
  report.setFlags(QCommandLineOption::HiddenFromHelp);
  parser.addOption(report);
  QCommandLineOption again("again");
  again.setFlags(QCommandLineOption::HiddenFromHelp);
  parser.addOption(again);
  parser.process(words); // --help and mistakes end the program here

  Arguments arguments;
  if (!parser.positionalArguments().isEmpty()) {
    arguments.project = projectOf(parser.positionalArguments().constFirst());
  }
  arguments.reportStart = parser.isSet("report-start");
  arguments.again = parser.isSet("again");
  if (parser.isSet("port")) {
    bool isNumber = false;
    arguments.port = parser.value("port").toUShort(&isNumber);
    if (!isNumber) {
      std::fprintf(stderr, "--port needs a number from 0 to 65535.\n");
      return std::nullopt;
    }
  }
  const QString theme = parser.value("theme");
  if (theme == "light") arguments.appearance = ui::Appearance::Light;
  if (theme == "dark") arguments.appearance = ui::Appearance::Dark;
  if (theme == "system") arguments.appearance = ui::Appearance::System;
  return arguments;
}

// SIGINT and SIGTERM end the program as closing the last window does: edits are written, servers stop politely.
void quitOnSignals(QApplication& application) {
  static int ends[2];
  if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return;
  auto* notifier = new QSocketNotifier(ends[1], QSocketNotifier::Read, &application);
  QObject::connect(notifier, &QSocketNotifier::activated, &application, [] {
    ui::quitAll();
    QApplication::quit();
  });
  for (const int signal : {SIGINT, SIGTERM}) {
    std::signal(signal, [](int) { [[maybe_unused]] const auto written = ::write(ends[0], "x", 1); });
  }
}

// Of the settings, unless the environment says otherwise: Qt reads the factor once, before anything is shown.
void applyZoom(int percent) {
  const bool isSet = qEnvironmentVariableIsSet("QT_SCALE_FACTOR");
  ui::setShownZoom(isSet ? 0 : percent);
  if (percent == 100 || isSet) return;
  qputenv("QT_SCALE_FACTOR", QByteArray::number(percent / 100.0));
}

// What the next run is started with.
QStringList wordsAgain(const Arguments& arguments) {
  QStringList words{QStringLiteral("--again")};
  if (!arguments.appearance) return words;
  static const QHash<ui::Appearance, QString> names{{ui::Appearance::Light, QStringLiteral("light")},
                                                    {ui::Appearance::Dark, QStringLiteral("dark")},
                                                    {ui::Appearance::System, QStringLiteral("system")}};
  return words << QStringLiteral("--theme") << names.value(*arguments.appearance);
}

ui::MainWindow* openFirstWindow(const Arguments& arguments) {
  auto* window = new ui::MainWindow(&resources::webAssets());
  window->setAttribute(Qt::WA_DeleteOnClose);
  if (arguments.reportStart) new StartReport(*window);
  if (arguments.port) window->usePort(*arguments.port);
  const bool isLink = ui::MainWindow::isLink(arguments.project);
  const bool isOpen = isLink ? window->openLink(arguments.project)
                             : !arguments.project.isEmpty() && window->openProject(arguments.project);
  if (!isOpen) window->showWelcome();
  window->show();
  return window;
}

// The project of the command line, else the windows of last time, else the welcome page. After a second crash in a row
// nothing is opened by itself: what opens may be what crashes.
ui::MainWindow* openWindows(const Arguments& arguments, const ui::Settings& settings,
                            const std::optional<ui::Crash>& crash) {
  const bool isWanted = arguments.again || settings.startWith == ui::StartWith::LastWindows;
  const bool mayRestore = crash ? crash->inARow < 2 : isWanted;
  if (arguments.project.isEmpty() && !arguments.port && mayRestore) {
    const auto what = arguments.again ? ui::Restore::AsTheyRan : ui::Restore::Windows;
    const QList<ui::MainWindow*> windows = ui::restoreWindows(&resources::webAssets(), what);
    if (!windows.isEmpty()) return windows.front();
  }
  return openFirstWindow(arguments);
}

void watchSystem(QApplication& application, const std::shared_ptr<ui::SettingsStore>& store) {
  auto* system = ui::SystemLook::watchSession(&application);
  if (!system) return;
  QObject::connect(system, &ui::SystemLook::changed, &application, [store] {
    store->change([](ui::Settings& settings) { settings.system = ui::systemPreferences(); });
  });
}

void useLook(const ui::Settings& settings, std::optional<ui::Appearance> given) {
  ui::Look look = settings.look();
  if (given) look.appearance = *given;
  ui::installTheme(look.appearance);
  if (settings.system != ui::SystemPreferences()) ui::setSystemPreferences(settings.system);
  ui::setLook(look);
}

int runWindow(int argc, char** argv) {
  QApplication::setApplicationName("signalbox");
  QApplication::setApplicationDisplayName("Signalbox");
  QApplication::setApplicationVersion(SIGNALBOX_VERSION);
  QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
  const bool hasFactor = qEnvironmentVariableIsSet("QT_SCALE_FACTOR");
  applyZoom(ui::Settings::load().zoom);
  QApplication application(argc, argv);
  if (!hasFactor) qunsetenv("QT_SCALE_FACTOR"); // not for the programs that are started from here
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN); // a full quota becomes an error sentence

  const auto arguments = parse(QApplication::arguments());
  if (!arguments) return 2;
  SingleInstance instance;
  if (instance.handOver(arguments->project)) return 0;
  instance.listen();

  std::optional<ui::RunMarker> marker(std::in_place);
  reportCrashesTo(ui::configFolder() + QStringLiteral("/crash.txt"));
  auto store = ui::SettingsStore::shared();
  useLook(store->settings(), arguments->appearance);
  watchSystem(application, store);
  QObject::connect(&instance, &SingleInstance::projectAsked, &application,
                   [](const QString& project) { ui::openWindow(&resources::webAssets(), project); });
  quitOnSignals(application);
  ui::MainWindow* first = openWindows(*arguments, store->settings(), marker->crash());
  if (marker->crash()) first->noticeCrash(marker->crash()->savedUntil, lastCrashReport());
  QTimer::singleShot(settledAfter, &application, [&marker] { marker->settle(); });
  const int code = QApplication::exec();
  if (ui::wantsRestart()) {
    store->flush();
    marker.reset();
    instance.close();
    QProcess::startDetached(QApplication::applicationFilePath(), wordsAgain(*arguments));
  }
  return code;
}

} // namespace
} // namespace signalbox::app

int main(int argc, char** argv) { return signalbox::app::runWindow(argc, argv); }
