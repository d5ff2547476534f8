// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person does with a request beside sending it: kinds of bodies, examples, curl in and out, redirects, saving;
// and what the panel says of wrong answers and large ones.
#include "request_scene.h"
#include "tests/support/test_proxy.h"
#include "tests/support/tls_front.h"
#include "ui/panels/body_file.h"
#include "ui/panels/body_view.h"
#include "ui/text/bytes_view.h"
#include "ui/text/code_editor.h"

#include <QJsonDocument>
#include <QMenu>
#include <QScopeGuard>
#include <QTableView>

#include <future>

using namespace signalbox;
using namespace signalbox::ui;

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
};

QTEST_MAIN(RequestPanelTest)
#include "request_panel_test.moc"
