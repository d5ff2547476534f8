// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP server over real sockets on loopback: what a client sees on the wire.
#include "tests/core/server/test_handler.h"
#include "tests/support/raw_client.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::test;
using namespace std::chrono_literals;

namespace {

std::string get(const std::string& target, const std::string& more = {}) {
  return "GET " + target + " HTTP/1.1\r\nhost: a\r\n" + more + "\r\n";
}

std::string post(const std::string& target, const std::string& body) {
  return "POST " + target + " HTTP/1.1\r\nhost: a\r\ncontent-length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
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
    QCOMPARE(response.head, "HTTP/1.1 200 OK\r\ndate: " + date + "\r\nserver: signalbox\r\ncontent-length: 5\r\n"
                            "content-type: text/plain; charset=utf-8\r\n");
    QVERIFY(QRegularExpression("^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \\d\\d [A-Z][a-z]{2} \\d{4} \\d\\d:\\d\\d:\\d\\d GMT$")
                .match(QString::fromStdString(date)).hasMatch());
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
    client.send(get("/big/3000000") + get("/delay/20") + get("/big/200000") + get("/") + get("/stream") + get("/version"));
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
};

QTEST_APPLESS_MAIN(HttpSessionTest)
#include "http_session_test.moc"
