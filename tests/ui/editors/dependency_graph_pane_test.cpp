// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dependencies drawn as a graph, by mouse and by keyboard: each thing that is drawn is one undoable edit.
#include "tests/pages/design_parts.h"
#include "tests/pages/graph_page.h"
#include "tests/ui/panels/fake_workbench.h"
#include "ui/editors/dependency_map.h"
#include "ui/editors/endpoint_editor.h"
#include "ui/models/dependency_drawing.h"
#include "ui/settings/settings_store.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/tab_strip.h"

#include <QAccessible>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QVBoxLayout>

#include <algorithm>

using namespace signalbox;
using namespace signalbox::ui;
using pages::GraphPage;

namespace {

// The graph of the whole project, or that of an endpoint, in a window.
class Shown final {
public:
  explicit Shown(FakeWorkbench& bench) { show(bench, new DependencyMap(bench.parts, &bench.window)); }
  Shown(FakeWorkbench& bench, const char* endpoint, int as = 1) {
    auto* editor = new EndpointEditor(bench.parts, endpoint, &bench.window);
    show(bench, editor);
    editor->showPage("depends");
    auto* shown = editor->findChild<Segmented*>("depends.shown");
    shown->setCurrentIndex(as);
    Q_EMIT shown->chosen(as);
    page = GraphPage(editor);
  }

  GraphPage page{nullptr};

private:
  void show(FakeWorkbench& bench, QWidget* widget) {
    bench.window.resize(1200, 800);
    auto* layout = new QVBoxLayout(&bench.window);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(widget);
    bench.window.show();
    (void)QTest::qWaitForWindowExposed(&bench.window);
    QApplication::setActiveWindow(&bench.window);
    page = GraphPage(widget);
  }
};

std::vector<std::string> asked(FakeWorkbench& bench, const char* dependency) {
  std::vector<std::string> names;
  for (const auto& one : bench.document.design().dependency(dependency)->dependencies) names.push_back(one.dependency);
  return names;
}

using Names = std::vector<std::string>;

} // namespace

class DependencyGraphPaneTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() {
    qputenv("SIGNALBOX_CONFIG_DIR", m_config.path().toLocal8Bit());
    installTheme(Appearance::Dark);
  }

  void theViewThatWasChosenLastIsTheNextEndpointsToo() {
    const auto shownAt = [](FakeWorkbench& bench, const char* endpoint) {
      auto* editor = new EndpointEditor(bench.parts, endpoint, &bench.window);
      editor->showPage("depends");
      return editor->findChild<Segmented*>("depends.shown");
    };
    for (const int view : {1, 0, 1}) {
      {
        FakeWorkbench bench("food-delivery");
        Q_EMIT shownAt(bench, "orders/create_order")->chosen(view);
        QCOMPARE(shownAt(bench, "recommend")->currentIndex(), view);
      }
      FakeWorkbench another("food-delivery"); // from its file
      QCOMPARE(shownAt(another, "kitchen")->currentIndex(), view);
    }
  }

  void theViewThatIsChosenElsewhereIsFollowed() {
    FakeWorkbench bench("food-delivery");
    auto* editor = new EndpointEditor(bench.parts, "orders/create_order", &bench.window);
    bench.window.show();
    editor->show();
    editor->showPage("depends");
    const auto* shown = editor->findChild<Segmented*>("depends.shown");
    for (const auto view : {DependencyView::Graph, DependencyView::List}) {
      SettingsStore::shared()->change([view](Settings& settings) { settings.dependencyView = view; });
      QCOMPARE(shown->currentIndex(), view == DependencyView::Graph ? 1 : 0);
      QCOMPARE(editor->findChild<QWidget*>("depends.add")->isVisible(), view == DependencyView::List);
    }
  }

  void edgeIsDrawnFromNodeToNode() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(pages::addParts(bench.document));
    QVERIFY(bench.document.apply(design::SetDependency{newDependency("tenant")}));
    Shown shown(bench);
    shown.page.draw("paging", "tenant");
    QCOMPARE(asked(bench, "paging"), Names({"current_user", "tenant"}));
    QCOMPARE(shown.page.current().section(',', 0, 0), QString("tenant"));
    bench.document.undo();
    QCOMPARE(asked(bench, "paging"), Names({"current_user"}));
  }

  void edgeIsDrawnBackwardsToo() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(pages::addParts(bench.document));
    QVERIFY(bench.document.apply(design::SetDependency{newDependency("tenant")}));
    Shown shown(bench);
    shown.page.draw("tenant", "paging", GraphPort::NeededBy);
    QCOMPARE(asked(bench, "paging"), Names({"current_user", "tenant"}));
  }

  void cycleIsRefusedAndSaysWhyWhileOneDraws() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(pages::addParts(bench.document));
    design::Dependency tenant;
    tenant.name = "tenant";
    tenant.dependencies = {{"paging", "paging", true, {}, {}}};
    QVERIFY(bench.document.apply(design::SetDependency{tenant}));
    Shown shown(bench);
    const QPoint at = shown.page.view().nodeRect(shown.page.node("tenant")).center();
    shown.page.beginEdge("paging", at);
    QCOMPARE(shown.page.view().refusal(), QString::fromUtf8("paging would need itself: paging → tenant → paging."));
    shown.page.letGo(at);
    QCOMPARE(asked(bench, "paging"), Names({"current_user"}));
  }

  void edgeThatEndsNowhereOffersWhatItMayBe() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(pages::addParts(bench.document));
    Shown shown(bench);
    const QPoint nowhere = shown.page.view().viewport()->rect().bottomRight() - QPoint(60, 60);
    shown.page.beginEdge("paging", nowhere);
    shown.page.letGo(nowhere);
    QCOMPARE(shown.page.offered(), QStringList({"login", "New dependency"}));
    shown.page.typeOffered("tenant");
    QVERIFY(bench.document.design().dependency("tenant"));
    QCOMPARE(asked(bench, "paging"), Names({"current_user", "tenant"}));
    bench.document.undo(); // one step for both
    QVERIFY(!bench.document.design().dependency("tenant"));
    QCOMPARE(asked(bench, "paging"), Names({"current_user"}));
  }

  void everythingIsDoneByKeyboard() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(pages::addParts(bench.document));
    Shown shown(bench);
    shown.page.choose("paging");
    shown.page.press("Right");
    QCOMPARE(shown.page.current().section(',', 0, 0), QString("current_user"));
    shown.page.press("Right");
    QCOMPARE(shown.page.current().section(',', 0, 0), QString("login"));
    shown.page.press("Left");
    shown.page.press("Left");
    shown.page.press("A");
    QCOMPARE(shown.page.offered(), QStringList({"login", "New dependency"}));
    shown.page.typeOffered("login");
    QCOMPARE(asked(bench, "paging"), Names({"current_user", "login"}));
    shown.page.choose("paging");
    shown.page.press("Shift+Right");
    QVERIFY(shown.page.current().startsWith("paging needs "));
    shown.page.press("Del");
    QCOMPARE(asked(bench, "paging").size(), 1u);
    bench.document.undo();
    QCOMPARE(asked(bench, "paging").size(), 2u);
    shown.page.choose("current_user");
    shown.page.press("Return");
    QVERIFY(bench.navigator.visits.contains("place current_user"));
  }

  void nodeGoesWithItsOnlyEdge() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(pages::addParts(bench.document));
    Shown shown(bench);
    shown.page.choose("current_user");
    shown.page.press("Del"); // only paging needs it
    QVERIFY(asked(bench, "paging").empty());
    shown.page.choose("paging");
    shown.page.press("Del"); // nobody does
    QVERIFY(bench.navigator.visits.contains("toast Nothing here needs paging."));
    QVERIFY(bench.document.design().dependency("paging"));
  }

  void endpointDrawsWhatItAsksFor() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(pages::addParts(bench.document));
    Shown shown(bench, "orders/create_order");
    QCOMPARE(shown.page.view().graph().nodes.front().method, QString("POST"));
    shown.page.choose(shown.page.view().graph().nodes.front().title);
    shown.page.press("A");
    shown.page.typeOffered("paging");
    const auto& now = bench.document.design().endpoint("orders/create_order")->dependencies;
    QCOMPARE(now.back().dependency, std::string("paging"));
    QCOMPARE(now.back().name, std::string("paging"));
    QVERIFY(shown.page.node("current_user") > 0); // what it brings along
    shown.page.choose("paging");
    shown.page.press("Shift+Left");
    shown.page.press("Del");
    QVERIFY(bench.document.design().endpoint("orders/create_order")->dependencies.empty());
  }

  void lastTimesAreShown() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(pages::addParts(bench.document));
    Shown shown(bench);
    api::Exchange exchange;
    exchange.trace.stages = {{"paging", {}, api::StageState::Passed, 400'000, 1}};
    bench.traffic.add({exchange});
    shown.page.choose("paging");
    QTRY_VERIFY(shown.page.current().endsWith("last took 0.4 ms"));
  }

  void lastTimesAreShownInTheListToo() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(pages::addParts(bench.document));
    design::Endpoint changed = *bench.document.design().endpoint("orders/create_order");
    changed.dependencies = {{"paging", "paging", true, {}, {}}};
    QVERIFY(bench.document.apply(design::SetEndpoint{changed}));
    Shown shown(bench, "orders/create_order", 0);
    api::Exchange exchange;
    exchange.trace.endpoint = "orders/create_order";
    exchange.trace.stages = {{"paging", {}, api::StageState::Passed, 400'000, 1}};
    bench.traffic.add({exchange});
    const auto says = [&] {
      const auto labels = shown.page.root()->findChildren<Label*>();
      return std::ranges::any_of(labels, [](const Label* label) { return label->text() == u"0.4 ms"; });
    };
    QTRY_VERIFY(says());
  }

  void zoomFitsAll() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(pages::addParts(bench.document));
    Shown shown(bench);
    DependencyGraphView& view = shown.page.view();
    shown.page.choose("paging");
    for (int i = 0; i < 5; ++i) shown.page.press("Ctrl++");
    QVERIFY(view.zoom() > 1.5);
    shown.page.press("Ctrl+0");
    QVERIFY(view.zoom() <= 1);
    for (int node = 0; node < view.graph().nodes.size(); ++node)
      QVERIFY(view.viewport()->rect().contains(view.nodeRect(node)));
  }

  void readerHearsEveryNodeAndEdge() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(pages::addParts(bench.document));
    Shown shown(bench);
    QAccessibleInterface* list = QAccessible::queryAccessibleInterface(&shown.page.view());
    QCOMPARE(list->role(), QAccessible::List);
    const auto& graph = shown.page.view().graph();
    QCOMPARE(list->childCount(), int(graph.nodes.size() + graph.edges.size()));
    for (int child = 0; child < list->childCount(); ++child) {
      QVERIFY(!list->child(child)->text(QAccessible::Name).isEmpty());
      QVERIFY(!list->child(child)->rect().isEmpty());
    }
    shown.page.choose("paging");
    QCOMPARE(list->focusChild(), list->child(shown.page.node("paging")));
  }

  void projectWithoutDependenciesSaysWhatToDo() {
    FakeWorkbench bench("hello");
    Shown shown(bench);
    QVERIFY(shown.page.has("dependencies.new"));
    QVERIFY(!shown.page.has("graph"));
  }

private:
  QTemporaryDir m_config;
};

QTEST_MAIN(DependencyGraphPaneTest)
#include "dependency_graph_pane_test.moc"
