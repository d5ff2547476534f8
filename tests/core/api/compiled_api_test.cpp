// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the compiled API adds to FastAPI's answers: the track, diagnostics, the docs pages' assets, versions made from
// each other. The answers themselves are compared with FastAPI in tests/parity. A registry of its own keeps
// core/behaviour out.
#include "core/api/behaviour.h"
#include "core/api/compiled_api.h"
#include "core/api/input_check.h"

#include <QtTest>

using namespace signalbox;
using design::Json;

namespace {

// Answers with the value of the first slot, or a constant when the options say so.
class FirstSlot final : public api::Behaviour {
public:
  explicit FirstSlot(bool isConstant) : m_isConstant(isConstant) {}
  bool isConstant() const override { return m_isConstant; }
  Result<void> run(api::Call& call) const override {
    if (call.request.target.ends_with("fail")) return failure("KeyError: 'x'");
    call.response.headers.push_back({"content-type", "application/json"});
    return call.shaper.write(m_isConstant         ? Value::integer(42)
                             : call.slots.empty() ? Value()
                                                  : call.slots[0],
                             call.arena, call.response.body);
  }

private:
  bool m_isConstant;
};

api::BehaviourRegistry registry() {
  api::BehaviourRegistry kinds;
  kinds.add("reply", [](api::BehaviourScope& scope) -> std::unique_ptr<const api::Behaviour> {
    if (scope.options().contains("broken")) {
      scope.report(Severity::Error, "broken", "This cannot run.", "/behaviour/broken");
      return nullptr;
    }
    return std::make_unique<FirstSlot>(scope.options().contains("constant"));
  });
  return kinds;
}

design::Endpoint endpoint(const char* name, const char* method, const char* path) {
  design::Endpoint made;
  made.name = name;
  made.method = method;
  made.path = path;
  return made;
}

design::Design items() {
  design::Endpoint read = endpoint("read", "GET", "/items/{item_id}");
  read.parameters = {{{"item_id", "int", Json::object()}, design::ParameterIn::Path},
                     {{"q", "int", {{"default", 1}}}, design::ParameterIn::Query}};
  design::Endpoint make = endpoint("make", "POST", "/items");
  make.body = {{"n", "int", Json::object()}};
  design::Endpoint constant = endpoint("constant", "GET", "/constant");
  constant.behaviour.options = {{"constant", true}};
  design::Endpoint socket = endpoint("talk", "WEBSOCKET", "/talk/{n}");
  socket.parameters = {{{"n", "int", Json::object()}, design::ParameterIn::Path}};
  return design::Design().withEndpoint(read).withEndpoint(make).withEndpoint(constant).withEndpoint(socket);
}

struct Answer {
  api::Response response;
  api::Trace trace;
  QString stages() const {
    QStringList names;
    for (const auto& stage : trace.stages) {
      const char* mark = stage.state == api::StageState::Passed    ? "+"
                         : stage.state == api::StageState::Stopped ? "!"
                                                                   : "-";
      names << QLatin1String(mark) + QString::fromStdString(stage.name);
    }
    return names.join(QLatin1Char(' '));
  }
};

Answer ask(const api::CompiledApi& compiled, std::string_view method, std::string_view target,
           std::string_view body = {}, std::vector<api::HeaderView> headers = {{"Content-Type", "application/json"}},
           bool isUpgrade = false) {
  Answer answer;
  api::Request request;
  request.method = method;
  request.target = target;
  request.body = body;
  request.headers = headers;
  request.localAddress = "127.0.0.1:8000";
  request.isUpgrade = isUpgrade;
  Arena arena;
  compiled.handle(request, arena, answer.response, &answer.trace);
  return answer;
}

class OneAsset final : public api::AssetSource {
public:
  const api::Asset* find(std::string_view path) const override { return path == "/-/a.js" ? &m_asset : nullptr; }

private:
  // "hello" as one gzip member
  static constexpr unsigned char packed[] = {0x1f, 0x8b, 0x08, 0, 0,    0,    0,    0,    0,    0x03, 0xcb, 0x48, 0xcd,
                                             0xc9, 0xc9, 0x07, 0, 0x86, 0xa6, 0x10, 0x36, 0x05, 0,    0,    0};
  api::Asset m_asset{"text/javascript", {reinterpret_cast<const char*>(packed), sizeof packed}, true};
};

} // namespace

class CompiledApiTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void theInputOfARequestIsCheckedWithoutAnAnswer_data() {
    QTest::addColumn<QByteArray>("line"); // method, target
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("endpoint");
    QTest::addColumn<bool>("isTaken");
    QTest::addColumn<QByteArray>("problems");
    QTest::addColumn<int>("fields");
    const auto row = [](const char* name, const char* line, const char* body, const char* endpoint, bool isTaken,
                        const char* problems, int fields) {
      QTest::newRow(name) << QByteArray(line) << QByteArray(body) << QByteArray(endpoint) << isTaken
                          << QByteArray(problems) << fields;
    };
    row("right", "GET /items/5?q=2", "", "read", true, "", 2);
    row("a parameter", "GET /items/5?q=x", "", "read", true,
        R"({"detail":[{"type":"int_parsing","loc":["query","q"],"msg":"Input should be a valid integer, unable to )"
        R"(parse string as an integer","input":"x"}]})",
        2);
    row("a body", "POST /items", "\"a\"", "make", true,
        R"({"detail":[{"type":"int_parsing","loc":["body"],"msg":"Input should be a valid integer, unable to )"
        R"(parse string as an integer","input":"a"}]})",
        1);
    row("no body", "POST /items", "", "make", true,
        R"({"detail":[{"type":"missing","loc":["body"],"msg":"Field required","input":null}]})", 1);
    row("no JSON", "POST /items", "[1", "make", true,
        R"({"detail":[{"type":"json_invalid","loc":["body",2],"msg":"JSON decode error","input":{},)"
        R"("ctx":{"error":"Expecting ',' delimiter"}}]})",
        1);
    row("of another endpoint", "GET /items/5", "", "make", false, "", 0);
    row("of none", "GET /nothing", "", "read", false, "", 0);
    row("of another method", "DELETE /items", "", "make", false, "", 0);
  }
  void theInputOfARequestIsCheckedWithoutAnAnswer() {
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, endpoint);
    const auto compiled = api::CompiledApi::compile(items(), registry());
    const api::HeaderView json[] = {{"Content-Type", "application/json"}};
    api::Request request;
    const QByteArray method = line.left(line.indexOf(' '));
    const QByteArray target = line.mid(line.indexOf(' ') + 1);
    request.method = method.constData();
    request.target = target.constData();
    request.headers = json;
    request.body = {body.constData(), static_cast<std::size_t>(body.size())};
    Arena arena;
    const api::InputCheck check = compiled->checkInput(request, endpoint.constData(), arena);
    QTEST(check.isTaken, "isTaken");
    QTEST(QByteArray::fromStdString(check.problems), "problems");
    QTEST(static_cast<int>(check.fields), "fields");
    QCOMPARE(check.refusal, std::string());
  }

  void aValidatorThatRaisesIsAServerError() {
    design::Model order;
    order.name = "Order";
    order.fields = {{"a", "int", Json::object()}, {"b", "int", Json::object()}};
    order.validators = {{"v", {"b"}, design::ValidatorMode::After, "data['a'] < value", "too small", ""}};
    design::Endpoint make = endpoint("make", "POST", "/orders");
    make.body = {{"order", "Order", Json::object()}};
    const auto compiled = api::CompiledApi::compile(design::Design().withModel(order).withEndpoint(make), registry());
    QCOMPARE(ask(*compiled, "POST", "/orders", R"({"a":1,"b":2})").response.status, 200);
    const Answer refused = ask(*compiled, "POST", "/orders", R"({"a":2,"b":1})");
    QCOMPARE(refused.response.status, 422);
    QVERIFY(refused.response.body.contains("Value error, too small"));
    const Answer raised = ask(*compiled, "POST", "/orders", R"({"a":"x","b":1})");
    QCOMPARE(raised.response.status, 500);
    QCOMPARE(QByteArray::fromStdString(raised.response.body), QByteArray("Internal Server Error"));
    QCOMPARE(QByteArray::fromStdString(raised.trace.stages[1].detail), QByteArray("KeyError: 'a'"));
  }

  void trackShowsEveryStage_data();
  void trackShowsEveryStage();
  void trackSaysWhatWasWrong();
  void failedBehaviourAnswers500AndCloses();
  void brokenBehaviourAnswersWithItsSentence();
  void refusedHandshakesAnswer403_data();
  void refusedHandshakesAnswer403();
  void docsPagesEscapeTheTitle();
  void assetsAreUnpackedForClientsWithoutGzip();
  void nextVersionKeepsWhatDidNotChange();
  void responseIsReusedBetweenRequests();
  void reportsPathsAndTypesAtTheirPlace();
  void whatIsSwitchedOffIsNeitherServedNorDocumented();
  void whatIsSwitchedOffInAMountIsNotServedEither();
  void whatIsWrongInItIsAWarning();
};

void CompiledApiTest::trackShowsEveryStage_data() {
  QTest::addColumn<QByteArray>("method");
  QTest::addColumn<QByteArray>("target");
  QTest::addColumn<QByteArray>("body");
  QTest::addColumn<QString>("stages");
  QTest::newRow("all pass") << QByteArray("GET") << QByteArray("/items/1") << QByteArray()
                            << "+Router +Parameters +Reply +Response";
  QTest::newRow("constant") << QByteArray("GET") << QByteArray("/constant") << QByteArray()
                            << "+Router +Reply +Response";
  QTest::newRow("parameters stop") << QByteArray("GET") << QByteArray("/items/x") << QByteArray()
                                   << "+Router !Parameters -Reply -Response";
  QTest::newRow("body passes") << QByteArray("POST") << QByteArray("/items") << QByteArray("5")
                               << "+Router +Body +Reply +Response";
  QTest::newRow("body stops") << QByteArray("POST") << QByteArray("/items") << QByteArray("\"x\"")
                              << "+Router !Body -Reply -Response";
  QTest::newRow("no JSON") << QByteArray("POST") << QByteArray("/items") << QByteArray("{")
                           << "+Router !Body -Reply -Response";
  QTest::newRow("behaviour stops") << QByteArray("GET") << QByteArray("/items/1?fail") << QByteArray()
                                   << "+Router +Parameters !Reply -Response";
  QTest::newRow("no route") << QByteArray("GET") << QByteArray("/none") << QByteArray() << "!Router";
  QTest::newRow("wrong method") << QByteArray("PUT") << QByteArray("/items") << QByteArray() << "!Router";
  QTest::newRow("docs") << QByteArray("GET") << QByteArray("/docs") << QByteArray() << "+Router";
}

void CompiledApiTest::trackShowsEveryStage() {
  QFETCH(QByteArray, method);
  QFETCH(QByteArray, target);
  QFETCH(QByteArray, body);
  QFETCH(QString, stages);
  const auto compiled = api::CompiledApi::compile(items(), registry());
  QCOMPARE(ask(*compiled, method.toStdString(), target.toStdString(), body.toStdString()).stages(), stages);
}

void CompiledApiTest::trackSaysWhatWasWrong() {
  const auto compiled = api::CompiledApi::compile(items(), registry());
  const Answer answer = ask(*compiled, "GET", "/items/x?q=y");
  QCOMPARE(answer.trace.endpoint, std::string("read"));
  QCOMPARE(answer.trace.stages[0].detail, std::string("/items/{item_id}"));
  QCOMPARE(answer.trace.stages[1].detail, std::string("2 problems"));
  QCOMPARE(ask(*compiled, "GET", "/items/1?fail").trace.stages[2].detail, std::string("KeyError: 'x'"));
}

void CompiledApiTest::failedBehaviourAnswers500AndCloses() {
  const auto compiled = api::CompiledApi::compile(items(), registry());
  const Answer answer = ask(*compiled, "GET", "/items/1?fail");
  QCOMPARE(answer.response.status, 500);
  QCOMPARE(answer.response.body, std::string("Internal Server Error"));
  QVERIFY(answer.response.closeConnection);
}

void CompiledApiTest::brokenBehaviourAnswersWithItsSentence() {
  design::Endpoint broken = endpoint("bad", "GET", "/bad");
  broken.behaviour.options = {{"broken", 1}};
  const auto compiled = api::CompiledApi::compile(items().withEndpoint(broken), registry());
  const Answer answer = ask(*compiled, "GET", "/bad");
  QCOMPARE(answer.response.status, 500);
  QCOMPARE(answer.response.body, std::string("This cannot run."));
  QCOMPARE(ask(*compiled, "GET", "/constant").response.status, 200);
  QCOMPARE(compiled->diagnostics().size(), 1U);
  QCOMPARE(compiled->diagnostics()[0].place.pointer, std::string("/behaviour/broken"));
}

void CompiledApiTest::refusedHandshakesAnswer403_data() {
  QTest::addColumn<QByteArray>("target");
  QTest::newRow("no route") << QByteArray("/none");
  QTest::newRow("an HTTP route") << QByteArray("/constant");
  QTest::newRow("invalid parameter") << QByteArray("/talk/x");
}

void CompiledApiTest::refusedHandshakesAnswer403() {
  QFETCH(QByteArray, target);
  const auto compiled = api::CompiledApi::compile(items(), registry());
  const Answer answer = ask(*compiled, "GET", target.toStdString(), {}, {}, true);
  QCOMPARE(answer.response.status, 403);
  QVERIFY(answer.response.body.empty());
  QVERIFY(!answer.response.socket);
}

void CompiledApiTest::docsPagesEscapeTheTitle() {
  design::ProjectInfo project;
  project.name = "<script>";
  const auto compiled = api::CompiledApi::compile(items().withProject(project), registry());
  for (const char* page : {"/docs", "/redoc"}) {
    const std::string body = ask(*compiled, "GET", page).response.body;
    QVERIFY(body.find("&lt;script&gt;") != std::string::npos);
    QVERIFY(body.find("/openapi.json") != std::string::npos);
    QVERIFY(body.find("http:") == std::string::npos &&
            body.find("https:") == std::string::npos); // nothing from elsewhere
  }
}

void CompiledApiTest::assetsAreUnpackedForClientsWithoutGzip() {
  const OneAsset assets;
  const auto compiled = api::CompiledApi::compile(items(), registry(), {.assets = &assets});
  QCOMPARE(ask(*compiled, "GET", "/-/a.js", {}, {}).response.body, std::string("hello"));
  QCOMPARE(ask(*compiled, "GET", "/-/a.js", {}, {{"Accept-Encoding", "gzip;q=0"}}).response.body, std::string("hello"));
  const Answer packed = ask(*compiled, "GET", "/-/a.js", {}, {{"Accept-Encoding", "br, gzip"}});
  QCOMPARE(packed.response.body.size(), 25U);
  QCOMPARE(packed.response.headers.back().value, std::string("gzip"));
  QCOMPARE(ask(*compiled, "GET", "/-/none.js").response.status, 404);
}

void CompiledApiTest::nextVersionKeepsWhatDidNotChange() {
  const design::Design before = items();
  auto compiled = api::CompiledApi::compile(before, registry());
  design::Endpoint added = endpoint("more", "GET", "/more");
  added.behaviour.options = {{"constant", true}};
  const auto next = api::CompiledApi::compile(before.withEndpoint(added), registry(), {.previous = compiled});
  compiled.reset();
  QCOMPARE(ask(*next, "GET", "/more").response.body, std::string("42"));
  QCOMPARE(ask(*next, "GET", "/items/7").response.body, std::string("7"));
  QCOMPARE(ask(*next, "GET", "/items/x").response.status, 422);
}

void CompiledApiTest::responseIsReusedBetweenRequests() {
  const auto compiled = api::CompiledApi::compile(items(), registry());
  Arena arena;
  api::Response response;
  for (const char* target : {"/items/x", "/constant", "/none", "/items/3"}) {
    api::Request request;
    request.method = "GET";
    request.target = target;
    compiled->handle(request, arena, response);
  }
  QCOMPARE(response.status, 200);
  QCOMPARE(response.body, std::string("3"));
  QCOMPARE(response.headers.size(), 1U);
}

void CompiledApiTest::reportsPathsAndTypesAtTheirPlace() {
  design::Endpoint bad = endpoint("bad", "GET", "/bad/{a:slug}");
  bad.parameters = {{{"q", "Nothing", Json::object()}, design::ParameterIn::Query}};
  bad.response.model = "Missing";
  design::Endpoint typed = endpoint("typed", "GET", "/typed");
  typed.parameters = bad.parameters;
  const auto compiled = api::CompiledApi::compile(items().withEndpoint(bad).withEndpoint(typed), registry());
  QStringList places;
  for (const auto& diagnostic : compiled->diagnostics())
    if (diagnostic.severity == Severity::Error)
      places << QString::fromStdString(diagnostic.place.entity + " " + diagnostic.place.pointer);
  QVERIFY2(places.contains(QStringLiteral("bad /path")), qPrintable(places.join(QLatin1Char(','))));
  QVERIFY2(places.contains(QStringLiteral("typed /parameters/0/type")), qPrintable(places.join(QLatin1Char(','))));
}

void CompiledApiTest::whatIsSwitchedOffIsNeitherServedNorDocumented() {
  design::Endpoint off = endpoint("constant", "GET", "/constant");
  off.enabled = false;
  design::Endpoint other = endpoint("other", "GET", "/{name}");
  other.order = 1;
  other.parameters = {{{"name", "str", Json::object()}, design::ParameterIn::Path}};
  design::Endpoint news = endpoint("news", "POST", "news");
  news.enabled = false;
  const design::Design design = items().withEndpoint(off).withEndpoint(other).withWebhook(news);
  const auto compiled = api::CompiledApi::compile(design, registry());
  QCOMPARE(ask(*compiled, "GET", "/constant").response.body, std::string("\"constant\"")); // by the other
  QVERIFY(!compiled->openApiText().contains("/constant"));
  QVERIFY(!compiled->openApiText().contains("news"));
  QVERIFY(compiled->openApiText().contains("/items/{item_id}"));
  QCOMPARE(compiled->diagnostics().size(), 0U);

  off.enabled = true;
  const auto again = api::CompiledApi::compile(design.withEndpoint(off), registry(), {.previous = compiled});
  QCOMPARE(ask(*again, "GET", "/constant").response.body, std::string("null")); // as it stands first
  QVERIFY(again->openApiText().contains("/constant"));
}

void CompiledApiTest::whatIsSwitchedOffInAMountIsNotServedEither() {
  design::Endpoint off = endpoint("off", "GET", "/off");
  off.enabled = false;
  design::Mount admin;
  admin.name = "admin";
  admin.kind = "app";
  admin.path = "/admin";
  admin.app = std::make_shared<const design::Design>(items().withEndpoint(off));
  const design::Design served = items().withMount(admin).served();
  QVERIFY(!served.mount("admin")->app->endpoint("off"));
  QVERIFY(served.mount("admin")->app->endpoint("read"));
  QVERIFY(admin.app->endpoint("off"));
}

void CompiledApiTest::whatIsWrongInItIsAWarning() {
  design::Endpoint off = endpoint("bad", "GET", "/bad/{a:slug}");
  off.enabled = false;
  design::Endpoint same = endpoint("same", "GET", "/constant"); // as another one's
  same.enabled = false;
  const auto compiled = api::CompiledApi::compile(items().withEndpoint(off).withEndpoint(same), registry());
  QVERIFY(!compiled->diagnostics().empty());
  for (const Diagnostic& diagnostic : compiled->diagnostics()) {
    QCOMPARE(diagnostic.place.entity, std::string("bad"));
    QVERIFY(diagnostic.severity == Severity::Warning);
  }
}

QTEST_APPLESS_MAIN(CompiledApiTest)
#include "compiled_api_test.moc"
