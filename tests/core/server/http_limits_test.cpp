// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a client may take in time and size, and what becomes of one that takes more or reads too slowly.
#include "tests/core/server/test_handler.h"
#include "tests/support/raw_client.h"
#include "tests/support/raw_requests.h"

#include <QtTest>

#include <thread>

using namespace signalbox;
using namespace signalbox::test;
using namespace std::chrono_literals;

class HttpLimitsTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void halfARequestIs408() {
    server::Options options;
    options.limits.headerTime = 60ms;
    TestServer server(options);
    RawClient client(server.port());
    client.send("GET / HTTP/1.1\r\nho");
    QCOMPARE(client.readResponse().status, 408);
    QCOMPARE(client.readToEnd(), std::string());
  }

  void halfABodyIs408() {
    server::Options options;
    options.limits.bodyIdleTime = 60ms;
    TestServer server(options);
    RawClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 10\r\n\r\nabc");
    QCOMPARE(client.readResponse().status, 408);
  }

  void aSlowHeadIsNotHelpedByDrippingBytes() {
    server::Options options;
    options.limits.headerTime = 100ms;
    TestServer server(options);
    RawClient client(server.port(), 10ms);
    client.send("GET / HTTP/1.1\r\nx: ");
    std::string answer;
    for (int i = 0; i < 200 && answer.empty(); ++i) {
      client.send("a");
      answer = client.readUntil("\r\n");
    }
    QVERIFY(answer.starts_with("HTTP/1.1 408 "));
  }

  void idleConnectionsAreClosedWithoutAWord() {
    server::Options options;
    options.limits.keepAliveTime = 60ms;
    TestServer server(options);
    RawClient client(server.port());
    client.send(get("/"));
    QCOMPARE(client.readResponse().status, 200);
    QCOMPARE(client.readToEnd(), std::string());
    QVERIFY(client.wasClosed());
  }

  void bodiesHaveALimit_data() {
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("isChunked");
    QTest::addColumn<int>("status");
    QTest::newRow("one below") << 999 << false << 200;
    QTest::newRow("at it") << 1000 << false << 200;
    QTest::newRow("one above") << 1001 << false << 413;
    QTest::newRow("one below, chunked") << 999 << true << 200;
    QTest::newRow("at it, chunked") << 1000 << true << 200;
    QTest::newRow("one above, chunked") << 1001 << true << 413;
  }
  void bodiesHaveALimit() {
    QFETCH(int, size);
    QFETCH(bool, isChunked);
    QFETCH(int, status);
    server::Options options;
    options.limits.bodyBytes = 1000;
    TestServer server(options);
    RawClient client(server.port());
    const std::string body(static_cast<std::size_t>(size), 'x');
    const auto head = "POST /echo HTTP/1.1\r\nhost: a\r\n";
    const auto first = body.substr(0, 600);
    const auto second = body.substr(600);
    const auto hex = [](std::size_t count) { return QByteArray::number(static_cast<int>(count), 16).toStdString(); };
    client.send(isChunked ? head + std::string("transfer-encoding: chunked\r\n\r\n") + hex(600) + "\r\n" + first +
                                "\r\n" + hex(second.size()) + "\r\n" + second + "\r\n0\r\n\r\n"
                          : head + std::string("content-length: ") + std::to_string(size) + "\r\n\r\n" + body);
    QCOMPARE(client.readResponse().status, status);
  }

  void aBodyOf200MegabytesIs413BeforeItIsSent() {
    TestServer server;
    RawClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 209715200\r\nexpect: 100-continue\r\n\r\n");
    QCOMPARE(client.readResponse().status, 413);
  }

  void aRefusedSenderCanStillReadTheAnswer() {
    server::Options options;
    options.limits.bodyBytes = 1000;
    TestServer server(options);
    RawClient client(server.port());
    QVERIFY(client.send(post("/echo", std::string(4 << 20, 'x'))));
    QCOMPARE(client.readResponse().status, 413);
  }

  void megabytesArriveWhole() {
    TestServer server;
    RawClient client(server.port());
    std::string body(20 << 20, 'x');
    for (std::size_t i = 0; i < body.size(); i += 997) body[i] = static_cast<char>('a' + i % 26);
    std::thread sender([&] { client.send(post("/echo", body)); });
    const auto response = client.readResponse();
    sender.join();
    QVERIFY(response.body == body);
  }

  void twoHundredDelayedAnswersWaitTogether() {
    TestServer server;
    std::vector<RawClient> clients;
    for (int i = 0; i < 200; ++i) clients.emplace_back(server.port()).send(get("/delay/300"));
    QElapsedTimer time;
    time.start();
    for (auto& client : clients) QCOMPARE(client.readResponse().body, std::string("late"));
    QVERIFY2(time.elapsed() < 5000, "they waited one after the other");
  }

  void aStreamIsChunkedAndTheConnectionGoesOn() {
    TestServer server;
    RawClient client(server.port());
    client.send(get("/stream"));
    QCOMPARE(client.readResponse().header("transfer-encoding").value_or(""), std::string("chunked"));
    QCOMPARE(client.readUntil("0\r\n\r\n"),
             std::string("9\r\ndata: 1\n\n\r\n9\r\ndata: 1\n\n\r\n9\r\ndata: 1\n\n\r\n0\r\n\r\n"));
    client.send(get("/"));
    QCOMPARE(client.readResponse().body, std::string("hello"));
  }

  void aStreamEndsWhenItsReaderLeaves() {
    TestServer server;
    {
      RawClient client(server.port());
      client.send(get("/ticks"));
      client.readUntil("data: tick");
      QCOMPARE(server.server->stats().streams, 1U);
    }
    QTRY_COMPARE(server.server->stats().streams, 0U);
    QTRY_COMPARE(server.server->stats().connections, 0U);
  }

  void anEndlessStreamWaitsForItsReaderAndOthersAreServed() {
    server::Options options;
    options.limits.writeStallTime = 300ms;
    TestServer server(options);
    RawClient reader(server.port());
    reader.send(get("/flood"));
    reader.readUntil("ffff");
    RawClient other(server.port());
    other.send(get("/"));
    QCOMPARE(other.readResponse().status, 200);
    QTRY_COMPARE_WITH_TIMEOUT(server.server->stats().streams, 0U,
                              10000); // it reads nothing: dropped after the stall time
  }

  void aTimedStreamDropsAReaderThatIsTooSlow() {
    TestServer server;
    RawClient reader(server.port());
    reader.send(get("/fast-ticks"));
    QTRY_COMPARE_WITH_TIMEOUT(server.server->stats().streams, 1U, 5000);
    QTRY_COMPARE_WITH_TIMEOUT(server.server->stats().streams, 0U, 20000); // long before the write stall of 30 s
  }
};

QTEST_APPLESS_MAIN(HttpLimitsTest)
#include "http_limits_test.moc"
