// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From an edit that breaks something to its row in Problems, painted.
#include "core/design/edit.h"
#include "tests/bench/window/bench_window.h"
#include "tests/bench/window/report.h"
#include "tests/bench/window/rows.h"
#include "ui/bridge/live_api.h"

#include <QElapsedTimer>

namespace signalbox::bench {

namespace {

constexpr int edits = 20;

struct Times {
  QVector<double> shown;
  QVector<double> applied; // of these, compiling and publishing
};

Times breakAndMend(BenchWindow& bench, const std::string& model) {
  ui::MainWindow& window = bench.window();
  window.bottom().show(QStringLiteral("problems"));
  settle();
  QAbstractItemModel* rows = bench.page().find<ui::RowList>("problems.rows")->model();
  const int before = rows->rowCount();
  Times times;
  const auto connection = QObject::connect(&window.live(), &ui::LiveApi::applied, &window,
                                           [&times](double milliseconds) { times.applied << milliseconds; });
  for (int edit = 0; edit < edits; ++edit) {
    QElapsedTimer timer;
    timer.start();
    (void)window.document().apply(design::AddField{model, {"broken", "NoSuchType", design::Json::object()}});
    if (!turnUntil([&] { return rows->rowCount() > before; })) qFatal("The diagnostic did not come.");
    window.repaint();
    times.shown << double(timer.nsecsElapsed()) / 1e6;
    window.document().undo();
    if (!turnUntil([&] { return rows->rowCount() == before; })) qFatal("The diagnostic did not go.");
    settle(50);
  }
  QObject::disconnect(connection);
  return times;
}

void measure(Project project, const QString& name, const std::string& model) {
  BenchWindow bench(project);
  const Times times = breakAndMend(bench, model);
  row(QStringLiteral("edit to its diagnostic in Problems, %1").arg(name),
      QStringLiteral("median %1, longest %2")
          .arg(milliseconds(median(times.shown)), milliseconds(largest(times.shown))),
      QStringLiteral("compiled and published %1").arg(milliseconds(median(times.applied))), QStringLiteral("< 100 ms"));
}

} // namespace

void diagnosticsAfterAnEdit() {
  measure(Project::FoodDelivery, QStringLiteral("sample"), "OrderCreate");
  measure(Project::Large, QStringLiteral("3,000 endpoints"), "Model1");
}

} // namespace signalbox::bench
