// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// States of the try pane, its answers and what belongs to requests.
#pragma once

#include "core/design/store.h"
#include "tests/pages/window_state.h"
#include "tests/support/raw_server.h"
#include "ui/bridge/request_services.h"
#include "ui/widgets/popover.h"
#include "ui/widgets/segmented.h"

#include <QLineEdit>
#include <QTreeView>

namespace signalbox::pages {

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
  const auto name = [&window] { return window.visible<QLineEdit>(QStringLiteral("parameter.header..name")); };
  if (Page::waitUntil([&name] { return name() != nullptr; })) QTest::keyClicks(name(), QStringLiteral("acc"));
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

} // namespace states

} // namespace signalbox::pages
