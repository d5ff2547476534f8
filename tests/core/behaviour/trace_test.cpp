// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a request leaves in its trace: routes looked at, parameters as read, problems, and nothing that is secret.
#include "core/api/compiled_api.h"
#include "core/api/secret_names.h"
#include "core/behaviour/standard.h"

#include <QtTest>

using namespace signalbox;
using Json = design::Json;
using design::ParameterIn;

namespace {

design::Endpoint endpoint(const char* name, const char* method, const char* path, int order) {
  design::Endpoint made;
  made.name = name;
  made.method = method;
  made.path = path;
  made.order = order;
  made.behaviour.options = {{"body", "fine"}};
  return made;
}

std::shared_ptr<const api::CompiledApi> shop() {
  design::Model login;
  login.name = "Login";
  login.fields = {{"user", "str", Json::object()}, {"password", "str", Json::object()}};
  design::Dependency paging;
  paging.name = "paging";
  paging.parameters = {{{"page", "int", {{"default", 1}}}, ParameterIn::Query}};
  paging.options = {{"value", "{{ page }}"}};
  design::Endpoint me = endpoint("read_me", "GET", "/items/me", 1);
  design::Endpoint read = endpoint("read_item", "GET", "/items/{item_id}", 2);
  read.parameters = {{{"item_id", "int", Json::object()}, ParameterIn::Path},
                     {{"authorization", "str | None", {{"default", nullptr}}}, ParameterIn::Header},
                     {{"visit", "str | None", {{"default", nullptr}}}, ParameterIn::Cookie}};
  design::Depends asked;
  asked.dependency = "paging";
  read.dependencies = {asked};
  design::Endpoint change = endpoint("change_item", "PUT", "/items/{item_id}", 3);
  design::Endpoint any = endpoint("read_any", "GET", "/items/{name}", 4);
  any.parameters = {{{"name", "str", Json::object()}, ParameterIn::Path}};
  design::Endpoint enter = endpoint("enter", "POST", "/login", 5);
  enter.body = {{"login", "Login", Json::object()}};
  return api::CompiledApi::compile(design::Design()
                                       .withModel(login)
                                       .withDependency(paging)
                                       .withEndpoint(me)
                                       .withEndpoint(read)
                                       .withEndpoint(change)
                                       .withEndpoint(any)
                                       .withEndpoint(enter),
                                   behaviour::standard());
}

api::Trace ask(std::string_view method, std::string_view target, std::string_view body = {}) {
  const std::array<api::HeaderView, 3> headers = {
      {{"content-type", "application/json"}, {"authorization", "Bearer abc"}, {"cookie", "visit=seen"}}};
  api::Request request;
  request.method = method;
  request.target = target;
  request.body = body;
  request.headers = headers;
  Arena arena;
  api::Response response;
  api::Trace trace;
  shop()->handle(request, arena, response, &trace);
  return trace;
}

QStringList candidatesOf(const api::Trace& trace) {
  static constexpr std::array<const char*, 4> outcomes = {"taken", "not reached", "other method", "other path"};
  QStringList lines;
  for (const auto& candidate : trace.candidates)
    lines << QString::fromStdString(candidate.route) + ": " + outcomes[std::size_t(candidate.outcome)];
  return lines;
}

QStringList parametersOf(const api::Trace& trace) {
  QStringList lines;
  for (const auto& one : trace.parameters)
    lines << QString::fromStdString(one.function + " " + one.in + "." + one.name + " = " + one.value);
  return lines;
}

} // namespace

class TraceTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void routesAreToldInTheirOrder_data() {
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QStringList>("candidates");
    QTest::newRow("the first that fits") << QByteArray("GET") << QByteArray("/items/me")
                                         << QStringList{"GET /items/me: taken", "GET /items/{item_id}: not reached",
                                                        "PUT /items/{item_id}: other method",
                                                        "GET /items/{name}: not reached"};
    QTest::newRow("another method") << QByteArray("PUT") << QByteArray("/items/5")
                                    << QStringList{"GET /items/{item_id}: other method", "PUT /items/{item_id}: taken",
                                                   "GET /items/{name}: other method"};
    QTest::newRow("no method") << QByteArray("POST") << QByteArray("/items/me")
                               << QStringList{"GET /items/me: other method", "GET /items/{item_id}: other method",
                                              "PUT /items/{item_id}: other method", "GET /items/{name}: other method"};
    QTest::newRow("nothing") << QByteArray("GET") << QByteArray("/nowhere") << QStringList{};
  }
  void routesAreToldInTheirOrder() {
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, target);
    QFETCH(QStringList, candidates);
    QCOMPARE(candidatesOf(ask(method.toStdString(), target.toStdString())), candidates);
  }

  void parametersAreToldAsReadAndSecretsAsStars() {
    QCOMPARE(parametersOf(ask("GET", "/items/5?page=2")),
             (QStringList{"paging query.page = 2", "read_item path.item_id = 5",
                          "read_item header.authorization = \"***\"", "read_item cookie.visit = \"***\""}));
    QCOMPARE(parametersOf(ask("POST", "/login", R"({"user":"ann","password":"hunter2"})")),
             QStringList{R"(enter body.login = {"user":"ann","password":"***"})"});
  }

  void whatIsWrongIsToldWithoutWhatWasSent() {
    const api::Trace trace = ask("GET", "/items/x?page=y");
    QCOMPARE(trace.problems.size(), std::size_t{2});
    for (const std::string& problem : trace.problems) {
      const Json json = Json::parse(problem);
      QCOMPARE(json["type"].get<std::string>(), std::string("int_parsing"));
      QVERIFY(json["input"].is_null());
    }
    QCOMPARE(Json::parse(trace.problems[0])["loc"], Json::parse(R"(["query","page"])"));
    QCOMPARE(parametersOf(trace),
             (QStringList{"read_item header.authorization = \"***\"", "read_item cookie.visit = \"***\""}));
  }

  void valuesAreCutAndStayJson() {
    const std::string long_ = "\"" + std::string(100'000, 'x') + "\"";
    const api::Trace trace = ask("POST", "/login", R"({"password":"p","user":)" + long_ + "}");
    QCOMPARE(trace.parameters.size(), std::size_t{1});
    QVERIFY(trace.parameters[0].value.size() < 400);
    QVERIFY(!Json::parse(trace.parameters[0].value, nullptr, false).is_discarded());
  }

  void shapingHasATimeOfItsOwn() {
    const api::Trace trace = ask("GET", "/items/5");
    QCOMPARE(trace.stages.back().name, std::string("Response"));
    QCOMPARE(trace.stages.back().detail, std::string("200"));
    for (const auto& stage : trace.stages) QVERIFY(stage.nanoseconds >= 0);
  }

  // It is the same for every request, and still each record tells of it.
  void aConstantThatItsModelRefusesIsStoppedAtTheReply() {
    design::Endpoint read = endpoint("read", "GET", "/", 1);
    read.behaviour.options = {{"body", {{"message", "It works"}}}};
    read.response.model = "list[int]";
    const auto compiled = api::CompiledApi::compile(design::Design().withEndpoint(read), behaviour::standard());
    QCOMPARE(compiled->diagnostics().size(), std::size_t{1});
    QCOMPARE(compiled->diagnostics().front().code, std::string("answers-500"));
    api::Request request;
    request.method = "GET";
    request.target = "/";
    Arena arena;
    api::Response response;
    api::Trace trace;
    compiled->handle(request, arena, response, &trace);
    QCOMPARE(response.status, 500);
    QCOMPARE(trace.stages[1].name, std::string("Reply"));
    QVERIFY(trace.stages[1].state == api::StageState::Stopped);
    QVERIFY2(trace.stages[1].detail.find("Input should be a valid list") != std::string::npos,
             trace.stages[1].detail.c_str());
  }

  void namesOfSecrets_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("isSecret");
    for (const char* name : {"password", "new_password", "Authorization", "X-API-Key", "api_key", "refresh_token",
                             "client-secret", "Cookie", "session_id", "code"})
      QTest::newRow(name) << QByteArray(name) << true;
    for (const char* name : {"user", "page", "item_id", "status_code", "author", "pinned", "key"})
      QTest::newRow(name) << QByteArray(name) << false;
  }
  void namesOfSecrets() {
    QFETCH(QByteArray, name);
    QFETCH(bool, isSecret);
    QCOMPARE(api::isSecretName(name.toStdString()), isSecret);
  }

  void targetsLoseTheirSecrets_data() {
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("shown");
    QTest::newRow("none") << QByteArray("/a?page=2&q") << QByteArray("/a?page=2&q");
    QTest::newRow("no query") << QByteArray("/token") << QByteArray("/token");
    QTest::newRow("one") << QByteArray("/a?token=abc&page=2") << QByteArray("/a?token=***&page=2");
    QTest::newRow("the last") << QByteArray("/a?page=2&api-key=x=y") << QByteArray("/a?page=2&api-key=***");
    QTest::newRow("without a value") << QByteArray("/a?token&page=2") << QByteArray("/a?token&page=2");
  }
  void targetsLoseTheirSecrets() {
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, shown);
    QCOMPARE(QByteArray::fromStdString(api::maskedTarget(target.toStdString())), shown);
  }
};

QTEST_APPLESS_MAIN(TraceTest)
#include "trace_test.moc"
