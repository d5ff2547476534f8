// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What tests/bench/ui runs: bench_window ROW …; --bare is the floor beside which the window's start is shown.
#include "tests/bench/window/bench_window.h"
#include "tests/bench/window/report.h"
#include "tests/bench/window/rows.h"

#include <QApplication>

#include <cstdio>

using namespace signalbox;

namespace {

struct Row {
  const char* name;
  void (*run)();
};

constexpr Row rows[] = {
    {"keys", bench::keysInEveryEditor},
    {"large", bench::keysInALargeProject},
    {"diagnostics", bench::diagnosticsAfterAnEdit},
    {"log", bench::logOfHundredThousandRows},
    {"body", bench::bodyOfHundredMegabytes},
    {"sockets", bench::fourFastSockets},
};

// Qt's own window of the same size, empty.
int showBareWindow(int argc, char** argv) {
  QApplication application(argc, argv);
  QWidget window;
  window.resize(1440, 900);
  window.show();
  if (!QTest::qWaitForWindowExposed(&window)) return 1;
  std::puts("ready");
  std::fflush(stdout);
  return application.exec();
}

int runRows(int argc, char** argv) {
  QApplication application(argc, argv);
  ui::installTheme(ui::Appearance::Dark);
  const QStringList asked = application.arguments().mid(1);
  for (const Row& row : rows)
    if (asked.isEmpty())
      std::puts(row.name);
    else if (asked.contains(QLatin1String(row.name)))
      row.run();
  return 0;
}

} // namespace

int main(int argc, char** argv) {
  const QByteArray first = argc > 1 ? argv[1] : "";
  const QByteArray second = argc > 2 ? argv[2] : "";
  if (first == "--bare") return showBareWindow(argc, argv);
  if (first == "--serve-body") return bench::serveBody(second.toInt());
  if (first == "--serve-sockets") return bench::serveSockets();
  if (first == "--write-large") {
    bench::writeLargeProject(QString::fromLocal8Bit(second));
    return 0;
  }
  return runRows(argc, argv);
}
