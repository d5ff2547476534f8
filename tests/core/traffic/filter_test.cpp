// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/filter.h"

#include <QtTest>

using namespace signalbox;
using traffic::Filter;

namespace {

// A log of seven: what each filter lets through is the list of their targets.
std::vector<api::Exchange> sampleLog() {
  std::vector<api::Exchange> log(7);
  const auto fill = [&](std::size_t index, const char* method, const char* target, int status, std::int64_t ms) {
    log[index].method = method;
    log[index].target = target;
    log[index].status = status;
    log[index].durationNanoseconds = ms * 1'000'000;
  };
  fill(0, "GET", "/a?limit=5", 200, 1);
  fill(1, "POST", "/b", 422, 4);
  fill(2, "POST", "/c", 201, 120);
  fill(3, "DELETE", "/d", 404, 2);
  fill(4, "GET", "/e", 500, 50);
  fill(5, "WEBSOCKET", "/f", 101, 0);
  fill(6, "", "/g", 0, 0);
  log[0].responseBody = R"([{"name":"Paneer tikka"}])";
  log[0].responseBytes = 25'000;
  log[0].responseHeaders = {{"ETag", "\"v7\""}};
  log[1].requestBody = R"({"name": "Dal"})";
  log[1].trace.endpoint = "orders/create_order";
  log[1].trace.problems = {R"({"type":"missing","loc":["body","price"],"msg":"Field required"})"};
  log[2].requestBody = R"({"note": "two words"})";
  log[5].kind = api::Exchange::Kind::SocketOpened;
  log[6].kind = api::Exchange::Kind::Refused;
  log[6].note = "The line holds a byte that is none of a path.";
  return log;
}

QString passing(const Filter& filter) {
  QString targets;
  for (const auto& exchange : sampleLog())
    if (filter.accepts(exchange)) targets += QChar::fromLatin1(exchange.target[1]);
  return targets;
}

} // namespace

class FilterTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aFilterPicksExchanges_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("passing");
    const auto row = [](const char* text, const char* expected) { QTest::newRow(text) << text << expected; };
    row("", "abcdefg");
    row("  ", "abcdefg");
    row("post", "bc");
    row("POST 422", "b");
    row("-post", "adefg");
    row("!get !post", "dfg");
    row("method:get", "ae");
    row("method:GET,DELETE", "ade");
    row("-method:GET", "bcdfg");
    row("status:422", "b");
    row("status:4xx", "bd");
    row("status:4xx,5XX", "bde");
    row("status:>=400", "bde");
    row("status>=500", "e");
    row("status:200..299", "ac");
    row("status:=404", "d");
    row("path:/a", "a");
    row("path:LIMIT", "a");
    row("endpoint:create", "b");
    row("duration:>50ms", "c");
    row("duration:>=50ms", "ce");
    row("duration>1s", "");
    row("duration:<2ms", "afg");
    row("duration:2ms..60ms", "bde");
    row("duration:>100", "c");
    row("duration:>3900us", "bce");
    row("size:>10kB", "a");
    row("size:<1", "bcdefg");
    row("body:paneer", "a");
    row("body:Dal", "b");
    row("request:dal", "b");
    row("response:dal", "");
    row("body:\"two words\"", "c");
    row("\"is none\"", "g");
    row("header:etag", "a");
    row("header:v7", "a");
    row("type:missing", "b");
    row("type:missing,extra_forbidden", "b");
    row("is:error", "bdeg");
    row("is:slow", "ce");
    row("is:invalid", "b");
    row("is:write", "bcd");
    row("is:refused,socket", "fg");
    row("is:error -is:refused method:POST", "b");
    row("unknown:thing", "");
    row("orders/create_order", "b");
  }
  void aFilterPicksExchanges() {
    QFETCH(QString, text);
    const auto filter = Filter::parse(text.toStdString());
    QVERIFY2(filter, filter ? "" : filter.error().message.c_str());
    QTEST(passing(*filter), "passing");
  }

  void whatIsWrongIsPointedAt_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("wrong");
    QTest::addColumn<QString>("message");
    const auto row = [](const char* text, const char* wrong, const char* message) {
      QTest::newRow(text) << text << wrong << message;
    };
    row("post duration:fast", "duration:fast",
        "duration takes an order or a range with us, ms or s, such as duration:>50ms.");
    row("duration:50ms", "duration:50ms",
        "duration takes an order or a range with us, ms or s, such as duration:>50ms.");
    row("duration:>5hours", "duration:>5hours",
        "duration takes an order or a range with us, ms or s, such as duration:>50ms.");
    row("status:9xx x", "status:9xx",
        "status takes a code, a class, an order or a range, such as status:4xx or status:>=400.");
    row("status:", "status:", "status takes a code, a class, an order or a range, such as status:4xx or status:>=400.");
    row("is:broken", "is:broken", "is takes error, slow, invalid, write, refused, stream or socket.");
    row("body:", "body:", "body takes a text, such as body:paneer.");
    row("method:GET,", "method:GET,", "method takes a method, such as method:POST.");
  }
  void whatIsWrongIsPointedAt() {
    QFETCH(QString, text);
    const auto filter = Filter::parse(text.toStdString());
    QVERIFY(!filter);
    QTEST(text.mid(qsizetype(filter.error().begin), qsizetype(filter.error().length)), "wrong");
    QTEST(QString::fromStdString(filter.error().message), "message");
  }

  void aSocketThatIsDoneIsNoError_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<bool>("isError");
    for (const int code : {1000, 1001, 1005}) QTest::addRow("%d", code) << code << false;
    for (const int code : {1002, 1006, 1011, 3000}) QTest::addRow("%d", code) << code << true;
  }
  void aSocketThatIsDoneIsNoError() {
    QFETCH(int, code);
    api::Exchange closed;
    closed.kind = api::Exchange::Kind::SocketClosed;
    closed.status = code;
    QTEST(traffic::isError(closed), "isError");
    QVERIFY(!Filter::parse("status:>=400")->accepts(closed));
  }

  void onlySomeFiltersReadBodies() {
    const auto mixed = Filter::parse("path:x -body:y header:z status:2xx type:missing");
    QCOMPARE(mixed->ofParts(), *Filter::parse("-body:y header:z type:missing"));
    QCOMPARE(mixed->ofTheRest(), *Filter::parse("path:x status:2xx"));
    QVERIFY(Filter::parse("path:x status:2xx")->ofParts().isEmpty());
  }

  // Against the plain way, over every pair of short texts of two letters and a longer one.
  void textIsFoundWhereverItStands() {
    std::vector<std::string> texts{""};
    for (std::size_t index = 0; texts.size() < 255; ++index)
      for (const char letter : {'a', 'b'}) texts.push_back(texts[index] + letter);
    for (const std::string& text : texts)
      for (const std::string& needle : texts)
        QCOMPARE(traffic::containsFolded(text, needle), text.find(needle) != text.npos);
    const std::string large = std::string(5'000, 'x') + "NeeDle" + std::string(400, 'y');
    QVERIFY(traffic::containsFolded(large, "needle"));
    QVERIFY(traffic::containsFolded(large, std::string(300, 'y')));
    QVERIFY(!traffic::containsFolded(large, std::string(401, 'y')));
  }
};

QTEST_APPLESS_MAIN(FilterTest)
#include "filter_test.moc"
