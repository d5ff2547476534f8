// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that come later, and what follows an answer: Deferred, AfterResponse, dropped connections.
#include "core/api/stage.h"
#include "tests/core/server/function_handler.h"
#include "tests/core/server/web_socket_client.h"
#include "tests/support/raw_client.h"
#include "tests/support/raw_requests.h"

#include <QtTest>

#include <future>
#include <thread>

using namespace signalbox;
using namespace signalbox::test;
using namespace std::chrono_literals;

namespace {

// Hands `wake` to the test; finish() does what the test says.
class TestDeferred final : public api::Deferred {
public:
  using Wakes = std::function<void(std::function<void()>)>;
  TestDeferred(Notes& notes, Wakes started, Answer finished)
      : m_notes(notes), m_started(std::move(started)), m_finished(std::move(finished)) {}
  ~TestDeferred() override { m_notes.add("gone"); }
  void start(std::function<void()> wake) override { m_started(std::move(wake)); }
  void finish(api::Response& response) override { m_finished({}, response); }
  std::string_view waitsFor() const override { return api::stage::upstream; }

private:
  Notes& m_notes;
  Wakes m_started;
  Answer m_finished;
};

Answer late(Notes& notes, TestDeferred::Wakes started, Answer finished) {
  return [&notes, started, finished](const api::Request&, api::Response& response) {
    response.deferred = std::make_unique<TestDeferred>(notes, started, finished);
  };
}

void sayLate(const api::Request&, api::Response& response) { plain(response, "late"); }
void wakeAtOnce(const std::function<void()>& wake) { wake(); }
void neverWake(const std::function<void()>&) {}

api::BackgroundRecord::State stateOf(const server::Server& server, std::string_view what) {
  for (const auto& record : server.background().records())
    if (record.what == what) return record.state;
  return api::BackgroundRecord::State::Waiting;
}

// "Upstream 200, Delay 20 ms"
std::string stagesOf(const api::Exchange& exchange) {
  std::string all;
  for (const api::Stage& stage : exchange.trace.stages)
    all += (all.empty() ? "" : ", ") + stage.name + ' ' + stage.detail;
  return all;
}

} // namespace

class LateAnswerTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aDeferredAnswersWhenAnyThreadWakesIt() {
    Notes notes;
    std::thread other;
    const auto wakeElsewhere = [&](std::function<void()> wake) { other = std::thread(std::move(wake)); };
    FunctionServer server({{"/", late(notes, wakeElsewhere, sayLate)}});
    RawClient client(server.port());
    client.send(get("/"));
    QCOMPARE(client.readResponse().body, std::string("late"));
    other.join();
    QCOMPARE(notes.waitFor(1).size(), 1U);
  }

  void requestsBehindADeferredKeepTheirOrder() {
    Notes notes;
    std::promise<std::function<void()>> woken;
    const auto keepWake = [&](std::function<void()> wake) { woken.set_value(std::move(wake)); };
    FunctionServer server({{"/late", late(notes, keepWake, sayLate)},
                           {"/", [](const api::Request&, api::Response& response) { plain(response, "now"); }}});
    RawClient client(server.port());
    client.send(get("/") + get("/late") + get("/"));
    QCOMPARE(client.readResponse().body, std::string("now"));
    woken.get_future().get()();
    QCOMPARE(client.readResponse().body, std::string("late"));
    QCOMPARE(client.readResponse().body, std::string("now"));
  }

  void aDeferredMayTurnIntoADelayAStreamOrAnotherDeferred() {
    Notes notes;
    const auto delayed = [](const api::Request&, api::Response& response) {
      response.delay = 5ms;
      plain(response, "delayed");
    };
    const auto streamed = [](const api::Request&, api::Response& response) {
      response.stream = std::make_unique<RepeatingStream>(2, "ab", 0ms);
    };
    FunctionServer server({{"/delay", late(notes, wakeAtOnce, delayed)},
                           {"/stream", late(notes, wakeAtOnce, streamed)},
                           {"/again", late(notes, wakeAtOnce, late(notes, wakeAtOnce, sayLate))}});
    RawClient client(server.port());
    client.send(get("/delay") + get("/stream") + get("/again"));
    QCOMPARE(client.readResponse().body, std::string("delayed"));
    client.readResponse();
    QCOMPARE(client.readUntil("0\r\n\r\n"), std::string("2\r\nab\r\n2\r\nab\r\n0\r\n\r\n"));
    QCOMPARE(client.readResponse().body, std::string("late"));
  }

  void aWaitIsAStageOfTheRecord() {
    Notes notes;
    server::Options options;
    options.recordExchanges = true;
    const auto delayed = [](const api::Request&, api::Response& response) {
      response.delay = 20ms;
      plain(response, "delayed");
    };
    FunctionServer server(
        {{"/delay", delayed}, {"/late", late(notes, wakeAtOnce, sayLate)}, {"/both", late(notes, wakeAtOnce, delayed)}},
        options);
    RawClient client(server.port());
    client.send(get("/delay") + get("/late") + get("/both"));
    for (int i = 0; i < 3; ++i) QCOMPARE(client.readResponse().status, 200);
    QTRY_COMPARE(server.log->all().size(), 3U);
    const auto records = server.log->all();
    QCOMPARE(stagesOf(records[0]), std::string("Delay 20 ms"));
    QCOMPARE(stagesOf(records[1]), std::string("Upstream 200"));
    QCOMPARE(stagesOf(records[2]), std::string("Upstream 200, Delay 20 ms"));
    QVERIFY(records[0].trace.stages[0].nanoseconds >= 20'000'000);
    QVERIFY(records[0].trace.stages[0].nanoseconds <= records[0].durationNanoseconds);
  }

  void aDeferredIsGoneWhenItsClientLeaves() {
    Notes notes;
    std::promise<std::function<void()>> woken;
    const auto keepWake = [&](std::function<void()> wake) { woken.set_value(std::move(wake)); };
    FunctionServer server({{"/", late(notes, keepWake, sayLate)}});
    RawClient client(server.port());
    client.send(get("/"));
    const auto wake = woken.get_future().get();
    client.close();
    QCOMPARE(notes.waitFor(1), std::vector<std::string>{"gone"});
    QTRY_COMPARE(server.server->stats().connections, 0U);
    wake(); // too late: nobody is there
  }

  void aDeferredThatDoesNotComeIs504() {
    Notes notes;
    server::Options options;
    options.limits.answerTime = 60ms;
    FunctionServer server({{"/", late(notes, neverWake, sayLate)}}, options);
    RawClient client(server.port());
    client.send(get("/"));
    const auto response = client.readResponse();
    QCOMPARE(response.status, 504);
    QCOMPARE(response.body, std::string("Gateway Timeout"));
    QCOMPARE(notes.lines(), std::vector<std::string>{"gone"});
  }

  void aDeferredThatThrowsIs500_data() {
    QTest::addColumn<bool>("whileStarting");
    QTest::newRow("while it starts") << true;
    QTest::newRow("while it finishes") << false;
  }
  void aDeferredThatThrowsIs500() {
    QFETCH(bool, whileStarting);
    Notes notes;
    const auto throwing = [](const std::function<void()>&) { throw std::runtime_error("asked to"); };
    const auto failing = [](const api::Request&, api::Response&) { throw std::runtime_error("asked to"); };
    FunctionServer server({{"/", whileStarting ? late(notes, throwing, sayLate) : late(notes, wakeAtOnce, failing)}});
    RawClient client(server.port());
    client.send(get("/"));
    QCOMPARE(client.readResponse().status, 500);
    QVERIFY(client.readToEnd().empty());
  }

  void wakingAServerThatIsGoneDoesNothing() {
    Notes notes;
    std::promise<std::function<void()>> woken;
    const auto keepWake = [&](std::function<void()> wake) { woken.set_value(std::move(wake)); };
    std::optional<FunctionServer> server(std::in_place, Answers{{"/", late(notes, keepWake, sayLate)}});
    RawClient client(server->port());
    client.send(get("/"));
    const auto wake = woken.get_future().get();
    server->server->stop(10ms);
    server.reset();
    QCOMPARE(notes.lines(), std::vector<std::string>{"gone"});
    wake();
  }

  void worksRunBehindTheirAnswersInOrder() {
    Notes notes;
    FunctionServer server({{"/", [&](const api::Request&, api::Response& response) {
                              plain(response, std::string(300'000, 'x'));
                              response.after = std::make_unique<NotedWork>(notes, std::to_string(notes.lines().size()));
                            }}});
    RawClient client(server.port());
    std::vector<std::string> expected;
    for (std::size_t i = 0; i < 20; ++i) {
      client.send(get("/"));
      QCOMPARE(client.readResponse().body.size(), 300'000U);
      expected.push_back(std::to_string(i));
      QCOMPARE(notes.waitFor(i + 1), expected);
    }
    QVERIFY(stateOf(*server.server, "19") == api::BackgroundRecord::State::Done);
  }

  // Errors, streams, HEAD, refused answers and clients that left: whatever the answer was, its work is done.
  void everyAnswersWorkIsDone_data() {
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("a stream") << QByteArray("/stream") << QByteArray("GET");
    QTest::newRow("HEAD of a stream") << QByteArray("/stream") << QByteArray("HEAD");
    QTest::newRow("an endless stream whose reader left") << QByteArray("/endless") << QByteArray("GET");
    QTest::newRow("a dropped connection") << QByteArray("/drop") << QByteArray("GET");
    QTest::newRow("a header that would split") << QByteArray("/split") << QByteArray("GET");
    QTest::newRow("a deferred whose client left") << QByteArray("/never") << QByteArray("GET");
    QTest::newRow("a delay whose client left") << QByteArray("/delay") << QByteArray("GET");
  }
  void everyAnswersWorkIsDone() {
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, method);
    Notes notes, gone;
    const auto with = [&](Answer answer) {
      return [&notes, answer](const api::Request& request, api::Response& response) {
        response.after = std::make_unique<NotedWork>(notes, "done");
        answer(request, response);
      };
    };
    const auto streams = [](std::size_t count) {
      return [count](const api::Request&, api::Response& response) {
        response.stream = std::make_unique<RepeatingStream>(count, "ab", 1ms);
      };
    };
    FunctionServer server(
        {{"/stream", with(streams(2))},
         {"/endless", with(streams(0))},
         {"/drop", with([](const api::Request&, api::Response& response) { response.dropConnection = true; })},
         {"/split",
          with([](const api::Request&, api::Response& response) { response.headers = {{"x", "a\r\nb: c"}}; })},
         {"/never", with(late(gone, neverWake, sayLate))},
         {"/delay", with([](const api::Request&, api::Response& response) { response.delay = 20ms; })}});
    {
      RawClient client(server.port());
      client.send(method.toStdString() + " " + target.toStdString() + " HTTP/1.1\r\nhost: a\r\n\r\n");
      QTRY_COMPARE(server.server->stats().requests, 1U);
      if (target == "/endless") client.readUntil("ab");
    }
    QCOMPARE(notes.waitFor(1), std::vector<std::string>{"done"});
  }

  void aSlowWorkHoldsUpNoAnswer() {
    Notes notes;
    std::promise<void> released;
    const auto future = released.get_future().share();
    FunctionServer server({{"/", [&](const api::Request&, api::Response& response) {
                              plain(response, "hello");
                              response.after = std::make_unique<NotedWork>(notes, "slow", [future] { future.wait(); });
                            }}});
    RawClient client(server.port());
    for (int i = 0; i < 5; ++i) {
      client.send(get("/"));
      QCOMPARE(client.readResponse().body, std::string("hello"));
    }
    QVERIFY(notes.lines().empty());
    released.set_value();
    QCOMPARE(notes.waitFor(5).size(), 5U);
  }

  void waitingWorksHaveALimitAndTheRestIsSkipped() {
    Notes notes;
    std::promise<void> released;
    std::promise<void> begun;
    const auto future = released.get_future().share();
    std::size_t count = 0;
    server::Options options;
    options.limits.backgroundWorks = 3;
    FunctionServer server({{"/",
                            [&](const api::Request&, api::Response& response) {
                              const auto number = count++;
                              plain(response, "hello");
                              response.after = std::make_unique<NotedWork>(notes, std::to_string(number), [&, number] {
                                if (number == 0) begun.set_value();
                                future.wait();
                              });
                            }}},
                          options);
    RawClient client(server.port());
    for (int i = 0; i < 6; ++i) {
      client.send(get("/"));
      QCOMPARE(client.readResponse().status, 200);
      if (i == 0) begun.get_future().wait();
    }
    QTRY_COMPARE(server.server->stats().backgroundSkipped, 2U);
    QCOMPARE(server.server->stats().backgroundWaiting, 3U);
    QVERIFY(stateOf(*server.server, "5") == api::BackgroundRecord::State::Skipped);
    released.set_value();
    QCOMPARE(notes.waitFor(4), (std::vector<std::string>{"0", "1", "2", "3"}));
  }

  void stoppingFinishesTheWorksWithinItsGraceAndSkipsTheRest_data() {
    QTest::addColumn<int>("grace");
    QTest::addColumn<int>("done");
    QTest::newRow("time for all") << 10'000 << 5;
    QTest::newRow("no time") << 0 << 1;
  }
  void stoppingFinishesTheWorksWithinItsGraceAndSkipsTheRest() {
    QFETCH(int, grace);
    QFETCH(int, done);
    Notes notes, began;
    std::promise<void> released;
    const auto future = released.get_future().share();
    FunctionServer server({{"/", [&](const api::Request&, api::Response& response) {
                              plain(response, "hello");
                              response.after = std::make_unique<NotedWork>(notes, "work", [&, future] {
                                began.add("began");
                                future.wait();
                              });
                            }}});
    RawClient client(server.port());
    for (int i = 0; i < 5; ++i) {
      client.send(get("/"));
      QCOMPARE(client.readResponse().status, 200);
    }
    began.waitFor(1);
    QTRY_COMPARE(server.server->stats().backgroundWaiting, 4U);
    std::thread releaser([&] {
      while (grace == 0 && server.server->stats().backgroundSkipped < 4) std::this_thread::yield();
      released.set_value();
    });
    server.server->stop(std::chrono::milliseconds(grace));
    releaser.join();
    QCOMPARE(notes.lines().size(), static_cast<std::size_t>(done));
    QCOMPARE(server.server->stats().backgroundSkipped, static_cast<std::uint64_t>(5 - done));
  }

  void aDroppedConnectionEndsBehindTheAnswersBeforeIt() {
    server::Options options;
    options.recordExchanges = true;
    FunctionServer server(
        {{"/", [](const api::Request&, api::Response& response) { plain(response, "hello"); }},
         {"/drop", [](const api::Request&, api::Response& response) { response.dropConnection = true; }}},
        options);
    RawClient client(server.port());
    client.send(get("/") + get("/drop") + get("/"));
    QCOMPARE(client.readResponse().body, std::string("hello"));
    QCOMPARE(client.readToEnd(), std::string());
    QVERIFY(client.wasClosed());
    QTRY_COMPARE(server.log->all().size(), 2U);
    QCOMPARE(server.log->all()[1].status, 0);
    QCOMPARE(server.log->all()[1].note, std::string("the connection was dropped, as designed"));
  }

  void aSocketSaysTheSubprotocolThatWasChosenAndItsWorkIsDoneWhenItEnds() {
    Notes notes;
    FunctionServer server({{"/ws", [&](const api::Request&, api::Response& response) {
                              response.socket = std::make_unique<EchoSocket>("one", false);
                              response.subprotocol = "chat.v2";
                              response.after = std::make_unique<NotedWork>(notes, "left");
                            }}});
    {
      RawWebSocket socket(server.port());
      QVERIFY(socket.handshake().contains("sec-websocket-protocol: chat.v2\r\n"));
      socket.say("hi");
      QCOMPARE(socket.hear(), std::string("hi"));
      QVERIFY(notes.lines().empty());
    }
    QCOMPARE(notes.waitFor(1), std::vector<std::string>{"left"});
  }
};

QTEST_APPLESS_MAIN(LateAnswerTest)
#include "late_answer_test.moc"
