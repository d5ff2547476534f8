// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/log_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

api::Exchange exchange(const std::string& method, const std::string& target, int status,
                       std::int64_t nanoseconds = 1'000'000) {
  api::Exchange made;
  made.method = method;
  made.target = target;
  made.status = status;
  made.durationNanoseconds = nanoseconds;
  return made;
}

QStringList paths(const LogModel& model) {
  QStringList all;
  for (int row = 0; row < model.rowCount(); ++row) all << model.index(row, LogModel::PathColumn).data().toString();
  return all;
}

} // namespace

class LogModelTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theNewestStandsOnTop() {
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    model.add({exchange("GET", "/1", 200), exchange("GET", "/2", 200)});
    model.add({exchange("GET", "/3", 200)});
    QCOMPARE(paths(model), QStringList({"/3", "/2", "/1"}));
  }

  void theFilterShowsWhatHasEveryWord() {
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    model.add({exchange("GET", "/books", 200), exchange("POST", "/books", 422), exchange("POST", "/orders", 422)});
    model.setFilter({"post 422", LogFilter::Show::All});
    QCOMPARE(paths(model), QStringList({"/orders", "/books"}));
    model.add({exchange("POST", "/again", 422), exchange("GET", "/no", 200)});
    QCOMPARE(paths(model), QStringList({"/again", "/orders", "/books"}));
    model.setFilter({});
    QCOMPARE(model.rowCount(), 5);
  }

  void errorsAndSlowOnesCanBeShownAlone() {
    LogModel model;
    model.add({exchange("GET", "/ok", 200), exchange("GET", "/gone", 404), exchange("GET", "/slow", 200, 80'000'000)});
    model.setFilter({{}, LogFilter::Show::Errors});
    QCOMPARE(paths(model), QStringList({"/gone"}));
    model.setFilter({{}, LogFilter::Show::Slow});
    QCOMPARE(paths(model), QStringList({"/slow"}));
  }

  void whilePausedNewRowsWait() {
    LogModel model;
    model.add({exchange("GET", "/1", 200)});
    model.setPaused(true);
    model.add({exchange("GET", "/2", 200)});
    QCOMPARE(paths(model), QStringList({"/1"}));
    QCOMPARE(model.waiting(), 1);
    model.setPaused(false);
    QCOMPARE(paths(model), QStringList({"/2", "/1"}));
    QCOMPARE(model.waiting(), 0);
  }

  void aHundredThousandRowsStayAndTheOldestFallOut() {
    LogModel model;
    const std::vector<api::Exchange> batch(10'000, exchange("GET", "/x", 200));
    model.add({exchange("GET", "/oldest", 200)});
    for (int times = 0; times < 10; ++times) model.add(batch);
    QCOMPARE(model.rowCount(), 100'000);
    QCOMPARE(model.index(99'999, LogModel::PathColumn).data().toString(), QString("/x"));
    QCOMPARE(model.total(), 100'000);
  }

  void theRingGivesUpTheBodiesOfTheOldestFirst() {
    ExchangeRing ring({.rows = 10, .bodyBytes = 100});
    api::Exchange big = exchange("GET", "/", 200);
    big.responseBody = std::string(60, 'x');
    ring.add({big, big});
    QVERIFY(ring.hasLostBodies(0));
    QVERIFY(ring.at(0).responseBody.empty());
    QCOMPARE(ring.at(1).responseBody.size(), std::size_t(60));
  }

  void clearLeavesNothing() {
    LogModel model;
    const QAbstractItemModelTester tester(&model);
    model.add({exchange("GET", "/1", 200)});
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    model.add({exchange("GET", "/2", 200)});
    QCOMPARE(paths(model), QStringList({"/2"}));
  }

  void figuresAreWrittenShort_data() {
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("expected");
    QTest::newRow("microseconds") << shownDuration(42'000) << "42 \u00b5s";
    QTest::newRow("milliseconds") << shownDuration(3'800'000) << "3.8 ms";
    QTest::newRow("many milliseconds") << shownDuration(412'300'000) << "412 ms";
    QTest::newRow("seconds") << shownDuration(12'340'000'000) << "12.3 s";
    QTest::newRow("bytes") << shownSize(412) << "412 B";
    QTest::newRow("kilobytes") << shownSize(3'100) << "3.1 kB";
    QTest::newRow("megabytes") << shownSize(8'800'000) << "8.8 MB";
  }
  void figuresAreWrittenShort() {
    QFETCH(QString, shown);
    QFETCH(QString, expected);
    QCOMPARE(shown, expected);
  }
};

QTEST_GUILESS_MAIN(LogModelTest)
#include "log_model_test.moc"
