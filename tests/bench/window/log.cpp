// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The window while its server answers 100,000 requests, and with the 100,000 rows.
#include "tests/bench/window/bench_window.h"
#include "tests/bench/window/report.h"
#include "tests/bench/window/rows.h"
#include "tests/support/raw_client.h"
#include "ui/panels/log_panel.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QElapsedTimer>
#include <QScrollBar>
#include <QStandardItemModel>
#include <QTreeView>

#include <atomic>
#include <thread>

namespace signalbox::bench {

namespace {

constexpr int requests = 100'000;
constexpr int pipelined = 20;

// Sends on one connection, so many at a time; counts what was answered.
void sendAll(quint16 port, std::atomic<int>& answered) {
  test::RawClient client(port);
  std::string batch;
  for (int request = 0; request < pipelined; ++request)
    batch += request % 5 == 4 ? "GET /nowhere HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
                              : "GET /restaurants HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
  while (answered < requests && client.send(batch))
    for (int request = 0; request < pipelined; ++request) {
      if (client.readResponse().status == 0) return;
      ++answered;
    }
}

void scrollAbout(QAbstractItemView* rows) {
  QScrollBar* bar = rows->verticalScrollBar();
  for (const double share : {0.5, 1.0, 0.1, 0.9, 0.0}) {
    bar->setValue(int(share * bar->maximum()));
    settle(60);
  }
  for (int page = 0; page < 20; ++page) {
    bar->triggerAction(QAbstractSlider::SliderPageStepAdd);
    settle(16);
  }
}

Gaps whileScrolling(QAbstractItemView* rows) {
  GapMeter meter;
  scrollAbout(rows);
  return meter.stop();
}

struct Arrivals {
  Gaps gaps;
  int perSecond = 0;
};

Arrivals whileRequestsArrive(BenchWindow& bench) {
  std::atomic<int> answered = 0;
  QElapsedTimer timer;
  GapMeter meter;
  timer.start();
  std::thread client([port = bench.port(), &answered] { sendAll(port, answered); });
  (void)turnUntil([&answered] { return answered >= requests; }, 120'000);
  const double seconds = double(timer.elapsed()) / 1e3;
  settle(300);
  const Gaps gaps = meter.stop();
  client.join();
  return {gaps, int(requests / seconds)};
}

// The same rows in Qt's own model and view.
Gaps bareTree() {
  QStandardItemModel model(requests, 6);
  for (int row = 0; row < requests; ++row)
    for (int column = 0; column < 6; ++column)
      model.setItem(row, column, new QStandardItem(QStringLiteral("/restaurants")));
  QTreeView view;
  view.setUniformRowHeights(true);
  view.setModel(&model);
  view.resize(1100, 600);
  view.show();
  (void)QTest::qWaitForWindowExposed(&view);
  return whileScrolling(&view);
}

} // namespace

void logOfHundredThousandRows() {
  BenchWindow bench(Project::FoodDelivery);
  bench.window().bottom().show(QStringLiteral("log"));
  settle();
  ui::LogModel& model = bench.window().bottom().log().model();
  const Arrivals first = whileRequestsArrive(bench);
  row(QStringLiteral("event loop while %1 requests arrive, %2 a second").arg(requests).arg(first.perSecond),
      shown(first.gaps), QStringLiteral("%1 rows in the log").arg(model.log().total()),
      QStringLiteral("p99.9 < 16 ms"));

  auto* rows = bench.page().find<QAbstractItemView>("log.rows");
  const Gaps scrolled = whileScrolling(rows); // before the bare tree, which leaves a heap of what it freed
  row(QStringLiteral("… while the rows are scrolled"), shown(scrolled),
      QStringLiteral("QStandardItemModel, QTreeView: %1").arg(milliseconds(bareTree().p999)),
      QStringLiteral("p99.9 < 16 ms"));

  auto* filter = bench.page().find<QLineEdit>("log.filter");
  bench.window().activateWindow();
  GapMeter filtering;
  for (const char letter : {'n', 'o', 'w', 'h'}) {
    QTest::keyClick(filter, letter);
    settle(150);
  }
  (void)turnUntil([&model] { return model.rowCount() < requests / 3; });
  settle(300);
  row(QStringLiteral("… while a filter is typed over them"), shown(filtering.stop()), {},
      QStringLiteral("p99.9 < 16 ms"));

  GapMeter reading;
  model.setFilter({QStringLiteral("body:vegetarian -status:404"), ui::LogFilter::Show::All, {}});
  (void)turnUntil([&model] { return !model.isScanning(); });
  row(QStringLiteral("… while a filter reads their bodies"), shown(reading.stop()),
      QStringLiteral("%1 rows pass, half of them on disk").arg(model.rowCount()), QStringLiteral("p99.9 < 16 ms"));

  bench.window().workbench().navigator.showActivity(QStringLiteral("traffic"));
  settle();
  const Arrivals second = whileRequestsArrive(bench);
  row(QStringLiteral("… while as many again push them out, %1 a second, Traffic open").arg(second.perSecond),
      shown(second.gaps), ui::shownLosses(model.log()), QStringLiteral("p99.9 < 16 ms"));
}

} // namespace signalbox::bench
