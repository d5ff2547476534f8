// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// States of the designer, its editors and the project's files.
#pragma once

#include "core/design/store.h"
#include "tests/pages/graph_page.h"
#include "tests/pages/window_state.h"
#include "ui/editors/dependency_graph_view.h"
#include "ui/editors/field_table.h"
#include "ui/widgets/segmented.h"

#include <QScrollArea>
#include <QScrollBar>
#include <QTreeView>

namespace signalbox::pages {

namespace states {

inline WindowState designer(const char* endpoint, const char* name, int tab) {
  return {QStringLiteral("designer %1 of %2").arg(QLatin1String(name), QLatin1String(endpoint)),
          [endpoint, tab](ProjectWindow& window) {
            window.open(QStringLiteral("endpoint:") + QLatin1String(endpoint));
            chooseTab(window, "endpoint.tabs", tab);
          }};
}

// The form of a behaviour with every part that its options give it.
inline WindowState behaviour(const char* kind, design::Json options) {
  return {QStringLiteral("behaviour %1").arg(QLatin1String(kind)),
          [kind, options = std::move(options)](ProjectWindow& window) {
            design::Endpoint changed = *window.window().document().design().endpoint("orders/create_order");
            changed.behaviour = {kind, options};
            changed.faults = {{"latency", {{"distribution", "normal"}, {"mean", 40}}}, {"error_rate", 0.1}};
            (void)window.window().document().apply(design::SetEndpoint{changed});
            window.open(QStringLiteral("endpoint:orders/create_order"));
            chooseTab(window, "endpoint.tabs", 4);
          }};
}

// What the endpoint asks for, drawn; one of its needs is chosen.
inline void showDependencyGraph(ProjectWindow& window) {
  design::Endpoint changed = *window.window().document().design().endpoint("orders/create_order");
  changed.dependencies = {{"paging", "paging", true, {}, {}}, {"current_user", "user", true, {}, {"orders:write"}}};
  (void)window.window().document().apply(design::SetEndpoint{changed});
  window.open(QStringLiteral("endpoint:orders/create_order"));
  chooseTab(window, "endpoint.tabs", 3);
  if (auto* shown = window.visible<ui::Segmented>(QStringLiteral("depends.shown"))) {
    shown->setCurrentIndex(1);
    Q_EMIT shown->chosen(1);
  }
  (void)Page::waitUntil([&window] { return window.isApplied(); });
  (void)test::request(window.port(), "POST", "/orders", "{}"); // its times
  auto* graph = window.visible<ui::DependencyGraphView>(QStringLiteral("graph"));
  for (const ui::GraphNode& node : graph ? graph->graph().nodes : QVector<ui::GraphNode>())
    if (node.kind == ui::GraphNode::Kind::Scheme) graph->chooseNode(node);
}

// A need that would close a cycle, over the node that says so.
inline void drawNeed(ProjectWindow& window) {
  window.run("design.dependencies");
  const GraphPage page(&window.window());
  design::Dependency tenant;
  tenant.name = "tenant";
  tenant.options = {{"yield", true}};
  tenant.dependencies = {{"paging", "paging", true, {}, {}}};
  (void)window.window().document().apply(design::SetDependency{tenant});
  page.beginEdge(QStringLiteral("paging"), page.view().nodeRect(page.node(QStringLiteral("tenant"))).center());
}

inline void showFix(ProjectWindow& window) {
  (void)window.window().document().apply(
      design::AddField{"OrderCreate", {"copy", "OrderCreat | None", design::Json::object()}});
  window.open(QStringLiteral("model:OrderCreate"));
  (void)Page::waitUntil([&window] { return window.isApplied(); });
}

// The part at the top of what scrolls, as far as that goes.
inline void scrollTo(ProjectWindow& window, const char* part) {
  QTest::qWait(100); // until all of the page is laid out
  auto* shown = window.visible<QWidget>(QLatin1String(part));
  for (QWidget* above = shown; above; above = above->parentWidget())
    if (auto* area = qobject_cast<QScrollArea*>(above))
      return area->verticalScrollBar()->setValue(shown->mapTo(area->widget(), QPoint()).y() - 60);
}

// Some fields of the answer left out, and an example of it that its model refuses; headers, and a link.
inline void showAnswers(ProjectWindow& window, const char* part) {
  using design::Json;
  design::Endpoint changed = *window.window().document().design().endpoint("orders/create_order");
  changed.response.exclude = {{"items", {{"__all__", Json::array({"quantity"})}}}, {"eta_minutes", true}};
  changed.responses["404"] = {
      {"description", "No such dish"},
      {"model", "OrderCreate"},
      {"headers",
       {{"Retry-After", {{"description", "Seconds until the kitchen opens"}, {"schema", {{"type", "integer"}}}}}}},
      {"links",
       {{"order",
         {{"operationId", "get_order_orders__order_id__get"},
          {"parameters", {{"order_id", "$response.body#/restaurant_id"}}}}}}},
      {"content",
       {{"application/json", {{"examples", {{"none", {{"summary", "Nothing"}, {"value", {{"items", "?"}}}}}}}}}}}};
  (void)window.window().document().apply(design::SetEndpoint{changed});
  window.open(QStringLiteral("endpoint:orders/create_order"));
  chooseTab(window, "endpoint.tabs", 2);
  scrollTo(window, part);
}

// Examples of a model's own, one of which it refuses.
inline void showModelExamples(ProjectWindow& window) {
  design::Model changed = *window.window().document().design().model("Address");
  changed.config["json_schema_extra"] = {
      {"examples", {{{"street", "12 Curry Lane"}, {"city", "Pune"}, {"postcode", "411001"}}, {{"street", 7}}}}};
  (void)window.window().document().apply(design::SetModel{changed});
  window.open(QStringLiteral("model:Address"));
  (void)Page::waitUntil([&window] { return window.isApplied(); });
  scrollTo(window, "model.examples");
}

// The popover of a facet, with a value that the field refuses.
inline void showFacet(ProjectWindow& window) {
  design::Model changed = *window.window().document().design().model("Address");
  changed.fields[0].facets = {{"max_length", 30}};
  (void)window.window().document().apply(design::SetModel{changed});
  window.open(QStringLiteral("model:Address"));
  auto* table = window.visible<ui::FieldTable>(QStringLiteral("fields"));
  if (!table) return;
  const QRect cell = table->visualRect(table->model()->index(0, 2));
  QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 8, cell.center().y()));
}

inline void nestRouters(ProjectWindow& window) {
  for (const char* path : {"orders/admin", "orders/admin/audit"}) {
    design::Router router;
    router.path = path;
    router.prefix = std::string("/") + std::string(path).substr(std::string(path).rfind('/') + 1);
    (void)window.window().document().apply(design::AddRouter{router});
  }
  window.open(QStringLiteral("router:orders/admin"));
}

inline WindowState webhook() {
  return {QStringLiteral("webhook"), [](ProjectWindow& window) {
            design::Endpoint placed;
            placed.name = "order_placed";
            placed.method = "POST";
            placed.path = "order-placed";
            (void)window.window().document().apply(design::SetWebhook{placed});
            window.open(QStringLiteral("webhook:order_placed"));
          }};
}

inline void openWithoutDependencies(ProjectWindow& window) {
  window.open(QStringLiteral("endpoint:recommend"));
  chooseTab(window, "endpoint.tabs", 3);
}

inline void breakDesign(ProjectWindow& window) {
  (void)window.window().document().apply(
      design::AddField{"OrderCreate", {"voucher", "Voucher", design::Json::object()}});
  (void)Page::waitUntil([&window] { return window.isApplied(); });
  window.run("view.problems");
}

// A model that was edited here, and that somebody else changes on disk.
inline void clashOnDisk(ProjectWindow& window) {
  ui::DesignDocument& document = window.window().document();
  design::Model model = *document.design().model("Restaurant");
  model.description = "Where the food comes from";
  (void)document.apply(design::SetModel{model});
  model.description = "A place that cooks";
  model.fields.push_back({"stars", "int", design::Json::object()});
  QFile file(window.folder() + QStringLiteral("/models/Restaurant.json"));
  if (file.open(QIODevice::WriteOnly)) file.write(QByteArray::fromStdString(design::fileText(model)));
  file.close();
  (void)document.saveNow();
}

inline void breakFileOnDisk(ProjectWindow& window) {
  QFile file(window.folder() + QStringLiteral("/models/Restaurant.json"));
  if (file.open(QIODevice::WriteOnly)) file.write("{\n  \"fields\": [}\n");
  file.close();
  (void)Page::waitUntil([&window] { return !window.window().document().loadDiagnostics().empty(); });
}

} // namespace states

} // namespace signalbox::pages
