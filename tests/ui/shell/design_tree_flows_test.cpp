// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people do in the design tree of the whole window: move, rename, copy into another project, cut, paste, make.
#include "tests/pages/design_parts.h"
#include "tests/pages/window_page.h"
#include "tests/support/served.h"
#include "ui/editors/endpoint_editor.h"
#include "ui/editors/router_editor.h"
#include "ui/shell/design_edits.h"
#include "ui/shell/design_sidebar.h"
#include "ui/shell/editor_area.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QClipboard>
#include <QMenu>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTreeView>

using namespace signalbox;
using namespace signalbox::ui;
using pages::WindowPage;

namespace {

// The window on a copy of a sample, the tree in focus.
class Session final {
public:
  explicit Session(const QString& sample = QStringLiteral("food-delivery")) {
    qputenv("SIGNALBOX_CONFIG_DIR", m_config.path().toLocal8Bit());
    test::copyFolder(test::sample(sample), m_folder.filePath(sample));
    (void)page.open(m_folder.filePath(sample));
  }

  void openOther(const QString& sample) {
    test::copyFolder(test::sample(sample), m_folder.filePath(sample));
    (void)page.open(m_folder.filePath(sample));
  }

  void choose(EntityKind kind, const char* id) {
    page.window().sidebar().select({kind, QLatin1String(id)});
    page.find<QTreeView>("sidebar.tree")->setFocus();
  }

  QString order(const char* router) const {
    QStringList names;
    for (const TreeEntry& entry : entriesOf(const_cast<WindowPage&>(page).design(), router))
      names << QString::fromStdString(entry.id).section('/', -1);
    return names.join(' ');
  }

  WindowPage page;

private:
  QTemporaryDir m_config;
  QTemporaryDir m_folder;
};

bool isFieldGone(Session& session) {
  for (QLineEdit* field : session.page.window().findChildren<QLineEdit*>("sidebar.rename"))
    if (field->isVisibleTo(field->parentWidget())) return false;
  return true;
}

} // namespace

class DesignTreeFlowsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void altUpAndDownPutAnEndpointInOrder() {
    Session session;
    const QString before = session.order("orders");
    const QStringList names = before.split(' ');
    session.choose(EntityKind::Endpoint, qPrintable("orders/" + names[0]));
    session.page.press("Alt+Down");
    QCOMPARE(session.order("orders").split(' ')[1], names[0]);
    QCOMPARE(session.page.window().sidebar().current()->id, "orders/" + names[0]); // still chosen
    session.page.press("Alt+Up");
    QCOMPARE(session.order("orders"), before);
    session.page.press("Ctrl+Z");
    session.page.press("Ctrl+Z");
    QCOMPARE(session.order("orders"), before);
  }

  void moveToPutsAnEndpointIntoAnotherRouter() {
    Session session;
    session.choose(EntityKind::Endpoint, "orders/create_order");
    QVERIFY(session.page.window().commands().run("design.moveTo"));
    auto* menu = session.page.find<QMenu>("sidebar.moveTo");
    QVERIFY(menu);
    for (QAction* action : menu->actions())
      if (action->text() == u"restaurants") action->trigger();
    menu->close();
    QVERIFY(session.page.design().endpoint("restaurants/create_order"));
    session.page.window().commands().run("design.undo");
    QVERIFY(session.page.design().endpoint("orders/create_order"));
  }

  // While others edit (an editor, undo): what is chosen, closed and in view stays so.
  void theTreeKeepsItsPlaceWhenTheDesignChanges() {
    Session session;
    auto& document = session.page.window().document();
    auto* tree = session.page.find<QTreeView>("sidebar.tree");
    DesignTreeModel& model = session.page.window().sidebar().model();
    const auto folder = [&](const char* id) { return model.indexOf(TreeNode::Kind::Folder, id); };
    tree->setFixedHeight(160); // less than its rows
    QApplication::processEvents();
    tree->collapse(folder("router:orders"));
    session.choose(EntityKind::Model, "OrderCreate");
    tree->scrollTo(model.indexOfModel("OrderCreate"), QAbstractItemView::PositionAtTop);
    const int scrolled = tree->verticalScrollBar()->value();
    const auto isKept = [&](const QString& chosen) {
      QApplication::processEvents();
      const auto current = session.page.window().sidebar().current();
      return current && current->id == chosen && !tree->isExpanded(folder("router:orders")) &&
             tree->isExpanded(folder("router:restaurants")) && tree->verticalScrollBar()->value() == scrolled;
    };
    QVERIFY(scrolled > 0);
    design::Model last;
    last.name = "Zone";
    QVERIFY(document.apply(design::AddModel{last}));
    QVERIFY(isKept("OrderCreate"));
    QVERIFY(document.apply(design::AddField{"OrderCreate", {"note", "str", design::Json::object()}}));
    QVERIFY(isKept("OrderCreate"));
    QVERIFY(document.apply(design::RenameModel{"OrderCreate", "OrderDraft"}));
    QVERIFY(isKept("OrderDraft"));
    document.undo();
    document.undo();
    document.undo();
    QVERIFY(isKept("OrderCreate"));
    design::Router shelf;
    shelf.path = "shelf";
    QVERIFY(document.apply(design::AddRouter{shelf}));
    QVERIFY(tree->isExpanded(folder("router:shelf")));
    QVERIFY(!tree->isExpanded(folder("router:orders")));
  }

  void headingOfTheDependenciesOpensTheirGraph() {
    Session session;
    QVERIFY(pages::addParts(session.page.window().document()));
    auto* tree = session.page.find<QTreeView>("sidebar.tree");
    tree->setCurrentIndex(session.page.window().sidebar().model().indexOf(TreeNode::Kind::Group, "dependencies"));
    QTest::keyClick(tree, Qt::Key_Return);
    QCOMPARE(session.page.window().editor().current()->key(), QString("dependency:"));
    QVERIFY(session.page.find<QWidget>("graph")->isVisible());
    session.page.window().editor().closeCurrent();
    QVERIFY(session.page.window().commands().run("design.dependencies"));
    QCOMPARE(session.page.window().editor().current()->key(), QString("dependency:"));
  }

  void routersAreMadeAndRenamedInsideOfOthers() {
    Session session;
    (void)session.page.window().document().apply(design::AddRouter{newRouter(session.page.design(), "orders/admin")});
    QCOMPARE(session.page.design().router("orders/admin")->prefix, std::string("/admin"));
    const DesignTreeModel& model = session.page.window().sidebar().model();
    const QModelIndex row = model.indexOf(TreeNode::Kind::Folder, "router:orders/admin");
    QCOMPARE(row.parent(), model.indexOf(TreeNode::Kind::Folder, "router:orders"));
    session.choose(EntityKind::Router, "orders/admin");
    session.page.press("F2");
    QTest::keyClicks(QApplication::focusWidget(), "staff");
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(session.page.design().router("orders/staff"));
  }

  void anEndpointGoesIntoAnotherProjectAsText() {
    Session session;
    session.choose(EntityKind::Endpoint, "orders/create_order");
    session.page.press("Ctrl+C");
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains("\"models/OrderCreate.json\""));
    session.openOther("hello");
    const design::Design before = session.page.design();
    session.page.find<QTreeView>("sidebar.tree")->setFocus();
    session.page.press("Ctrl+V");
    QVERIFY(session.page.design().endpoint("create_order"));
    QVERIFY(session.page.design().model("OrderCreate"));
    QVERIFY(session.page.currentTab().contains("orders"));
    session.page.window().commands().run("design.undo");
    QVERIFY(session.page.design() == before);
  }

  void cutTakesOutAndPasteBringsBack() {
    Session session;
    session.choose(EntityKind::Endpoint, "orders/create_order");
    session.page.press("Ctrl+X");
    QVERIFY(!session.page.design().endpoint("orders/create_order"));
    session.choose(EntityKind::Router, "restaurants");
    session.page.press("Ctrl+V");
    QVERIFY(session.page.design().endpoint("restaurants/create_order"));
  }

  void otherTextOfTheClipboardIsRefusedWithASentence() {
    Session session;
    QGuiApplication::clipboard()->setText("hello");
    session.choose(EntityKind::Router, "orders");
    session.page.press("Ctrl+V");
    QVERIFY(session.page.toast().contains("clipboard"));
  }

  void aRouterIsRenamedAndTheTabsFollow() {
    Session session;
    MainWindow& window = session.page.window();
    window.editor().open({EntityKind::Endpoint, "orders/create_order"}, EditorArea::Open::Pinned);
    window.editor().open({EntityKind::Router, "orders"}, EditorArea::Open::Pinned);
    const int tabs = window.editor().count();
    session.choose(EntityKind::Router, "orders");
    session.page.press("F2");
    auto* edit = session.page.find<QLineEdit>("sidebar.rename");
    QVERIFY(edit);
    edit->setText("purchases");
    QTest::keyClick(edit, Qt::Key_Return);
    QVERIFY(session.page.design().endpoint("purchases/create_order"));
    QTRY_VERIFY(window.editor().page({EntityKind::Router, "purchases"}));
    QTRY_VERIFY(window.editor().page({EntityKind::Endpoint, "purchases/create_order"}));
    QCOMPARE(window.editor().count(), tabs);
  }

  void renamingIsLeftWithEscape() {
    Session session;
    const design::Design before = session.page.design();
    session.choose(EntityKind::Model, "Dish");
    session.page.press("F2");
    QCOMPARE(session.page.focusName(), QString("sidebar.rename"));
    session.page.type("Meal");
    session.page.press("Escape");
    QVERIFY(session.page.find<QTreeView>("sidebar.tree")->hasFocus());
    QVERIFY(isFieldGone(session));
    QVERIFY(session.page.design() == before);
  }

  void renamingLeavesNoFieldOverTheRow_data() {
    QTest::addColumn<QStringList>("keys");
    QTest::newRow("begun again") << QStringList{"F2", "F2", "Escape"};
    QTest::newRow("another thing begun") << QStringList{"F2", "Ctrl+N"};
    QTest::newRow("another place") << QStringList{"F2", "Alt+3"};
    QTest::newRow("kept as it is") << QStringList{"F2", "Return"};
    QTest::newRow("another project part is made") << QStringList{"F2", "Ctrl+T"};
  }
  void renamingLeavesNoFieldOverTheRow() {
    QFETCH(QStringList, keys);
    Session session;
    session.page.window().editor().open({EntityKind::Endpoint, "login"}, EditorArea::Open::Pinned);
    session.choose(EntityKind::Model, "Dish");
    for (const QString& key : keys) session.page.press(key);
    QVERIFY(session.page.design().model("Dish"));
    QVERIFY(isFieldGone(session));
  }

  void anEndpointThatIsRenamedKeepsItsTab() {
    Session session;
    EditorArea& editor = session.page.window().editor();
    editor.clear();
    editor.open({EntityKind::Endpoint, "login"}, EditorArea::Open::Pinned);
    QWidget* page = editor.page({EntityKind::Endpoint, "login"});
    session.choose(EntityKind::Endpoint, "login");
    session.page.press("F2");
    session.page.find<QLineEdit>("sidebar.rename")->setText("sign_in");
    session.page.press("Return");
    QTRY_COMPARE(editor.page({EntityKind::Endpoint, "sign_in"}), page);
    QCOMPARE(editor.count(), 1);
  }

  void aRowThatGoesTakesItsFieldAlong() {
    Session session;
    session.choose(EntityKind::Model, "Dish");
    session.page.press("F2");
    session.page.filterTree("orders");
    QVERIFY(isFieldGone(session));
    QVERIFY(session.page.design().model("Dish"));
  }

  void aWebhookIsMadeAndOpened() {
    Session session;
    QVERIFY(session.page.window().commands().run("design.newWebhook"));
    session.page.answer("order_placed");
    QCOMPARE(session.page.design().webhook("order_placed")->path, std::string("order-placed"));
    QVERIFY(qobject_cast<EndpointEditor*>(session.page.window().editor().page({EntityKind::Webhook, "order_placed"})));
    QVERIFY(session.page.window().commands().run("design.duplicate"));
    QVERIFY(session.page.design().webhook("order_placed_copy"));
  }

  void aPlaceInARouterOpensIt() {
    Session session;
    session.page.window().workbench().navigator.openPlace({EntityKind::Router, "orders", "/prefix"});
    QVERIFY(qobject_cast<RouterEditor*>(session.page.window().editor().page({EntityKind::Router, "orders"})));
  }
};

QTEST_MAIN(DesignTreeFlowsTest)
#include "design_tree_flows_test.moc"
