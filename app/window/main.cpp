// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox-window: the window's start. One instance for each user; each window has its own project and server.
#include "app/window/single_instance.h"
#include "app/window/start_report.h"
#include "resources/web/web_assets.h"
#include "ui/settings/settings.h"
#include "ui/shell/main_window.h"
#include "ui/theme/theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFileInfo>
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

struct Arguments {
  QString project; // absolute, or a link; empty = the welcome page, or the last one
  std::optional<quint16> port;
  std::optional<ui::Appearance> appearance;
  bool reportStart = false;
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
  parser.process(words); // --help and mistakes end the program here

  Arguments arguments;
  if (!parser.positionalArguments().isEmpty()) {
    arguments.project = projectOf(parser.positionalArguments().constFirst());
  }
  arguments.reportStart = parser.isSet("report-start");
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
    QApplication::closeAllWindows();
    QApplication::quit();
  });
  for (const int signal : {SIGINT, SIGTERM}) {
    std::signal(signal, [](int) { [[maybe_unused]] const auto written = ::write(ends[0], "x", 1); });
  }
}

ui::MainWindow* openWindow(const QString& project, const Arguments& arguments) {
  auto* window = new ui::MainWindow(&resources::webAssets());
  window->setAttribute(Qt::WA_DeleteOnClose);
  if (arguments.reportStart) new StartReport(*window);
  if (arguments.port) window->usePort(*arguments.port);
  const bool isLink = ui::MainWindow::isLink(project);
  const bool isOpen = isLink ? window->openLink(project) : !project.isEmpty() && window->openProject(project);
  if (!isOpen) window->showWelcome();
  window->show();
  return window;
}

int runWindow(int argc, char** argv) {
  QApplication::setApplicationName("signalbox");
  QApplication::setApplicationDisplayName("Signalbox");
  QApplication::setApplicationVersion(SIGNALBOX_VERSION);
  QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
  QApplication application(argc, argv);
  std::signal(SIGPIPE, SIG_IGN);
  std::signal(SIGXFSZ, SIG_IGN); // a full quota becomes an error sentence

  const auto arguments = parse(QApplication::arguments());
  if (!arguments) return 2;
  SingleInstance instance;
  if (instance.handOver(arguments->project)) return 0;
  instance.listen();

  ui::installTheme(arguments->appearance.value_or(ui::Settings::load().appearance));
  QObject::connect(&instance, &SingleInstance::projectAsked, &application, [](const QString& project) {
    ui::MainWindow* window = openWindow(project, {});
    window->raise();
    window->activateWindow();
  });
  quitOnSignals(application);
  openWindow(arguments->project, *arguments);
  return QApplication::exec();
}

} // namespace
} // namespace signalbox::app

int main(int argc, char** argv) { return signalbox::app::runWindow(argc, argv); }
