// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The trace of an exchange as rows, and why it was answered as it was.
#include "ui/models/exchange_rows.h"
#include "ui/models/exchange_story.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;
using api::RouteCandidate;
using api::StageState;

namespace {

api::Exchange refusedOrder() {
  api::Exchange exchange;
  exchange.method = "POST";
  exchange.target = "/orders";
  exchange.status = 422;
  exchange.durationNanoseconds = 3'800'000;
  exchange.requestBody = R"({"items": [{"quantity": 0}]})";
  exchange.requestBytes = 28;
  exchange.requestHeaders = {{"X-Signalbox-Request", "t1"}, {"Accept", "*/*"}};
  exchange.responseHeaders = {{"Content-Type", "application/json"}};
  api::Trace& trace = exchange.trace;
  trace.endpoint = "orders/create_order";
  trace.candidates = {{"GET /orders", RouteCandidate::Outcome::OtherMethod},
                      {"POST /orders", RouteCandidate::Outcome::Taken}};
  trace.parameters = {{"current_user", "token", "header", "\"***\""}};
  trace.problems = {
      R"({"type":"greater_than_equal","loc":["body","items",0,"quantity"],"msg":"Input should be greater than or equal to 1"})"};
  trace.stages = {{"Router", "/orders", StageState::Passed, 12'000, 0},
                  {"Dependencies", {}, StageState::Passed, 1'000, 0},
                  {"current_user", {}, StageState::Passed, 5'000, 1},
                  {"Body", "1 problem", StageState::Stopped, 53'000, 0},
                  {"Reply", {}, StageState::NotReached, 0, 0}};
  return exchange;
}

api::Exchange answered(const char* detail) {
  api::Exchange exchange;
  exchange.method = "GET";
  exchange.target = "/orders/7";
  exchange.status = 404;
  exchange.trace.candidates = {{"GET /orders/{id}", RouteCandidate::Outcome::Taken}};
  exchange.trace.stages = {{"Router", {}, StageState::Passed, 9, 0}, {"Reply", detail, StageState::Passed, 9, 0}};
  return exchange;
}

api::Exchange waited(const char* stage, const char* detail) {
  api::Exchange exchange = answered("");
  exchange.trace.stages.push_back({stage, detail, StageState::Passed, 5'000'000'000, 0});
  return exchange;
}

api::Exchange stopped(const char* stage, const char* detail, int status, std::vector<RouteCandidate> candidates = {}) {
  api::Exchange exchange;
  exchange.method = "PUT";
  exchange.target = "/nope";
  exchange.status = status;
  exchange.trace.candidates = std::move(candidates);
  exchange.trace.stages = {{stage, detail, StageState::Stopped, 9, 0}};
  return exchange;
}

QStringList sentences(const api::Exchange& exchange) {
  QStringList all;
  for (const StoryLine& line : storyOf(exchange, design::Design())) all << line.text;
  return all;
}

} // namespace

class ExchangeRowsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void theTraceIsAWaterfallAndWhatWasRead() {
    ExchangeRows model;
    const QAbstractItemModelTester tester(&model);
    model.setRows(traceRows(refusedOrder()));
    QStringList spoken;
    for (int row = 0; row < model.rowCount(); ++row) spoken << model.index(row).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(spoken,
             QStringList({"POST /orders, 3.8 ms", "Router, 12 \u00b5s, /orders", "Dependencies, 1 \u00b5s",
                          "current_user, 5 \u00b5s", "Body, 53 \u00b5s, 1 problem", "Reply, not reached", "Problems, 1",
                          "body.items.0.quantity, Input should be greater than or equal to 1, greater_than_equal",
                          "Routes that were looked at, 2", "GET /orders, has this path, but another method",
                          "POST /orders, took the request", "Parameters as they were read, 1",
                          "token, \"***\", header, current_user"}));
    QCOMPARE(model.length(), 3'800'000);
    QVERIFY(!(model.index(6).flags() & Qt::ItemIsSelectable));
  }

  void theWindowsOwnHeaderIsNobodys() {
    QCOMPARE(headerCount(refusedOrder()), 2);
    QCOMPARE(headerRows(refusedOrder()).size(), 4); // two headings
  }

  void aRefusalIsToldInOrder() {
    QCOMPARE(
        sentences(refusedOrder()),
        QStringList(
            {"`POST /orders` came with a body of 28 B.", "`GET /orders` has this path, but answers another method.",
             "The route `POST /orders` took it.", "The dependency `current_user` passed.",
             "`body.items.0.quantity` broke the rule `greater_than_equal`: Input should be greater than or equal "
             "to 1. It was `0`.",
             "So it answered 422 Unprocessable Entity after 3.8 ms.",
             "The endpoint `orders/create_order` is not in the design any more."}));
  }

  void everyEndHasItsSentence_data() {
    QTest::addColumn<api::Exchange>("exchange");
    QTest::addColumn<QString>("sentence");
    const auto row = [](const char* name, const api::Exchange& exchange, const char* sentence) {
      QTest::newRow(name) << exchange << QString::fromUtf8(sentence);
    };
    row("no route", stopped("Router", "no route", 404), "No route has this path.");
    row("method", stopped("Router", "only POST /nope", 405, {{"POST /nope", RouteCandidate::Outcome::OtherMethod}}),
        "So the router stopped: only POST /nope.");
    row("later route", stopped("Router", "", 404, {{"GET /{id}", RouteCandidate::Outcome::NotReached}}),
        "`GET /{id}` fits as well, but it is declared later.");
    row("middleware", stopped("Middleware", "rate_limit", 429),
        "The middleware `rate_limit` answered it, so no route was looked at.");
    row("faults", stopped("Faults", "HTTPException 503", 503), "The endpoint's faults ended it: HTTPException 503.");
    row("delay", waited("Delay", "5000 ms"), "It was held back for 5000 ms, as designed.");
    row("upstream", waited("Upstream", "200"), "The other server took 5000 ms.");
    row("behaviour", stopped("Reply", "'total' is not defined", 500),
        "The behaviour (reply) failed: 'total' is not defined");
    row("response", stopped("Response", "1 problem", 500),
        "What the behaviour gave does not fit the response: 1 problem");
    row("broken body", stopped("Body", "JSON decode error", 422), "The body was refused: JSON decode error.");
    row("case", answered("case 2: id not in orders"),
        "The behaviour (reply) answered by its case 2, as `id not in orders` holds.");
    row("no case", answered("no case holds"), "No case of the behaviour (reply) holds, so it gave its usual answer.");
    row("constant", answered("made when compiled"),
        "The behaviour (reply) is the same for every request: its answer was made when the design was compiled.");
    row("usual", answered(""), "The behaviour (reply) gave the answer.");
    api::Exchange refused = stopped("Router", "", 400);
    refused.kind = api::Exchange::Kind::Refused;
    refused.note = "The request line is too long.";
    row("refused", refused, "The server refused it before it was a request: The request line is too long.");
    api::Exchange locked = answered("");
    locked.trace.stages = {{"Dependencies", "HTTPException 401", StageState::Stopped, 9, 0},
                           {"bearer", "HTTPException 401", StageState::Stopped, 9, 1},
                           {"session", "cached", StageState::Passed, 9, 1}};
    row("dependency", locked, "The dependency `bearer` refused: HTTPException 401.");
    row("cached", locked, "The dependency `session` had run already for this request.");
  }
  void everyEndHasItsSentence() {
    QFETCH(api::Exchange, exchange);
    QFETCH(QString, sentence);
    const QStringList all = sentences(exchange);
    QVERIFY2(all.contains(sentence), qPrintable(all.join(u'\n')));
  }

  // What a request holds cannot become markup: the story is text, code between backticks.
  void aHostileBodyIsQuoted() {
    api::Exchange exchange = refusedOrder();
    exchange.requestBody = R"({"items": [{"quantity": "<img src=file:///etc/passwd>"}]})";
    QVERIFY(sentences(exchange)[4].endsWith("It was `\"<img src=file:///etc/passwd>\"`."));
  }
};

QTEST_GUILESS_MAIN(ExchangeRowsTest)
#include "exchange_rows_test.moc"
