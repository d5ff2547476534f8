// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The server as a whole: its connections, its workers, its port, its records, and how it stops.
#include "tests/core/server/test_handler.h"
#include "tests/support/raw_client.h"
#include "tests/support/raw_requests.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::test;
using namespace std::chrono_literals;

class ServerLifeTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void connectionsHaveALimit() {
    server::Options options;
    options.limits.connections = 2;
    TestServer server(options);
    RawClient first(server.port()), second(server.port());
    first.send(get("/"));
    second.send(get("/"));
    QCOMPARE(first.readResponse().status, 200);
    QCOMPARE(second.readResponse().status, 200);
    RawClient third(server.port());
    QVERIFY(third.readToEnd().starts_with("HTTP/1.1 503 Service Unavailable\r\n"));
  }

  void workersShareThePort() {
    server::Options options;
    options.workers = 2;
    TestServer server(options);
    for (int i = 0; i < 40; ++i) {
      RawClient client(server.port());
      client.send(get("/"));
      QCOMPARE(client.readResponse().status, 200);
    }
    QCOMPARE(server.server->stats().requests, 40U);
  }

  void exchangesAreRecordedOnlyWhenAskedFor() {
    server::Options options;
    TestServer silent(options);
    RawClient(silent.port()).send(get("/"));
    options.recordExchanges = true;
    TestServer server(options);
    RawClient client(server.port());
    client.send(post("/echo", std::string(100'000, 'x')));
    QCOMPARE(client.readResponse().status, 200);
    QTRY_COMPARE(server.log.all().size(), 1U);
    const auto record = server.log.all().front();
    QVERIFY(record.kind == api::Exchange::Kind::Http);
    QCOMPARE(record.method, std::string("POST"));
    QCOMPARE(record.target, std::string("/echo"));
    QCOMPARE(record.status, 200);
    QCOMPARE(record.requestBytes, 100'000U);
    QCOMPARE(record.requestBody.size(), 65'536U);
    QCOMPARE(record.responseBytes, 100'000U);
    QCOMPARE(record.trace.stages.size(), 1U);
    QCOMPARE(record.requestHeaders.front(), std::make_pair(std::string("host"), std::string("a")));
    QVERIFY(silent.log.all().empty());
  }

  void stoppingFinishesWhatIsUnderWay() {
    TestServer server;
    RawClient idle(server.port()), delayed(server.port()), streaming(server.port());
    idle.send(get("/"));
    idle.readResponse();
    delayed.send(get("/delay/200"));
    streaming.send(get("/ticks"));
    streaming.readUntil("data: tick");
    QTRY_COMPARE(server.server->stats().requests, 3U);
    QElapsedTimer time;
    time.start();
    server.server->stop(10s);
    QVERIFY(time.elapsed() < 5000);
    QCOMPARE(idle.readToEnd(), std::string());
    const auto late = delayed.readResponse();
    QCOMPARE(late.body, std::string("late"));
    QCOMPARE(late.header("connection").value_or(""), std::string("close"));
    QVERIFY(streaming.readToEnd().ends_with("0\r\n\r\n"));
    QVERIFY(!RawClient(server.port()).isConnected());
    server.server->stop(10s); // again: nothing
  }

  void stoppingDoesNotWaitLongerThanTheGrace() {
    TestServer server;
    RawClient client(server.port());
    client.send(get("/delay/60000"));
    QTRY_COMPARE(server.server->stats().requests, 1U);
    QElapsedTimer time;
    time.start();
    server.server->stop(50ms);
    QVERIFY(time.elapsed() < 5000);
    QCOMPARE(client.readToEnd(), std::string());
  }

  void aTakenPortIsOneSentenceWithItsOwner_data() {
    QTest::addColumn<unsigned>("workers");
    QTest::newRow("one worker") << 1U;
    QTest::newRow("two workers") << 2U;
  }
  void aTakenPortIsOneSentenceWithItsOwner() {
    QFETCH(unsigned, workers);
    server::Options options;
    options.workers = workers;
    TestServer first(options);
    options.port = first.port();
    const auto second = server::Server::start(first.factory(), options);
    QVERIFY(!second);
    const auto port = std::to_string(first.port());
    const auto expected = QRegularExpression(QString::fromStdString(
        "^Port " + port + " is taken\\. Another program \\(pid \\d+, .+\\) already listens on 127\\.0\\.0\\.1:" + port +
        "\\.$"));
    QVERIFY2(expected.match(QString::fromStdString(second.error().message)).hasMatch(), second.error().message.c_str());
  }

  void aBadHostIsOneSentence() {
    server::Options options;
    options.host = "203.0.113.1";
    options.port = 0;
    const auto server = server::Server::start(server::HandlerFactory(), options);
    QVERIFY(!server);
    QCOMPARE(server.error().message, std::string("Host \"203.0.113.1\" is no address of this computer. Use 127.0.0.1, "
                                                 "or 0.0.0.0 to listen on all its addresses."));
  }

  void theAnswerChangesWithTheVersionAndNoConnectionDrops() {
    TestServer server;
    RawClient client(server.port());
    for (int i = 0; i < 20; ++i) {
      server.version->publish(std::make_shared<const std::string>(std::to_string(i)));
      client.send(get("/version"));
      QCOMPARE(client.readResponse().body, std::to_string(i));
    }
  }
};

QTEST_APPLESS_MAIN(ServerLifeTest)
#include "server_life_test.moc"
