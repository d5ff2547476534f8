// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The proxy against servers on loopback that answer byte by byte what each test says.
#include "tests/core/behaviour/behaviour_host.h"
#include "tests/support/raw_server.h"

#include <QtTest>

#include <atomic>
#include <future>

using namespace signalbox;
using test::Json;
using test::RawConnection;
using test::RawServer;

namespace {

struct Asked {
  std::string method = "GET";
  std::string target = "/it";
  std::string body = {};
  std::vector<api::HeaderView> headers = {};
  std::shared_ptr<const api::SpooledBody> spooled = nullptr;
};

std::shared_ptr<const api::CompiledApi> proxyTo(const std::string& upstream, Json options = Json::object(),
                                                const std::string& method = "GET", const std::string& path = "/it") {
  options["upstream"] = upstream;
  design::Endpoint endpoint = test::endpointWith("proxy", std::move(options), method);
  endpoint.path = path;
  return test::compiled(endpoint);
}

api::Response begun(const api::CompiledApi& api, const Asked& asked) {
  api::Response response;
  api::Request request;
  request.method = asked.method;
  request.target = asked.target;
  request.body = asked.body;
  request.headers = asked.headers;
  request.spooled = asked.spooled;
  Arena arena;
  api.handle(request, arena, response);
  return response;
}

// As the server does it: start, wait for the wake, finish.
api::Response answered(const api::CompiledApi& api, const Asked& asked = {}) {
  api::Response response = begun(api, asked);
  if (!response.deferred) return response;
  std::promise<void> woken;
  response.deferred->start([&] { woken.set_value(); });
  if (woken.get_future().wait_for(std::chrono::seconds(20)) != std::future_status::ready) qFatal("no answer in time");
  const auto deferred = std::move(response.deferred);
  deferred->finish(response);
  return response;
}

QString linesOf(const api::Response& response) {
  QStringList lines;
  for (const auto& line : response.headers) lines << QString::fromStdString(line.name + ": " + line.value);
  return lines.join(QLatin1Char('|'));
}

// Answers with the head that came, as its body.
RawServer::Handler mirror() {
  return [](RawConnection& connection) {
    for (auto head = connection.readHead(); !head.empty(); head = connection.readHead())
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(head.size()) + "\r\n\r\n" + head);
  };
}

RawServer::Handler always(std::string answer) {
  return [answer = std::move(answer)](RawConnection& connection) {
    while (!connection.readHead().empty()) connection.write(answer);
  };
}

} // namespace

class ProxyTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void theUrlIsPutTogether_data();
  void theUrlIsPutTogether();
  void headersOfOneConnectionStayBehind();
  void methodAndBodyGoOn();
  void theAnswerComesBack();
  void rulesChangeTheLines();
  void aHeadHasItsLength();
  void packedBodiesStayPacked();
  void whatDoesNotComeIsABadGateway_data();
  void whatDoesNotComeIsABadGateway();
  void whatIsLateIsATimeout();
  void eventsGoOnAsTheyCome();
  void eventsOutliveTheTimeout();
  void longBodiesGoOnAsTheyCome_data();
  void longBodiesGoOnAsTheyCome();
  void aLongBodyThatBreaksOffIsCut();
  void aFileGoesOnFromWhereItIs();
  void aClientThatLeavesEndsTheRequest();
  void mistakesAreTold_data();
  void mistakesAreTold();
};

void ProxyTest::theUrlIsPutTogether_data() {
  QTest::addColumn<QString>("base"); // behind the server's address
  QTest::addColumn<QByteArray>("options");
  QTest::addColumn<QString>("target");
  QTest::addColumn<QString>("expected");
  QTest::newRow("as it was sent") << "" << QByteArray("{}") << "/a%20b/%2F?q=1&q=%C3%A9" << "/a%20b/%2F?q=1&q=%C3%A9";
  QTest::newRow("below a path") << "/v1/" << QByteArray("{}") << "/x" << "/v1/x";
  QTest::newRow("a path of its own") << "/v1" << QByteArray(R"({"path":"/fixed place#1"})") << "/x?q=1"
                                     << "/v1/fixed%20place%231?q=1";
  QTest::newRow("a template") << "" << QByteArray(R"({"path":"/users/{{ path['rest'].upper() }}"})") << "/abc"
                              << "/users/ABC";
  QTest::newRow("without a slash") << "" << QByteArray(R"({"path":"{{ path['rest'] }}"})") << "/abc" << "/abc";
  QTest::newRow("a query of its own") << "" << QByteArray(R"({"path":"/p?a=1"})") << "/x" << "/p?a=1";
  QTest::newRow("the query that was sent wins") << "" << QByteArray(R"({"path":"/p?a=1"})") << "/x?b=2" << "/p?b=2";
  QTest::newRow("dots stay") << "" << QByteArray("{}") << "/a/../b" << "/a/../b";
  QTest::newRow("let") << "" << QByteArray(R"({"let":{"v":"{{ path['rest'] + '!' }}"},"path":"/{{ v }}"})") << "/abc"
                       << "/abc!";
}

void ProxyTest::theUrlIsPutTogether() {
  QFETCH(QString, base);
  QFETCH(QByteArray, options);
  QFETCH(QString, target);
  QFETCH(QString, expected);
  RawServer server(mirror());
  const std::string upstream = server.url(base.toStdString());
  const auto api = proxyTo(upstream, Json::parse(options.toStdString()), "GET", "/{rest:path}");
  const api::Response response = answered(*api, {.target = target.toStdString()});
  QCOMPARE(response.status, 200);
  QCOMPARE(QString::fromStdString(response.body).section(QLatin1Char(' '), 1, 1), expected);
}

void ProxyTest::headersOfOneConnectionStayBehind() {
  RawServer server(mirror());
  const auto api = proxyTo(server.url());
  const api::Response response = answered(*api, {.headers = {{"Host", "api.example"},
                                                             {"X-One", "1"},
                                                             {"x-one", "2"},
                                                             {"Connection", "keep-alive, X-Hop"},
                                                             {"X-Hop", "gone"},
                                                             {"TE", "trailers"},
                                                             {"Upgrade", "h2c"},
                                                             {"Keep-Alive", "timeout=5"},
                                                             {"Proxy-Authorization", "Basic x"},
                                                             {"Expect", "100-continue"},
                                                             {"Authorization", "Bearer t"},
                                                             {"Accept", "text/x"},
                                                             {"User-Agent", "mine"},
                                                             {"Cookie", "a=1"},
                                                             {"Empty", ""}}});
  QStringList lines = QString::fromStdString(response.body).split(QStringLiteral("\r\n"), Qt::SkipEmptyParts).mid(1);
  lines.sort();
  const QStringList expected{
      "accept: text/x", "authorization: Bearer t", "cookie: a=1", "empty:", "user-agent: mine", "x-one: 1", "x-one: 2"};
  lines.removeIf([](const QString& line) { return line.startsWith(QLatin1String("Host: ")); });
  QCOMPARE(lines, expected);
}

void ProxyTest::methodAndBodyGoOn() {
  std::promise<std::string> seen;
  RawServer server([&](RawConnection& connection) {
    const auto head = connection.readHead();
    seen.set_value(head + connection.read(5));
    connection.write("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
  });
  const auto api = proxyTo(server.url(), Json::object(), "PATCH");
  const api::Response response = answered(*api, {.method = "PATCH",
                                                 .body = std::string("a\0b\r\n", 5),
                                                 .headers = {{"Content-Type", "x/y"}, {"Content-Length", "5"}}});
  QCOMPARE(response.status, 201);
  const std::string request = seen.get_future().get();
  QVERIFY(request.starts_with("PATCH /it HTTP/1.1\r\n"));
  QVERIFY(request.contains("content-type: x/y\r\n"));
  QVERIFY(request.ends_with(std::string("\r\n\r\na\0b\r\n", 9)));
}

void ProxyTest::theAnswerComesBack() {
  RawServer server(
      always("HTTP/1.1 418 Tea\r\nDate: x\r\nServer: other\r\nSet-Cookie: a=1\r\nX-Own:  1 \r\nSet-Cookie: b=2\r\n"
             "Connection: X-Hop\r\nX-Hop: 1\r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello"));
  const api::Response response = answered(*proxyTo(server.url()));
  QCOMPARE(response.status, 418);
  QCOMPARE(linesOf(response), QStringLiteral("set-cookie: a=1|x-own: 1|set-cookie: b=2|content-type: text/plain"));
  QCOMPARE(response.body, std::string("hello"));
  QVERIFY(!response.stream);
}

void ProxyTest::rulesChangeTheLines() {
  RawServer server([](RawConnection& connection) {
    const auto head = connection.readHead();
    connection.write("HTTP/1.1 200 OK\r\nX-Sent: " + std::to_string(head.find("x-token: t7\r\n") != head.npos) +
                     std::to_string(head.find("x-secret") != head.npos) +
                     "\r\nX-Gone: 1\r\nX-Set: theirs\r\nContent-Length: 0\r\n\r\n");
  });
  const auto api =
      proxyTo(server.url(), Json::parse(R"({"request_headers":{"set":{"X-Token":"t{{ n }}"},"remove":["X-Secret"]},
                                                        "response_headers":{"set":{"X-Set":"ours {{ n }}"},"remove":["x-gone"]}})"));
  const api::Response response =
      answered(*api, {.target = "/it?n=7", .headers = {{"X-Secret", "s"}, {"x-token", "theirs"}}});
  QCOMPARE(linesOf(response), QStringLiteral("x-sent: 10|x-set: ours 7"));
}

void ProxyTest::aHeadHasItsLength() {
  RawServer server(always("HTTP/1.1 200 OK\r\nContent-Length: 1234\r\nX-A: 1\r\n\r\n"));
  const api::Response response = answered(*proxyTo(server.url(), Json::object(), "HEAD"), {.method = "HEAD"});
  QCOMPARE(response.streamLength, std::optional<std::uint64_t>(1234));
  QCOMPARE(linesOf(response), QStringLiteral("x-a: 1"));
}

void ProxyTest::packedBodiesStayPacked() {
  RawServer server(always("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n\x1f\x8b\x08!"));
  const api::Response response = answered(*proxyTo(server.url()));
  QCOMPARE(response.body, std::string("\x1f\x8b\x08!"));
  QCOMPARE(linesOf(response), QStringLiteral("content-encoding: gzip"));
}

void ProxyTest::whatDoesNotComeIsABadGateway_data() {
  QTest::addColumn<QByteArray>("answer");
  QTest::newRow("nothing") << QByteArray();
  QTest::newRow("no HTTP") << QByteArray("hello there\r\n\r\n");
  QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf");
}

void ProxyTest::whatDoesNotComeIsABadGateway() {
  QFETCH(QByteArray, answer);
  RawServer server([&](RawConnection& connection) {
    connection.readHead();
    connection.write(answer.toStdString());
  });
  const api::Response response = answered(*proxyTo(server.url()));
  QCOMPARE(response.status, 502);
  QCOMPARE(linesOf(response), QStringLiteral("content-type: text/plain; charset=utf-8"));
  QCOMPARE(response.body, std::string("Bad Gateway"));
}

void ProxyTest::whatIsLateIsATimeout() {
  RawServer server([](RawConnection& connection) {
    connection.readHead();
    connection.waitForEnd();
  });
  const api::Response response = answered(*proxyTo(server.url(), {{"timeout", 50}}));
  QCOMPARE(response.status, 504);
  QCOMPARE(response.body, std::string("Gateway Timeout"));
}

void ProxyTest::eventsGoOnAsTheyCome() {
  std::promise<void> first;
  RawServer server([&](RawConnection& connection) {
    connection.readHead();
    connection.write(
        "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n9\r\ndata: 1\n\n\r\n");
    first.get_future().wait();
    connection.write("9\r\ndata: 2\n\n\r\n0\r\n\r\n");
  });
  auto api = proxyTo(server.url());
  const api::Response response = answered(*api);
  api.reset();
  QVERIFY(response.stream);
  std::string all;
  const auto pull = [&](std::string_view until) {
    for (int i = 0; i < 1'000'000 && !all.ends_with(until); ++i)
      if (const auto step = response.stream->next()) all += step->bytes;
  };
  pull("data: 1\n\n");
  QCOMPARE(all, std::string("data: 1\n\n"));
  first.set_value();
  while (const auto step = response.stream->next()) all += step->bytes;
  QCOMPARE(all, std::string("data: 1\n\ndata: 2\n\n"));
  QCOMPARE(response.stream->broken(), std::string_view());
}

// The clock is another request that comes too late.
void ProxyTest::eventsOutliveTheTimeout() {
  std::promise<void> late;
  RawServer server([&](RawConnection& connection) {
    if (connection.readHead().starts_with("GET /hangs")) return connection.waitForEnd();
    connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\n\r\n");
    late.get_future().wait();
    connection.write("data: late\n\n");
  });
  const api::Response response = answered(*proxyTo(server.url(), {{"timeout", 100}}));
  QVERIFY(response.stream);
  QCOMPARE(answered(*proxyTo(server.url(), {{"timeout", 200}, {"path", "/hangs"}})).status, 504);
  late.set_value();
  std::string all;
  while (const auto step = response.stream->next()) all += step->bytes;
  QCOMPARE(all, std::string("data: late\n\n"));
  QCOMPARE(response.stream->broken(), std::string_view());
}

void ProxyTest::longBodiesGoOnAsTheyCome_data() {
  QTest::addColumn<bool>("hasLength");
  QTest::newRow("of a known length") << true;
  QTest::newRow("until the end of the connection") << false;
}

// The timeout is over long before the body is, and what is not taken yet stays with the other server.
void ProxyTest::longBodiesGoOnAsTheyCome() {
  QFETCH(bool, hasLength);
  constexpr std::size_t size = 20UL << 20;
  constexpr std::size_t most = 2UL << 20;
  std::string body(size, '\0');
  for (std::size_t i = 0; i < size; ++i) body[i] = static_cast<char>('a' + i % 23);
  RawServer server([&](RawConnection& connection) {
    if (connection.readHead().starts_with("GET /hangs")) return connection.waitForEnd();
    const std::string length = hasLength ? "Content-Length: " + std::to_string(size) + "\r\n" : "";
    connection.write("HTTP/1.1 200 OK\r\nX-A: 1\r\n" + length + "\r\n" + body);
  });
  const api::Response response = answered(*proxyTo(server.url(), {{"timeout", 500}}));
  QCOMPARE(answered(*proxyTo(server.url(), {{"timeout", 1000}, {"path", "/hangs"}})).status, 504);
  QVERIFY(response.stream);
  QCOMPARE(response.streamLength, hasLength ? std::optional<std::uint64_t>(size) : std::nullopt);
  QCOMPARE(linesOf(response), QStringLiteral("x-a: 1"));
  std::string all;
  while (const auto step = response.stream->next()) {
    QVERIFY(step->bytes.size() < most);
    all += step->bytes;
  }
  QCOMPARE(response.stream->broken(), std::string_view());
  QVERIFY(all == body);
}

void ProxyTest::aLongBodyThatBreaksOffIsCut() {
  RawServer server([](RawConnection& connection) {
    connection.readHead();
    connection.write("HTTP/1.1 200 OK\r\nContent-Length: 4000000\r\n\r\n" + std::string(2'000'000, 'x'));
  });
  const api::Response response = answered(*proxyTo(server.url()));
  QCOMPARE(response.status, 200);
  std::size_t size = 0;
  while (const auto step = response.stream->next()) size += step->bytes.size();
  QCOMPARE(size, std::size_t{2'000'000});
  QVERIFY(!response.stream->broken().empty());
}

// A large form lies in a file: nothing of it is copied, and the memory of what is sent is given back.
void ProxyTest::aFileGoesOnFromWhereItIs() {
  class Spooled final : public api::SpooledBody {
  public:
    void release(std::string_view bytes) const override { released += bytes.size(); }
    mutable std::atomic<std::size_t> released = 0;
  };
  const std::string body(30UL << 20, 'f');
  std::promise<std::size_t> received;
  RawServer server([&](RawConnection& connection) {
    connection.readHead();
    received.set_value(connection.read(body.size()).size());
    connection.write("HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n");
  });
  const auto spooled = std::make_shared<Spooled>();
  const auto api = proxyTo(server.url(), Json::object(), "POST");
  const std::string length = std::to_string(body.size());
  const api::Response response =
      answered(*api, {.method = "POST", .body = body, .headers = {{"Content-Length", length}}, .spooled = spooled});
  QCOMPARE(response.status, 201);
  QCOMPARE(received.get_future().get(), body.size());
  QCOMPARE(spooled->released.load(), body.size());
}

void ProxyTest::aClientThatLeavesEndsTheRequest() {
  std::promise<void> asked, ended;
  RawServer server([&](RawConnection& connection) {
    connection.readHead();
    asked.set_value();
    connection.waitForEnd();
    ended.set_value();
  });
  api::Response response = begun(*proxyTo(server.url()), {});
  response.deferred->start([] {});
  asked.get_future().wait();
  response.deferred.reset();
  QCOMPARE(ended.get_future().wait_for(std::chrono::seconds(20)), std::future_status::ready);
}

void ProxyTest::mistakesAreTold_data() {
  QTest::addColumn<QByteArray>("options");
  QTest::addColumn<QString>("expected");
  QTest::newRow("no upstream") << QByteArray("{}") << "/behaviour/upstream error missing-option";
  QTest::newRow("no URL") << QByteArray(R"({"upstream":"file:///etc"})") << "/behaviour/upstream error bad-url";
  QTest::newRow("timeout") << QByteArray(R"({"upstream":"http://x","timeout":0})")
                           << "/behaviour/timeout error invalid-option";
  QTest::newRow("remove") << QByteArray(R"({"upstream":"http://x","request_headers":{"remove":"a"}})")
                          << "/behaviour/request_headers/remove error invalid-option";
  QTest::newRow("unknown") << QByteArray(R"({"upstream":"http://x","response_headers":{"add":{}}})")
                           << "/behaviour/response_headers/add warning unknown-option";
}

void ProxyTest::mistakesAreTold() {
  QFETCH(QByteArray, options);
  QFETCH(QString, expected);
  const auto api = test::compiled(test::endpointWith("proxy", Json::parse(options.toStdString())));
  QStringList told;
  for (const auto& line : test::problems(*api)) told << QString::fromStdString(line);
  QCOMPARE(told.join(QLatin1Char('|')), expected);
}

QTEST_GUILESS_MAIN(ProxyTest)
#include "proxy_test.moc"
