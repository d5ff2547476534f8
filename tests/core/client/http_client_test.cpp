// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The HTTP client against servers that answer byte by byte what each test says.
#include "core/client/http_client.h"
#include "tests/support/raw_server.h"

#include <QTest>

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <future>

using namespace signalbox;
using namespace signalbox::client;
using signalbox::test::RawConnection;
using signalbox::test::RawServer;

namespace {

constexpr auto patience = std::chrono::seconds(20);

template<class T>
T waitFor(std::future<T>& future) {
  if (future.wait_for(patience) != std::future_status::ready) qFatal("no answer in time");
  return future.get();
}

Response fetch(HttpClient& client, Request request, Callbacks callbacks = {}) {
  auto promise = std::make_shared<std::promise<Response>>();
  auto future = promise->get_future();
  callbacks.done = [promise](Response response) { promise->set_value(std::move(response)); };
  client.send(std::move(request), std::move(callbacks));
  return waitFor(future);
}

// Answers each request of a connection with the same bytes.
RawServer::Handler always(std::string answer) {
  return [answer = std::move(answer)](RawConnection& connection) {
    while (!connection.readHead().empty()) connection.write(answer);
  };
}

// 1,000,000 zero bytes in zlib format, which HTTP calls deflate.
std::string deflated() { return qCompress(QByteArray(1'000'000, '\0'), 9).mid(4).toStdString(); }

std::string kindOf(const Response& response) {
  static constexpr const char* names[] = {"Url",     "NameLookup", "Connect",  "Proxy",    "Tls",
                                          "Timeout", "Cancelled",  "TooLarge", "Protocol", "Other"};
  return response.failure ? names[static_cast<int>(response.failure->kind)] : "none";
}

std::string messageOf(const Response& response) { return response.failure ? response.failure->message : ""; }

} // namespace

class HttpClientTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void anAnswerComesWithEveryPart() {
    const std::string answer = "HTTP/1.1 201 Very Created\r\nX-One: 1\r\nx-two:  2 \r\nX-One: "
                               "again\r\nX-Empty:\r\nContent-Length: 5\r\n\r\nhello";
    RawServer server(always(answer));
    HttpClient client;
    const auto response = fetch(client, {.url = server.url("/a?b=c#d")});
    QCOMPARE(kindOf(response), std::string("none"));
    QCOMPARE(response.status, 201);
    QCOMPARE(response.reason, std::string("Very Created"));
    QCOMPARE(response.httpVersion, std::string("1.1"));
    QCOMPARE(response.body, std::string("hello"));
    const HeaderList expected{
        {"X-One", "1"}, {"x-two", "2"}, {"X-One", "again"}, {"X-Empty", ""}, {"Content-Length", "5"}};
    QVERIFY(response.headers == expected);
    QCOMPARE(response.bytesReceived, std::uint64_t{answer.size()});
  }

  void aTransferRestsUntilItIsResumed() {
    constexpr std::size_t size = 8'000'000;
    RawServer server(
        always("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n" + std::string(size, 'x')));
    HttpClient client;
    std::atomic<std::size_t> received = 0;
    std::atomic<bool> takes = true;
    std::promise<void> rests;
    std::promise<Response> done;
    Callbacks callbacks;
    callbacks.takesData = [&] {
      if (!takes) rests.set_value();
      return takes.load();
    };
    callbacks.data = [&](std::string_view piece) {
      received += piece.size();
      takes = received < 1'000'000 || received > 2'000'000;
    };
    callbacks.done = [&](Response response) { done.set_value(std::move(response)); };
    const auto id = client.send({.url = server.url()}, std::move(callbacks));
    auto resting = rests.get_future();
    waitFor(resting);
    QVERIFY(received < 2'000'000);
    takes = true;
    received = 3'000'000;
    client.resume(id);
    client.resume(12345);
    auto future = done.get_future();
    QCOMPARE(kindOf(waitFor(future)), std::string("none"));
    QVERIFY(received > size);
  }

  void aBodyIsSentFromWhereItStands() {
    const auto body = std::make_shared<const std::string>(9'000'000, 'b');
    std::atomic<std::size_t> told = 0;
    std::string seen;
    RawServer server([&](RawConnection& connection) {
      connection.readHead();
      seen = connection.read(body->size());
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    HttpClient client;
    Request request{.method = "PUT", .url = server.url()};
    request.bodyView = BodyView{*body, body, [&](std::string_view piece) { told += piece.size(); }};
    const auto response = fetch(client, std::move(request));
    QCOMPARE(kindOf(response), std::string("none"));
    QVERIFY(seen == *body);
    QCOMPARE(told.load(), body->size());
  }

  void timingsGrow() {
    RawServer server(always("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    HttpClient client;
    const auto timings = fetch(client, {.method = "POST", .url = server.url(), .body = "x"}).timings;
    QVERIFY(timings.connect > 0);
    QCOMPARE(timings.tls, std::int64_t{0});
    QVERIFY(timings.nameLookup <= timings.connect);
    QVERIFY(timings.connect <= timings.sent);
    QVERIFY(timings.sent <= timings.firstByte);
    QVERIFY(timings.firstByte <= timings.total);
  }

  void theRequestGoesOutAsWritten_data() {
    QTest::addColumn<QString>("method");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    QTest::newRow("GET") << "GET" << QByteArray() << "GET /a/../b%20c?q=1 HTTP/1.1";
    QTest::newRow("GET with a body") << "GET" << QByteArray("{}") << "GET /a/../b%20c?q=1 HTTP/1.1 Content-Length: 2";
    QTest::newRow("POST") << "POST" << QByteArray("{}") << "POST /a/../b%20c?q=1 HTTP/1.1 Content-Length: 2";
    QTest::newRow("POST without a body") << "POST" << QByteArray() << "POST /a/../b%20c?q=1 HTTP/1.1 Content-Length: 0";
    QTest::newRow("PUT") << "PUT" << QByteArray("x\0y", 3) << "PUT /a/../b%20c?q=1 HTTP/1.1 Content-Length: 3";
    QTest::newRow("DELETE") << "DELETE" << QByteArray() << "DELETE /a/../b%20c?q=1 HTTP/1.1";
    QTest::newRow("own method") << "PURGE" << QByteArray("x") << "PURGE /a/../b%20c?q=1 HTTP/1.1 Content-Length: 1";
    QTest::newRow("large: no Expect") << "POST" << QByteArray(3'000'000, 'x')
                                      << "POST /a/../b%20c?q=1 HTTP/1.1 Content-Length: 3000000";
  }

  void theRequestGoesOutAsWritten() {
    QFETCH(QString, method);
    QFETCH(QByteArray, body);
    QFETCH(QString, expected);
    std::promise<std::pair<std::string, std::string>> seen;
    RawServer server([&](RawConnection& connection) {
      auto head = connection.readHead();
      if (head.empty()) return;
      auto received = connection.read(static_cast<std::size_t>(body.size()));
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
      seen.set_value({std::move(head), std::move(received)});
      connection.waitForEnd();
    });
    HttpClient client;
    const auto response = fetch(
        client, {.method = method.toStdString(), .url = server.url("/a/../b c?q=1#part"), .body = body.toStdString()});
    QCOMPARE(response.status, 200);
    auto future = seen.get_future();
    const auto [head, received] = waitFor(future);
    QCOMPARE(received, body.toStdString());
    const auto lines = QString::fromStdString(head).split("\r\n", Qt::SkipEmptyParts);
    QStringList found{lines.first()};
    for (const auto& line : lines) {
      if (line.startsWith("Content-Length")) found << line;
      QVERIFY2(!line.startsWith("Expect") && !line.startsWith("Content-Type"), qPrintable(line));
    }
    QCOMPARE(found.join(' '), expected);
    QCOMPARE(response.bytesSent, std::uint64_t{head.size() + received.size()});
  }

  void headersGoOutAsWritten() {
    std::promise<std::string> seen;
    RawServer server([&](RawConnection& connection) {
      auto head = connection.readHead();
      connection.write("HTTP/1.1 204 No Content\r\n\r\n");
      seen.set_value(std::move(head));
    });
    HttpClient client;
    fetch(client,
          {.url = server.url(),
           .headers = {
               {"X-Twice", "1"}, {"X-Twice", "2"}, {"X-Empty", ""}, {"User-Agent", "mine"}, {"host", "shop.test"}}});
    auto future = seen.get_future();
    const auto head = waitFor(future);
    for (const auto* line : {"\r\nX-Twice: 1\r\n", "\r\nX-Twice: 2\r\n", "\r\nX-Empty:", "\r\nUser-Agent: mine\r\n",
                             "\r\nHost: shop.test\r\n"}) {
      QVERIFY2(head.find(line) != head.npos, (head + line).c_str());
    }
    QVERIFY(head.find("Signalbox") == head.npos);
  }

  void bodiesComeWhole_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("chunked") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: "
                                           "chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nX-Trailer: 1\r\n\r\n")
                             << QByteArray("abcde");
    QTest::newRow("until the end") << QByteArray("HTTP/1.0 200 OK\r\n\r\nall of it") << QByteArray("all of it");
    QTest::newRow("after 103")
        << QByteArray("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx")
        << QByteArray("x");
    QTest::newRow("no body") << QByteArray("HTTP/1.1 204 No Content\r\n\r\n") << QByteArray();
    QTest::newRow("zeros and all") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n\0\xff\0", 41)
                                   << QByteArray("\0\xff\0", 3);
  }

  void bodiesComeWhole() {
    QFETCH(QByteArray, answer);
    QFETCH(QByteArray, body);
    RawServer server([&](RawConnection& connection) {
      connection.readHead();
      connection.write(answer.toStdString());
    });
    HttpClient client;
    const auto response = fetch(client, {.url = server.url()});
    QCOMPARE(messageOf(response), std::string());
    QCOMPARE(response.body, body.toStdString());
  }

  void headAnswersHaveNoBody() {
    RawServer server(always("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n"));
    HttpClient client;
    const auto response = fetch(client, {.method = "HEAD", .url = server.url()});
    QCOMPARE(response.status, 200);
    QCOMPARE(messageOf(response), std::string());
  }

  void theBodyLimitCountsWhatIsUnpacked() {
    const auto packed = deflated();
    QVERIFY(packed.size() < 2'000);
    RawServer server(always("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: " +
                            std::to_string(packed.size()) + "\r\n\r\n" + packed));
    HttpClient client;
    const auto whole = fetch(client, {.url = server.url()});
    QCOMPARE(whole.body.size(), std::size_t{1'000'000});
    QVERIFY(whole.bytesReceived < 3'000);
    const auto cut = fetch(client, {.url = server.url(), .bodyLimit = 100'000});
    QCOMPARE(kindOf(cut), std::string("TooLarge"));
    QCOMPARE(cut.body.size(), std::size_t{100'000});
    QCOMPARE(cut.status, 200);
    QCOMPARE(messageOf(cut), std::string("The answer has more than 100000 bytes. What came up to there is kept."));
  }

  void aBodyOfTheLimitIsWhole() {
    RawServer server(always("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"));
    HttpClient client;
    QCOMPARE(kindOf(fetch(client, {.url = server.url(), .bodyLimit = 5})), std::string("none"));
    QCOMPARE(kindOf(fetch(client, {.url = server.url(), .bodyLimit = 4})), std::string("TooLarge"));
  }

  void piecesComeAsTheyAreSent() {
    std::promise<void> first;
    RawServer server([&, gate = first.get_future().share()](RawConnection& connection) {
      connection.readHead();
      connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n");
      gate.wait(); // nothing more until the client has the first piece
      connection.write("data: 2\n\n");
    });
    HttpClient client;
    std::string events;
    Callbacks callbacks;
    callbacks.head = [&](const Response& head) {
      events += "head " + std::to_string(head.status) + " " + head.headers.at(0).second + ";";
    };
    callbacks.data = [&](std::string_view piece) {
      if (events.find("data: 1") == events.npos) first.set_value();
      events += piece;
    };
    const auto response = fetch(client, {.url = server.url()}, callbacks);
    QCOMPARE(events, std::string("head 200 text/event-stream;data: 1\n\ndata: 2\n\n"));
    QVERIFY(response.body.empty());
  }

  void redirectsAreFollowedOnlyWhenAsked() {
    RawServer server([](RawConnection& connection) {
      for (auto head = connection.readHead(); !head.empty(); head = connection.readHead()) {
        if (head.starts_with("GET /b "))
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nhere");
        else if (head.starts_with("GET /a "))
          connection.write("HTTP/1.1 302 Found\r\nLocation: /b\r\nContent-Length: 4\r\n\r\ngone");
        else
          connection.write("HTTP/1.1 302 Found\r\nLocation: /loop\r\nContent-Length: 0\r\n\r\n");
      }
    });
    HttpClient client;
    int heads = 0;
    Callbacks counting;
    counting.head = [&](const Response&) { ++heads; };
    const auto stays = fetch(client, {.url = server.url("/a")}, counting);
    QCOMPARE(stays.status, 302);
    QCOMPARE(stays.body, std::string("gone"));
    const auto follows = fetch(client, {.url = server.url("/a"), .followRedirects = true}, counting);
    QCOMPARE(follows.status, 200);
    QCOMPARE(follows.body, std::string("here"));
    QCOMPARE(heads, 2);
    const auto loops = fetch(client, {.url = server.url("/loop"), .followRedirects = true});
    QCOMPARE(messageOf(loops), std::string("The answers lead from one redirect to the next; stopped after 30."));
  }

  void headersThatMayBeSecretStayWithTheirHostOnRedirects_data() {
    QTest::addColumn<QString>("location"); // OTHER is another host
    QTest::addColumn<bool>("sent");
    QTest::newRow("the same host") << "/b" << true;
    QTest::newRow("the same host, relative") << "b?to=http://x" << true;
    QTest::newRow("another port") << "OTHER/b" << false;
    QTest::newRow("another port, without a scheme") << "//HOST/b" << false;
  }
  void headersThatMayBeSecretStayWithTheirHostOnRedirects() {
    QFETCH(QString, location);
    QFETCH(bool, sent);
    std::string last;
    const auto answer = [&](RawConnection& connection) {
      for (auto head = connection.readHead(); !head.empty(); head = connection.readHead()) {
        if (!head.starts_with("GET /a ")) {
          last = head;
          connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
          continue;
        }
        connection.write("HTTP/1.1 302 Found\r\nLocation: " + location.toStdString() + "\r\nContent-Length: 0\r\n\r\n");
      }
    };
    RawServer other(answer);
    RawServer server(answer);
    location.replace("OTHER", QString::fromStdString(other.url("")));
    location.replace("HOST", QStringLiteral("127.0.0.1:%1").arg(other.port()));
    HttpClient client;
    const auto response = fetch(
        client, {.url = server.url("/a"), .headers = {{"X-Api-Key", "k"}, {"Accept", "a/b"}}, .followRedirects = true});
    QCOMPARE(response.status, 200);
    QVERIFY(last.find("Accept: a/b") != last.npos);
    QCOMPARE(last.find("X-Api-Key: k") != last.npos, sent);
  }

  void aCancelledRequestEndsWhileTheServerStillWaits() {
    std::promise<void> arrived;
    RawServer server([&](RawConnection& connection) {
      connection.readHead();
      arrived.set_value();
      connection.waitForEnd(); // until the client hangs up
    });
    HttpClient client;
    std::promise<Response> done;
    const auto id =
        client.send({.url = server.url()}, {.done = [&](Response response) { done.set_value(std::move(response)); }});
    auto reached = arrived.get_future();
    waitFor(reached);
    client.cancel(id);
    client.cancel(id);
    client.cancel(999);
    auto future = done.get_future();
    const auto response = waitFor(future);
    QCOMPARE(kindOf(response), std::string("Cancelled"));
    QCOMPARE(response.status, 0);
  }

  void closingTheClientCancelsWhatRuns() {
    std::promise<void> arrived;
    RawServer server([&](RawConnection& connection) {
      connection.readHead();
      arrived.set_value();
      connection.waitForEnd();
    });
    std::promise<Response> done;
    {
      HttpClient client;
      client.send({.url = server.url()}, {.done = [&](Response response) { done.set_value(std::move(response)); }});
      auto reached = arrived.get_future();
      waitFor(reached);
    }
    auto future = done.get_future();
    QCOMPARE(future.wait_for(std::chrono::seconds(0)), std::future_status::ready);
    QCOMPARE(kindOf(future.get()), std::string("Cancelled"));
  }

  void aTimeoutIsNamed() {
    RawServer server([](RawConnection& connection) { connection.waitForEnd(); });
    HttpClient client;
    const auto response = fetch(client, {.url = server.url(), .timeout = std::chrono::milliseconds(50)});
    QCOMPARE(kindOf(response), std::string("Timeout"));
    QCOMPARE(messageOf(response),
             "127.0.0.1:" + std::to_string(server.port()) + " took the request but did not answer in time.");
  }

  void nothingListens() {
    const auto port = std::to_string(RawServer::closedPort());
    HttpClient client;
    const auto response = fetch(client, {.url = "http://127.0.0.1:" + port + "/"});
    QCOMPARE(kindOf(response), std::string("Connect"));
    QCOMPARE(messageOf(response), "No answer from 127.0.0.1:" + port +
                                      ". The name was found, but nothing accepts connections on port " + port + ".");
  }

  void brokenAnswersAreNamed_data() {
    QTest::addColumn<QByteArray>("answer");
    QTest::addColumn<QString>("message");
    QTest::addColumn<QByteArray>("kept");
    QTest::newRow("nothing") << QByteArray() << "%1 closed the connection without an answer." << QByteArray();
    QTest::newRow("cut body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nabc")
                              << "%1 closed the connection before the answer was complete. What came is kept."
                              << QByteArray("abc");
    QTest::newRow("cut chunks") << QByteArray("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n")
                                << "%1 closed the connection before the answer was complete. What came is kept."
                                << QByteArray("abc");
    QTest::newRow("no HTTP") << QByteArray("SSH-2.0-OpenSSH_9.2\r\n\r\n")
                             << "%1 answered with something that is not HTTP." << QByteArray();
  }

  void brokenAnswersAreNamed() {
    QFETCH(QByteArray, answer);
    QFETCH(QString, message);
    QFETCH(QByteArray, kept);
    RawServer server([&](RawConnection& connection) {
      connection.readHead();
      connection.write(answer.toStdString());
    });
    HttpClient client;
    const auto response = fetch(client, {.url = server.url()});
    QCOMPARE(kindOf(response), std::string("Protocol"));
    QCOMPARE(QString::fromStdString(messageOf(response)), message.arg(QString("127.0.0.1:%1").arg(server.port())));
    QCOMPARE(response.body, kept.toStdString());
  }

  void whatCannotBeSentIsRefused_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("message");
    QTest::newRow("empty") << "" << "The address is empty: it begins with http:// or https://.";
    QTest::newRow("no scheme") << "localhost:8000/a"
                               << "`localhost:8000/a` is no address: it begins with http:// or https://.";
    QTest::newRow("file") << "file:///etc/hosts" << "Addresses begin with http:// or https:// here, not with file://.";
    QTest::newRow("ftp") << "ftp://a.test/" << "Addresses begin with http:// or https:// here, not with ftp://.";
    QTest::newRow("bad port")
        << "http://127.0.0.1:99999/"
        << "`http://127.0.0.1:99999/` is no address: Port number was not a decimal number between 0 and 65535.";
  }

  void whatCannotBeSentIsRefused() {
    QFETCH(QString, url);
    QFETCH(QString, message);
    HttpClient client;
    const auto response = fetch(client, {.url = url.toStdString()});
    QCOMPARE(kindOf(response), std::string("Url"));
    QCOMPARE(QString::fromStdString(messageOf(response)), message);
  }

  void headersCannotSmuggleLines() {
    HttpClient client;
    for (const auto& header : HeaderList{{"X-A", "1\r\nX-B: 2"}, {"X A", "1"}, {"X:A", "1"}, {"", "1"}}) {
      const auto response = fetch(client, {.url = "http://127.0.0.1:1/", .headers = {header}});
      QCOMPARE(kindOf(response), std::string("Other"));
    }
    QCOMPARE(messageOf(fetch(client, {.method = "GE T", .url = "http://127.0.0.1:1/"})),
             std::string("`GE T` is no HTTP method."));
  }

  void proxiesOfTheEnvironmentAreNotUsed() {
    RawServer server(always("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"));
    ::setenv("http_proxy", "http://127.0.0.1:1", 1);
    HttpClient client;
    const auto response = fetch(client, {.url = server.url()});
    ::unsetenv("http_proxy");
    QCOMPARE(response.status, 200);
  }

  void manyRequestsRunAtOnce() {
    RawServer server(always("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok"));
    std::atomic<int> fine = 0;
    std::promise<void> all;
    {
      HttpClient client;
      for (int i = 0; i < 100; ++i) {
        client.send({.url = server.url()}, {.done = [&](const Response& response) {
                      if (response.body != "ok") qWarning("%s", messageOf(response).c_str());
                      if (response.body == "ok" && ++fine == 100) all.set_value();
                    }});
      }
      auto future = all.get_future();
      QCOMPARE(future.wait_for(patience), std::future_status::ready);
    }
    QCOMPARE(fine.load(), 100);
  }
};

QTEST_APPLESS_MAIN(HttpClientTest)
#include "http_client_test.moc"
