// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A security scheme and a dependency run alone; what one click does about a diagnostic.
#include "core/api/compiled_api.h"
#include "core/behaviour/standard.h"
#include "core/design/edit.h"
#include "ui/models/diagnostic_fix.h"
#include "ui/models/piece_check.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;

namespace {

design::Design withScheme(const char* type, Json options = Json::object(), bool autoError = true) {
  design::SecurityScheme scheme;
  scheme.name = "scheme";
  scheme.type = type;
  scheme.options = std::move(options);
  scheme.autoError = autoError;
  return design::Design().withSecurityScheme(scheme);
}

std::vector<Diagnostic> diagnosticsOf(const design::Design& design) {
  return api::CompiledApi::compile(design, behaviour::standard())->diagnostics();
}

design::Design broken(const char* what) {
  design::Model order;
  order.name = "Order";
  order.fields = {{"id", "int", Json::object()}};
  design::Dependency paging;
  paging.name = "paging";
  design::Endpoint read;
  read.name = "read";
  read.path = "/orders";
  read.behaviour.options = {{"body", "fine"}};
  const QByteArray code(what);
  if (code.startsWith("unknown-type"))
    read.behaviour.options = {{"body", code == "unknown-type" ? Json::array() : Json{{"name", "x"}}}};
  if (code == "unknown-option") read.behaviour.options["bodyy"] = 1;
  if (code == "unknown-type") read.response.model = "list[Ordr]";
  if (code == "unknown-type nowhere near") read.response.model = "Spaceship";
  if (code == "unknown-dependency")
    read.dependencies = {[] {
      design::Depends one;
      one.dependency = "pagin";
      return one;
    }()};
  if (code == "undeclared-path-name") read.path = "/orders/{order_id:int}";
  if (code == "path-parameter") read.parameters = {{{"gone", "int", Json::object()}, design::ParameterIn::Path}};
  if (code == "exit-without-yield") paging.options = {{"exit", Json::array({{{"log", "bye"}}})}};
  if (code == "missing-form") {
    read.method = "POST";
    read.behaviour = {"token", Json::object()};
  }
  if (code == "unknown-config") order.config = {{"extr", "forbid"}};
  return design::Design().withModel(order).withDependency(paging).withEndpoint(read);
}

} // namespace

class PieceCheckTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void samplesOfASchemeAreTakenAsTheyShould_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("options");
    QTest::addColumn<bool>("autoError");
    for (const char* type : {"http_bearer", "oauth2_password", "oauth2_authorization_code", "oauth2", "open_id_connect",
                             "http_basic", "http_digest", "http"})
      for (const bool autoError : {true, false}) {
        const char* options = QByteArray(type).startsWith("oauth2_a")
                                  ? R"({"authorization_url": "https://a.example", "token_url": "token"})"
                              : QByteArray(type) == "oauth2"          ? R"({"flows": {}})"
                              : QByteArray(type).startsWith("oauth2") ? R"({"token_url": "token"})"
                              : QByteArray(type) == "open_id_connect"
                                  ? R"({"open_id_connect_url": "https://a.example"})"
                              : QByteArray(type) == "http" ? R"({"scheme": "Negotiate"})"
                                                           : "{}";
        QTest::addRow("%s %s", type, autoError ? "refuses" : "lets in") << type << options << autoError;
      }
    for (const char* in : {"header", "query", "cookie"})
      QTest::addRow("api key in %s", in) << "api_key" << QStringLiteral("{\"in\": \"%1\", \"key\": \"X-Key\"}").arg(in)
                                         << true;
  }
  void samplesOfASchemeAreTakenAsTheyShould() {
    QFETCH(QString, type);
    QFETCH(QString, options);
    QFETCH(bool, autoError);
    const auto rows =
        checkScheme(withScheme(type.toLatin1().constData(), Json::parse(options.toStdString()), autoError), "scheme");
    QVERIFY(rows.size() >= 2);
    for (const CheckRow& row : rows)
      QVERIFY2(row.isFine(), qPrintable(QStringLiteral("%1: %2 %3, expected %4")
                                            .arg(row.name)
                                            .arg(row.status)
                                            .arg(row.answer)
                                            .arg(row.expected)));
  }

  void settingsOfTokensAreHeeded() {
    design::Design all = withScheme("http_bearer");
    design::ProjectInfo project = all.project();
    project.tokens.issuer = "https://issuer.example";
    project.tokens.audience = "shop";
    project.tokens.algorithm = "ES256"; // its key is never touched
    for (const CheckRow& row : checkScheme(all.withProject(project), "scheme"))
      QVERIFY2(row.isFine(), qPrintable(row.name + row.answer));
  }

  void aDependencyRunsWithAllItAsksFor() {
    design::Design all = withScheme("http_bearer");
    design::Dependency user;
    user.name = "user";
    user.kind = "user";
    user.options = {{"scheme", "scheme"}, {"roles", Json::array({"admin"})}};
    design::Dependency paging;
    paging.name = "paging";
    paging.parameters = {{{"offset", "int", {{"default", 5}}}, design::ParameterIn::Query},
                         {{"limit", "int", {{"le", 100}}}, design::ParameterIn::Query}};
    design::Depends asks;
    asks.dependency = "user";
    asks.name = "who";
    asks.scopes = {"orders:read"};
    paging.dependencies = {asks};
    paging.options = {{"value", {{"sum", "{{ offset + limit }}"}, {"who", "{{ who.username }}"}}}};
    all = all.withDependency(user).withDependency(paging);
    QCOMPARE(sampleQuery(all, "paging"), QStringLiteral("offset=5&limit=1"));
    const CheckRow fine = checkDependency(all, "paging", sampleQuery(all, "paging"));
    QCOMPARE(fine.status, 200);
    QCOMPARE(fine.answer, QStringLiteral("{\"sum\":6,\"who\":\"ada\"}"));
    const CheckRow refused = checkDependency(all, "paging", "limit=101");
    QCOMPARE(refused.status, 422);
    QVERIFY(refused.answer.contains("less than or equal to 100"));
  }

  void aFormOfAPasswordIsFilled() {
    design::Dependency form;
    form.name = "form";
    form.kind = "password_form";
    QCOMPARE(checkDependency(design::Design().withDependency(form), "form", {}).status, 200);
  }

  void oneClickMends_data() {
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown-option") << "Take out bodyy";
    QTest::newRow("unknown-type") << "Use Order";
    QTest::newRow("unknown-type nowhere near") << "Make the model Spaceship";
    QTest::newRow("unknown-dependency") << "Use paging";
    QTest::newRow("undeclared-path-name") << "Declare order_id";
    QTest::newRow("path-parameter") << "Take out gone";
    QTest::newRow("exit-without-yield") << "Let it yield";
    QTest::newRow("unknown-config") << "Take out extr";
    QTest::newRow("missing-form") << "Add the sign-in form";
  }
  void oneClickMends() {
    const design::Design before = broken(QTest::currentDataTag());
    const auto diagnostics = diagnosticsOf(before);
    QCOMPARE(diagnostics.size(), std::size_t(1));
    const auto fix = fixOf(diagnostics.front(), before);
    QVERIFY2(fix, diagnostics.front().message.c_str());
    const QString text = fix->text;
    QTEST(text, "text");
    const auto after = design::apply(before, fix->edit);
    QVERIFY(after);
    const auto left = diagnosticsOf(*after);
    QVERIFY2(left.empty(), left.empty() ? "" : left.front().message.c_str());
  }

  void whatAPersonMustDecideHasNoFix() {
    const Diagnostic diagnostic{
        Severity::Error, "duplicate-route", "Two routes are the same.", {EntityKind::Endpoint, "read", {}}, {}};
    QVERIFY(!fixOf(diagnostic, broken("")));
  }
};

QTEST_GUILESS_MAIN(PieceCheckTest)
#include "piece_check_test.moc"
