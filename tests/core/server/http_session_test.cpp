// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP server over real sockets on loopback: what a client sees on the wire.
#include "tests/core/server/test_handler.h"
#include "tests/support/raw_client.h"

#include <QtTest>

#include <thread>

using namespace signalbox;
using namespace signalbox::test;
using namespace std::chrono_literals;

namespace {

std::string get(const std::string& target, const std::string& more = {}) {
  return "GET " + target + " HTTP/1.1\r\nhost: a\r\n" + more + "\r\n";
}

std::string post(const std::string& target, const std::string& body) {
  return "POST " + target + " HTTP/1.1\r\nhost: a\r\ncontent-length: " + std::to_string(body.size()) + "\r\n\r\n" +
         body;
}

} // namespace

class HttpSessionTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void headersComeInUvicornsOrder() {
    TestServer server;
    RawClient client(server.port());
    client.send(get("/"));
    const auto response = client.readResponse();
    QCOMPARE(response.status, 200);
    QCOMPARE(response.body, std::string("hello"));
    const auto date = response.header("date").value_or("");
    QCOMPARE(response.head, "HTTP/1.1 200 OK\r\ndate: " + date +
                                "\r\nserver: signalbox\r\ncontent-length: 5\r\n"
                                "content-type: text/plain; charset=utf-8\r\n");
    QVERIFY(QRegularExpression("^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT$")
                .match(QString::fromStdString(date))
                .hasMatch());
  }

  void oneConnectionServesManyRequests() {
    TestServer server;
    RawClient client(server.port());
    for (int i = 0; i < 50; ++i) {
      client.send(post("/echo", std::to_string(i)));
      QCOMPARE(client.readResponse().body, std::to_string(i));
    }
    QCOMPARE(server.server->stats().requests, 50U);
    QCOMPARE(server.server->stats().connections, 1U);
  }

  void pipelinedRequestsAreAnsweredInOrder() {
    TestServer server;
    RawClient client(server.port());
    std::string requests;
    for (int i = 0; i < 200; ++i) requests += post("/echo", std::to_string(i));
    client.send(requests);
    for (int i = 0; i < 200; ++i) QCOMPARE(client.readResponse().body, std::to_string(i));
  }

  void largeAndDelayedAnswersKeepTheOrderOfPipelinedRequests() {
    TestServer server;
    RawClient client(server.port());
    client.send(get("/big/3000000") + get("/delay/20") + get("/big/200000") + get("/") + get("/stream") +
                get("/version"));
    QCOMPARE(client.readResponse().body.size(), 3000000U);
    QCOMPARE(client.readResponse().body, std::string("late"));
    QCOMPARE(client.readResponse().body.size(), 200000U);
    QCOMPARE(client.readResponse().body, std::string("hello"));
    QCOMPARE(client.readResponse().header("transfer-encoding").value_or(""), std::string("chunked"));
    QVERIFY(client.readUntil("0\r\n\r\n").ends_with("0\r\n\r\n"));
    QCOMPARE(client.readResponse().body, std::string("one"));
  }

  void headKeepsTheLengthAndLeavesTheBodyOut() {
    TestServer server;
    RawClient client(server.port());
    client.send("HEAD / HTTP/1.1\r\nhost: a\r\n\r\n" + get("/version"));
    QCOMPARE(client.readResponse(true).header("content-length").value_or(""), std::string("5"));
    QCOMPARE(client.readResponse().body, std::string("one"));
  }

  void connectionCloseIsEchoedAndTheConnectionEnds() {
    TestServer server;
    RawClient client(server.port());
    client.send(get("/", "Connection: Close\r\n"));
    QCOMPARE(client.readResponse().header("connection").value_or(""), std::string("close"));
    QCOMPARE(client.readToEnd(), std::string());
    QVERIFY(client.wasClosed());
  }

  void http10ClosesWithoutSayingSo() {
    TestServer server;
    RawClient client(server.port());
    client.send("GET / HTTP/1.0\r\n\r\n");
    const auto all = client.readToEnd();
    QVERIFY(all.starts_with("HTTP/1.1 200 OK\r\n"));
    QVERIFY(!all.contains("connection:"));
    QVERIFY(all.ends_with("\r\n\r\nhello"));
  }

  void streamsToHttp10EndWithTheConnection() {
    TestServer server;
    RawClient client(server.port());
    client.send("GET /stream HTTP/1.0\r\n\r\n");
    const auto all = client.readToEnd();
    QVERIFY(!all.contains("transfer-encoding"));
    QVERIFY(all.ends_with("\r\n\r\ndata: 1\n\ndata: 1\n\ndata: 1\n\n"));
  }

  void continueIsSentWhenTheBodyIsAwaited() {
    TestServer server;
    RawClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\nexpect: 100-continue\r\n\r\n");
    QCOMPARE(client.readUntil("\r\n\r\n"), std::string("HTTP/1.1 100 Continue\r\n\r\n"));
    client.send("abc");
    QCOMPARE(client.readResponse().body, std::string("abc"));
  }

  void continueIsNotSentWhenTheBodyIsThereAlready() {
    TestServer server;
    RawClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nhost: a\r\ncontent-length: 3\r\nexpect: 100-continue\r\n\r\nabc");
    QCOMPARE(client.readResponse().status, 200);
  }

  void chunkedBodiesArrivePutTogether() {
    TestServer server;
    RawClient client(server.port());
    client.send("POST /echo HTTP/1.1\r\nhost: a\r\ntransfer-encoding: "
                "chunked\r\n\r\n3;a=b\r\nabc\r\n2\r\nde\r\n0\r\nx-t: 1\r\n\r\n" +
                get("/"));
    QCOMPARE(client.readResponse().body, std::string("abcde"));
    QCOMPARE(client.readResponse().body, std::string("hello"));
  }

  void theHandlerSeesTheRequestAsSent() {
    TestServer server;
    RawClient client(server.port());
    client.send(
        "POST http://other.test/request?q=a%20b HTTP/1.1\r\nHost: a\r\nX-Two:  b c \r\ncontent-length: 2\r\n\r\nhi");
    QCOMPARE(client.readResponse().status, 404); // the query is part of the target
    client.send("POST http://other.test/request HTTP/1.1\r\nHost: a\r\nX-Two:  b c \r\ncontent-length: 2\r\n\r\nhi");
    QCOMPARE(client.readResponse().body, "POST /request\nHost=a\nX-Two=b c\ncontent-length=2\nat 127.0.0.1:" +
                                             std::to_string(server.port()) + "\nhi");
  }

  void unknownStatusKeepsTheSpaceBehindIt() {
    TestServer server;
    RawClient client(server.port());
    client.send(get("/unknown-status"));
    QVERIFY(client.readResponse().head.starts_with("HTTP/1.1 299 \r\n"));
  }

  void noContentHasNoLength() {
    TestServer server;
    RawClient client(server.port());
    client.send(get("/empty") + get("/"));
    QVERIFY(!client.readResponse().header("content-length"));
    QCOMPARE(client.readResponse().body, std::string("hello"));
  }

  void aHeaderThatWouldSplitTheResponseIs500() {
    TestServer server;
    RawClient client(server.port());
    client.send(get("/split"));
    const auto all = client.readToEnd();
    QVERIFY(all.starts_with("HTTP/1.1 500 Internal Server Error\r\n"));
    QVERIFY(!all.contains("set-cookie"));
  }

  void anExceptionInTheHandlerIs500AndClosesOnlyThatConnection() {
    TestServer server;
    RawClient client(server.port());
    client.send(get("/throw"));
    QVERIFY(client.readToEnd().ends_with("Internal Server Error"));
    RawClient other(server.port());
    other.send(get("/"));
    QCOMPARE(other.readResponse().status, 200);
  }

  void refusalsAre400AndCloseLikeUvicorn_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("TLS hello") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11);
    QTest::newRow("HTTP/2 preface") << QByteArray("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
    QTest::newRow("two lengths") << QByteArray(
        "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 1\r\ncontent-length: 1\r\n\r\n1");
    QTest::newRow("smuggling by an unknown coding") << QByteArray(
        "POST / HTTP/1.1\r\nhost: a\r\ntransfer-encoding: xchunked\r\n\r\nGET /evil HTTP/1.1\r\nhost: a\r\n\r\n");
    QTest::newRow("coding and length") << QByteArray(
        "POST / HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\ntransfer-encoding: "
        "chunked\r\n\r\n0\r\n\r\nGET /evil HTTP/1.1\r\nhost: a\r\n\r\n");
  }
  void refusalsAre400AndCloseLikeUvicorn() {
    QFETCH(QByteArray, bytes);
    TestServer server;
    RawClient client(server.port());
    client.send(bytes.toStdString());
    const auto response = client.readResponse();
    QCOMPARE(response.status, 400);
    QCOMPARE(response.body, std::string("Invalid HTTP request received."));
    QCOMPARE(response.header("content-type").value_or(""), std::string("text/plain; charset=utf-8"));
    QCOMPARE(response.header("content-length").value_or(""), std::string("30"));
    QCOMPARE(response.header("connection").value_or(""), std::string("close"));
    QVERIFY(response.header("date"));
    QCOMPARE(client.readToEnd(), std::string());
    client.close();
    const auto records = server.log.all();
    QCOMPARE(records.size(), 1U);
    QVERIFY(records[0].kind == api::Exchange::Kind::Refused);
    QVERIFY(!records[0].note.empty());
  }

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

QTEST_APPLESS_MAIN(HttpSessionTest)
#include "http_session_test.moc"
