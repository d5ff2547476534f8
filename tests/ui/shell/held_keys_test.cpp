// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keys that are held or mean nothing, the keys of menus, what lies over the window for a while, and recent projects.
#include "tests/pages/window_page.h"
#include "tests/support/served.h"
#include "ui/models/console_model.h"
#include "ui/models/traffic_log.h"
#include "ui/panels/console_panel.h"
#include "ui/panels/find_panel.h"
#include "ui/shell/hints.h"
#include "ui/shell/tab_walk.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QMenu>
#include <QTemporaryDir>

using namespace signalbox;
using namespace signalbox::ui;
using pages::WindowPage;

namespace {

class Session final {
public:
  explicit Session(QSize size = {1440, 900}) : page(size) {
    qputenv("SIGNALBOX_CONFIG_DIR", m_config.path().toLocal8Bit());
    (void)page.open(copyOf("food-delivery"));
    page.window().editor().clear();
  }

  QString copyOf(const QString& sample) const {
    test::copyFolder(test::sample(sample), m_folder.filePath(sample));
    return m_folder.filePath(sample);
  }
  QString current() { return page.window().editor().current() ? page.window().editor().current()->key() : QString(); }
  void open(const char* key) {
    page.window().editor().open(EntityRef::fromKey(QLatin1String(key)), EditorArea::Open::Pinned);
  }
  QWidget* focused() { return QApplication::focusWidget() ? QApplication::focusWidget() : &page.window(); }
  const TabWalk* walk() { return page.find<TabWalk>("tabWalk"); }
  void holdCtrl() { QTest::keyPress(focused(), Qt::Key_Control); }
  void releaseCtrl() { QTest::keyRelease(focused(), Qt::Key_Control); }
  void held(Qt::Key key, const QString& text = {}) {
    QTest::simulateEvent(focused(), true, key, Qt::ControlModifier, text, false);
  }

private:
  QTemporaryDir m_config;
  QTemporaryDir m_folder;

public:
  WindowPage page;
};

QRect inWindow(const QWidget& widget) { return {widget.mapTo(widget.window(), QPoint()), widget.size()}; }

QStringList textsOf(const QMenu& menu) {
  QStringList texts;
  for (const QAction* action : menu.actions()) texts << action->text();
  return texts;
}

} // namespace

class HeldKeysTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void cleanup() {
    while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
  }

  void whileCtrlIsHeldTheTabsAreListed() {
    Session session;
    for (const char* key : {"endpoint:login", "model:Dish", "model:Order"}) session.open(key);
    session.holdCtrl();
    QVERIFY(!session.walk());
    session.held(Qt::Key_Tab);
    QVERIFY(session.walk() && session.walk()->isVisible());
    QCOMPARE(session.walk()->at(), 1);
    session.held(Qt::Key_Tab);
    QCOMPARE(session.walk()->at(), 2);
    QVERIFY(session.page.window().rect().contains(session.walk()->geometry()));
    session.releaseCtrl();
    QVERIFY(!session.walk()->isVisible());
    QCOMPARE(session.current(), QString("endpoint:login"));
  }

  void escLeadsBackToTheTabOneCameFrom() {
    Session session;
    for (const char* key : {"endpoint:login", "model:Dish", "model:Order"}) session.open(key);
    session.holdCtrl();
    session.held(Qt::Key_Tab);
    session.held(Qt::Key_Tab);
    session.held(Qt::Key_Escape);
    QVERIFY(!session.walk()->isVisible());
    QCOMPARE(session.current(), QString("model:Order"));
    session.releaseCtrl();
    session.page.press("Ctrl+Tab"); // the order is as it was
    QCOMPARE(session.current(), QString("model:Dish"));
  }

  void aTabThatIsClosedOnTheWayEndsTheWalk() {
    Session session;
    for (const char* key : {"endpoint:login", "model:Dish", "model:Order"}) session.open(key);
    session.holdCtrl();
    session.held(Qt::Key_Tab);
    session.page.window().editor().closeCurrent();
    QVERIFY(!session.walk()->isVisible());
    session.releaseCtrl();
    QCOMPARE(session.current(), QString("model:Order"));
  }

  void oneTabIsNoList() {
    Session session;
    session.open("model:Dish");
    session.holdCtrl();
    session.held(Qt::Key_Tab);
    QVERIFY(!session.walk());
    session.releaseCtrl();
  }

  void altWithWhatIsNoCommandTypesNothing_data() {
    QTest::addColumn<int>("key");
    QTest::addColumn<QString>("text");
    QTest::newRow("a digit without an activity") << int(Qt::Key_5) << "5";
    QTest::newRow("nought") << int(Qt::Key_0) << "0";
    QTest::newRow("a letter") << int(Qt::Key_Q) << "q";
  }
  void altWithWhatIsNoCommandTypesNothing() {
    QFETCH(int, key);
    QFETCH(QString, text);
    Session session;
    auto* filter = session.page.find<QLineEdit>("sidebar.filter");
    filter->setFocus();
    QTest::keyClick(filter, Qt::Key_A);
    QTest::simulateEvent(filter, true, key, Qt::AltModifier, text, false);
    QCOMPARE(filter->text(), QString("a"));
    QTest::simulateEvent(filter, true, Qt::Key_2, Qt::NoModifier, "2", false);
    QCOMPARE(filter->text(), QString("a2"));
  }

  void shiftF10OpensTheMenuOfTheRow() {
    Session session;
    session.page.window().sidebar().select({EntityKind::Model, "Dish"});
    auto* tree = session.page.find<RowTree>("sidebar.tree");
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_F10, Qt::ShiftModifier);
    auto* menu = session.page.find<QMenu>("sidebar.menu");
    QVERIFY(menu);
    QCOMPARE(session.page.window().sidebar().current()->key(), QString("model:Dish"));
  }

  void everyListBelowHasAMenu_data() {
    QTest::addColumn<QString>("panel");
    QTest::addColumn<QString>("firstItem");
    QTest::newRow("log") << "log" << "Open in Request";
    QTest::newRow("console") << "console" << "Copy the line";
    QTest::newRow("problems") << "problems" << "Go to it";
    QTest::newRow("find") << "find" << "Go to it";
  }
  void everyListBelowHasAMenu() {
    QFETCH(QString, panel);
    QFETCH(QString, firstItem);
    Session session;
    MainWindow& window = session.page.window();
    window.bottom().show(panel);
    window.workbench().traffic.add({api::Exchange()});
    window.bottom().console().model().add({consoleLine(ConsoleLine::Level::Info, "Hello")});
    design::Model broken = *session.page.design().model("Dish");
    broken.fields[0].type = "Nothing";
    QVERIFY(window.document().apply(design::SetModel{broken}));
    if (panel == u"find") window.bottom().find().find("Dish");
    auto* rows = session.page.find<QAbstractItemView>(panel + ".rows");
    QTRY_VERIFY(rows->isVisible() && rows->model()->rowCount() > 0);
    rows->setFocus();
    rows->setCurrentIndex(rows->model()->index(0, 0));
    QTest::keyClick(rows, Qt::Key_F10, Qt::ShiftModifier);
    auto* menu = session.page.find<QMenu>(panel + ".menu");
    QVERIFY(menu);
    QCOMPARE(menu->actions().front()->text().section(u'\t', 0, 0), firstItem);
  }

  // Neither hides a row of the bottom panels nor a button of their header.
  void whatIsSaidForAWhileLiesOverNothingOfTheBottom_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("usual") << QSize(1440, 900);
    QTest::newRow("small") << QSize(1024, 700);
    QTest::newRow("least") << QSize(900, 600);
  }
  void whatIsSaidForAWhileLiesOverNothingOfTheBottom() {
    QFETCH(QSize, size);
    Session session(size);
    MainWindow& window = session.page.window();
    auto* hint = session.page.find<HintLine>("hint");
    for (const bool isOpen : {true, false}) {
      window.bottom().setOpen(isOpen);
      window.toasts().showMessage(Signal::Ok, "Deleted Order", "Undo");
      hint->offer(hints::focusMode());
      QTest::qWait(0);
      QVERIFY(hint->isVisible());
      constexpr int shadow = 24;
      const QRect toast = inWindow(window.toasts()).adjusted(shadow, shadow, -shadow, -shadow);
      const QRect bottom = inWindow(window.bottom());
      QVERIFY2(!toast.intersects(bottom), qPrintable(QString("%1 %2").arg(toast.bottom()).arg(bottom.top())));
      QVERIFY(!inWindow(*hint).intersects(bottom));
      QVERIFY(!toast.intersects(inWindow(*hint)));
      for (const QAbstractButton* item : session.page.find<QWidget>("status")->findChildren<QAbstractButton*>())
        if (item->isVisible() && !hint->isAncestorOf(item)) QVERIFY(!inWindow(*hint).intersects(inWindow(*item)));
    }
  }

  void recentProjectsAreInTheProjectMenuAndInThePalette() {
    Session session;
    const QString other = session.copyOf("hello");
    QVERIFY(session.page.open(other));
    QVERIFY(session.page.open(session.copyOf("users")));
    MainWindow& window = session.page.window();
    QStringList names;
    for (const RecentProject& project : window.settings().recent) names << project.name;
    QTest::mouseClick(session.page.find<QWidget>("top.project"), Qt::LeftButton);
    const auto* menu = session.page.find<QMenu>("top.project.menu");
    QVERIFY(!textsOf(*menu).contains(names[0])); // it is open
    QVERIFY2(textsOf(*menu).contains(names[1]), qPrintable(textsOf(*menu).join(", ")));
    QAction* recent = nullptr;
    for (QAction* action : menu->actions())
      if (action->text() == names[1]) recent = action;
    QApplication::activePopupWidget()->close();
    recent->trigger();
    QCOMPARE(canonicalFolder(window.projectFolder()), canonicalFolder(other));
    session.page.choose(names[0]);
    QVERIFY(window.projectFolder().endsWith("users"));
    QVERIFY(window.commands().run("project.openRecent"));
    QVERIFY(session.page.isPaletteOpen());
    QCOMPARE(session.page.paletteChoice(), names[1]);
    session.page.press("Return");
    QCOMPARE(canonicalFolder(window.projectFolder()), canonicalFolder(other));
  }

  void theHeadOfATabOffersWhatItsRowOffers_data() {
    QTest::addColumn<QString>("tab");
    QTest::addColumn<QString>("button");
    QTest::newRow("an endpoint") << "endpoint:login" << "endpoint.more";
    QTest::newRow("a model") << "model:Dish" << "model.more";
    QTest::newRow("an enum") << "model:Cuisine" << "enum.more";
  }
  void theHeadOfATabOffersWhatItsRowOffers() {
    QFETCH(QString, tab);
    QFETCH(QString, button);
    Session session;
    MainWindow& window = session.page.window();
    session.open(qPrintable(tab));
    window.sidebar().select({EntityKind::Router, "orders"}); // the menu is about the tab, wherever the keyboard was
    session.page.find<RowTree>("sidebar.tree")->setFocus();
    QWidget* page = window.editor().page(EntityRef::fromKey(tab));
    QTest::mouseClick(page->findChild<QWidget*>(button), Qt::LeftButton);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    QVERIFY(menu);
    QAction* duplicate = nullptr;
    for (QAction* action : menu->actions())
      if (action->objectName() == "design.duplicate") duplicate = action;
    QVERIFY(duplicate && menu->findChild<QAction*>("design.copy"));
    const std::size_t before = session.page.design().endpoints().size() + session.page.design().models().size();
    menu->close();
    duplicate->trigger();
    QCOMPARE(session.page.design().endpoints().size() + session.page.design().models().size(), before + 1);
    QVERIFY(session.current() != tab);
  }

  void anEndpointIsCopiedAsCurlFromItsHeadAndFromTheTree() {
    Session session;
    MainWindow& window = session.page.window();
    session.open("endpoint:login");
    QVERIFY(window.commands().run("request.copyCurl"));
    QVERIFY2(QApplication::clipboard()->text().startsWith("curl "), qPrintable(QApplication::clipboard()->text()));
    QApplication::clipboard()->clear();
    session.open("model:Dish");
    window.sidebar().select({EntityKind::Endpoint, "login"});
    auto* tree = session.page.find<RowTree>("sidebar.tree");
    tree->setFocus();
    QTest::keyClick(tree, Qt::Key_F10, Qt::ShiftModifier);
    for (QAction* action : session.page.find<QMenu>("sidebar.menu")->actions())
      if (action->objectName() == "request.copyCurl") action->trigger();
    QVERIFY(QApplication::clipboard()->text().contains("/login"));
  }

  void aSavedRequestIsDuplicated() {
    Session session;
    session.page.press("Ctrl+T");
    const std::size_t before = session.page.design().requests().size();
    const QString first = session.current();
    QVERIFY(session.page.window().commands().run("design.duplicate"));
    QCOMPARE(session.page.design().requests().size(), before + 1);
    QVERIFY(session.current() != first && session.page.window().editor().current()->kind == EntityKind::Request);
  }

  void forgottenRequestsComeBackFromTheToast() {
    Session session;
    RequestServices& requests = session.page.window().workbench().requests;
    for (const char* path : {"/a", "/b"}) {
      requests::HistoryEntry entry;
      entry.request.url = std::string("{{base}}") + path;
      requests.remember(entry);
    }
    const auto before = requests.history().entries();
    QVERIFY(session.page.window().commands().run("request.clearHistory"));
    QVERIFY(requests.history().entries().empty());
    QCOMPARE(session.page.toast(), QString("Forgot 2 requests"));
    QTest::mouseClick(session.page.find<QWidget>("toast.action"), Qt::LeftButton);
    QVERIFY(requests.history().entries() == before);
  }
};

QTEST_MAIN(HeldKeysTest)
#include "held_keys_test.moc"
