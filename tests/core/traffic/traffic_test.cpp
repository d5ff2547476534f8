// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is made of exchange records: spans of stages, counts, bars over time, archives, requests to send again.
#include "core/traffic/har.h"
#include "core/traffic/request_of.h"
#include "core/traffic/stage_spans.h"
#include "core/traffic/timeline.h"

#include <QtTest>

using namespace signalbox;
using api::Stage;
using api::StageState;
using traffic::StageKind;

namespace {

api::Exchange exchangeAt(std::int64_t seconds, int status, const char* method = "GET") {
  api::Exchange exchange;
  exchange.startedMicroseconds = seconds * 1'000'000;
  exchange.method = method;
  exchange.target = "/orders";
  exchange.status = status;
  return exchange;
}

api::Exchange order() {
  api::Exchange exchange = exchangeAt(1'769'868'358, 201, "POST");
  exchange.startedMicroseconds += 42'000;
  exchange.durationNanoseconds = 3'800'000;
  exchange.target = "/orders?token=canary&page=2";
  exchange.requestHeaders = {{"Host", "localhost:8000"},         {"Content-Length", "9"},
                             {"Authorization", "Bearer canary"}, {"Content-Type", "application/json"},
                             {"X-Signalbox-Request", "t1"},      {"Accept", "*/*"}};
  exchange.requestBody = R"({"id": 1})";
  exchange.requestBytes = 9;
  exchange.responseHeaders = {{"Content-Type", "application/json"}, {"Set-Cookie", "session=canary"}};
  exchange.responseBody = "{}";
  exchange.responseBytes = 2;
  return exchange;
}

} // namespace

class TrafficTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  // current_user needs bearer and session; session needs nothing; the route's own parameters come after all of them.
  void whatADependencyNeedsRunsBeforeIt() {
    const std::vector<Stage> stages{
        {"Router", {}, StageState::Passed, 10, 0},      {"Dependencies", {}, StageState::Passed, 1, 0},
        {"current_user", {}, StageState::Passed, 5, 1}, {"bearer", {}, StageState::Passed, 20, 2},
        {"session", {}, StageState::Passed, 30, 2},     {"Parameters", {}, StageState::Passed, 4, 0},
        {"Reply", {}, StageState::NotReached, 0, 0}};
    const std::vector<traffic::StageSpan> spans = traffic::spansOf(stages);
    const std::vector<traffic::StageSpan> expected{{0, 0, 10},   {10, 65, 66}, {10, 60, 65}, {10, 10, 30},
                                                   {30, 30, 60}, {66, 66, 70}, {70, 70, 70}};
    QCOMPARE(spans, expected);
    const traffic::Pipeline sums = traffic::pipelineOf(stages);
    QCOMPARE(sums[std::size_t(StageKind::Dependencies)], 56U);
    QCOMPARE(sums[std::size_t(StageKind::Validation)], 4U);
    QCOMPARE(sums[std::size_t(StageKind::Behaviour)], 0U);
  }

  void everyStageHasAKind_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("depth");
    QTest::addColumn<int>("kind");
    const auto row = [](const char* name, int depth, StageKind kind) {
      QTest::newRow(name) << name << depth << int(kind);
    };
    row("Router", 0, StageKind::Routing);
    row("Middleware", 0, StageKind::Routing);
    row("Faults", 0, StageKind::Routing);
    row("Dependencies", 0, StageKind::Dependencies);
    row("current_user", 1, StageKind::Dependencies);
    row("Parameters", 0, StageKind::Validation);
    row("Body", 0, StageKind::Validation);
    row("Reply", 0, StageKind::Behaviour);
    row("Response", 0, StageKind::Response);
  }
  void everyStageHasAKind() {
    QFETCH(QString, name);
    QFETCH(int, depth);
    QTEST(int(traffic::kindOf({name.toStdString(), {}, StageState::Passed, 0, depth})), "kind");
  }

  void countsFollowWhatComesAndFallsOut() {
    traffic::Counts counts;
    api::Exchange slow = exchangeAt(1, 201, "POST");
    slow.durationNanoseconds = 60'000'000;
    slow.trace.endpoint = "orders/create_order";
    api::Exchange message = exchangeAt(1, 0);
    message.kind = api::Exchange::Kind::SocketMessage;
    for (const auto& exchange : {slow, exchangeAt(2, 422), exchangeAt(3, 503), message}) counts.add(exchange);
    QCOMPARE(counts.requests(), 3);
    QCOMPARE(counts.of(traffic::StatusClass::ClientError), 1);
    QCOMPARE(counts.invalid(), 1);
    QCOMPARE(counts.slow(), 1);
    QCOMPARE(counts.writes(), 1);
    QCOMPARE(counts.endpoints().at("orders/create_order"), 1);
    counts.remove(slow);
    QCOMPARE(counts.requests(), 2);
    QVERIFY(counts.endpoints().empty());
  }

  void barsAreAsNarrowAsLetsTheFirstRequestIn_data() {
    QTest::addColumn<qint64>("span");
    QTest::addColumn<qint64>("width");
    QTest::newRow("one second") << qint64(0) << qint64(1);
    QTest::newRow("just fits") << qint64(59) << qint64(1);
    QTest::newRow("one too many") << qint64(60) << qint64(2);
    QTest::newRow("six minutes") << qint64(360) << qint64(10);
    QTest::newRow("an hour") << qint64(3'600) << qint64(120);
    QTest::newRow("a month") << qint64(30 * 86'400) << qint64(43'200 * 2);
  }
  void barsAreAsNarrowAsLetsTheFirstRequestIn() {
    QFETCH(qint64, span);
    traffic::Timeline timeline;
    const std::int64_t end = 86'400LL * 20'000 - 1;
    timeline.add(exchangeAt(end - span, 500));
    timeline.add(exchangeAt(end, 200));
    timeline.add(exchangeAt(end, 404));
    const traffic::Bars bars = timeline.bars(60);
    QTEST(qint64(bars.width / 1'000'000), "width");
    QCOMPARE(bars.counts.size(), std::size_t(60));
    QCOMPARE(bars.counts.back()[std::size_t(traffic::StatusClass::ClientError)], 1U);
    std::uint32_t all = 0;
    for (const auto& bar : bars.counts)
      for (const std::uint32_t count : bar) all += count;
    QCOMPARE(all, 3U);
    QCOMPARE(qint64(timeline.seconds()), span + 1);
    QVERIFY(bars.range(59, 59).holds(end * 1'000'000));
    timeline.remove(exchangeAt(end - span, 500));
    timeline.remove(exchangeAt(end, 200));
    timeline.remove(exchangeAt(end, 404));
    QVERIFY(timeline.isEmpty());
  }

  void anArchiveTellsEverythingButSecrets() {
    api::Exchange cut = order();
    cut.responseBody = "\xff\xfe";
    cut.responseBytes = 70'000;
    const auto har = traffic::toHar({}, "http://localhost:8000", "1.0");
    QVERIFY(har["log"]["entries"].empty());
    const api::Exchange whole = order();
    const auto log = traffic::toHar({&whole, &cut}, "http://localhost:8000", "1.0")["log"];
    QCOMPARE(log["entries"].size(), std::size_t(2));
    const auto& first = log["entries"][0];
    QCOMPARE(first["startedDateTime"].get<std::string>(), std::string("2026-01-31T14:05:58.042Z"));
    QCOMPARE(first["time"].get<double>(), 3.8);
    QCOMPARE(first["request"]["url"].get<std::string>(), std::string("http://localhost:8000/orders?token=***&page=2"));
    QCOMPARE(first["request"]["queryString"][1]["value"].get<std::string>(), std::string("2"));
    QCOMPARE(first["request"]["postData"]["text"].get<std::string>(), std::string(R"({"id": 1})"));
    QCOMPARE(first["response"]["statusText"].get<std::string>(), std::string("Created"));
    const auto& content = log["entries"][1]["response"]["content"];
    QCOMPARE(content["encoding"].get<std::string>(), std::string("base64"));
    QCOMPARE(content["comment"].get<std::string>(), std::string("The first 2 of 70000 bytes."));
    QVERIFY(!log.dump().contains("canary"));
  }

  void anArchiveHoldsAStreamOnce() {
    api::Exchange opened = exchangeAt(1, 200);
    opened.kind = api::Exchange::Kind::StreamOpened;
    opened.id = 7;
    api::Exchange closed = opened;
    closed.kind = api::Exchange::Kind::StreamClosed;
    api::Exchange open = opened;
    open.id = 8;
    QCOMPARE(traffic::toHar({&opened, &closed, &open}, "", "1")["log"]["entries"].size(), std::size_t(2));
  }

  void anArchiveIsWrittenEntryByEntry() {
    const api::Exchange whole = order();
    api::Exchange message = order();
    message.kind = api::Exchange::Kind::SocketMessage;
    api::Exchange row = order(); // as it stands in a log that has its parts elsewhere
    row.requestBody.clear();
    row.requestHeaders.clear();
    const auto written = [&](const std::vector<const api::Exchange*>& rows) {
      std::string text;
      traffic::HarWriter writer(rows, "http://x", "1", [&text](std::string_view part) { return text += part, true; });
      bool isGood = writer.begin();
      for (const api::Exchange* each : rows) isGood = isGood && (!writer.isEntry(*each) || writer.add(whole));
      return isGood && writer.end() ? nlohmann::ordered_json::parse(text) : nlohmann::ordered_json();
    };
    QVERIFY(written({&row, &message, &row}) == traffic::toHar({&whole, &message, &whole}, "http://x", "1"));
    QVERIFY(written({}) == traffic::toHar({}, "http://x", "1"));
    traffic::HarWriter full({&row}, "http://x", "1", [](std::string_view) { return false; });
    QVERIFY(!full.begin() && !full.add(whole) && !full.end());
  }

  void aRequestIsSentAgainAsItCame() {
    const auto again = traffic::requestOf(order(), "http://localhost:9000", "x-signalbox-request");
    QVERIFY(again);
    QCOMPARE(again->url, std::string("http://localhost:9000/orders?token=canary&page=2"));
    QCOMPARE(again->headers.size(), std::size_t(3)); // Authorization, Content-Type, Accept
    QCOMPARE(again->text, std::string(R"({"id": 1})"));
    api::Exchange cut = order();
    cut.requestBytes = 100'000;
    QVERIFY(!traffic::requestOf(cut, "http://localhost:9000"));
  }
};

QTEST_APPLESS_MAIN(TrafficTest)
#include "traffic_test.moc"
