// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The states a window can be brought into: every page, sheet, popover and panel state, by name. What walks them all
// (accessibility, pictures) finds a new one here.
#pragma once

#include "core/design/store.h"
#include "tests/pages/graph_page.h"
#include "tests/pages/project_window.h"
#include "tests/support/raw_server.h"
#include "ui/bridge/request_services.h"
#include "ui/editors/dependency_graph_view.h"
#include "ui/editors/field_table.h"
#include "ui/models/traffic_log.h"
#include "ui/panels/docs_panel.h"
#include "ui/shell/bottom_island.h"
#include "ui/widgets/popover.h"
#include "ui/widgets/segmented.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QTreeView>

#include <functional>

namespace signalbox::pages {

struct WindowState {
  QString name;
  std::function<void(ProjectWindow&)> bring;
  ProjectWindow::Parts parts = ProjectWindow::Parts::OneOfEach;
};

// Three rules broken on three levels: the body itself, an item of a list, a model inside.
inline constexpr char brokenOrder[] = "{\n  \"restaurant_id\": 1\n  \"items\": []\n}";

inline constexpr char refusedOrder[] = R"({
  "restaurant_id": 1, "items": [
    { "dish_id": 101, "quantity": 0 }
  ],
  "address": { "street": "12 Curry Lane", "city": "Pune",
    "postcode": "41-1" },
  "payment": "cheque"
})";

namespace states {

inline void chooseTab(ProjectWindow& window, const char* strip, int index) {
  if (auto* tabs = window.visible<ui::TabStrip>(QLatin1String(strip))) tabs->setCurrentIndex(index);
}

inline void chooseItem(ProjectWindow& window, const char* name, int index) {
  auto* box = window.visible<QComboBox>(QLatin1String(name));
  if (!box || index >= box->count()) return;
  box->setCurrentIndex(index);
  Q_EMIT box->activated(index);
}

inline WindowState entity(const char* key) {
  return {QString::fromLatin1(key).replace(u':', u' '),
          [key](ProjectWindow& window) { window.open(QLatin1String(key)); }};
}

// The sheet at one of its rows.
inline WindowState settings(const char* row) {
  return {QStringLiteral("settings ") + QLatin1String(row),
          [row](ProjectWindow& window) { window.window().openSettings(QLatin1String(row)); }};
}

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

// Some fields of the answer left out, and an example of it that its model refuses.
inline void showAnswers(ProjectWindow& window, const char* part) {
  using design::Json;
  design::Endpoint changed = *window.window().document().design().endpoint("orders/create_order");
  changed.response.exclude = {{"items", {{"__all__", Json::array({"quantity"})}}}, {"eta_minutes", true}};
  changed.responses["404"] = {
      {"description", "No such dish"},
      {"model", "OrderCreate"},
      {"content",
       {{"application/json", {{"examples", {{"none", {{"summary", "Nothing"}, {"value", {{"items", "?"}}}}}}}}}}}};
  (void)window.window().document().apply(design::SetEndpoint{changed});
  window.open(QStringLiteral("endpoint:orders/create_order"));
  chooseTab(window, "endpoint.tabs", 2);
  auto* shown = window.visible<QWidget>(QLatin1String(part));
  for (QWidget* above = shown; above; above = above->parentWidget())
    if (auto* area = qobject_cast<QScrollArea*>(above)) area->ensureWidgetVisible(shown, 0, 400);
}

// Examples of a model's own, one of which it refuses.
inline void showModelExamples(ProjectWindow& window) {
  design::Model changed = *window.window().document().design().model("Address");
  changed.config["json_schema_extra"] = {
      {"examples", {{{"street", "12 Curry Lane"}, {"city", "Pune"}, {"postcode", "411001"}}, {{"street", 7}}}}};
  (void)window.window().document().apply(design::SetModel{changed});
  window.open(QStringLiteral("model:Address"));
  (void)Page::waitUntil([&window] { return window.isApplied(); });
  if (auto* shown = window.visible<QWidget>(QStringLiteral("model.examples")))
    for (QWidget* above = shown; above; above = above->parentWidget())
      if (auto* area = qobject_cast<QScrollArea*>(above)) area->ensureWidgetVisible(shown, 0, 400);
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

inline WindowState request(const char* name, int tab, const char* box = nullptr, int item = 0) {
  return {QStringLiteral("request %1").arg(QLatin1String(name)), [tab, box, item](ProjectWindow& window) {
            window.open(QStringLiteral("endpoint:orders/create_order"));
            window.tryPane().chooseRequestTab(tab);
            if (box) chooseItem(window, box, item);
          }};
}

inline WindowState answer(const char* name, const char* body, ui::ResponseView::Tab tab) {
  return {QStringLiteral("answer %1").arg(QLatin1String(name)), [body, tab](ProjectWindow& window) {
            window.open(QStringLiteral("endpoint:orders/create_order"));
            if (body) window.tryPane().setBody(QLatin1String(body));
            window.tryPane().send();
            window.tryPane().chooseResponseTab(tab);
          }};
}

// Refused, and then typed right.
inline void mendBody(ProjectWindow& window) {
  window.open(QStringLiteral("endpoint:orders/create_order"));
  const TryPage page = window.tryPane();
  const QString right = page.body().content();
  page.setBody(QLatin1String(refusedOrder));
  page.send();
  page.chooseResponseTab(ui::ResponseView::Tab::Problems);
  page.setBody(right);
  (void)Page::waitUntil([&page] { return page.state().problemCount == 0; });
}

inline void sendWithoutParameter(ProjectWindow& window) {
  window.open(QStringLiteral("endpoint:restaurants/get_restaurant"));
  window.tryPane().typeAddress(QStringLiteral("/restaurants/"));
  window.tryPane().send();
}

inline void sendToNobody(ProjectWindow& window) {
  window.open(QStringLiteral("endpoint:restaurants/get_restaurant"));
  window.tryPane().typeAddress(QStringLiteral("http://127.0.0.1:9/"));
  window.tryPane().send();
}

// Without parts of which one would answer instead.
inline WindowState plainSample(WindowState state) {
  state.parts = ProjectWindow::Parts::AsInTheSample;
  return state;
}

// Variables that have a value, one that has none, and one that is a secret.
inline void showBodyVariables(ProjectWindow& window) {
  design::Environment local;
  local.name = "Local";
  local.variables = {{"restaurant", "1", true}};
  local.secrets = {"note"};
  (void)window.window().document().apply(design::SetEnvironment{local});
  window.window().workbench().requests.setEnvironment(QStringLiteral("Local"));
  window.open(QStringLiteral("endpoint:orders/create_order"));
  window.tryPane().setBody(
      QStringLiteral("{\n  \"restaurant_id\": {{restaurant}},\n  \"items\": [{ \"dish_id\": {{dish}} }]\n}"));
}

inline WindowState command(const char* id) {
  return {QString::fromLatin1(id), [id](ProjectWindow& window) { window.run(id); }};
}

inline void showLog(ProjectWindow& window, bool withRows, bool isSelected) {
  if (withRows) {
    (void)test::request(window.port(), "GET", "/restaurants");
    (void)test::request(window.port(), "GET", "/nowhere");
    QTest::qWait(100);
  }
  window.run("view.log");
  auto* rows = window.visible<QAbstractItemView>(QStringLiteral("log.rows"));
  if (isSelected && rows) rows->setCurrentIndex(rows->model()->index(0, 0));
}

inline void showFound(ProjectWindow& window) {
  window.open(QStringLiteral("endpoint:orders/create_order"));
  window.run("view.findAll");
  if (auto* field = window.visible<QLineEdit>(QStringLiteral("find.field"))) field->setText(QStringLiteral("is_open"));
}

inline void breakDesign(ProjectWindow& window) {
  (void)window.window().document().apply(
      design::AddField{"OrderCreate", {"voucher", "Voucher", design::Json::object()}});
  (void)Page::waitUntil([&window] { return window.isApplied(); });
  window.run("view.problems");
}

inline void writeToConsole(ProjectWindow& window) {
  design::Endpoint endpoint;
  endpoint.name = "note_order";
  endpoint.path = "/note-order";
  endpoint.behaviour.options["background"] = {{{"log", "Order 17 was placed"}},
                                              {{"log", "Only 2 dumplings are left"}, {"level", "warning"}},
                                              {{"http", {{"method", "POST"}, {"url", "http://127.0.0.1:9/hook"}}}}};
  design::Endpoint broken;
  broken.name = "total_of_order";
  broken.path = "/total";
  broken.behaviour.options["body"] = "{{ {}['price'] }}";
  (void)window.window().document().apply(design::AddEndpoint{endpoint});
  (void)window.window().document().apply(design::AddEndpoint{broken});
  (void)Page::waitUntil([&window] { return window.isApplied(); });
  (void)test::request(window.port(), "GET", "/note-order");
  (void)test::request(window.port(), "GET", "/total");
  window.run("view.console");
  auto* rows = window.visible<QAbstractItemView>(QStringLiteral("console.rows"));
  (void)Page::waitUntil([rows] { return rows && rows->model()->rowCount() >= 5; });
  if (rows) rows->setCurrentIndex(rows->model()->index(1, 0));
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

inline void saveRequest(ProjectWindow& window) {
  design::SavedRequest request;
  request.name = "orders/lunch";
  request.endpoint = "orders/create_order";
  request.method = "POST";
  request.url = "{{base}}/orders";
  (void)window.window().document().apply(design::SetRequest{request});
}

// A request to another server.
inline TryPage openFree(ProjectWindow& window, quint16 port) {
  design::SavedRequest request;
  request.name = "elsewhere";
  request.url = "http://127.0.0.1:" + std::to_string(port) + "/";
  (void)window.window().document().apply(design::SetRequest{request});
  window.open(QStringLiteral("request:elsewhere"));
  return window.tryPane();
}

inline void waitForAnswer(ProjectWindow& window) {
  static const test::RawServer silent([](test::RawConnection& connection) {
    connection.readHead();
    connection.waitForEnd();
  });
  openFree(window, silent.port()).pane().send();
  QTest::qWait(1200); // what is shown while it waits
}

// Of which the first lines have come.
inline void showSlowAnswer(ProjectWindow& window) {
  static const test::RawServer slow([](test::RawConnection& connection) {
    connection.readHead();
    connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\nLooking for the order\nAsking the kitchen\n");
    connection.waitForEnd();
  });
  const TryPage pane = openFree(window, slow.port());
  pane.pane().send();
  (void)Page::waitUntil([&pane] { return pane.has(QStringLiteral("response.waiting.body")); });
}

inline void showHugeBody(ProjectWindow& window) {
  static const test::RawServer server([](test::RawConnection& connection) {
    std::string body = "[";
    for (int row = 0; row < 40'000; ++row)
      body += (row > 0 ? "," : "") + (R"({"id":)" + std::to_string(row)) +
              R"(,"name":"A dish","tags":["hot","new"],"open":true})";
    body += "]";
    while (!connection.readHead().empty())
      connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " +
                       std::to_string(body.size()) + "\r\n\r\n" + body);
  });
  const TryPage pane = openFree(window, server.port());
  pane.send();
  QTest::qWait(300);
}

// A large answer, filtered or as a tree.
inline void showHugeFiltered(ProjectWindow& window) {
  showHugeBody(window);
  window.run("request.filterResponse");
  if (auto* field = window.visible<QLineEdit>(QStringLiteral("response.path")))
    field->setText(QStringLiteral("$[?@.id < 40 && @.open].name"));
  QTest::qWait(300);
}

inline void showTree(ProjectWindow& window) {
  showHugeBody(window);
  if (auto* forms = window.visible<ui::Segmented>(QStringLiteral("response.form"))) {
    forms->setCurrentIndex(1);
    Q_EMIT forms->chosen(1);
  }
  const auto found = [&window] { return window.visible<QTreeView>(QStringLiteral("response.tree")); };
  if (!Page::waitUntil([&found] { return found() != nullptr; })) return; // the body is read first
  QTreeView* tree = found();
  QAbstractItemModel& rows = *tree->model();
  for (QModelIndex index = rows.index(0, 0); index.isValid(); index = rows.index(0, 0, index)) {
    if (rows.canFetchMore(index)) rows.fetchMore(index); // a view does it when it comes to paint
    tree->expand(index);
  }
}

inline void showWrongPath(ProjectWindow& window) {
  showHugeBody(window);
  window.run("request.filterResponse");
  if (auto* field = window.visible<QLineEdit>(QStringLiteral("response.path")))
    field->setText(QStringLiteral("$[?@.id = 40]"));
}

inline void showStream(ProjectWindow& window) {
  window.run("view.streamsActivity");
  window.window().workbench().navigator.openStream(QStringLiteral("track_order"));
}

inline void showTraffic(ProjectWindow& window, bool withRows, const char* part = nullptr) {
  if (withRows) {
    (void)test::request(window.port(), "GET", "/restaurants");
    (void)test::request(window.port(), "POST", "/orders", "{}");
    (void)Page::waitUntil([&window] { return window.window().workbench().traffic.total() >= 2; });
  }
  window.run("view.traffic");
  auto* rows = window.visible<QAbstractItemView>(QStringLiteral("traffic.rows"));
  if (!part || !rows) return;
  rows->setCurrentIndex(rows->model()->index(0, 0));
  auto* tabs = window.visible<ui::TabStrip>(QStringLiteral("traffic.detail.tabs"));
  for (int tab = 0; tabs && tab < tabs->count(); ++tab)
    if (tabs->tabText(tab) == QLatin1String(part)) tabs->setCurrentIndex(tab);
}

inline WindowState traffic(const char* part) {
  return {QStringLiteral("traffic ") + QLatin1String(part),
          [part](ProjectWindow& window) { showTraffic(window, true, part); }};
}

// A proxy of one's own, and a host with a certificate.
inline void showNetwork(ProjectWindow& window, const char* row) {
  window.window().store().change([](ui::Settings& settings) {
    settings.network.proxy.mode = ui::ProxyMode::Manual;
    settings.network.proxy.kind = client::Proxy::Kind::Https;
    settings.network.proxy.host = QStringLiteral("proxy.test");
    settings.network.proxy.user = QStringLiteral("ada");
    settings.network.certificates = {{QStringLiteral("*.shop.test"), QStringLiteral("/nowhere/shop-ca.pem"), {}, {}}};
  });
  window.run(row);
}

// Headers as lines of text, one switched off.
inline void showBulk(ProjectWindow& window) {
  window.open(QStringLiteral("endpoint:orders/create_order"));
  chooseTab(window, "request.tabs", 2);
  window.run("request.bulk");
  if (auto* text = window.visible<ui::CodeEditor>(QStringLiteral("parameter.header.text"))) {
    text->setContent(QStringLiteral("Accept: application/json\nX-Tenant: {{tenant}}\n# X-Debug: 1\n"));
    Q_EMIT text->contentEdited();
  }
}

// The registered names that begin so.
inline void showSuggestions(ProjectWindow& window) {
  window.open(QStringLiteral("endpoint:orders/create_order"));
  chooseTab(window, "request.tabs", 2);
  if (auto* add = window.visible<QWidget>(QStringLiteral("parameter.header.add")))
    QTest::mouseClick(add, Qt::LeftButton);
  if (auto* name = window.visible<QLineEdit>(QStringLiteral("parameter.header..name")))
    QTest::keyClicks(name, QStringLiteral("acc"));
}

inline void showCookies(ProjectWindow& window, bool hasSome) {
  requests::CookieJar& jar = window.window().workbench().requests.cookies();
  jar.clear();
  const auto put = [&jar](const char* name, const char* value, const char* domain, const char* path) {
    requests::Cookie cookie;
    cookie.name = name;
    cookie.value = value;
    cookie.domain = domain;
    cookie.path = path;
    jar.put(cookie);
  };
  if (hasSome) {
    put("session", "b7d1c0de-2f1a", "api.shop.test", "/");
    put("csrf", "81c2", "api.shop.test", "/orders");
    put("theme", "dark", "shop.test", "/account");
  }
  window.run("request.cookies");
}

inline void showCompact(ProjectWindow& window) {
  showTraffic(window, true, "Trace");
  window.window().store().change([](ui::Settings& settings) { settings.density = ui::Density::Compact; });
}

inline void openWithoutDependencies(ProjectWindow& window) {
  window.open(QStringLiteral("endpoint:recommend"));
  chooseTab(window, "endpoint.tabs", 3);
}

inline WindowState docs(const char* page) {
  return {QStringLiteral("docs ") + QLatin1String(page), [page](ProjectWindow& window) {
            window.run("view.docs");
            if (auto* panel = window.visible<ui::DocsPanel>(QStringLiteral("docs")))
              panel->showOperation(QLatin1String(page));
          }};
}

} // namespace states

inline std::vector<WindowState> windowStates() {
  using namespace states;
  using Tab = ui::ResponseView::Tab;
  std::vector<WindowState> all{
      {QStringLiteral("welcome"), [](ProjectWindow& window) { window.window().showWelcome(); }},
      designer("orders/create_order", "body", 0),
      designer("restaurants/list_restaurants", "parameters", 1),
      designer("orders/create_order", "responses", 2),
      designer("orders/create_order", "dependencies", 3),
      {QStringLiteral("designer graph of orders/create_order"), showDependencyGraph},
      {QStringLiteral("dependencies of the project as a graph"),
       [](ProjectWindow& window) { window.run("design.dependencies"); }},
      {QStringLiteral("designer ticks of orders/create_order"),
       [](ProjectWindow& window) { showAnswers(window, "response.include"); }},
      {QStringLiteral("designer examples of orders/create_order"),
       [](ProjectWindow& window) { showAnswers(window, "answers.responses"); }},
      {QStringLiteral("designer headers of orders/create_order"),
       [](ProjectWindow& window) { showAnswers(window, "answers.responses.2.headers"); }},
      {QStringLiteral("designer links of orders/create_order"),
       [](ProjectWindow& window) { showAnswers(window, "answers.responses.2.links"); }},
      {QStringLiteral("examples of a model"), showModelExamples},
      {QStringLiteral("facet of a field"), showFacet},
      {QStringLiteral("need drawn"), drawNeed},
      {QStringLiteral("fix at a field"), showFix},
      {QStringLiteral("nested routers"), nestRouters},
      designer("orders/create_order", "behaviour", 4),
      designer("kitchen", "behaviour", 4),
      designer("track_order", "behaviour", 4),
      designer("recommend", "behaviour", 4),
      designer("orders/create_order", "docs", 5),
      behaviour("reply",
                {{"let", {{"total", "{{ 1 }}"}}},
                 {"cases", {{{"when", "total > 20"}, {"raise", 409}}, {{"when", "total == 0"}, {"status", 204}}}},
                 {"cookies", {{{"key", "seen"}, {"value", "1"}}, {{"key", "old"}, {"delete", true}}}},
                 {"background", {{{"log", "placed"}}, {{"http", {{"url", "http://127.0.0.1:9000"}}}}}}}),
      behaviour("example", design::Json::object()),
      behaviour("redirect", {{"url", "/orders"}}),
      behaviour("file", {{"path", "files/menu.pdf"}}),
      behaviour("proxy", {{"upstream", "http://127.0.0.1:9000"}, {"request_headers", {{"set", {{"X-By", "us"}}}}}}),
      behaviour("token", design::Json::object()),
      webhook(),
      request("parameters", 1),
      request("headers", 2),
      request("options", 4),
      answer("accepted", nullptr, Tab::Body),
      plainSample(answer("refused", refusedOrder, Tab::Problems)),
      answer("refused by a handler", refusedOrder, Tab::Problems),
      plainSample(answer("to no JSON", brokenOrder, Tab::Problems)),
      plainSample({QStringLiteral("answer mended while typing"), mendBody}),
      {QStringLiteral("answer without a parameter"), sendWithoutParameter},
      {QStringLiteral("answer of nobody"), sendToNobody},
      answer("headers", nullptr, Tab::Headers),
      answer("timings", nullptr, Tab::Timings),
      {QStringLiteral("request variables in the body"), showBodyVariables},
      {QStringLiteral("answer awaited"), waitForAnswer},
      {QStringLiteral("answer that comes slowly"), showSlowAnswer},
      {QStringLiteral("answer huge"), showHugeBody},
      {QStringLiteral("answer filtered"), showHugeFiltered},
      {QStringLiteral("answer filtered wrongly"), showWrongPath},
      {QStringLiteral("answer as a tree"), showTree},
  };
  for (int kind = 0; kind < 6; ++kind) all.push_back(request("body kind", 0, "request.bodyKind", kind));
  for (int kind = 0; kind < 6; ++kind) all.push_back(request("auth kind", 3, "auth.kind", kind));
  for (const char* key : {"model:OrderCreate", "model:OrderStatus", "constant:restaurants", "dependency:paging",
                          "dependency:current_user", "security:login", "mount:assets", "router:orders",
                          "users:", "middleware:", "handlers:", "project:"})
    all.push_back(entity(key));
  const std::vector<WindowState> rest{
      {QStringLiteral("saved request"),
       [](ProjectWindow& window) {
         saveRequest(window);
         window.open(QStringLiteral("request:orders/lunch"));
       }},
      {QStringLiteral("nothing open"), [](ProjectWindow& window) { window.window().editor().clear(); }},
      {QStringLiteral("log empty"), [](ProjectWindow& window) { showLog(window, false, false); }},
      {QStringLiteral("log rows"), [](ProjectWindow& window) { showLog(window, true, false); }},
      {QStringLiteral("log selected"), [](ProjectWindow& window) { showLog(window, true, true); }},
      {QStringLiteral("traffic empty"), [](ProjectWindow& window) { showTraffic(window, false); }},
      {QStringLiteral("traffic rows"), [](ProjectWindow& window) { showTraffic(window, true); }},
      traffic("Trace"),
      traffic("Why this answer"),
      traffic("Request"),
      traffic("Response"),
      traffic("Headers"),
      docs("introduction"),
      docs("POST /orders"),
      docs("WS /track-order/{order_id}"),
      docs("model Order"),
      docs("changes"),
      {QStringLiteral("problems empty"), [](ProjectWindow& window) { window.run("view.problems"); }},
      {QStringLiteral("problems rows"), breakDesign},
      {QStringLiteral("console empty"),
       [](ProjectWindow& window) {
         window.run("view.console");
         if (auto* clear = window.visible<QAbstractButton>(QStringLiteral("console.clear"))) clear->click();
       }},
      {QStringLiteral("console rows"), writeToConsole},
      {QStringLiteral("file clash"), clashOnDisk},
      {QStringLiteral("file clash both"),
       [](ProjectWindow& window) {
         clashOnDisk(window);
         (void)Page::waitUntil([&window] { return window.visible(QStringLiteral("notice.action1")); });
         if (auto* show = window.visible<QAbstractButton>(QStringLiteral("notice.action1"))) show->click();
       }},
      {QStringLiteral("file broken on disk"), breakFileOnDisk},
      command("view.streams"),
      {QStringLiteral("stream"), showStream},
      command("view.palette"),
      command("view.goTo"),
      command("request.new"),
      command("view.findAll"),
      {QStringLiteral("found places"), showFound},
      {QStringLiteral("renaming"),
       [](ProjectWindow& window) {
         window.open(QStringLiteral("model:Order"));
         window.run("design.rename");
       }},
      command("help.shortcuts"),
      command("help.plugins"),
      command("help.coming"),
      command("help.about"),
      settings("startWith"),
      settings("theme"),
      settings("font"),
      settings("timeout"),
      {QStringLiteral("settings proxy"), [](ProjectWindow& window) { showNetwork(window, "settings.proxy"); }},
      {QStringLiteral("settings certificates"),
       [](ProjectWindow& window) { showNetwork(window, "settings.certificates"); }},
      settings("preset"),
      {QStringLiteral("designer without dependencies"), openWithoutDependencies},
      {QStringLiteral("high contrast"),
       [](ProjectWindow& window) {
         window.open(QStringLiteral("endpoint:orders/create_order"));
         window.window().store().change([](ui::Settings& settings) { settings.contrast = ui::Contrast::High; });
       }},
      command("export.project"),
      command("request.environments"),
      {QStringLiteral("cookies"), [](ProjectWindow& window) { showCookies(window, true); }},
      {QStringLiteral("cookies empty"), [](ProjectWindow& window) { showCookies(window, false); }},
      {QStringLiteral("bulk edit of headers"), showBulk},
      {QStringLiteral("suggestions of headers"), showSuggestions},
      command("design.newEndpoint"),
      command("design.newModel"),
      command("view.sidebar"),
      {QStringLiteral("notice"),
       [](ProjectWindow& window) {
         window.window().notice().show(ui::Signal::Error, QStringLiteral("Port 8000 is taken."),
                                       {{QStringLiteral("Use 8001"), [] {}}});
       }},
      {QStringLiteral("toast"),
       [](ProjectWindow& window) {
         window.window().toasts().showMessage(ui::Signal::Ok, QStringLiteral("Deleted Order"), QStringLiteral("Undo"),
                                              [] {});
       }},
      {QStringLiteral("server stopped"),
       [](ProjectWindow& window) {
         window.open(QStringLiteral("endpoint:restaurants/list_restaurants"));
         window.window().live().stop();
         window.tryPane().send();
       }},
      {QStringLiteral("compact"), showCompact}, // the last: what is set stays
  };
  all.insert(all.end(), rest.begin(), rest.end());
  return all;
}

} // namespace signalbox::pages
