// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dependencies beyond what the recorded answers of FastAPI show: the track, sockets, logins and refresh tokens, a
// design that changes.
#include "core/api/compiled_api.h"
#include "core/behaviour/standard.h"
#include "core/security/services.h"

#include <QtTest>

using namespace signalbox;
using Json = design::Json;

namespace {

design::Dependency dependency(const char* name, Json options, std::vector<design::Depends> asked = {}) {
  design::Dependency made;
  made.name = name;
  made.options = std::move(options);
  made.dependencies = std::move(asked);
  return made;
}

design::Endpoint endpoint(const char* name, const char* method, Json options, std::vector<design::Depends> asked) {
  design::Endpoint made;
  made.name = name;
  made.method = method;
  made.path = std::string("/") + name;
  made.dependencies = std::move(asked);
  made.behaviour.options = std::move(options);
  return made;
}

design::SecurityScheme bearer() {
  design::SecurityScheme scheme;
  scheme.name = "bearer";
  return scheme;
}

struct Answer {
  api::Response response;
  api::Trace trace;
  Json body() const { return Json::parse(response.body, nullptr, false); }
  // "+Router", "+ Dependencies", "+  paging" ...: indented by depth.
  QStringList track() const {
    QStringList lines;
    for (const api::Stage& stage : trace.stages)
      lines << QString::fromLatin1(stage.state == api::StageState::Passed    ? "+"
                                   : stage.state == api::StageState::Stopped ? "!"
                                                                             : "-") +
                   QString(stage.depth, QLatin1Char(' ')) + QString::fromStdString(stage.name) +
                   (stage.depth > 0 && !stage.detail.empty() ? ": " + QString::fromStdString(stage.detail) : QString());
    return lines;
  }
};

Answer ask(const api::CompiledApi& compiled, std::string_view method, std::string_view target,
           std::string_view body = {}, std::vector<api::HeaderView> headers = {}, bool isUpgrade = false) {
  Answer answer;
  api::Request request;
  request.method = method;
  request.target = target;
  request.body = body;
  if (!body.empty()) headers.push_back({"content-type", "application/x-www-form-urlencoded"});
  request.headers = headers;
  request.isUpgrade = isUpgrade;
  Arena arena;
  compiled.handle(request, arena, answer.response, &answer.trace);
  return answer;
}

std::shared_ptr<const api::CompiledApi> compiled(const design::Design& design,
                                                 const api::CompileOptions& options = {}) {
  return api::CompiledApi::compile(design, behaviour::standard(), options);
}

design::Design shop() {
  design::Endpoint refresh = endpoint("refresh", "POST", Json::object(), {});
  refresh.behaviour.kind = "token";
  refresh.body = {{"refresh_token", "str", {{"in", "form"}}}};
  design::Endpoint token = endpoint("token", "POST", Json::object(), {{"login_form", "form", true, {}, {}}});
  token.behaviour.kind = "token";
  design::Dependency form = dependency("login_form", Json::object());
  form.kind = "password_form";
  design::Dependency user = dependency("current_user", {{"scheme", "bearer"}});
  user.kind = "user";
  design::User ada;
  ada.username = "ada";
  ada.passwordHash = *security::hashPassword("secret");
  ada.scopes = {"me", "items"};
  return design::Design()
      .withSecurityScheme(bearer())
      .withDependency(form)
      .withDependency(user)
      .withUsers({ada})
      .withEndpoint(token)
      .withEndpoint(refresh)
      .withEndpoint(
          endpoint("me", "GET", {{"body", "{{ user.username }}"}}, {{"current_user", "user", true, {}, {"me"}}}));
}

int meWith(const api::CompiledApi& compiledApi, const std::string& token) {
  const std::string line = "Bearer " + token;
  return ask(compiledApi, "GET", "/me", {}, {{"authorization", line}}).response.status;
}

} // namespace

class DependencyTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void theTrackShowsTheTree();
  void aConstantAnswerStaysOne();
  void anEditIsTakenIn();
  void aLoginGivesTokens();
  void refreshTokensRotate();
  void aKeyThatIsMissingIsTold();
  void socketsHaveDependenciesToo();
  void anUnknownDependencyIsA500();
};

void DependencyTest::theTrackShowsTheTree() {
  const auto api =
      compiled(design::Design()
                   .withDependency(dependency("inner", {{"value", 1}}))
                   .withDependency(dependency("outer", {{"value", "{{ a }}"}}, {{"inner", "a", true, {}, {}}}))
                   .withDependency(dependency("stop", {{"cases", {{{"when", "True"}, {"raise", 418}}}}}))
                   .withEndpoint(endpoint("fine", "GET", {{"body", "{{ b }}"}},
                                          {{"outer", "b", true, {}, {}}, {"inner", "c", true, {}, {}}}))
                   .withEndpoint(endpoint(
                       "stopped", "GET", {{"body", 1}},
                       {{"outer", "", true, {}, {}}, {"stop", "", true, {}, {}}, {"inner", "c", true, {}, {}}})));
  QCOMPARE(ask(*api, "GET", "/fine").track(),
           (QStringList{"+Router", "+Dependencies", "+ outer", "+  inner", "+ inner: cached", "+Reply", "+Response"}));
  const Answer stopped = ask(*api, "GET", "/stopped");
  QCOMPARE(stopped.response.status, 418);
  QCOMPARE(stopped.track(), (QStringList{"+Router", "!Dependencies", "+ outer", "+  inner", "! stop: HTTPException 418",
                                         "- inner", "-Reply", "-Response"}));
}

void DependencyTest::aConstantAnswerStaysOne() {
  const auto api = compiled(design::Design()
                                .withDependency(dependency("quiet", {{"value", 1}}))
                                .withDependency(dependency("loud", {{"headers", {{"x-a", "1"}}}}))
                                .withEndpoint(endpoint("one", "GET", {{"body", 1}}, {{"quiet", "", true, {}, {}}}))
                                .withEndpoint(endpoint("two", "GET", {{"body", 1}}, {{"loud", "", true, {}, {}}})));
  QCOMPARE(ask(*api, "GET", "/one").trace.stages[3].detail, std::string("made when compiled"));
  QVERIFY(ask(*api, "GET", "/two").trace.stages[3].detail.empty());
}

void DependencyTest::anEditIsTakenIn() {
  design::Design design =
      design::Design()
          .withDependency(dependency("value", {{"value", 1}}))
          .withEndpoint(endpoint("it", "GET", {{"body", "{{ v }}"}}, {{"value", "v", true, {}, {}}}));
  auto api = compiled(design);
  QCOMPARE(QByteArray::fromStdString(ask(*api, "GET", "/it").response.body), QByteArray("1"));
  design = design.withDependency(dependency("value", {{"value", 2}}));
  api = compiled(design, {.previous = api});
  QCOMPARE(QByteArray::fromStdString(ask(*api, "GET", "/it").response.body), QByteArray("2"));
  design::ProjectInfo project;
  project.app.dependencies = {{"missing", "", true, {}, {}}};
  api = compiled(design.withProject(project), {.previous = api});
  QCOMPARE(ask(*api, "GET", "/it").response.status, 500);
}

void DependencyTest::aLoginGivesTokens() {
  const auto api = compiled(shop());
  const Answer login = ask(*api, "POST", "/token", "username=ada&password=secret&scope=me+other");
  QCOMPARE(login.response.status, 200);
  QCOMPARE(login.body().value("token_type", ""), std::string("bearer"));
  QCOMPARE(login.body().value("scope", ""), std::string("me"));
  QCOMPARE(login.body().value("expires_in", 0), 900);
  QCOMPARE(meWith(*api, login.body().value("access_token", "")), 200);
  const Answer without = ask(*api, "POST", "/token", "username=ada&password=secret");
  QCOMPARE(meWith(*api, without.body().value("access_token", "")), 403);
  QCOMPARE(meWith(*api, login.body().value("refresh_token", "")), 401);
  QCOMPARE(ask(*api, "POST", "/token", "username=ada&password=wrong").response.status, 401);
  // Another program has another key; the same services keep theirs through an edit.
  QCOMPARE(meWith(*compiled(shop()), login.body().value("access_token", "")), 401);
  QCOMPARE(meWith(*compiled(shop(), {.previous = api}), login.body().value("access_token", "")), 200);
}

void DependencyTest::refreshTokensRotate() {
  const auto api = compiled(shop());
  const auto refresh = [&](const std::string& token) {
    return ask(*api, "POST", "/refresh", "refresh_token=" + token);
  };
  const std::string first =
      ask(*api, "POST", "/token", "username=ada&password=secret&scope=me").body().value("refresh_token", "");
  QCOMPARE(first.size(), 43U);
  const Answer second = refresh(first);
  QCOMPARE(second.response.status, 200);
  QCOMPARE(second.body().value("scope", ""), std::string("me"));
  QCOMPARE(meWith(*api, second.body().value("access_token", "")), 200);
  const std::string next = second.body().value("refresh_token", "");
  QVERIFY(next != first && !next.empty());
  QCOMPARE(refresh(first).response.status, 401); // a second time: the family ends
  QCOMPARE(refresh(next).response.status, 401);
  QCOMPARE(refresh("guess").response.status, 401);
}

void DependencyTest::aKeyThatIsMissingIsTold() {
  const auto codes = [](const api::CompiledApi& compiledApi) {
    QStringList all;
    for (const Diagnostic& diagnostic : compiledApi.diagnostics()) all << QString::fromStdString(diagnostic.code);
    return all;
  };
  class NoSecrets final : public security::SecretSource {
    std::optional<std::string> secret(std::string_view) const override { return std::nullopt; }
  };
  const auto serving = std::make_shared<security::SecurityServices>(std::make_shared<NoSecrets>());
  QVERIFY(!codes(*compiled(shop())).contains("missing-secret")); // nobody serves
  QVERIFY(codes(*compiled(shop(), {.security = serving})).contains("missing-secret"));
  QVERIFY(!codes(*compiled(design::Design(), {.security = serving})).contains("missing-secret"));
  design::ProjectInfo project;
  project.tokens.algorithm = "none";
  QVERIFY(codes(*compiled(shop().withProject(project))).contains("unknown-algorithm"));
  project.tokens.algorithm = "RS256";
  const auto api = compiled(shop().withProject(project), {.security = serving});
  QCOMPARE(ask(*api, "POST", "/token", "username=ada&password=secret").response.status, 500);
  QCOMPARE(meWith(*api, "a.b.c"), 401);
}

void DependencyTest::socketsHaveDependenciesToo() {
  const auto socket = [](const char* name, std::vector<design::Depends> asked) {
    design::Endpoint made = endpoint(name, "WEBSOCKET", {{"mode", "echo"}}, std::move(asked));
    made.behaviour.kind = "socket";
    return made;
  };
  design::Dependency needs = dependency("needs", {{"value", "{{ n }}"}});
  needs.parameters = {{{"n", "int", Json::object()}, design::ParameterIn::Query}};
  const auto api = compiled(design::Design()
                                .withSecurityScheme(bearer())
                                .withDependency(needs)
                                .withDependency(dependency("stop", {{"cases", {{{"when", "True"}, {"raise", 401}}}}}))
                                .withEndpoint(socket("open", {{"needs", "n", true, {}, {}}}))
                                .withEndpoint(socket("refused", {{"stop", "", true, {}, {}}}))
                                .withEndpoint(socket("secured", {{"bearer", "", true, {}, {}}})));
  const auto handshake = [&](std::string_view target) { return ask(*api, "GET", target, {}, {}, true); };
  QVERIFY(handshake("/open?n=1").response.socket);
  QCOMPARE(handshake("/open?n=x").response.status, 403);
  const Answer refused = handshake("/refused");
  QCOMPARE(refused.response.status, 401);
  QCOMPARE(QByteArray::fromStdString(refused.response.body), QByteArray(R"({"detail":"Unauthorized"})"));
  QCOMPARE(handshake("/secured").response.status, 500);
}

void DependencyTest::anUnknownDependencyIsA500() {
  const auto api =
      compiled(design::Design().withEndpoint(endpoint("it", "GET", {{"body", 1}}, {{"none", "", true, {}, {}}})));
  QCOMPARE(ask(*api, "GET", "/it").response.status, 500);
}

QTEST_APPLESS_MAIN(DependencyTest)
#include "dependency_test.moc"
