// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The states a window can be brought into: every page, sheet, popover and panel state, by name. What walks them all
// (accessibility, pictures) finds a new one here.
#pragma once

#include "tests/pages/design_states.h"
#include "tests/pages/panel_states.h"
#include "tests/pages/request_states.h"

namespace signalbox::pages {

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
       [](ProjectWindow& window) { showAnswers(window, "answers.responses.0.headers"); }},
      {QStringLiteral("designer links of orders/create_order"),
       [](ProjectWindow& window) { showAnswers(window, "answers.responses.0.links"); }},
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
      {QStringLiteral("traffic tree"), showTrafficTree},
      {QStringLiteral("traffic filtered"), showTrafficFiltered},
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
      {QStringLiteral("stream message"), showMessage},
      {QStringLiteral("stream message tree"), showMessageTree},
      {QStringLiteral("stream message filtered"), showMessageFiltered},
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
      {QStringLiteral("hint beside rows"), showHint},
      {QStringLiteral("tabs walked"), walkTabs},
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
