// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/diagnose.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::design;

namespace {

Dependency dependency(const char* name, Json options = Json::object(), std::vector<Depends> asked = {}) {
  Dependency made;
  made.name = name;
  made.options = std::move(options);
  made.dependencies = std::move(asked);
  return made;
}

Dependency user(const char* name, Json options) {
  Dependency made = dependency(name, std::move(options));
  made.kind = "user";
  return made;
}

SecurityScheme scheme(const char* name, const char* type, Json options = Json::object()) {
  SecurityScheme made;
  made.name = name;
  made.type = type;
  made.options = std::move(options);
  return made;
}

Endpoint asking(std::vector<Depends> asked, const char* method = "GET") {
  Endpoint made;
  made.name = "it";
  made.method = method;
  made.path = "/it";
  made.dependencies = std::move(asked);
  return made;
}

User person(std::string name, std::string passwordHash = {}, std::string keyHash = {}) {
  User made;
  made.username = std::move(name);
  made.passwordHash = std::move(passwordHash);
  made.apiKeyHash = std::move(keyHash);
  return made;
}

QStringList problemsOf(const Design& design) {
  QStringList lines;
  for (const Diagnostic& diagnostic : diagnose(design))
    lines << QString::fromStdString(diagnostic.place.entity + diagnostic.place.pointer + " " + diagnostic.code);
  lines.sort();
  return lines;
}

} // namespace

class DiagnoseDependenciesTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void tellsWhatIsWrong_data();
  void tellsWhatIsWrong() {
    QFETCH(Design, design);
    QTEST(problemsOf(design), "problems");
  }
};

void DiagnoseDependenciesTest::tellsWhatIsWrong_data() {
  QTest::addColumn<Design>("design");
  QTest::addColumn<QStringList>("problems");
  const auto row = [](const char* what, const Design& design, QStringList problems) {
    QTest::newRow(what) << design << problems;
  };
  const Design base =
      Design()
          .withDependency(dependency("db", {{"yield", true}}))
          .withSecurityScheme(scheme("login", "oauth2_password", {{"token_url", "token"}, {"scopes", {{"me", ""}}}}));
  row("all is well", base.withEndpoint(asking({{"db", "db", true, {}, {}}, {"login", "t", true, {}, {"me"}}})), {});
  row("unknown", base.withEndpoint(asking({{"nobody", "", true, {}, {}}})), {"it/dependencies/0 unknown-dependency"});
  row("bad name", base.withEndpoint(asking({{"db", "1x", true, {}, {}}})), {"it/dependencies/0/name bad-name"});
  row("the same name twice", base.withEndpoint(asking({{"db", "a", true, {}, {}}, {"login", "a", true, {}, {}}})),
      {"it/dependencies/1/name duplicate-name"});
  row("bad scope", base.withEndpoint(asking({{"db", "", true, "forever", {}}})),
      {"it/dependencies/0/scope invalid-option"});
  row("unknown OAuth2 scope", base.withEndpoint(asking({{"login", "t", true, {}, {"other"}}})),
      {"it/dependencies/0/scopes unknown-scope"});
  row("scheme on a socket", base.withEndpoint(asking({{"login", "t", true, {}, {}}}, "WEBSOCKET")),
      {"it/dependencies scheme-on-socket"});
  row("cycle",
      base.withDependency(dependency("a", Json::object(), {{"b", "b", true, {}, {}}}))
          .withDependency(dependency("b", Json::object(), {{"a", "a", true, {}, {}}})),
      {"a/dependencies cyclic-dependency", "b/dependencies cyclic-dependency"});
  row("request on function scope",
      base.withDependency(dependency("session", {{"yield", true}}, {{"db", "db", true, "function", {}}}))
          .withEndpoint(asking({{"session", "s", true, {}, {}}})),
      {"session/dependencies/0/scope dependency-scope"});
  Endpoint off = asking({{"session", "s", true, {}, {}}});
  off.enabled = false;
  row("request on function scope, switched off",
      base.withDependency(dependency("session", {{"yield", true}}, {{"db", "db", true, "function", {}}}))
          .withEndpoint(off),
      {});
  row("function on function scope",
      base.withDependency(dependency("session", {{"yield", true}}, {{"db", "db", true, "function", {}}}))
          .withEndpoint(asking({{"session", "s", true, "function", {}}})),
      {});
  row("one name for two", base.withDependency(dependency("login")), {"login duplicate-name"});
  row("user without scheme", base.withDependency(user("who", Json::object())), {"who/scheme missing-option"});
  row("user of no scheme", base.withDependency(user("who", {{"scheme", "none"}})), {"who/scheme unknown-scheme"});
  row("user of a digest",
      base.withSecurityScheme(scheme("digest", "http_digest")).withDependency(user("who", {{"scheme", "digest"}})),
      {"who/scheme wrong-scheme"});
  row("role nobody has", base.withDependency(user("who", {{"scheme", "login"}, {"roles", {"boss"}}})),
      {"who/roles/0 unknown-role"});
  row("scheme types", Design().withSecurityScheme(scheme("a", "magic")), {"a/type unknown-scheme-type"});
  row("scheme keys", Design().withSecurityScheme(scheme("a", "api_key")),
      {"a/in missing-option", "a/key missing-option"});
  row("key in the body", Design().withSecurityScheme(scheme("a", "api_key", {{"in", "body"}, {"key", "k"}})),
      {"a/in invalid-option"});
  row("realm with a line break", Design().withSecurityScheme(scheme("a", "http_basic", {{"realm", "a\r\nb"}})),
      {"a/realm invalid-option"});
  row("users", Design().withUsers({person("ada", "secret"), person("ada", {}, "secret"), person("bob", "$2b$12$x")}),
      {"/users/0/password_hash invalid-hash", "/users/1/api_key_hash invalid-hash", "/users/1/username duplicate-name",
       "/users/2/password_hash invalid-hash"});
  ProjectInfo project;
  project.app.dependencies = {{"nobody", "", true, {}, {}}, {"db", "named", true, {}, {}}};
  project.app.dependencyOverrides = {{"test", {{"db", "nobody"}}}, {"broken", 1}};
  row("app", base.withProject(project),
      {"/app/dependencies/0 unknown-dependency", "/app/dependencies/1/name unused-name",
       "/app/dependency_overrides/broken invalid-option", "/app/dependency_overrides/test/db unknown-dependency"});
}

QTEST_APPLESS_MAIN(DiagnoseDependenciesTest)
#include "diagnose_dependencies_test.moc"
