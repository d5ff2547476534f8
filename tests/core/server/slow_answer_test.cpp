// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Logins on a server with one I/O thread: what else is asked meanwhile, what comes of those who leave, the trace.
#include "core/behaviour/standard.h"
#include "core/security/base64url.h"
#include "core/security/services.h"
#include "tests/core/server/function_handler.h"
#include "tests/support/raw_client.h"
#include "tests/support/raw_requests.h"
#include "tests/support/raw_server.h"

#include <QtTest>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::test;
using Json = design::Json;

namespace {

design::Endpoint endpoint(const char* name, const char* method, Json body, std::vector<design::Depends> asked = {}) {
  design::Endpoint made;
  made.name = name;
  made.method = method;
  made.path = std::string("/") + name;
  made.dependencies = std::move(asked);
  made.behaviour.options = {{"body", std::move(body)}};
  return made;
}

design::Dependency dependency(const char* name, const char* kind, Json options = Json::object()) {
  design::Dependency made;
  made.name = name;
  made.kind = kind;
  made.options = std::move(options);
  return made;
}

design::Endpoint login() {
  design::Endpoint made = endpoint("token", "POST", {}, {{"login_form", "form", true, {}, {}}});
  made.behaviour.kind = "token";
  made.behaviour.options = Json::object();
  return made;
}

std::vector<design::Depends> asUser() { return {{"current_user", "user", true, {}, {}}}; }

design::Endpoint basicEndpoint() {
  design::Endpoint made = endpoint("basic", "GET", "{{ user.username }}", asUser());
  made.behaviour.options["background"] = Json::array({{{"log", "seen"}}});
  return made;
}

design::Endpoint proxy(const std::string& upstream) {
  design::Endpoint made = endpoint("proxied", "GET", {}, asUser());
  made.behaviour = {"proxy", {{"upstream", upstream}}};
  return made;
}

// GET /basic asks for HTTP Basic, POST /token for a login; /plain for nothing.
design::Design shop() {
  design::SecurityScheme basic;
  basic.name = "basic";
  basic.type = "http_basic";
  static const std::string hash = *security::hashPassword("secret");
  design::User ada;
  ada.username = "ada";
  ada.passwordHash = hash;
  return design::Design()
      .withSecurityScheme(basic)
      .withDependency(dependency("login_form", "password_form"))
      .withDependency(dependency("current_user", "user", {{"scheme", "basic"}}))
      .withUsers({ada})
      .withEndpoint(login())
      .withEndpoint(endpoint("plain", "GET", "plain"))
      .withEndpoint(basicEndpoint());
}

// Who sends no credentials is nobody, without a role.
design::Design optionalShop() {
  design::SecurityScheme basic = *shop().securityScheme("basic");
  basic.autoError = false;
  return shop().withSecurityScheme(basic).withDependency(
      dependency("current_user", "user", {{"scheme", "basic"}, {"roles", {"admin"}}}));
}

design::Design mounting(const design::Design& inner) {
  design::Mount mount;
  mount.name = "inner";
  mount.path = "/inner";
  mount.kind = "app";
  mount.app = std::make_shared<const design::Design>(inner);
  return design::Design().withMount(mount).withEndpoint(endpoint("plain", "GET", "plain"));
}

struct ApiServer {
  explicit ApiServer(const design::Design& design, server::Options options = {}) {
    options.port = 0;
    options.recordExchanges = true;
    const auto api = api::CompiledApi::compile(design, behaviour::standard());
    snapshot = std::make_shared<Snapshot<api::CompiledApi>>(api);
    server = server::Server::start(snapshot, options, log.sink()).value();
  }
  std::uint16_t port() const { return server->port(); }

  Log log;
  std::shared_ptr<Snapshot<api::CompiledApi>> snapshot;
  std::unique_ptr<server::Server> server;
};

std::string credentials(const std::string& password) {
  std::string coded = security::base64UrlEncode("ada:" + password);
  while (coded.size() % 4 != 0) coded += '=';
  return "Basic " + coded;
}

std::string basic(const std::string& password) { return "authorization: " + credentials(password) + "\r\n"; }

std::string login(const std::string& target, const std::string& password) {
  return post(target, "username=ada&password=" + password, "content-type: application/x-www-form-urlencoded\r\n");
}

// What the peer gets is no polite end but a reset.
void reset(RawClient& client) {
  const linger atOnce{1, 0};
  setsockopt(client.descriptor(), SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
  client.close();
}

bool hasRun(const server::Server& server, std::string_view task) {
  return std::ranges::any_of(server.background().records(), [&](const api::BackgroundRecord& record) {
    return record.what == task && record.state == api::BackgroundRecord::State::Done;
  });
}

bool hasWaited(const api::Exchange& exchange) {
  return !exchange.trace.stages.empty() && exchange.trace.stages.front().name == "Waiting";
}

} // namespace

class SlowAnswerTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void othersAreAnsweredWhileLoginsAreVerified_data() {
    QTest::addColumn<QByteArray>("request");
    QTest::newRow("a token endpoint") << QByteArray::fromStdString(login("/token", "wrong"));
    QTest::newRow("HTTP Basic") << QByteArray::fromStdString(get("/basic", basic("wrong")));
  }
  // More logins than the pool has threads: on the I/O thread all of them would stand before what was asked after them.
  void othersAreAnsweredWhileLoginsAreVerified() {
    QFETCH(QByteArray, request);
    ApiServer server(shop());
    constexpr std::size_t logins = 5;
    std::vector<RawClient> clients;
    for (std::size_t i = 0; i < logins; ++i) {
      clients.emplace_back(server.port(), std::chrono::minutes(1));
      clients.back().send(request.toStdString());
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.server->stats().requests, logins, 30'000);
    RawClient other(server.port());
    other.send(get("/plain"));
    QCOMPARE(other.readResponse().status, 200);
    for (RawClient& client : clients) QCOMPARE(client.readResponse().status, 401);
    const auto all = server.log.all();
    QCOMPARE(all.size(), logins + 1);
    QVERIFY(all.back().target != "/plain");
  }

  void requestsBehindALoginKeepTheirOrder() {
    ApiServer server(shop());
    RawClient client(server.port());
    client.send(get("/plain") + login("/token", "secret") + get("/plain"));
    QCOMPARE(client.readResponse().body, std::string("\"plain\""));
    QVERIFY(client.readResponse().body.contains("access_token"));
    QCOMPARE(client.readResponse().body, std::string("\"plain\""));
  }

  void aPasswordThatIsRememberedDoesNotWait() {
    ApiServer server(shop());
    RawClient client(server.port());
    for (int i = 0; i < 2; ++i) {
      client.send(get("/basic", basic("secret")));
      QCOMPARE(client.readResponse().body, std::string("\"ada\""));
    }
    const auto all = server.log.all();
    QCOMPARE(all.size(), 2U);
    QVERIFY(hasWaited(all[0]));
    QVERIFY(!hasWaited(all[1]));
  }

  void whatBringsNoPasswordDoesNotWait_data() {
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    QTest::newRow("no credentials") << QByteArray::fromStdString(get("/basic")) << 401;
    QTest::newRow("credentials that cannot be read")
        << QByteArray("GET /basic HTTP/1.1\r\nhost: a\r\nauthorization: Basic !\r\n\r\n") << 401;
    QTest::newRow("another endpoint") << QByteArray::fromStdString(get("/plain", basic("wrong"))) << 200;
    QTest::newRow("another method") << QByteArray::fromStdString(login("/basic", "wrong")) << 405;
    QTest::newRow("no endpoint") << QByteArray::fromStdString(get("/nothing", basic("wrong"))) << 404;
    QTest::newRow("a page of the docs") << QByteArray::fromStdString(get("/openapi.json", basic("wrong"))) << 200;
  }
  void whatBringsNoPasswordDoesNotWait() {
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    ApiServer server(shop());
    RawClient client(server.port());
    client.send(request.toStdString());
    QCOMPARE(client.readResponse().status, status);
    QTRY_COMPARE(server.log.all().size(), 1U);
    QVERIFY(!hasWaited(server.log.all()[0]));
  }

  void theTraceHoldsTheWaitAndTheTimeOfVerifying() {
    ApiServer server(shop());
    RawClient client(server.port());
    client.send(get("/basic", basic("secret")));
    QCOMPARE(client.readResponse().status, 200);
    const api::Exchange exchange = server.log.all().at(0);
    QCOMPARE(exchange.trace.endpoint, std::string("basic"));
    QStringList names;
    std::int64_t sum = 0, longest = 0;
    std::string slowest;
    for (const api::Stage& stage : exchange.trace.stages) {
      names << QString::fromStdString(stage.name);
      sum += stage.nanoseconds;
      if (stage.nanoseconds <= longest) continue;
      longest = stage.nanoseconds;
      slowest = stage.name;
    }
    QCOMPARE(names, (QStringList{"Waiting", "Router", "Dependencies", "current_user", "basic", "Reply", "Response"}));
    QCOMPARE(slowest, std::string("current_user"));
    QVERIFY(sum <= exchange.durationNanoseconds);
  }

  void aClientThatHasSaidItsLastWordGetsItsAnswer() {
    ApiServer server(shop());
    RawClient client(server.port());
    client.send(login("/token", "secret"));
    client.finishSending();
    QCOMPARE(client.readResponse().status, 200);
    QVERIFY(client.readToEnd().empty());
  }

  void soDoesWhatIsBehindALogin() {
    ApiServer server(shop());
    RawClient client(server.port());
    client.send(login("/token", "secret") + get("/plain") + get("/basic", basic("wrong")) + get("/plain"));
    client.finishSending();
    for (const int status : {200, 200, 401, 200}) QCOMPARE(client.readResponse().status, status);
    QVERIFY(client.readToEnd().empty());
    QVERIFY(client.wasClosed());
  }

  void theTasksOfAClientThatIsGoneAreDone() {
    ApiServer server(shop());
    RawClient client(server.port());
    client.send(get("/basic", basic("secret")));
    QTRY_COMPARE_WITH_TIMEOUT(server.server->stats().requests, 1U, 30'000);
    reset(client);
    QTRY_VERIFY_WITH_TIMEOUT(hasRun(*server.server, "seen"), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(server.server->stats().connections, 0U, 30'000);
  }

  void noUpstreamIsAskedForAClientThatIsGone() {
    RawServer upstream([](RawConnection& connection) { connection.waitForEnd(); });
    ApiServer server(shop().withEndpoint(proxy(upstream.url(""))));
    RawClient client(server.port());
    client.send(get("/proxied", basic("secret")));
    QTRY_COMPARE_WITH_TIMEOUT(server.server->stats().requests, 1U, 30'000);
    reset(client);
    QTRY_COMPARE_WITH_TIMEOUT(server.server->stats().connections, 0U, 20'000);
  }

  void withoutCredentialsNothingIsVerified() {
    ApiServer server(optionalShop());
    RawClient client(server.port());
    client.send(get("/basic"));
    QCOMPARE(client.readResponse().status, 401);
    QVERIFY(!hasWaited(server.log.all().at(0)));
  }

  void aLoginThatFindsTooManyWaitingIs503() {
    server::Options options;
    options.limits.slowAnswers = 0;
    ApiServer server(shop(), options);
    RawClient client(server.port());
    client.send(login("/token", "secret") + get("/plain"));
    QCOMPARE(client.readResponse().status, 503);
    QCOMPARE(client.readResponse().status, 200);
  }

  void stoppingDoesNotWaitForLoginsThatHaveNotBegun() {
    auto server = std::make_unique<ApiServer>(shop());
    std::vector<RawClient> clients;
    for (int i = 0; i < 12; ++i) {
      clients.emplace_back(server->port());
      clients.back().send(login("/token", "wrong"));
    }
    QTRY_COMPARE_WITH_TIMEOUT(server->server->stats().requests, 12U, 30'000);
    server->server->stop(std::chrono::milliseconds(0));
    QCOMPARE(server->server->stats().connections, 0U);
    std::size_t answered = 0;
    for (RawClient& client : clients) answered += client.readResponse().status == 401 ? 1 : 0;
    QVERIFY(answered < 12);
  }

  void aMountedApplicationsLoginsAreSlowToo_data() {
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<bool>("slow");
    QTest::newRow("a token endpoint") << QByteArray("POST") << QByteArray("/inner/token") << true;
    QTest::newRow("HTTP Basic") << QByteArray("GET") << QByteArray("/inner/basic?a=1") << true;
    QTest::newRow("HTTP Basic for another method") << QByteArray("POST") << QByteArray("/inner/basic") << false;
    QTest::newRow("another endpoint") << QByteArray("GET") << QByteArray("/inner/plain") << false;
    QTest::newRow("nothing") << QByteArray("GET") << QByteArray("/inner/nothing") << false;
    QTest::newRow("outside") << QByteArray("GET") << QByteArray("/plain") << false;
    QTest::newRow("the same path outside") << QByteArray("POST") << QByteArray("/token") << false;
  }
  void aMountedApplicationsLoginsAreSlowToo() {
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(bool, slow);
    const auto api = api::CompiledApi::compile(mounting(shop()), behaviour::standard());
    const std::string line = credentials("wrong");
    const api::HeaderView headers[] = {{"Authorization", line}};
    api::Request request;
    request.method = method.constData();
    request.target = target.constData();
    request.headers = headers;
    Arena arena;
    QCOMPARE(api->isSlow(request, arena), slow);
  }

  void withoutAServerALoginIsAnsweredAtOnce() {
    const auto api = api::CompiledApi::compile(shop(), behaviour::standard());
    const std::string line = credentials("secret");
    const api::HeaderView headers[] = {{"authorization", line}};
    api::Request request;
    request.method = "GET";
    request.target = "/basic";
    request.headers = headers;
    Arena arena;
    api::Response response;
    QVERIFY(api->isSlow(request, arena));
    api->handle(request, arena, response);
    QVERIFY(!response.deferred);
    QCOMPARE(response.body, std::string("\"ada\""));
    QVERIFY(!api->isSlow(request, arena));
  }
};

QTEST_APPLESS_MAIN(SlowAnswerTest)
#include "slow_answer_test.moc"
