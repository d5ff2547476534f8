// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with a request beside sending it: kinds of bodies, examples, curl in and out, environments,
// tokens, cookies, history, saving; and what the panel says of wrong answers and large ones.
#include "fake_workbench.h"
#include "tests/pages/try_page.h"
#include "tests/support/raw_server.h"
#include "tests/support/test_proxy.h"
#include "tests/support/tls_front.h"
#include "ui/panels/body_file.h"
#include "ui/panels/body_view.h"
#include "ui/panels/environment_editor.h"
#include "ui/panels/history_view.h"
#include "ui/panels/json_pages.h"
#include "ui/panels/keep_variable.h"
#include "ui/panels/request_completion.h"
#include "ui/text/bytes_view.h"
#include "ui/text/code_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/row_view.h"

#include <QAbstractItemModelTester>
#include <QContextMenuEvent>
#include <QJsonDocument>
#include <QMenu>
#include <QScopeGuard>
#include <QTableView>

#include <atomic>
#include <future>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

// An answer to every request; what came is kept.
class Peer final {
public:
  using Answer = std::function<std::string(const std::string& head, const std::string& body)>;
  explicit Peer(Answer answer)
      : m_server([answer = std::move(answer)](test::RawConnection& connection) {
          const std::string head = connection.readHead();
          if (head.empty()) return;
          const auto at = head.find("Content-Length: ");
          const std::string body = at == head.npos ? std::string() : connection.read(std::stoul(head.substr(at + 16)));
          connection.write(answer(head, body));
        }) {}
  QString url(const char* path) const { return QString::fromStdString(m_server.url(path)); }

private:
  test::RawServer m_server;
};

std::string answer(const std::string& body, const std::string& headers = "Content-Type: application/json\r\n") {
  return "HTTP/1.1 200 OK\r\nConnection: close\r\n" + headers + "Content-Length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

std::string headerOf(const std::string& head, const std::string& name) {
  const auto at = head.find("\r\n" + name + ": ");
  if (at == head.npos) return {};
  const auto begin = at + name.size() + 4;
  return head.substr(begin, head.find("\r\n", begin) - begin);
}

design::Endpoint formEndpoint() {
  design::Endpoint upload;
  upload.name = "upload";
  upload.method = "POST";
  upload.path = "/upload";
  upload.body = {{"note", "str", design::Json::parse(R"({"in": "form", "max_length": 3})")},
                 {"pages", "int", design::Json::parse(R"({"in": "form", "gt": 0})")}};
  upload.behaviour.options["body"] = design::Json::parse(R"({"note": "{{ note }}", "pages": "{{ pages }}"})");
  return upload;
}

// A pane that is as large as on the screen, over a running server.
struct Scene {
  explicit Scene(const QString& endpoint = QStringLiteral("add_student"), design::Endpoint added = {}) {
    if (!added.name.empty()) ok = bench.document.apply(design::AddEndpoint{std::move(added)}).has_value();
    ok = ok && bench.start();
    pane = std::make_unique<TryPane>(bench.parts, endpoint);
    pane->resize(640, 760);
    pane->show();
  }
  pages::TryPage page() const { return pages::TryPage(pane.get()); }
  void sendTo(const QString& url, const QJsonObject& request = {}) {
    pane->restoreState({{QStringLiteral("address"), url}, {QStringLiteral("request"), request}});
  }

  FakeWorkbench bench{"hello"};
  bool ok = true;
  std::unique_ptr<TryPane> pane;
};

} // namespace

class RequestPanelTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void aFormIsSentAndItsProblemsStandAtItsFields() {
    Scene scene(QStringLiteral("upload"), formEndpoint());
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    page.setPart(QStringLiteral("note"), QStringLiteral("too long"));
    page.setPart(QStringLiteral("pages"), QStringLiteral("0"));
    QCOMPARE(page.send(), 422);
    QCOMPARE(page.problems().locs(), (QStringList{QStringLiteral("body.note"), QStringLiteral("body.pages")}));
    QCOMPARE(page.problemAt(QStringLiteral("part.note.value")),
             QStringLiteral("String should have at most 3 characters"));
    page.problems().click(1);
    QCOMPARE(QApplication::focusWidget()->objectName(), QStringLiteral("part.pages.value"));
    QCOMPARE(page.explained(QStringLiteral("rule")), QStringLiteral("pages: int, gt 0, required"));
    page.setPart(QStringLiteral("note"), QStringLiteral("ok"));
    page.setPart(QStringLiteral("pages"), QStringLiteral("2"));
    QCOMPARE(page.send(), 200);
    QVERIFY(page.responseBody().contains(QStringLiteral("\"pages\": 2")));
    QCOMPARE(page.problemAt(QStringLiteral("part.note.value")), QString());
  }

  void certificatesAreCheckedAsTheRequestSays() {
    const test::TestCertificates files;
    test::RawServer http([](test::RawConnection& connection) {
      if (!connection.readHead().empty()) connection.write(answer("{}"));
    });
    const test::TlsFront https(http.port(), files);
    Scene scene;
    scene.sendTo(QString::fromStdString(https.url()));
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), 0);
    QCOMPARE(page.state().setting, QStringLiteral("settings.certificates"));
    QVERIFY(page.has(QStringLiteral("response.settings")));
    page.chooseCertificateCheck(QStringLiteral("Never"));
    QCOMPARE(page.send(), 200);
    NetworkOptions options;
    options.connection.certificates = {{"127.0.0.1", files.authority(), {}, {}, {}}};
    scene.bench.requests.network().setOptions(options);
    page.chooseCertificateCheck(QStringLiteral("Always"));
    QCOMPARE(page.send(), 200);
  }

  void theProxyOfTheSettingsIsOnTheWay() {
    test::RawServer http([](test::RawConnection& connection) {
      if (!connection.readHead().empty()) connection.write(answer("{}"));
    });
    const test::TestProxy proxy({{"api.test:80", http.port()}});
    Scene scene;
    NetworkOptions options;
    options.connection.proxy = client::Proxy{client::Proxy::Kind::Http, "127.0.0.1", proxy.port(), true, {}, {}, {}};
    scene.bench.requests.network().setOptions(options);
    scene.sendTo(QStringLiteral("http://api.test/"));
    QCOMPARE(scene.page().send(), 200);
    options.connection.proxy->port = test::RawServer::closedPort();
    scene.bench.requests.network().setOptions(options);
    QCOMPARE(scene.page().send(), 0);
    QCOMPARE(scene.page().state().setting, QStringLiteral("settings.proxy"));
  }

  void anEmptyAnswerOffersToSendAndAWaitingOneSaysSo() {
    test::RawServer silent([](test::RawConnection& connection) { connection.waitForEnd(); });
    Scene scene;
    scene.sendTo(QString::fromStdString(silent.url()));
    const pages::TryPage page = scene.page();
    page.click(QStringLiteral("response.send"));
    QTRY_VERIFY(page.has(QStringLiteral("response.waiting.text")));
    QSignalSpy answered(scene.pane.get(), &TryPane::answered);
    page.click(QStringLiteral("request.send")); // which is Cancel now
    QTRY_COMPARE(answered.size(), 1);
    QCOMPARE(page.state().failureTitle, QStringLiteral("Cancelled."));
  }

  void whatHasComeOfASlowAnswerIsShown() {
    std::promise<void> seen;
    std::shared_future<void> goOn = seen.get_future().share();
    test::RawServer slow([goOn](test::RawConnection& connection) {
      connection.readHead();
      connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: 12\r\n\r\nfirst \xC3");
      goOn.wait();
      connection.write("\xA4"
                       "last");
    });
    auto release = qScopeGuard([&seen] { seen.set_value(); }); // before the server waits for its thread
    Scene scene;
    scene.sendTo(QString::fromStdString(slow.url()));
    const pages::TryPage page = scene.page();
    page.click(QStringLiteral("response.send"));
    QTRY_VERIFY(page.has(QStringLiteral("response.waiting.body")));
    auto* start = page.find<CodeEditor>(QStringLiteral("response.waiting.body"));
    QTRY_COMPARE(start->content(), QStringLiteral("first ")); // half a letter waits
    QVERIFY(
        page.find<Label>(QStringLiteral("response.waiting.text"))->text().startsWith(QStringLiteral("Receiving, 7 B")));
    seen.set_value();
    release.dismiss();
    QTRY_COMPARE(page.responseBody(), QStringLiteral("first \u00e4last"));
  }

  void anAnswerHasAFileName_data() {
    QTest::addColumn<QString>("headers");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("name");
    const auto row = [](const char* name, const char* headers, const char* url, const char* file) {
      QTest::newRow(name) << QString(headers) << QString(url) << QString(file);
    };
    row("by its address", "", "http://a.test/menu.pdf?x=1", "menu.pdf");
    row("with the ending of its type", "Content-Type: application/json; charset=utf-8", "http://a.test/orders",
        "orders.json");
    row("of a suffix type", "Content-Type: application/problem+json", "http://a.test/orders/7", "7.json");
    row("without a path", "Content-Type: text/html", "http://a.test", "answer.html");
    row("as it says", "Content-Disposition: attachment; filename=\"my \\\"menu\\\".pdf\"", "http://a.test/x",
        "my \"menu\".pdf");
    row("in other letters", "Content-Disposition: attachment; filename=x.txt; filename*=UTF-8''gr%C3%BC%C3%9Fe.txt",
        "http://a.test/x", "gr\u00fc\u00dfe.txt");
    row("without its folders", "Content-Disposition: attachment; filename=\"../../etc/passwd\"", "http://a.test/x",
        "passwd");
  }
  void anAnswerHasAFileName() {
    QFETCH(QString, headers);
    QFETCH(QString, url);
    QFETCH(QString, name);
    client::Response response;
    if (!headers.isEmpty())
      response.headers = {{headers.section(": ", 0, 0).toStdString(), headers.section(": ", 1).toStdString()}};
    QCOMPARE(bodyFileName(response, url), name);
  }

  void theBodyIsSavedToAFile() {
    const Peer peer([](const std::string&, const std::string&) { return answer("{\"a\": 1}"); });
    Scene scene;
    scene.sendTo(peer.url("/orders"));
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), 200);
    QVERIFY(page.has(QStringLiteral("response.saveBody")));
    const QTemporaryDir folder;
    QSignalSpy saved(&page.response(), &ResponseView::bodySaved);
    page.response().saveBodyTo(folder.filePath(QStringLiteral("a.json")));
    QVERIFY(saved.wait());
    QFile file(folder.filePath(QStringLiteral("a.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("{\"a\": 1}"));
    QCOMPARE(scene.bench.navigator.visits.last(), QStringLiteral("toast Saved a.json"));
    page.response().saveBodyTo(QStringLiteral("/nowhere/a.json"));
    QVERIFY(saved.wait());
    QVERIFY(saved.last().at(1).toString().startsWith(QStringLiteral("/nowhere/a.json could not be written")));
  }

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

  void aBodyBeginsWhereNoneIsSent() {
    Scene scene;
    const pages::TryPage page = scene.page();
    page.chooseBodyKind(QStringLiteral("None"));
    page.click(QStringLiteral("request.noBody.json"));
    QCOMPARE(page.find<QComboBox>(QStringLiteral("request.bodyKind"))->currentText(), QStringLiteral("JSON"));
  }

  void aBodyIsSentAsItsKind() {
    std::string type;
    std::string body;
    const Peer peer([&](const std::string& head, const std::string& sent) {
      type = headerOf(head, "Content-Type");
      body = sent;
      return answer("{}");
    });
    Scene scene;
    scene.sendTo(peer.url("/"), {{QStringLiteral("body"),
                                  QJsonObject{{QStringLiteral("kind"), QStringLiteral("raw")},
                                              {QStringLiteral("text"), QStringLiteral("<a/>")},
                                              {QStringLiteral("media_type"), QStringLiteral("application/xml")}}}});
    QCOMPARE(scene.page().send(), 200);
    QCOMPARE(type, std::string("application/xml"));
    QCOMPARE(body, std::string("<a/>"));
    scene.page().chooseBodyKind(QStringLiteral("None"));
    QCOMPARE(scene.page().send(), 200);
    QCOMPARE(body, std::string());
  }

  void aBrokenExampleFailsWithItsOwnMessage() {
    Scene scene;
    const pages::TryPage page = scene.page();
    QMenu* broken = page.brokenMenu();
    QVERIFY(broken);
    QVERIFY(broken->actions().size() >= 3);
    QMenu* place = broken->actions().first()->menu();
    const QString message = place->actions().first()->text();
    place->actions().first()->trigger();
    QCOMPARE(page.send(), 422);
    QCOMPARE(page.problems().count(), 1);
    QCOMPARE(page.problems().at(0).message, message);
    page.choose(QStringLiteral("request.example"), QStringLiteral("request.examples"), QStringLiteral("example.valid"));
    QCOMPARE(page.send(), 200);
  }

  void aProblemIsFixedWithAValueThatPasses() {
    Scene scene;
    const pages::TryPage page = scene.page();
    page.setBody(QStringLiteral("{\"name\": \"a\", \"age\": \"x\"}"));
    QCOMPARE(page.send(), 422);
    QCOMPARE(page.problems().count(), 2);
    scene.pane->fixProblem();
    page.send();
    scene.pane->fixProblem();
    QCOMPARE(page.send(), 200);
  }

  void theRequestIsCopiedAndPastedAsCurl() {
    Scene scene;
    const pages::TryPage page = scene.page();
    page.choose(QStringLiteral("request.copy"), QStringLiteral("request.copyMenu"), QStringLiteral("copy.curl"));
    const QString command = QApplication::clipboard()->text();
    QVERIFY(command.startsWith(QStringLiteral("curl http://127.0.0.1:")));
    const QString body = page.body().content();
    page.setBody(QStringLiteral("{}"));
    page.pasteIntoAddress(command);
    QCOMPARE(page.body().content(), body);
    QCOMPARE(page.address(), QStringLiteral("/student"));
    QCOMPARE(page.send(), 200);
    page.pasteIntoAddress(QStringLiteral("curl -X DELETE \\\n  'http://other.test/x?a=1' -H 'X-A: 1'"));
    QCOMPARE(page.address(), QStringLiteral("http://other.test/x?a=1"));
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

  void anEarlierSendIsRestoredComparedAndRemoved() {
    Scene scene;
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), 200);
    const QString first = page.body().content();
    page.setBody(QStringLiteral("{\"name\": \"Zoe\", \"age\": 1, \"marks\": 2}"));
    QCOMPARE(page.send(), 200);
    page.click(QStringLiteral("response.history"));
    auto* history = scene.pane->window()->findChild<HistoryView*>();
    QVERIFY(history);
    const QAbstractItemModelTester tester(&history->model());
    QCOMPARE(history->model().rowCount(), 2);
    auto* list = history->findChild<QAbstractItemView*>(QStringLiteral("history.list"));
    const QRect opened = history->geometry();
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Space);
    QCOMPARE(history->sizeHint(), opened.size()); // it stays where it opened
    auto* verdict = history->findChild<Label*>(QStringLiteral("history.verdict"));
    QVERIFY(verdict->text() != QStringLiteral("Same as the current answer"));
    QVERIFY(history->findChild<CodeEditor*>(QStringLiteral("history.difference"))
                ->content()
                .contains(QStringLiteral("+ ")));
    const auto* difference = history->findChild<CodeEditor*>(QStringLiteral("history.difference"));
    const QString older = difference->content();
    QTest::keyClick(list, Qt::Key_Up); // it follows what is chosen
    QVERIFY(difference->content() != older);
    QVERIFY(!difference->content().contains(QStringLiteral("+ ")));
    QCOMPARE(verdict->text(), QStringLiteral("Same as the current answer"));
    QTest::keyClick(list, Qt::Key_Space);
    QVERIFY(difference->isHidden());
    QTest::keyClick(list, Qt::Key_Down);
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(page.body().content(), first);
    page.click(QStringLiteral("response.history"));
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(history->model().rowCount(), 1);
    QCOMPARE(scene.bench.requests.history().entries().size(), 1U);
  }

  void aRemovedSendComesBackInItsPlace() {
    Scene scene;
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), 200);
    QCOMPARE(page.send(), 200);
    const auto before = scene.bench.requests.history().entries();
    page.click(QStringLiteral("response.history"));
    auto* history = scene.pane->window()->findChild<HistoryView*>();
    auto* list = history->findChild<QAbstractItemView*>(QStringLiteral("history.list"));
    QTest::keyClick(list, Qt::Key_Delete);
    QTest::keyClick(list, Qt::Key_Delete);
    QCOMPARE(history->model().rowCount(), 0);
    scene.bench.navigator.run(); // the toast's Undo: the last one
    QCOMPARE(history->model().rowCount(), 1);
    QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier);
    QTest::keyClick(list, Qt::Key_Z, Qt::ControlModifier); // each removal once
    QVERIFY(scene.bench.requests.history().entries() == before);
  }

  void theMenuOfAnEarlierSendHasItsKeys() {
    Scene scene;
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), 200);
    page.click(QStringLiteral("response.history"));
    auto* history = scene.pane->window()->findChild<HistoryView*>();
    auto* list = history->findChild<QAbstractItemView*>(QStringLiteral("history.list"));
    const QPoint at = list->rect().center();
    QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, at, list->mapToGlobal(at));
    QApplication::sendEvent(list, &menuKey);
    auto* menu = history->findChild<QMenu*>(QStringLiteral("history.menu"));
    QVERIFY(menu);
    QStringList texts;
    for (const QAction* action : menu->actions())
      if (!action->isSeparator()) texts << action->text().section(u'\t', 1);
    QCOMPARE(texts, QStringList({"Enter", "Space", "Del"}));
    menu->actions().back()->trigger();
    QCOMPARE(history->model().rowCount(), 0);
  }

  void anEarlierSendSaysItsQuery() {
    Peer peer([](const std::string&, const std::string&) { return answer("{}"); });
    Scene scene;
    scene.sendTo(peer.url("/list?q=a&limit=3"));
    QCOMPARE(scene.page().send(), 200);
    HistoryModel model;
    model.setEntries({&scene.bench.requests.history().entries().front()});
    QVERIFY2(model.index(0).data().toString().endsWith(QStringLiteral("/list?q=a&limit=3")),
             qPrintable(model.index(0).data().toString()));
  }

  void earlierSendsAreFiltered_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<int>("rows");
    QTest::newRow("none") << QString() << 2;
    QTest::newRow("a path") << QStringLiteral("list") << 1;
    QTest::newRow("a status and a method") << QStringLiteral("200 post") << 2;
    QTest::newRow("something else") << QStringLiteral("nothing") << 0;
  }
  void earlierSendsAreFiltered() {
    QFETCH(QString, words);
    Peer peer([](const std::string&, const std::string&) { return answer("{}"); });
    Scene scene;
    for (const char* path : {"/list?q=a", "/other"}) {
      scene.sendTo(peer.url(path));
      QCOMPARE(scene.page().send(), 200);
    }
    HistoryView view;
    std::vector<const requests::HistoryEntry*> entries;
    for (const auto& entry : scene.bench.requests.history().entries()) entries.push_back(&entry);
    view.setEntries(entries);
    view.findChild<LineEdit*>(QStringLiteral("history.filter"))->setText(words);
    QTEST(view.model().rowCount(), "rows");
    if (view.model().rowCount() == 0) return;
    const QModelIndex first = view.model().index(0);
    QVERIFY(first.data(HistoryModel::HostRole).toString().startsWith(QStringLiteral("http://127.0.0.1:")));
    QVERIFY(first.data(HistoryModel::PathRole).toString().startsWith(u'/'));
  }

  void aRedirectIsFollowedOnce_data() {
    QTest::addColumn<QString>("status");
    QTest::addColumn<bool>("isElsewhere");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("authorization");
    QTest::newRow("303") << "303 See Other" << false << "GET" << "Bearer t";
    QTest::newRow("302 of a POST") << "302 Found" << false << "GET" << "Bearer t";
    QTest::newRow("307") << "307 Temporary Redirect" << false << "POST" << "Bearer t";
    QTest::newRow("another origin gets no credentials") << "307 Temporary Redirect" << true << "POST" << "";
  }
  void aRedirectIsFollowedOnce() {
    QFETCH(QString, status);
    QFETCH(bool, isElsewhere);
    std::string seen;
    const auto end = [&seen](const std::string& head) {
      seen = head;
      return answer("{}");
    };
    const Peer other([&](const std::string& head, const std::string&) { return end(head); });
    const std::string target = isElsewhere ? other.url("/next?x={{token}}").toStdString() : "/next?x={{token}}";
    const Peer peer([&](const std::string& head, const std::string&) {
      if (head.find(" /next") != head.npos) return end(head);
      return "HTTP/1.1 " + status.toStdString() + "\r\nConnection: close\r\nLocation: " + target +
             "\r\nContent-Length: 0\r\n\r\n";
    });
    Scene scene;
    const QString address = peer.url("/begin");
    scene.sendTo(address, {{QStringLiteral("auth"), QJsonObject{{QStringLiteral("kind"), QStringLiteral("bearer")},
                                                                {QStringLiteral("token"), QStringLiteral("t")}}}});
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), status.left(3).toInt());
    QVERIFY(page.has(QStringLiteral("response.follow")));
    QVERIFY(page.find<Label>(QStringLiteral("response.next"))->text().contains(QStringLiteral("/next?x=")));
    QSignalSpy answered(scene.pane.get(), &TryPane::answered);
    page.click(QStringLiteral("response.follow"));
    QTRY_COMPARE(answered.size(), 1);
    QCOMPARE(answered.first().first().toInt(), 200);
    QTEST(QString::fromStdString(seen.substr(0, seen.find(' '))), "method");
    QTEST(QString::fromStdString(headerOf(seen, "Authorization")), "authorization");
    QVERIFY(seen.find("%7B%7Btoken%7D%7D") != seen.npos); // it names no variable of ours
    QVERIFY(!page.has(QStringLiteral("response.follow")));
    QCOMPARE(page.address(), address); // what is typed stays
  }

  void aClosedTabLeavesNoHistoryBehind() {
    FakeWorkbench bench("hello");
    QVERIFY(bench.start());
    auto first = std::make_unique<TryPane>(bench.parts, QStringLiteral("read_root"), &bench.window);
    TryPane second(bench.parts, QStringLiteral("add_student"), &bench.window);
    bench.window.show();
    QCOMPARE(pages::TryPage(first.get()).send(), 200);
    pages::TryPage(first.get()).click(QStringLiteral("response.history"));
    QVERIFY(bench.window.findChild<HistoryView*>());
    first.reset();
    QVERIFY(!bench.window.findChild<HistoryView*>());
    QCOMPARE(pages::TryPage(&second).send(), 200); // it is remembered, and nobody of the first one hears of it
  }

  void aSavedRequestIsAPartOfTheDesign() {
    Scene scene;
    const pages::TryPage page = scene.page();
    page.setBody(QStringLiteral("{\"name\": \"Ada\"}"));
    page.choose(QStringLiteral("request.save"), QStringLiteral("request.savedMenu"), QStringLiteral("save.new"));
    const auto saved = scene.bench.document.design().request("add_student");
    QVERIFY(saved);
    QCOMPARE(saved->endpoint, std::string("add_student"));
    const std::unique_ptr<TryPane> own(TryPane::forRequest(scene.bench.parts, QStringLiteral("add_student")));
    own->show();
    const pages::TryPage shown(own.get());
    QCOMPARE(shown.body().content(), QStringLiteral("{\"name\": \"Ada\"}"));
    shown.setBody(QStringLiteral("{\"name\": \"Bob\"}"));
    QCOMPARE(scene.bench.document.design().request("add_student")->body.text, std::string("{\"name\": \"Bob\"}"));
    scene.bench.document.undo();
    QCOMPARE(shown.body().content(), QStringLiteral("{\"name\": \"Ada\"}"));
    QCOMPARE(shown.send(), 422);
  }

  void anAnswerThatItsModelRefusesIsExplained() {
    design::Endpoint broken;
    broken.name = "broken";
    broken.path = "/broken";
    broken.response.model = "Student";
    broken.parameters = {{{"q", "str", design::Json::parse(R"({"default": "old"})")}, design::ParameterIn::Query}};
    broken.behaviour.options["body"] = design::Json::parse(R"({"name": "Ada", "age": "{{ q }}"})");
    Scene scene(QStringLiteral("broken"), broken);
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), 500);
    QTRY_VERIFY(!page.track().isEmpty() && page.state().stops.size() > 3);
    QTRY_COMPARE(page.problems().count(), 2);
    QCOMPARE(page.problems().at(0).target(), QStringLiteral("Student.age"));
    QCOMPARE(page.problems().at(1).message, QStringLiteral("Field required"));
    scene.pane->openRule();
    QCOMPARE(scene.bench.navigator.visits.last(), QStringLiteral("model Student.age"));
  }

  void aLargeBodyIsReadByLines() {
    std::string body = "[";
    for (int i = 0; i < 60'000; ++i)
      body += (i ? "," : "") + std::string("{\"id\":") + std::to_string(i) + ",\"name\":\"x\"}";
    const Peer peer([&](const std::string&, const std::string&) { return answer(body + "]"); });
    Scene scene;
    scene.sendTo(peer.url("/large"));
    QCOMPARE(scene.page().send(), 200);
    auto* view = scene.pane->findChild<BytesView*>(QStringLiteral("response.bytes"));
    QVERIFY(view->isVisible());
    QTRY_COMPARE(view->visibleCount(), std::size_t{60'000 * 4 + 2});
    QCOMPARE(view->lines()->bytes().data(), scene.page().response().body().bytes()->data()); // no copy
  }

  void otherBodiesHaveFormsOfTheirOwn() {
    std::string type = "text/csv";
    std::string body = "a,b\n1,2\n";
    const Peer peer(
        [&](const std::string&, const std::string&) { return answer(body, "Content-Type: " + type + "\r\n"); });
    Scene scene;
    scene.sendTo(peer.url("/"));
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), 200);
    QCOMPARE(page.find<QTableView>(QStringLiteral("response.table"))->model()->index(0, 1).data().toString(),
             QStringLiteral("2"));
    type = "text/html";
    body = "<p>Hello<img src='http://127.0.0.1:9/x.png'><script>alert(1)</script>";
    QCOMPARE(page.send(), 200);
    page.response().body().setForm(BodyView::Form::Page);
    QVERIFY(page.has(QStringLiteral("response.page")));
    type = "application/octet-stream";
    body = std::string("\0\x01", 2);
    QCOMPARE(page.send(), 200);
    QVERIFY(page.response().body().bytesView().lineText(0).startsWith(QStringLiteral("00000000  00 01")));
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

QTEST_MAIN(RequestPanelTest)
#include "request_panel_test.moc"
