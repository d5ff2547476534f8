// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// States of log, traffic, streams, docs, console, settings.
#pragma once

#include "tests/pages/window_state.h"
#include "ui/models/traffic_log.h"
#include "ui/panels/docs_panel.h"
#include "ui/shell/bottom_island.h"
#include "ui/shell/hints.h"
#include "ui/widgets/segmented.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QAbstractButton>
#include <QLineEdit>
#include <QTreeView>

namespace signalbox::pages {

namespace states {

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

inline void chooseForm(ProjectWindow& window, const char* forms, const QString& name) {
  auto* parts = window.visible<ui::Segmented>(QLatin1String(forms));
  if (!parts) return;
  for (auto* form : parts->findChildren<QAbstractButton*>())
    if (form->text() == name) form->click();
}

// A body of the log, or a message of a stream, as a tree or filtered.
inline void filterJson(ProjectWindow& window, const char* field, const char* path) {
  window.run("request.filterResponse");
  if (auto* edit = window.visible<QLineEdit>(QLatin1String(field))) edit->setText(QLatin1String(path));
  QTest::qWait(300);
}

inline void showTrafficTree(ProjectWindow& window) {
  showTraffic(window, true, "Response");
  chooseForm(window, "traffic.detail.response.form", QStringLiteral("Tree"));
  (void)Page::waitUntil([&window] { return window.visible(QStringLiteral("traffic.detail.response.tree")); });
}

inline void showTrafficFiltered(ProjectWindow& window) {
  showTraffic(window, true, "Response");
  filterJson(window, "traffic.detail.response.path", "$..msg");
}

inline void showMessage(ProjectWindow& window) {
  showStream(window);
  window.run("request.send");
  const auto rows = [&window] { return window.visible<QAbstractItemView>(QStringLiteral("stream.messages")); };
  if (!Page::waitUntil([&rows] { return rows() && rows()->model()->rowCount() > 1; })) return;
  rows()->setCurrentIndex(rows()->model()->index(1, 0));
}

inline void showMessageTree(ProjectWindow& window) {
  showMessage(window);
  chooseForm(window, "stream.detail.form", QStringLiteral("Tree"));
  (void)Page::waitUntil([&window] { return window.visible(QStringLiteral("stream.detail.tree")); });
}

inline void showMessageFiltered(ProjectWindow& window) {
  showMessage(window);
  filterJson(window, "stream.detail.path", "$.*");
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

inline void showCompact(ProjectWindow& window) {
  showTraffic(window, true, "Trace");
  window.window().store().change([](ui::Settings& settings) { settings.density = ui::Density::Compact; });
}

inline WindowState docs(const char* page) {
  return {QStringLiteral("docs ") + QLatin1String(page), [page](ProjectWindow& window) {
            window.run("view.docs");
            if (auto* panel = window.visible<ui::DocsPanel>(QStringLiteral("docs")))
              panel->showOperation(QLatin1String(page));
          }};
}

inline void showHint(ProjectWindow& window) {
  showLog(window, true, false);
  if (auto* hint = window.window().findChild<ui::HintLine*>()) hint->offer(ui::hints::focusMode());
}

// Ctrl stays held until the next key without it.
inline void walkTabs(ProjectWindow& window) {
  for (const char* key : {"model:Dish", "endpoint:orders/create_order", "model:OrderStatus", "endpoint:login"})
    window.open(QLatin1String(key));
  QWidget* focused = QApplication::focusWidget() ? QApplication::focusWidget() : &window.window();
  for (int press = 0; press < 2; ++press)
    QTest::simulateEvent(focused, true, Qt::Key_Tab, Qt::ControlModifier, {}, false);
}

} // namespace states

} // namespace signalbox::pages
