// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Getting about in the window: tabs in the order of their use, the way back and forward, new requests, and the keys for
// all of it.
#include "tests/pages/window_page.h"
#include "tests/support/raw_server.h"
#include "tests/support/served.h"
#include "ui/panels/try_pane.h"
#include "ui/shell/tab_order.h"
#include "ui/shell/visited_places.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QClipboard>
#include <QComboBox>
#include <QMenu>
#include <QTemporaryDir>

using namespace signalbox;
using namespace signalbox::ui;
using pages::WindowPage;

namespace {

// The window on a copy of a sample, without its server.
class Session final {
public:
  explicit Session(const QString& sample = QStringLiteral("food-delivery"), QSize size = {1440, 900}) : page(size) {
    qputenv("SIGNALBOX_CONFIG_DIR", m_config.path().toLocal8Bit());
    test::copyFolder(test::sample(sample), folder());
    (void)page.open(folder());
    page.window().editor().clear();
  }

  QString folder() const { return m_folder.filePath(QStringLiteral("project")); }
  EditorArea& editor() { return page.window().editor(); }
  QString current() { return editor().current() ? editor().current()->key() : QString(); }
  void open(const char* key) { editor().open(EntityRef::fromKey(QLatin1String(key)), EditorArea::Open::Pinned); }
  // Login, Order and Dish, used in this order.
  void openThree() {
    open("endpoint:login");
    open("model:Dish");
    open("endpoint:orders/create_order");
  }
  QWidget* focused() { return QApplication::focusWidget() ? QApplication::focusWidget() : &page.window(); }

private:
  QTemporaryDir m_config;
  QTemporaryDir m_folder;

public:
  WindowPage page;
};

const QStringList three{"endpoint:login", "model:Dish", "endpoint:orders/create_order"};

} // namespace

class PlacesTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void theOrderOfTabsIsThatOfTheirUse() {
    TabOrder order;
    for (const char* key : {"a", "b", "c"}) order.use(key);
    QCOMPARE(order.keys(), QStringList({"c", "b", "a"}));
    order.add("d");
    QCOMPARE(order.keys().last(), QString("d"));
    order.remove("b");
    order.rename("a", "e");
    QCOMPARE(order.keys(), QStringList({"c", "e", "d"}));
  }

  void aWalkChangesTheOrderAtItsEnd() {
    TabOrder order;
    for (const char* key : {"a", "b", "c", "d"}) order.use(key);
    QCOMPARE(order.walk(1), QString("c"));
    QCOMPARE(order.walk(1), QString("b"));
    QCOMPARE(order.keys().front(), QString("d"));
    QCOMPARE(order.walk(-1), QString("c"));
    order.endWalk();
    QCOMPARE(order.keys(), QStringList({"c", "d", "b", "a"}));
    QCOMPARE(order.walk(-1), QString("a")); // round
  }

  void visitsGoBackAndForward() {
    const auto all = [](const Place&) { return true; };
    VisitedPlaces places;
    const Place a{"design", "model:A", {}}, b{"design", "model:B", {}}, docs{"docs", {}, {}};
    QVERIFY(!places.canStep(-1, all));
    for (const Place& place : {a, b, b, docs}) places.visit(place);
    QCOMPARE(places.step(-1, all)->place, b);
    QCOMPARE(places.step(-1, all)->place, a);
    QVERIFY(!places.canStep(-1, all));
    QCOMPARE(places.step(1, all)->place, b);
    places.visit(a); // what lay ahead is forgotten
    QVERIFY(!places.canStep(1, all));
    QCOMPARE(places.step(-1, all)->place, b);
  }

  void aPartOfAPlaceIsOneOfItsOwn() {
    const auto all = [](const Place&) { return true; };
    VisitedPlaces places;
    places.visit({"design", "endpoint:a", {}});
    places.visit({"design", "model:A", {}});
    places.visit({"design", "model:A", "size"}); // one navigation
    places.visit({"design", "model:A", "name"});
    QCOMPARE(places.step(-1, all)->place.part, QString("size"));
    QCOMPARE(places.step(-1, all)->place.entity, QString("endpoint:a"));
  }

  void whatWasDeletedIsPassedOverAndWhatWasRenamedFollows() {
    VisitedPlaces places;
    for (const char* key : {"model:A", "model:B", "model:C"}) places.visit({"design", key, {}});
    places.rename("model:A", "model:Z");
    const auto isThere = [](const Place& place) { return place.entity != u"model:B"; };
    QCOMPARE(places.step(-1, isThere)->place.entity, QString("model:Z"));
    QVERIFY(!places.canStep(-1, isThere));
  }

  void aClosedTabLeadsToTheOneUsedBefore() {
    Session session;
    session.openThree();
    session.open("endpoint:login");
    session.page.press("Ctrl+W");
    QCOMPARE(session.current(), three[2]);
    session.page.press("Ctrl+W");
    QCOMPARE(session.current(), three[1]);
    session.page.press("Ctrl+Shift+T");
    QCOMPARE(session.current(), three[2]);
  }

  void ctrlTabGoesToTheTabUsedBeforeAndBackAgain() {
    Session session;
    session.openThree();
    session.page.press("Ctrl+Tab");
    QCOMPARE(session.current(), three[1]);
    session.page.press("Ctrl+Tab");
    QCOMPARE(session.current(), three[2]);
    session.page.press("Ctrl+Shift+Tab");
    QCOMPARE(session.current(), three[0]);
  }

  void whileCtrlIsHeldEachTabGoesFurther() {
    Session session;
    session.openThree();
    QTest::keyPress(session.focused(), Qt::Key_Control);
    for (int press = 0; press < 2; ++press)
      QTest::simulateEvent(session.focused(), true, Qt::Key_Tab, Qt::ControlModifier, {}, false);
    QCOMPARE(session.current(), three[0]);
    QTest::keyRelease(session.focused(), Qt::Key_Control);
    session.page.press("Ctrl+Tab");
    QCOMPARE(session.current(), three[2]);
  }

  void pageKeysGoByThePlaceInTheStrip() {
    Session session;
    session.openThree();
    session.page.press("Ctrl+PgUp");
    QCOMPARE(session.current(), three[1]);
    session.page.press("Ctrl+PgUp");
    QCOMPARE(session.current(), three[0]);
    session.page.press("Ctrl+PgDown");
    QCOMPARE(session.current(), three[1]);
  }

  void theOrderOfUseComesBackWithTheSession() {
    Session session;
    session.openThree();
    session.open("model:Dish");
    session.page.window().saveSessionNow();
    QVERIFY(session.page.open(session.folder()));
    session.page.press("Ctrl+Tab");
    QCOMPARE(session.current(), three[2]);
  }

  void altLeftLeadsBackToWhereALinkWasTaken() {
    Session session;
    session.open("endpoint:login");
    session.editor().tryPane()->focusUrl();
    QWidget* const before = QApplication::focusWidget();
    session.page.window().workbench().navigator.openModel("LoginRequest", "email");
    QCOMPARE(session.current(), QString("model:LoginRequest"));
    session.page.press("Alt+Left");
    QCOMPARE(session.current(), three[0]);
    QCOMPARE(QApplication::focusWidget(), before);
    session.page.press("Alt+Right");
    QCOMPARE(session.current(), QString("model:LoginRequest"));
  }

  void theWayBackGoesThroughActivitiesAndClosedTabs() {
    Session session;
    session.open("model:Dish");
    session.open("model:Order");
    session.page.press("Alt+3");
    session.page.press("Alt+Left");
    QVERIFY(session.editor().isVisible());
    QCOMPARE(session.current(), QString("model:Order"));
    session.page.press("Ctrl+W");
    QVERIFY(session.page.window().document().apply(design::RenameModel{"Dish", "Meal"}));
    QTRY_COMPARE(session.current(), QString("model:Meal"));
    QTest::mouseClick(session.page.window().findChild<QWidget*>("editor.tabs"), Qt::BackButton);
    QCOMPARE(session.current(), QString("model:Order"));
  }

  void ctrlTMakesARequestOfOnesOwn() {
    Session session;
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
    Session session;
    session.page.press("Ctrl+T");
    QApplication::clipboard()->setText("curl -X PUT https://example.test/a -H 'x-key: 1' -d '{\"a\":1}'");
    session.page.press("Ctrl+V");
    const auto saved = session.page.design().request("new_request");
    QCOMPARE(saved->method, std::string("PUT"));
    QCOMPARE(saved->url, std::string("https://example.test/a"));
    QVERIFY(!saved->body.text.empty());
  }

  void everythingNewIsInTheMenusOfBothPlusSigns() {
    Session session;
    for (const char* plus : {"sidebar.new", "editor.new"}) {
      auto* button = session.page.find<QAbstractButton>(plus);
      QVERIFY2(button, plus);
      QTest::mouseClick(button, Qt::LeftButton);
      auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
      QVERIFY2(menu, plus);
      QVERIFY(menu->findChild<QAction*>("request.new") && menu->findChild<QAction*>("design.newEndpoint"));
      QTest::keyClick(menu, Qt::Key_R);
      QVERIFY(session.current().startsWith("request:"));
    }
  }

  void ctrlShiftNOffersEverythingNew() {
    Session session("food-delivery", {1024, 700});
    session.page.press("Ctrl+Shift+N");
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(menu->activeAction()->objectName(), QString("design.newEndpoint"));
    QTest::keyClick(menu, Qt::Key_M);
    QVERIFY(session.page.isAsking()); // a model's name
  }

  void ctrlShiftLOpensTheMethodsOfARequestAndOfAnEndpoint() {
    Session session;
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

  void ctrlPGoesToTheTabUsedBeforeOrToAnyEndpoint() {
    Session session;
    session.openThree();
    session.page.press("Ctrl+P");
    QCOMPARE(session.page.paletteChoice(), QString("Dish"));
    session.page.press("Return");
    QCOMPARE(session.current(), three[1]);
    session.page.press("Ctrl+P");
    session.page.type("/recommend");
    session.page.press("Return");
    QCOMPARE(session.current(), QString("endpoint:recommend"));
    session.page.window().commands().run("project.settings");
    session.open("model:Dish");
    session.page.press("Ctrl+P"); // also what is no part of the design
    session.page.press("Return");
    QCOMPARE(session.current(), QString("project:"));
  }

  void ctrlShiftFFindsInTheWholeDesignAndLeadsThere() {
    Session session;
    session.page.press("Alt+2");
    session.page.press("Ctrl+Shift+F");
    QCOMPARE(session.page.focusName(), QString("find.field"));
    session.page.type("is_open");
    auto* rows = session.page.find<RowList>("find.rows");
    QVERIFY(rows->model()->rowCount() > 1);
    QVERIFY(session.page.find<QWidget>("find.count")->isVisible());
    session.page.press("Return");
    const QString first = session.current();
    QVERIFY(!first.isEmpty());
    session.page.press("Ctrl+Shift+F"); // what was found is still listed
    for (int row = 1; row < rows->model()->rowCount(); ++row) session.page.press("Down");
    session.page.press("Return");
    QVERIFY(session.current() != first);
    session.page.press("Alt+Left");
    QCOMPARE(session.current(), first);
  }

  void nothingFoundSaysSo() {
    Session session;
    session.page.press("Ctrl+Shift+F");
    session.page.type("zzzzqq");
    QVERIFY(!session.page.find<QWidget>("find.rows")->isVisible());
    design::Model model;
    model.name = "Zzzzqq";
    QVERIFY(session.page.window().document().apply(design::AddModel{model}));
    QVERIFY(session.page.find<QWidget>("find.rows")->isVisible()); // it follows the design
  }

  void whatIsAppliedListsTheStepsAndLeadsBack() {
    Session session;
    DesignDocument& document = session.page.window().document();
    const design::Design before = document.design();
    for (const char* name : {"One", "Two", "Three"}) {
      design::Model model;
      model.name = name;
      QVERIFY(document.apply(design::AddModel{model}));
    }
    QVERIFY(session.page.window().commands().run("design.history"));
    auto* menu = session.page.find<QMenu>("history.menu");
    QVERIFY(menu);
    QVERIFY(document.design().model("Three")); // asking undoes nothing
    const QList<QAction*> steps = menu->actions();
    QVERIFY2(steps[2]->text().contains("One"), qPrintable(steps[2]->text()));
    steps[2]->trigger();
    QVERIFY(document.design() == before);
    document.redo();
    QVERIFY(document.design().model("One"));
    menu->close();
  }

  void aNamedCheckpointIsKeptAndLedBackTo() {
    Session session;
    DesignDocument& document = session.page.window().document();
    const design::Design before = document.design();
    session.page.press("Ctrl+Alt+S");
    session.page.answer("before the rename");
    QVERIFY(session.page.toast().contains("before the rename"));
    for (int step = 0; step < 30; ++step) // more than the steps that are listed
      QVERIFY(document.apply(design::RenameModel{step % 2 ? "Meal" : "Dish", step % 2 ? "Dish" : "Meal"}));
    QVERIFY(session.page.window().commands().run("design.history"));
    auto* menu = session.page.find<QMenu>("history.menu");
    for (QAction* action : menu->actions())
      if (action->text().contains("before the rename")) action->trigger();
    QVERIFY(document.design() == before);
    menu->close();
  }

  void theMenuOfARowBeginsWithWhatCanBeDoneWithIt() {
    Session session;
    session.page.window().sidebar().select({EntityKind::Model, "Dish"});
    auto* tree = session.page.find<QWidget>("sidebar.tree");
    Q_EMIT tree->customContextMenuRequested(QPoint(5, 10'000));
    auto* menu = session.page.find<QMenu>("sidebar.menu");
    QVERIFY(menu);
    QVERIFY(menu->actions().front()->objectName() == "sidebar.open");
    QVERIFY(menu->findChild<QAction*>("design.delete")->text().endsWith("\tDel"));
    QVERIFY(menu->findChild<QMenu*>("sidebar.menu.new")->actions().size() > 5);
    menu->close();
  }

  void escapeCancelsTheRequestFromAnywhereInItsTab() {
    const test::RawServer silent([](test::RawConnection& connection) {
      connection.readHead();
      connection.waitForEnd();
    });
    Session session;
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

  void aRequestThatIsSavedAsksForItsName() {
    Session session;
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
    Session session;
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

  void renamingBringsTheSidebarBack() {
    Session session;
    session.open("model:Dish");
    session.page.press("Ctrl+B");
    session.page.press("F2");
    QCOMPARE(session.page.focusName(), QString("sidebar.rename"));
    QVERIFY(!session.page.find<QWidget>("sidebar.rename")->visibleRegion().isEmpty());
  }

  void aTabHasAMenu() {
    Session session;
    session.openThree();
    auto* tabs = session.page.find<QWidget>("editor.tabs");
    Q_EMIT tabs->customContextMenuRequested(session.page.tabs().tabRect(0).center());
    QCOMPARE(session.current(), three[0]);
    auto* menu = session.page.find<QMenu>("editor.tabMenu");
    QVERIFY(menu);
    menu->close();
  }
};

QTEST_MAIN(PlacesTest)
#include "places_test.moc"
