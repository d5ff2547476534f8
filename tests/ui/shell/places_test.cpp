// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Getting about in the window: tabs in the order of their use, the way back and forward, and the keys for all of it.
#include "tests/pages/sample_window.h"
#include "ui/panels/try_pane.h"
#include "ui/shell/tab_order.h"
#include "ui/shell/visited_places.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QMenu>

using namespace signalbox;
using namespace signalbox::ui;
using pages::SampleWindow;

namespace {

// Models, one step each.
void addThree(DesignDocument& document) {
  for (const char* name : {"One", "Two", "Three"}) {
    design::Model model;
    model.name = name;
    QVERIFY(document.apply(design::AddModel{model}));
  }
}

const QStringList three{"endpoint:login", "model:Dish", "endpoint:orders/create_order"};

// All of these, in this order.
void openThree(SampleWindow& session) {
  for (const QString& key : three) session.open(qPrintable(key));
}

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
    SampleWindow session;
    openThree(session);
    session.open("endpoint:login");
    session.page.press("Ctrl+W");
    QCOMPARE(session.current(), three[2]);
    session.page.press("Ctrl+W");
    QCOMPARE(session.current(), three[1]);
    session.page.press("Ctrl+Shift+T");
    QCOMPARE(session.current(), three[2]);
  }

  void ctrlTabGoesToTheTabUsedBeforeAndBackAgain() {
    SampleWindow session;
    openThree(session);
    session.page.press("Ctrl+Tab");
    QCOMPARE(session.current(), three[1]);
    session.page.press("Ctrl+Tab");
    QCOMPARE(session.current(), three[2]);
    session.page.press("Ctrl+Shift+Tab");
    QCOMPARE(session.current(), three[0]);
  }

  void whileCtrlIsHeldEachTabGoesFurther() {
    SampleWindow session;
    openThree(session);
    QTest::keyPress(session.focused(), Qt::Key_Control);
    for (int press = 0; press < 2; ++press)
      QTest::simulateEvent(session.focused(), true, Qt::Key_Tab, Qt::ControlModifier, {}, false);
    QCOMPARE(session.current(), three[0]);
    QTest::keyRelease(session.focused(), Qt::Key_Control);
    session.page.press("Ctrl+Tab");
    QCOMPARE(session.current(), three[2]);
  }

  void pageKeysGoByThePlaceInTheStrip() {
    SampleWindow session;
    openThree(session);
    session.page.press("Ctrl+PgUp");
    QCOMPARE(session.current(), three[1]);
    session.page.press("Ctrl+PgUp");
    QCOMPARE(session.current(), three[0]);
    session.page.press("Ctrl+PgDown");
    QCOMPARE(session.current(), three[1]);
  }

  void theOrderOfUseComesBackWithTheSession() {
    SampleWindow session;
    openThree(session);
    session.open("model:Dish");
    session.page.window().saveSessionNow();
    QVERIFY(session.page.open(session.folder()));
    session.page.press("Ctrl+Tab");
    QCOMPARE(session.current(), three[2]);
  }

  void altLeftLeadsBackToWhereALinkWasTaken() {
    SampleWindow session;
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
    SampleWindow session;
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

  void theSideButtonsOfAMouseReachNothingBehindASheet() {
    SampleWindow session;
    session.open("model:Dish");
    session.open("model:Order");
    session.page.openPalette();
    for (QWidget* target : {static_cast<QWidget*>(&session.page.window().palette()), QApplication::focusWidget()})
      QTest::mouseClick(target, Qt::BackButton, {}, QPoint(3, 3));
    QVERIFY(session.page.isPaletteOpen());
    QCOMPARE(session.current(), QString("model:Order"));
    session.page.press("Escape");
    QTest::mouseClick(session.page.window().findChild<QWidget*>("editor.tabs"), Qt::BackButton);
    QCOMPARE(session.current(), QString("model:Dish"));
  }

  void tabsThatGoTogetherLeadToOneThatStays_data() {
    QTest::addColumn<QStringList>("gone");
    QTest::addColumn<QString>("current");
    QTest::newRow("the last two used") << QStringList{"Two", "Three"} << "endpoint:login";
    QTest::newRow("all but the current one") << QStringList{"One", "Two"} << "model:Three";
    QTest::newRow("all of them") << QStringList{"One", "Two", "Three", "login"} << "";
  }
  void tabsThatGoTogetherLeadToOneThatStays() {
    QFETCH(QStringList, gone);
    QFETCH(QString, current);
    SampleWindow session;
    addThree(session.page.window().document());
    for (const char* key : {"model:One", "endpoint:login", "model:Two", "model:Three"}) session.open(key);
    design::Design rest = session.page.design();
    for (const QString& name : gone)
      rest = name == u"login" ? rest.withoutEndpoint("login") : rest.withoutModel(name.toStdString());
    QStringList shown; // on the way
    connect(&session.editor(), &EditorArea::currentChanged, &session.editor(), [&] { shown << session.current(); });
    QVERIFY(session.page.window().document().apply(design::SetDesign{rest, "Take them away"}));
    QTRY_COMPARE(session.editor().count(), int(4 - gone.size()));
    QCOMPARE(session.current(), current);
    for (const QString& key : shown) QVERIFY2(!gone.contains(key.section(u':', 1)), qPrintable(key));
    for (const QString& name : gone) QVERIFY(!session.editor().page({EntityKind::Model, name}));
  }

  void everythingNewIsInTheMenusOfBothPlusSigns() {
    SampleWindow session;
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
    SampleWindow session("food-delivery", {1024, 700});
    session.page.press("Ctrl+Shift+N");
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QCOMPARE(menu->activeAction()->objectName(), QString("design.newEndpoint"));
    QTest::keyClick(menu, Qt::Key_M);
    QVERIFY(session.page.isAsking()); // a model's name
  }

  void ctrlPGoesToTheTabUsedBeforeOrToAnyEndpoint() {
    SampleWindow session;
    openThree(session);
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
    SampleWindow session;
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
    SampleWindow session;
    session.page.press("Ctrl+Shift+F");
    session.page.type("zzzzqq");
    QVERIFY(!session.page.find<QWidget>("find.rows")->isVisible());
    design::Model model;
    model.name = "Zzzzqq";
    QVERIFY(session.page.window().document().apply(design::AddModel{model}));
    QVERIFY(session.page.find<QWidget>("find.rows")->isVisible()); // it follows the design
  }

  void theMenuOfARowBeginsWithWhatCanBeDoneWithIt() {
    SampleWindow session;
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

  // To keys that mean something else in that program.
  void aPresetTakesTheOnlyKeysOfFewCommands_data() {
    QTest::addColumn<int>("preset");
    QTest::addColumn<QStringList>("without");
    const auto row = [](Preset preset, const QStringList& without) {
      QTest::newRow(qPrintable(presetName(preset))) << int(preset) << without;
    };
    row(Preset::Signalbox, {});
    row(Preset::Postman, {"design.new"});
    row(Preset::Insomnia, {"design.new"});
    row(Preset::Bruno, {"tab.recent", "tab.oldest"});
    row(Preset::VsCode, {"design.new", "help.coming"});
  }
  void aPresetTakesTheOnlyKeysOfFewCommands() {
    QFETCH(int, preset);
    QFETCH(QStringList, without);
    SampleWindow session;
    const QList<UsualKeys> usual = session.page.window().commands().usualKeys();
    const QHash<QString, Keys> keys = effectiveKeys(usual, {.preset = Preset(preset), .own = {}});
    QStringList keyless;
    for (const UsualKeys& each : usual)
      if (!each.keys.isEmpty() && keys[each.command].isEmpty()) keyless << each.command;
    QCOMPARE(keyless, without);
  }

  void renamingBringsTheSidebarBack() {
    SampleWindow session;
    session.open("model:Dish");
    session.page.press("Ctrl+B");
    session.page.press("F2");
    QCOMPARE(session.page.focusName(), QString("sidebar.rename"));
    QVERIFY(!session.page.find<QWidget>("sidebar.rename")->visibleRegion().isEmpty());
  }

  void aTabHasAMenu() {
    SampleWindow session;
    openThree(session);
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
