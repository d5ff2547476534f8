// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the routes, beyond what tests/parity compares with FastAPI: answers that come later, what a rate
// limit remembers, signatures, what an edit keeps.
#include "core/api/behaviour.h"
#include "core/api/compiled_api.h"
#include "core/api/rate_window.h"
#include "core/api/signed_text.h"
#include "core/security/authority.h"

#include <QtTest>

using namespace signalbox;
using design::Json;

namespace {

class LaterText final : public api::Deferred {
public:
  void start(std::function<void()> wake) override { wake(); }
  void finish(api::Response& response) override {
    response.headers = {{"content-type", "text/plain"}};
    response.body = std::string(1000, 'x');
  }
};

class Later final : public api::Behaviour {
public:
  Result<void> run(api::Call& call) const override {
    call.response.deferred = std::make_unique<LaterText>();
    return {};
  }
};

class Never final : public api::Behaviour {
public:
  Result<void> run(api::Call&) const override { return failure("KeyError: 'x'"); }
};

api::BehaviourRegistry registry() {
  api::BehaviourRegistry kinds;
  kinds.add("reply", [](api::BehaviourScope&) { return std::make_unique<Later>(); });
  kinds.add("never", [](api::BehaviourScope&) { return std::make_unique<Never>(); });
  return kinds;
}

design::Design around(std::vector<design::Middleware> middleware) {
  design::Endpoint later;
  later.name = "later";
  later.method = "GET";
  later.path = "/later";
  design::Endpoint never = later;
  never.name = "never";
  never.path = "/never";
  never.behaviour.kind = "never";
  return design::Design().withEndpoint(later).withEndpoint(never).withMiddleware(std::move(middleware));
}

void ask(const api::CompiledApi& compiled, std::string_view target, api::Response& response,
         std::vector<api::HeaderView> headers = {}, api::Trace* trace = nullptr) {
  api::Request request;
  request.method = "GET";
  request.target = target;
  request.headers = headers;
  request.clientAddress = "127.0.0.1:50000";
  Arena arena;
  compiled.handle(request, arena, response, trace);
}

QString header(const api::Response& response, const char* name) {
  for (const auto& line : response.headers)
    if (line.name == name) return QString::fromStdString(line.value);
  return QStringLiteral("(none)");
}

} // namespace

class MiddlewareTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void anAnswerThatComesLaterPassesThroughIt() {
    api::Response response;
    {
      const auto compiled = api::CompiledApi::compile(
          around({{"headers", {{"headers", {{"X-Outer", "1"}}}}}, {"gzip", Json::object()}}), registry());
      ask(*compiled, "/later", response, {{"Accept-Encoding", "gzip"}});
    } // an edit may end the version that began the request
    QVERIFY(response.deferred != nullptr);
    const auto deferred = std::move(response.deferred);
    bool isAwake = false;
    deferred->start([&] { isAwake = true; });
    QVERIFY(isAwake);
    deferred->finish(response);
    QCOMPARE(header(response, "x-outer"), QStringLiteral("1"));
    QCOMPARE(header(response, "content-encoding"), QStringLiteral("gzip"));
    QVERIFY(response.body.size() < 100);
  }

  void anUnhandledErrorGoesOutAsItIs() {
    const auto compiled =
        api::CompiledApi::compile(around({{"headers", {{"headers", {{"X-Outer", "1"}}}}}}), registry());
    api::Response response;
    ask(*compiled, "/never", response);
    QCOMPARE(response.status, 500);
    QCOMPARE(header(response, "x-outer"), QStringLiteral("(none)"));
  }

  void theTrackNamesTheMiddlewareThatAnswered() {
    const auto compiled = api::CompiledApi::compile(around({{"https_redirect", Json::object()}}), registry());
    api::Response response;
    api::Trace trace;
    ask(*compiled, "/later", response, {}, &trace);
    QCOMPARE(response.status, 307);
    QCOMPARE(trace.stages.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(trace.stages[0].detail), QStringLiteral("https_redirect"));
  }

  void aHandshakeIsRefusedWithAnHttpAnswer() {
    const auto compiled = api::CompiledApi::compile(around({{"rate_limit", {{"requests", 1}, {"seconds", 3600}}},
                                                            {"trusted_host", {{"allowed_hosts", {"example.org"}}}}}),
                                                    registry());
    for (int i = 0; i < 2; ++i) { // and is none of a rate limit's business
      api::Request request;
      request.method = "GET";
      request.target = "/later";
      request.scheme = "ws";
      request.isUpgrade = true;
      api::Response response;
      Arena arena;
      compiled->handle(request, arena, response);
      QCOMPARE(response.status, 400);
      QCOMPARE(QString::fromStdString(response.body), QStringLiteral("Invalid host header"));
    }
  }

  void anEditKeepsWhatARateLimitHasCounted() {
    const design::Design design = around({{"rate_limit", {{"requests", 1}, {"seconds", 3600}}}});
    auto compiled = api::CompiledApi::compile(design, registry());
    api::Response response;
    ask(*compiled, "/later", response);
    QVERIFY(response.deferred != nullptr);
    design::ProjectInfo project;
    project.name = "Another";
    api::CompileOptions options;
    options.previous = compiled;
    compiled = api::CompiledApi::compile(design.withProject(project), registry(), options);
    response.clear();
    ask(*compiled, "/later", response);
    QCOMPARE(response.status, 429);
    QCOMPARE(header(response, "retry-after"), QStringLiteral("3600"));
  }

  void aUserHasOneWindowWhateverTheAddress() {
    const design::Design design = around({{"rate_limit", {{"requests", 1}, {"seconds", 3600}, {"per", "user"}}}});
    const auto services = std::make_shared<security::SecurityServices>();
    const security::Authority authority(design, services);
    design::User ann;
    ann.username = "ann";
    const std::chrono::duration<double> now = std::chrono::system_clock::now().time_since_epoch();
    const auto tokens = authority.issue(ann, {}, false, now.count());
    QVERIFY(tokens);
    api::CompileOptions options;
    options.security = services;
    const auto compiled = api::CompiledApi::compile(design, registry(), options);
    const auto statusOf = [&](const std::string& line) {
      api::Response response;
      ask(*compiled, "/later", response, {{"Authorization", line}});
      return response.deferred ? 200 : response.status;
    };
    QCOMPARE(statusOf("Bearer " + tokens->access), 200);
    QCOMPARE(statusOf("bearer " + tokens->access), 429);
    QCOMPARE(statusOf("Bearer made.up.token"), 200); // by its address
    QCOMPARE(statusOf("Bearer another.made.up"), 429);
  }

  void aWindowBeginsWithTheFirstRequest() {
    using namespace std::chrono_literals;
    api::RateWindow window(2, 10s);
    const api::RateWindow::Clock::time_point start{};
    QVERIFY(window.count("a", start).isAllowed);
    QCOMPARE(window.count("a", start + 4s).remaining, 0);
    const auto refused = window.count("a", start + 9500ms);
    QVERIFY(!refused.isAllowed);
    QCOMPARE(refused.resetSeconds, 1);
    QVERIFY(window.count("b", start + 9500ms).isAllowed);
    QVERIFY(window.count("a", start + 10s).isAllowed);
  }

  void aRateLimitRemembersABoundedNumberOfClients() {
    using namespace std::chrono_literals;
    api::RateWindow window(1, 10s);
    const api::RateWindow::Clock::time_point start{};
    for (int i = 0; i < 200'000; ++i) window.count("client " + std::to_string(i), start + std::chrono::microseconds(i));
    QVERIFY(window.size() <= api::RateWindow::maximumKeys);
    QVERIFY(!window.count("client 199999", start + 1s).isAllowed); // the newest is still known
  }

  // What itsdangerous 2.2.0 made of them.
  void signsAsItsdangerousDoes_data() {
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("value");
    QTest::addColumn<qint64>("time");
    QTest::addColumn<QString>("text");
    QTest::newRow("json") << "secret" << "eyJhIjogMX0=" << qint64{1700000000}
                          << "eyJhIjogMX0=.ZVPxAA.xG24nPALo8AhuefWvxeYlShMy1g";
    QTest::newRow("empty") << "the secret named SESSION_KEY" << "" << qint64{1} << ".AQ.K6Yt_k4v7rOEwTUkvDOYzVj5tHU";
    QTest::newRow("dots and more than ASCII")
        << QStringLiteral(u"é€") << "x.y" << qint64{4102444800} << "x.y.9IZXAA.dOMn3P_MCtOtSczQW6Lok_Q9LQM";
  }
  void signsAsItsdangerousDoes() {
    QFETCH(QString, secret);
    QFETCH(QString, value);
    QFETCH(qint64, time);
    QFETCH(QString, text);
    const api::SignedText signer(secret.toStdString());
    QCOMPARE(QString::fromStdString(signer.sign(value.toStdString(), time)), text);
    QCOMPARE(QString::fromStdString(signer.unsign(text.toStdString(), 10, time + 10).value_or("(none)")), value);
    QVERIFY(!signer.unsign(text.toStdString(), 10, time + 11));
    QVERIFY(!signer.unsign(text.toStdString(), 10, time - 1));
    QVERIFY(signer.unsign(text.toStdString(), std::nullopt, time - 1));
    QVERIFY(!signer.unsign(text.toStdString() + "A", std::nullopt, time));
  }
};

QTEST_APPLESS_MAIN(MiddlewareTest)
#include "middleware_test.moc"
