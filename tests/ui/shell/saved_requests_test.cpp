// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Requests of one's own in the window: made, typed into, renamed while they run, saved from an endpoint.
#include "tests/pages/sample_window.h"
#include "tests/support/raw_server.h"
#include "ui/panels/try_pane.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>

using namespace signalbox;
using namespace signalbox::ui;
using pages::SampleWindow;

class SavedRequestsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void ctrlTMakesARequestOfOnesOwn() {
    SampleWindow session;
    session.page.press("Alt+2"); // from any activity
    session.page.press("Ctrl+T");
    QCOMPARE(session.current(), QString("request:new_request"));
    QCOMPARE(session.page.focusName(), QString("request.address"));
    session.page.type("https://example.test/v1/things?limit=3");
    const auto saved = session.page.design().request("new_request");
    QVERIFY(saved);
    QCOMPARE(saved->method, std::string("GET"));
    QCOMPARE(saved->url + (saved->query.empty() ? "" : "?" + saved->query[0].name + "=" + saved->query[0].value),
             std::string("https://example.test/v1/things?limit=3"));
    QVERIFY(session.page.treeRows().join('\n').contains("new_request"));
    session.page.press("Ctrl+T");
    QCOMPARE(session.current(), QString("request:new_request_2"));
  }

  void curlThatIsPastedIntoANewRequestIsKept() {
    SampleWindow session;
    session.page.press("Ctrl+T");
    QApplication::clipboard()->setText("curl -X PUT https://example.test/a -H 'x-key: 1' -d '{\"a\":1}'");
    session.page.press("Ctrl+V");
    const auto saved = session.page.design().request("new_request");
    QCOMPARE(saved->method, std::string("PUT"));
    QCOMPARE(saved->url, std::string("https://example.test/a"));
    QVERIFY(!saved->body.text.empty());
  }

  void ctrlShiftLOpensTheMethodsOfARequestAndOfAnEndpoint() {
    SampleWindow session;
    session.page.press("Ctrl+T");
    session.page.press("Ctrl+Shift+L");
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QTest::keyClick(menu, Qt::Key_Down);
    QTest::keyClick(menu, Qt::Key_Return);
    QCOMPARE(session.page.design().request("new_request")->method, std::string("POST"));
    session.open("endpoint:login");
    session.page.press("Ctrl+Shift+L");
    auto* method = session.editor().endpointPage()->findChild<QComboBox*>("endpoint.method");
    QVERIFY(method->view()->isVisible());
    method->hidePopup();
  }

  void escapeCancelsTheRequestFromAnywhereInItsTab() {
    const test::RawServer silent([](test::RawConnection& connection) {
      connection.readHead();
      connection.waitForEnd();
    });
    SampleWindow session;
    session.page.press("Ctrl+T");
    session.page.type(QStringLiteral("http://127.0.0.1:%1/").arg(silent.port()));
    session.page.press("Ctrl+Return");
    QTRY_VERIFY(session.editor().tryPane()->isRunning());
    QVERIFY(session.page.tabs().look(0).isBusy);
    session.page.tabs().setFocus();
    session.page.press("Escape");
    QTRY_VERIFY(!session.editor().tryPane()->isRunning());
    QTRY_VERIFY(!session.page.tabs().look(0).isBusy);
  }

  void aRequestThatIsRenamedGoesOn_data() {
    QTest::addColumn<bool>("inItsPage");
    QTest::newRow("in its page") << true;
    QTest::newRow("elsewhere") << false;
  }
  void aRequestThatIsRenamedGoesOn() {
    QFETCH(bool, inItsPage);
    const test::RawServer silent([](test::RawConnection& connection) {
      connection.readHead();
      connection.waitForEnd();
    });
    SampleWindow session;
    session.page.press("Ctrl+T");
    session.page.type(QStringLiteral("http://127.0.0.1:%1/").arg(silent.port()));
    session.page.press("Ctrl+Return");
    TryPane* const pane = session.editor().tryPane();
    QTRY_VERIFY(pane->isRunning());
    if (inItsPage) {
      auto* name = session.page.find<QLineEdit>("savedRequest.name");
      name->setFocus();
      name->selectAll();
      session.page.type("lunch");
      session.page.press("Return");
    } else {
      QVERIFY(session.page.window().document().apply(design::RenameRequest{"new_request", "lunch"}));
    }
    QTRY_COMPARE(session.current(), QString("request:lunch"));
    QCOMPARE(session.editor().tryPane(), pane);
    QVERIFY(pane->isRunning());
    QVERIFY(session.page.tabs().look(0).isBusy);
    session.page.tabs().setFocus();
    session.page.press("Escape");
    QTRY_VERIFY(!pane->isRunning());
    QTRY_VERIFY(!session.page.tabs().look(0).isBusy);
    session.page.press("Ctrl+L"); // what is typed goes to where it is now
    session.page.type("menu");
    QVERIFY(QString::fromStdString(session.page.design().request("lunch")->url).contains("menu"));
  }

  void aWindowClosesAfterItsHistoryWasShown() {
    SampleWindow session;
    session.open("endpoint:login");
    QTest::mouseClick(session.page.find<QAbstractButton>("response.history"), Qt::LeftButton);
    session.page.press("Escape");
    session.page.close();
  }

  void aRequestThatIsSavedAsksForItsName() {
    SampleWindow session;
    session.open("endpoint:login");
    QTest::mouseClick(session.page.find<QAbstractButton>("request.save"), Qt::LeftButton);
    auto* menu = session.page.find<QMenu>("request.savedMenu");
    QVERIFY(menu);
    menu->findChild<QAction*>("save.new")->trigger();
    menu->close();
    QCOMPARE(session.page.focusName(), QString("sidebar.rename"));
    session.page.type("sign_in_as_ada");
    session.page.press("Return");
    QVERIFY(session.page.design().request("sign_in_as_ada"));
    QCOMPARE(session.current(), QString("endpoint:login"));
  }

  void aSavedRequestHasItsMethodInItsTab() {
    SampleWindow session;
    design::SavedRequest request;
    request.name = "orders/lunch";
    request.method = "PUT";
    request.url = "https://example.test/";
    QVERIFY(session.page.window().document().apply(design::SetRequest{request}));
    session.open("request:orders/lunch");
    QCOMPARE(session.page.currentTab(), QString("lunch"));
    QCOMPARE(session.page.tabs().look(0).method, QString("PUT"));
    request.method = "DELETE";
    QVERIFY(session.page.window().document().apply(design::SetRequest{request}));
    QTRY_COMPARE(session.page.tabs().look(0).method, QString("DELETE"));
  }
};

QTEST_MAIN(SavedRequestsTest)
#include "saved_requests_test.moc"
