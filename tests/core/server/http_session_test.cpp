// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP server over real sockets on loopback: what a client sees on the wire.
#include "tests/core/server/test_handler.h"
#include "tests/support/raw_client.h"
#include "tests/support/raw_requests.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::test;
using namespace std::chrono_literals;

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
};

QTEST_APPLESS_MAIN(HttpSessionTest)
#include "http_session_test.moc"
