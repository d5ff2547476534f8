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
  for (int row = 0; row < model.rowCount(); ++row) all << model.index(row).data(LogModel::Path).toString();
  return all;
}

} // namespace

class LogModelTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theNewestStandsOnTop() {
    TrafficLog log;
    LogModel model(log);
    const QAbstractItemModelTester tester(&model);
    log.add({exchange("GET", "/1", 200), exchange("GET", "/2", 200)});
    log.add({exchange("GET", "/3", 200)});
    QCOMPARE(paths(model), QStringList({"/3", "/2", "/1"}));
  }

  void theFilterShowsWhatHasEveryWord() {
    TrafficLog log;
    LogModel model(log);
    const QAbstractItemModelTester tester(&model);
    log.add({exchange("GET", "/books", 200), exchange("POST", "/books", 422), exchange("POST", "/orders", 422)});
    model.setFilter({"post 422", LogFilter::Show::All, {}});
    QCOMPARE(paths(model), QStringList({"/orders", "/books"}));
    log.add({exchange("POST", "/again", 422), exchange("GET", "/no", 200)});
    QCOMPARE(paths(model), QStringList({"/again", "/orders", "/books"}));
    model.setFilter({});
    QCOMPARE(model.rowCount(), 5);
  }

  void errorsAndSlowOnesCanBeShownAlone() {
    TrafficLog log;
    LogModel model(log);
    log.add({exchange("GET", "/ok", 200), exchange("GET", "/gone", 404), exchange("GET", "/slow", 200, 80'000'000)});
    model.setFilter({{}, LogFilter::Show::Errors, {}});
    QCOMPARE(paths(model), QStringList({"/gone"}));
    model.setFilter({{}, LogFilter::Show::Slow, {}});
    QCOMPARE(paths(model), QStringList({"/slow"}));
  }

  void messagesOfASocketStandApart() {
    using Kind = api::Exchange::Kind;
    const auto record = [](Kind kind, const std::string& note, std::uint64_t received, std::uint64_t sent) {
      api::Exchange made = exchange("WEBSOCKET", "/chat", 101, 900'000'000);
      made.kind = kind;
      made.note = note;
      made.requestBytes = received;
      made.responseBytes = sent;
      return made;
    };
    TrafficLog log;
    LogModel model(log);
    const QAbstractItemModelTester tester(&model);
    api::Exchange received = record(Kind::SocketMessage, "hello\n there", 12, 0);
    received.isIncoming = true;
    log.add({record(Kind::SocketOpened, {}, 0, 0), received, record(Kind::SocketMessage, "hi", 0, 2),
             record(Kind::SocketClosed, {}, 0, 0)});
    QCOMPARE(paths(model), QStringList({"/chat", "/chat"}));
    model.setFilter({{}, LogFilter::Show::Slow, {}, true});
    QCOMPARE(model.rowCount(), 1); // that it was opened
    model.setFilter({{}, LogFilter::Show::All, {}, true});
    QCOMPARE(paths(model), QStringList({"/chat", "/chat  hi", "/chat  hello there", "/chat"}));
    const auto cell = [&model](int row, LogModel::Part part) { return model.index(row, 0).data(part).toString(); };
    QCOMPARE(cell(1, LogModel::Status), QString("sent"));
    QCOMPARE(cell(2, LogModel::Status), QString("received"));
    QCOMPARE(cell(2, LogModel::Size), QString("12 B"));
    QCOMPARE(cell(2, LogModel::Duration), QString());
  }

  void aLongMessageIsCutBetweenItsLetters_data() {
    QTest::addColumn<int>("before"); // letters of one byte
    for (int before = 0; before < 3; ++before) QTest::addRow("%d", before) << before;
  }
  void aLongMessageIsCutBetweenItsLetters() {
    QFETCH(int, before);
    const QString text = QString(before, u'a') + QString(1000, QChar(0x20ac));
    api::Exchange message = exchange("WEBSOCKET", "/chat", 101, 0);
    message.kind = api::Exchange::Kind::SocketMessage;
    message.note = text.toStdString();
    TrafficLog log;
    LogModel model(log);
    model.setFilter({{}, LogFilter::Show::All, {}, true});
    log.add({message});
    const QString shown = paths(model).value(0);
    QVERIFY2(shown.size() > 100 && QString("/chat  " + text).startsWith(shown), qPrintable(shown));
  }

  void whilePausedNewRowsWait() {
    TrafficLog log;
    LogModel model(log);
    log.add({exchange("GET", "/1", 200)});
    model.setPaused(true);
    log.add({exchange("GET", "/2", 200)});
    QCOMPARE(paths(model), QStringList({"/1"}));
    QCOMPARE(model.waiting(), 1);
    model.setPaused(false);
    QCOMPARE(paths(model), QStringList({"/2", "/1"}));
    QCOMPARE(model.waiting(), 0);
  }

  void aHundredThousandRowsStayAndTheOldestFallOut() {
    TrafficLog log;
    LogModel model(log);
    const std::vector<api::Exchange> batch(10'000, exchange("GET", "/x", 200));
    log.add({exchange("GET", "/oldest", 200)});
    for (int times = 0; times < 10; ++times) log.add(batch);
    QCOMPARE(model.rowCount(), 100'000);
    QCOMPARE(model.index(99'999).data(LogModel::Path).toString(), QString("/x"));
    QCOMPARE(log.total(), 100'000);
  }

  void theRingGivesUpThePartsOfTheOldestFirst() {
    ExchangeRing ring({.rows = 10, .partsBytes = 100});
    api::Exchange big = exchange("GET", "/", 200);
    big.responseBody = std::string(60, 'x');
    ring.add({big, big});
    QCOMPARE(ring.at(0).responseBody.size(), std::size_t(60));
    const ExchangeRing::GivenUp given = ring.giveUp();
    QCOMPARE(given.first, 0U);
    QCOMPARE(given.parts.size(), std::size_t(1));
    QCOMPARE(given.parts[0].responseBody, big.responseBody);
    QVERIFY(!ring.hasParts(0));
    QVERIFY(ring.at(0).responseBody.empty());
    QVERIFY(ring.hasParts(1));
    QVERIFY(ring.giveUp().parts.empty());
  }

  void oldRowsAreReadBackWhole() {
    TrafficLog log(nullptr, {.rows = 10, .partsBytes = 400});
    api::Exchange traced = exchange("GET", "/", 422);
    traced.responseBody = "a body";
    traced.trace.stages = {{"Router", {}, api::StageState::Passed, 70, 0},
                           {"Body", {}, api::StageState::Stopped, 5, 0}};
    traced.trace.problems = {R"({"type":"missing"})", R"({"type":"extra_forbidden"})"};
    log.add({traced, traced, traced});
    QVERIFY(!log.ring().hasParts(0));
    QVERIFY(log.ring().at(0).trace.stages.empty());
    QCOMPARE(log.ring().pipeline(0)[0], 70U);
    QVERIFY(log.ring().hasParts(2));
    for (quint64 sequence = 0; sequence < 3; ++sequence) {
      const api::Exchange whole = log.whole(sequence);
      QVERIFY(!log.hasLostParts(sequence));
      QCOMPARE(whole.responseBody, std::string("a body"));
      QCOMPARE(whole.trace.stages.size(), std::size_t(2));
      QVERIFY(whole.trace.problems == traced.trace.problems);
    }
    QVector<std::string> fetched;
    const auto take = [&fetched](const api::Exchange& whole) { fetched.push_back(whole.responseBody); };
    {
      QObject gone;
      log.fetch(1, &gone, take);
    }
    log.fetch(0, this, take);
    QCOMPARE(fetched.size(), 0); // on a thread
    log.fetch(2, this, take);
    QCOMPARE(fetched.size(), 1); // at once
    QTRY_COMPARE(fetched.size(), 2);
    QCOMPARE(fetched[1], std::string("a body"));
    QCOMPARE(log.counts().invalid(), 3);
    QCOMPARE(shownLosses(log), QString());
  }

  void whatIsLostBeyondTheDiskIsSaid() {
    TrafficLog log(nullptr, {.rows = 10, .partsBytes = 100}, {.fileBytes = 100, .waitingBytes = 1 << 20});
    api::Exchange big = exchange("GET", "/", 200);
    big.responseBody = std::string(200, 'x');
    log.add({big, big});
    QTRY_VERIFY(log.hasLostParts(0));
    QTRY_VERIFY(shownLosses(log).contains("2 requests lost their headers, bodies and traces"));
    QVERIFY(log.whole(0).responseBody.empty());
    log.clear();
    QCOMPARE(shownLosses(log), QString());
  }

  void aFilterOverBodiesReadsThoseOnDisk() {
    TrafficLog log(nullptr, {.rows = 2'000, .partsBytes = 10'000});
    LogModel model(log);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    for (int row = 0; row < 1'000; ++row) {
      api::Exchange made = exchange(row % 2 ? "GET" : "POST", "/" + std::to_string(row), 200);
      made.responseBody = row % 10 == 1 ? "the needle" : "hay and straw and more hay";
      log.add({made});
    }
    QVERIFY(!log.ring().hasParts(300));
    model.setFilter({"body:needle method:get", LogFilter::Show::All, {}});
    QVERIFY(model.isScanning());
    QTRY_VERIFY(!model.isScanning());
    QCOMPARE(model.rowCount(), 100);
    QCOMPARE(paths(model).front(), QString("/991"));
    QCOMPARE(paths(model).back(), QString("/1"));
    model.setFilter({"-body:needle is:error", LogFilter::Show::All, {}});
    QTRY_VERIFY(!model.isScanning());
    QCOMPARE(model.rowCount(), 0);
  }

  void anotherFilterAndFallenRowsWhileTheDiskIsRead() {
    TrafficLog log(nullptr, {.rows = 1'000, .partsBytes = 1'000});
    LogModel model(log);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    api::Exchange made = exchange("GET", "/old", 200);
    made.responseBody = "needle";
    log.add(std::vector<api::Exchange>(1'000, made));
    model.setFilter({"body:needle", LogFilter::Show::All, {}});
    model.setFilter({"body:nothing", LogFilter::Show::All, {}});
    model.setFilter({"body:need", LogFilter::Show::All, {}});
    QVERIFY(model.isScanning());
    log.add(std::vector<api::Exchange>(300, exchange("GET", "/new", 200)));
    QTRY_VERIFY(!model.isScanning());
    QCOMPARE(model.rowCount(), 700);
    QCOMPARE(paths(model).front(), QString("/old"));
  }

  void whatWasPausedAndWentToTheDiskIsSearchedToo() {
    TrafficLog log(nullptr, {.rows = 1'000, .partsBytes = 1'000});
    LogModel model(log);
    model.setFilter({"body:needle", LogFilter::Show::All, {}});
    model.setPaused(true);
    api::Exchange made = exchange("GET", "/x", 200);
    made.responseBody = "a needle";
    log.add(std::vector<api::Exchange>(500, made));
    QCOMPARE(model.rowCount(), 0);
    model.setPaused(false);
    QTRY_COMPARE(model.rowCount(), 500);
  }

  void whatWasLostIsSaid() {
    TrafficLog log(nullptr, {.rows = 2, .partsBytes = 100});
    QCOMPARE(shownLosses(log), QString());
    log.add({exchange("GET", "/1", 200), exchange("GET", "/2", 200), exchange("GET", "/3", 200)}, 12);
    QVERIFY(shownLosses(log).startsWith("12 requests came too fast to be kept. 1 request fell out"));
    log.clear();
    QCOMPARE(shownLosses(log), QString());
  }

  void aStretchOfTimeIsAFilterToo() {
    TrafficLog log;
    LogModel model(log);
    for (int second = 0; second < 5; ++second) {
      api::Exchange made = exchange("GET", "/" + std::to_string(second), 200);
      made.startedMicroseconds = second * 1'000'000;
      log.add({made});
    }
    model.setFilter({{}, LogFilter::Show::All, {1'000'000, 3'000'000}});
    QCOMPARE(paths(model), QStringList({"/2", "/1"}));
  }

  void aFilterThatCannotBeReadChangesNothing() {
    TrafficLog log;
    LogModel model(log);
    log.add({exchange("GET", "/a", 200), exchange("POST", "/b", 201)});
    model.setFilter({"method:GET", LogFilter::Show::All, {}});
    model.setFilter({"method:GET duration:fast", LogFilter::Show::All, {}});
    QVERIFY(model.filterError());
    QCOMPARE(paths(model), QStringList({"/a"}));
    model.setFilter({"method:GET", LogFilter::Show::All, {}});
    QVERIFY(!model.filterError());
    QCOMPARE(paths(model), QStringList({"/a"}));
  }

  // Bodies of a large log are read in pieces between events: the newest rows are there first.
  void aLargeLogIsLookedThroughInPieces() {
    TrafficLog log(nullptr, {.rows = 100'000, .partsBytes = 256 << 20});
    LogModel model(log);
    const QAbstractItemModelTester tester(&model);
    api::Exchange large = exchange("GET", "/large", 200);
    large.responseBody = std::string(60'000, 'x') + "needle";
    log.add(std::vector<api::Exchange>(3'000, large));
    log.add({exchange("GET", "/small", 200)});
    model.setFilter({"body:needle", LogFilter::Show::All, {}});
    QVERIFY(model.isScanning());
    log.add({large}); // comes while the rest is looked through
    QTRY_VERIFY(!model.isScanning());
    QCOMPARE(model.rowCount(), 3'001);
    QCOMPARE(model.indexOf(3'001).row(), 0);
    QCOMPARE(model.indexOf(0).row(), 3'000);
    QVERIFY(!model.indexOf(3'000).isValid());
  }

  void rowsFallOutWhileTheyAreLookedThrough() {
    TrafficLog log(nullptr, {.rows = 2'000, .partsBytes = 256 << 20});
    LogModel model(log);
    const QAbstractItemModelTester tester(&model);
    api::Exchange large = exchange("GET", "/large", 200);
    large.responseBody = std::string(60'000, 'x');
    log.add(std::vector<api::Exchange>(2'000, large));
    model.setFilter({"-body:needle", LogFilter::Show::All, {}});
    log.add(std::vector<api::Exchange>(1'500, exchange("GET", "/x", 200)));
    QTRY_VERIFY(!model.isScanning());
    QCOMPARE(model.rowCount(), 2'000);
  }

  void clearLeavesNothing() {
    TrafficLog log;
    LogModel model(log);
    const QAbstractItemModelTester tester(&model);
    log.add({exchange("GET", "/1", 200)});
    log.clear();
    QCOMPARE(model.rowCount(), 0);
    log.add({exchange("GET", "/2", 200)});
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
