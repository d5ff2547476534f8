// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a request takes from outside of it: variables of environments, credentials, tokens, cookies.
#include "request_scene.h"
#include "ui/panels/body_view.h"
#include "ui/panels/environment_editor.h"
#include "ui/panels/json_pages.h"
#include "ui/panels/keep_variable.h"
#include "ui/panels/request_completion.h"
#include "ui/widgets/row_view.h"

#include <QJsonDocument>
#include <QMenu>

#include <atomic>

using namespace signalbox;
using namespace signalbox::ui;

class RequestEnvironmentTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void variablesAreOfferedWhereBracesOpen() {
    Scene scene;
    scene.ok =
        scene.bench.document.apply(design::SetEnvironment{{"Local", {{"peer", "http://x", true}}, {"token"}, {}}})
            .has_value();
    scene.bench.requests.setEnvironment(QStringLiteral("Local"));
    const pages::TryPage page = scene.page();
    auto* address = page.find<QLineEdit>(QStringLiteral("request.address"));
    QApplication::setActiveWindow(scene.pane.get());
    page.typeAddress(QStringLiteral("http://a.test/{{pe"));
    QTRY_VERIFY(QApplication::activePopupWidget());
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Down);
    QTest::keyClick(QApplication::activePopupWidget(), Qt::Key_Return);
    QCOMPARE(address->text(), QStringLiteral("http://a.test/{{peer}}"));
    QVERIFY(variableNames(scene.bench.parts).contains(QStringLiteral("token")));
    QVERIFY(variableNames(scene.bench.parts).contains(QStringLiteral("$guid")));
  }

  void whereAVariableBegins() {
    QCOMPARE(openVariable(QStringLiteral("a {{ba"), 6).name, QStringLiteral("ba"));
    QCOMPARE(openVariable(QStringLiteral("a {{ba"), 6).begin, 4);
    QCOMPARE(openVariable(QStringLiteral("{{base}}/x"), 10).begin, -1);
    QCOMPARE(openVariable(QStringLiteral("{\"a\": 1}"), 3).begin, -1);
    QCOMPARE(openVariable(QStringLiteral("{{a}}{{"), 7).begin, 7);
  }

  void variablesComeFromTheEnvironmentAndAMissingOneIsNamed() {
    std::string seen;
    const Peer peer([&](const std::string& head, const std::string&) {
      seen = headerOf(head, "Authorization");
      return answer("{}");
    });
    Scene scene;
    design::Environment local;
    local.name = "Local";
    local.variables = {{"peer", peer.url("").toStdString(), true}};
    local.secrets = {"token"};
    QVERIFY(scene.bench.document.apply(design::SetEnvironment{local}));
    scene.sendTo(QStringLiteral("{{peer}}/me"),
                 {{QStringLiteral("auth"), QJsonObject{{QStringLiteral("kind"), QStringLiteral("bearer")},
                                                       {QStringLiteral("token"), QStringLiteral("{{token}}")}}}});
    QCOMPARE(scene.page().send(), 0);
    QCOMPARE(scene.page().state().failureTitle, QStringLiteral("{{peer}} has no value"));
    scene.bench.requests.setEnvironment(QStringLiteral("Local"));
    QCOMPARE(scene.page().send(), 0);
    QCOMPARE(scene.page().state().failureTitle, QStringLiteral("{{token}} has no value"));
    scene.bench.requests.setSecret(QStringLiteral("Local"), QStringLiteral("token"), QStringLiteral("s3cret"));
    QCOMPARE(scene.page().send(), 200);
    QCOMPARE(seen, std::string("Bearer s3cret"));
    QVERIFY(scene.bench.document.saveNow());
    QTRY_COMPARE(scene.bench.requests.whyNotKept(), QStringLiteral("A test."));
  }

  void aRefusedSenderSignsIn() {
    FakeWorkbench bench("hello");
    design::SecurityScheme staff;
    staff.name = "staff";
    staff.type = "http_basic";
    QVERIFY(bench.document.apply(design::SetSecurityScheme{staff}));
    design::Endpoint closed;
    closed.name = "closed";
    closed.path = "/closed";
    design::Depends asks;
    asks.dependency = "staff";
    asks.name = "who";
    closed.dependencies = {asks};
    closed.behaviour.options["body"] = design::Json::object();
    QVERIFY(bench.document.apply(design::AddEndpoint{closed}));
    QVERIFY(bench.start());
    TryPane pane(bench.parts, QStringLiteral("closed"));
    pane.resize(640, 760);
    pane.show();
    QApplication::setActiveWindow(&pane);
    const pages::TryPage page(&pane);
    QCOMPARE(page.send(), 401);
    QCOMPARE(page.find<Label>(QStringLiteral("response.next"))->text(), QStringLiteral("This endpoint asks for staff"));
    page.click(QStringLiteral("response.signIn"));
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("auth.credential.username"));
    page.type(QStringLiteral("auth.credential.username"), QStringLiteral("ada"));
    page.type(QStringLiteral("auth.credential.password"), QStringLiteral("pw"));
    const design::EnvironmentPtr local = bench.document.design().environment("Local");
    QVERIFY(local);
    QCOMPARE(local->variables.at(0).value, std::string("ada"));
    QCOMPARE(local->secrets, (std::vector<std::string>{"password"}));
    QCOMPARE(bench.requests.secret(QStringLiteral("Local"), QStringLiteral("password")), QStringLiteral("pw"));
    QCOMPARE(page.send(), 200);
    QVERIFY(!page.has(QStringLiteral("response.signIn")));
  }

  void aValueOfTheTreeBecomesAVariable() {
    const std::string body = "{\"access_token\": \"a\\\"b\"}";
    const Peer peer([&](const std::string&, const std::string&) { return answer(body); });
    Scene scene;
    scene.sendTo(peer.url("/login"));
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), 200);
    page.chooseResponseTab(ResponseView::Tab::Body);
    BodyView& shown = page.response().body();
    shown.setForm(BodyView::Form::Tree);
    auto* tree = page.find<RowTree>(QStringLiteral("response.tree"));
    QTRY_COMPARE(tree->model()->rowCount(), 1);
    shown.json().showPlace(body.find("\"a\\"));
    Q_EMIT tree->customContextMenuRequested(tree->visualRect(tree->currentIndex()).center());
    auto* menu = scene.pane->findChild<QMenu*>(QStringLiteral("response.tree.menu"));
    QVERIFY(menu);
    menu->findChild<QAction*>(QStringLiteral("keep"))->trigger();
    menu->close();
    QCOMPARE(page.find<LineEdit>(QStringLiteral("keep.name"))->text(), QStringLiteral("access_token"));
    page.click(QStringLiteral("keep.done"));
    QCOMPARE(scene.bench.requests.environment(), QStringLiteral("Local"));
    QCOMPARE(scene.bench.requests.secret(QStringLiteral("Local"), QStringLiteral("access_token")),
             QStringLiteral("a\"b")); // in no file: its name says what it is
    QVERIFY(scene.bench.document.design().environment("Local")->variables.empty());
    QVERIFY(!page.has(QStringLiteral("keep.name")));
  }

  void aValueOfAnAnswerIsKeptAsAVariable_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    QTest::newRow("a member") << "$['login']['access_token']" << "access_token";
    QTest::newRow("of a list") << "$['items'][2]" << "items";
    QTest::newRow("no name") << "$[0]" << "";
    QTest::newRow("a name with a dash") << "$['x-id']" << "x_id";
  }
  void aValueOfAnAnswerIsKeptAsAVariable() {
    QFETCH(QString, path);
    QTEST(variableNameOf(path), "name");
  }

  void aTokenIsFetchedOnceAndRefreshed() {
    std::atomic_int fetched = 0;
    std::string grant;
    std::string authorization;
    const Peer peer([&](const std::string& head, const std::string& body) {
      if (!head.starts_with("POST /token")) {
        authorization = headerOf(head, "Authorization");
        return answer("{}");
      }
      grant = body.substr(0, body.find('&'));
      const int count = ++fetched;
      return answer("{\"access_token\":\"t" + std::to_string(count) +
                    "\",\"expires_in\":" + (count == 1 ? "900" : "1") + ",\"refresh_token\":\"r\"}");
    });
    Scene scene;
    scene.sendTo(peer.url("/me"),
                 {{QStringLiteral("auth"), QJsonObject{{QStringLiteral("kind"), QStringLiteral("oauth2")},
                                                       {QStringLiteral("token_url"), peer.url("/token")},
                                                       {QStringLiteral("username"), QStringLiteral("ada")},
                                                       {QStringLiteral("password"), QStringLiteral("pw")}}}});
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), 200);
    QCOMPARE(authorization, std::string("Bearer t1"));
    QCOMPARE(grant, std::string("grant_type=password"));
    QCOMPARE(page.send(), 200);
    QCOMPARE(fetched.load(), 1);
    page.chooseRequestTab(3);
    page.click(QStringLiteral("auth.fetch"));
    design::RequestAuth asked;
    asked.tokenUrl = peer.url("/token").toStdString();
    asked.username = "ada";
    asked.password = "pw";
    QTRY_VERIFY(scene.bench.requests.tokens().tokenFor(asked));
    QCOMPARE(fetched.load(), 2);
    QCOMPARE(page.send(), 200);
    QCOMPARE(grant, std::string("grant_type=refresh_token")); // the second one was about to end
    QCOMPARE(authorization, std::string("Bearer t3"));
  }

  void cookiesAreKeptAndSentBack() {
    std::string cookie;
    const Peer peer([&](const std::string& head, const std::string&) {
      cookie = headerOf(head, "Cookie");
      return answer("{}", "Set-Cookie: sid=7; Path=/\r\n");
    });
    Scene scene;
    scene.sendTo(peer.url("/login"));
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), 200);
    QCOMPARE(cookie, std::string());
    QCOMPARE(page.send(), 200);
    QCOMPARE(cookie, std::string("sid=7"));
    page.chooseRequestTab(4);
    page.click(QStringLiteral("options.cookie.sid.remove"));
    QVERIFY(scene.bench.requests.cookies().cookies().empty());
  }

  void environmentsAreMadeAndSecretsLeaveTheFiles() {
    FakeWorkbench bench("hello");
    EnvironmentEditor editor(bench.parts);
    QVERIFY(editor.focusProxy());
    QCOMPARE(editor.focusProxy()->objectName(), QStringLiteral("environment.first")); // Enter makes one
    editor.resize(640, 420);
    editor.show();
    const pages::Page page(&editor);
    page.click(QStringLiteral("environment.new"));
    QCOMPARE(bench.requests.environment(), QStringLiteral("Local"));
    page.click(QStringLiteral("environment.add"));
    page.type(QStringLiteral("environment.name.0"), QStringLiteral("token"));
    QTest::keyClick(page.find(QStringLiteral("environment.name.0")), Qt::Key_Return);
    page.type(QStringLiteral("environment.value.0"), QStringLiteral("canary"));
    QCOMPARE(bench.document.design().environment("Local")->variables.at(0).value, std::string("canary"));
    QTRY_VERIFY(page.has(QStringLiteral("environment.secret.0")));
    page.click(QStringLiteral("environment.secret.0"));
    QVERIFY(bench.document.design().environment("Local")->variables.empty());
    QCOMPARE(bench.document.design().environment("Local")->secrets, (std::vector<std::string>{"token"}));
    QCOMPARE(bench.requests.secret(QStringLiteral("Local"), QStringLiteral("token")).value_or(QString()),
             QStringLiteral("canary"));
    QCOMPARE(bench.requests.lookup()("token").value_or(""), std::string("canary"));
    page.type(QStringLiteral("environment.name"), QStringLiteral("Staging"));
    QTest::keyClick(page.find(QStringLiteral("environment.name")), Qt::Key_Return);
    QVERIFY(bench.document.design().environment("Staging"));
    QCOMPARE(bench.requests.environment(), QStringLiteral("Staging"));
    QCOMPARE(bench.requests.lookup()("token").value_or(""), std::string("canary"));
  }
};

QTEST_MAIN(RequestEnvironmentTest)
#include "request_environment_test.moc"
