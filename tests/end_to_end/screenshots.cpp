// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the window's states on the food-delivery sample, light and dark, wide and narrow: end_to_end_screenshots
// FOLDER [--shell]. With QT_SCALE_FACTOR=2 they are those of 200 %.
#include "core/design/store.h"
#include "tests/pages/design_parts.h"
#include "tests/pages/docs_page.h"
#include "tests/pages/streams_page.h"
#include "tests/pages/traffic_page.h"
#include "tests/pages/try_page.h"
#include "tests/pages/window_page.h"
#include "tests/support/served.h"
#include "ui/panels/log_panel.h"
#include "ui/shell/endpoint_page.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QDateTime>
#include <QDir>
#include <QLineEdit>
#include <QTemporaryDir>

using namespace signalbox;
using pages::StreamsPage;
using pages::TryPage;
using pages::WindowPage;

namespace {

// Three rules broken on three levels: the body itself, an item of a list, a model inside.
constexpr const char* refusedOrder = R"({
  "restaurant_id": 1, "items": [
    { "dish_id": 101, "quantity": 0 }
  ],
  "address": { "street": "12 Curry Lane", "city": "Pune",
    "postcode": "41-1" },
  "payment": "cheque"
})";

class Shoot final {
public:
  Shoot(QSize size, QString folder, QString suffix)
      : m_page(size), m_folder(std::move(folder)), m_suffix(std::move(suffix)) {}

  enum class Part { All, Shell }; // settings, help and the like alone
  void take(Part part) {
    window().showWelcome();
    grab("welcome");
    test::copyFolder(test::sample("food-delivery"), m_project.filePath("food-delivery"));
    window().openProject(m_project.filePath("food-delivery"));
    window().startServer();
    (void)QTest::qWaitFor([this] { return window().live().state() == ui::ServerState::Running; }, 3000);
    if (part == Part::Shell) return takeShell();
    takeRequests();
    takeOverlays();
    takeDesign();
    takeDocsAndStreams();
    takeTraffic();
    takeParts();
  }

private:
  ui::MainWindow& window() { return m_page.window(); }
  void run(const char* command) { window().commands().run(QLatin1String(command)); }

  void grab(const QString& name) {
    QTest::qWait(400);
    window().grab().save(m_folder + '/' + name + '-' + m_suffix + ".png");
  }

  void open(EntityKind kind, const char* id) {
    window().editor().open({kind, QLatin1String(id)}, ui::EditorArea::Open::Pinned);
  }

  TryPage openEndpoint(const char* id) {
    open(EntityKind::Endpoint, id);
    return TryPage(window().editor().endpointPage()->findChild<ui::TryPane*>());
  }

  void takeRequests() {
    openEndpoint("restaurants/list_restaurants").send();
    const TryPage order = openEndpoint("orders/create_order");
    grab("endpoint");
    order.send();
    grab("answered");
    order.setBody(QString::fromLatin1(refusedOrder));
    order.send();
    window().editor().showSide(ui::EndpointSide::Try);
    grab("refused");
    window().editor().showSide(ui::EndpointSide::Design);
    grab("refused-design");
    window().bottom().show("log");
    auto* rows = window().findChild<QAbstractItemView*>("log.rows");
    rows->setCurrentIndex(rows->model()->index(0, 0));
    grab("log");
    rows->setCurrentIndex({});
  }

  void takeOverlays() {
    run("view.palette");
    m_page.type("ord");
    grab("palette");
    m_page.press("Esc");
    run("help.shortcuts");
    grab("shortcuts");
    m_page.press("Esc");
    takeShell();
  }

  void takeShell() {
    for (const char* row : {"startWith", "theme", "font", "timeout", "preset"}) {
      window().openSettings(QLatin1String(row));
      grab(QString("settings-") + QLatin1String(row));
    }
    window().findChild<QLineEdit*>("settings.search")->setText("palette");
    grab("settings-search");
    m_page.press("Esc");
    m_page.press("Esc");
    run("help.coming");
    grab("coming");
    m_page.press("Esc");
    run("help.about");
    grab("about");
    m_page.press("Esc");
    run("view.palette");
    m_page.press("Tab");
    grab("palette-actions");
    m_page.press("Esc");
    m_page.press("Esc");
    window().store().change([](ui::Settings& settings) {
      settings.railLabels = settings.menuBar = true;
      settings.density = ui::Density::Compact;
      settings.contrast = ui::Contrast::High;
    });
    window().noticeCrash(QDateTime(QDate(2026, 11, 29), QTime(14, 2, 11)), "report.txt");
    grab("high-contrast");
    window().openSettings("theme");
    grab("high-contrast-settings");
    m_page.press("Esc");
    window().store().change([](ui::Settings& settings) {
      settings.railLabels = settings.menuBar = false;
      settings.density = ui::Density::Comfortable;
      settings.contrast = ui::Contrast::System;
    });
    window().notice().clear();
  }

  void takeDesign() {
    openEndpoint("orders/create_order");
    for (auto* tabs : window().editor().endpointPage()->findChildren<ui::TabStrip*>("endpoint.tabs"))
      tabs->setCurrentIndex(4);
    grab("behaviour");
    open(EntityKind::Model, "OrderCreate");
    window().bottom().show("problems");
    grab("model");
  }

  void takeParts() {
    pages::addParts(window().document());
    design::Endpoint listing = *window().document().design().endpoint("restaurants/list_restaurants");
    listing.dependencies.resize(1);
    listing.dependencies[0].dependency = "paging";
    listing.dependencies[0].name = "page";
    (void)window().document().apply(design::SetEndpoint{listing});
    openEndpoint("restaurants/list_restaurants");
    for (auto* tabs : window().editor().endpointPage()->findChildren<ui::TabStrip*>("endpoint.tabs"))
      tabs->setCurrentIndex(3);
    grab("depends");
    for (const char* key : {"dependency:paging", "dependency:current_user", "security:login",
                            "users:", "middleware:", "handlers:", "mount:assets", "project:"}) {
      const auto entity = ui::EntityRef::fromKey(key);
      window().editor().open(entity, ui::EditorArea::Open::Pinned);
      grab(QString::fromLatin1(key).section(':', 0, 0) + (entity.id == u"current_user" ? "-user" : ""));
    }
    takeForms();
    run("export.project");
    grab("export");
    m_page.press("Esc");
    run("help.plugins");
    grab("plugins");
    m_page.press("Esc");
  }

  void showPart(int tab) {
    for (auto* tabs : window().editor().endpointPage()->findChildren<ui::TabStrip*>("endpoint.tabs"))
      if (tabs->isVisible()) tabs->setCurrentIndex(tab);
  }

  void behave(const char* id, const design::BehaviourSpec& behaviour, const char* name) {
    design::Endpoint changed = *window().document().design().endpoint(id);
    changed.behaviour = behaviour;
    (void)window().document().apply(design::SetEndpoint{changed});
    openEndpoint(id);
    showPart(4);
    grab(QStringLiteral("behaviour-") + name);
  }

  // Every form of the design that is not among the parts.
  void takeForms() {
    using design::Json;
    window().bottom().setOpen(false);
    behave("orders/create_order",
           {"reply",
            {{"status", 201},
             {"let", {{"total", "{{ sum([i.quantity for i in order.items]) }}"}}},
             {"cases", Json::array({{{"when", "total > 20"}, {"raise", 409}, {"detail", "Too much for one rider"}},
                                    {{"when", "total == 0"}, {"status", 204}}})},
             {"headers", {{"X-Total", "{{ total }}"}}},
             {"background", Json::array({{{"log", "placed {{ total }}"}}})},
             {"body", {{"id", "{{ uuid4() }}"}}}}},
           "cases");
    behave("orders/create_order",
           {"proxy",
            {{"upstream", "http://127.0.0.1:9000"},
             {"request_headers", {{"set", {{"X-Forwarded-By", "signalbox"}}}, {"remove", Json::array({"cookie"})}}}}},
           "proxy");
    behave("orders/create_order", {"redirect", {{"url", "/orders/{{ order.restaurant_id }}"}}}, "redirect");
    design::Endpoint webhook;
    webhook.name = "order_placed";
    webhook.method = "POST";
    webhook.path = "order-placed";
    webhook.description = "Sent **once** for every order.\n\n- retried three times\n- signed with `X-Signature`";
    webhook.body = {{"order", "OrderCreate", Json::object()}};
    (void)window().document().apply(design::SetWebhook{webhook});
    openEndpoint("orders/create_order");
    showPart(2);
    grab("responses");
    showPart(5);
    grab("docs-of-endpoint");
    open(EntityKind::Webhook, "order_placed");
    grab("webhook");
    open(EntityKind::Router, "orders");
    grab("router");
    open(EntityKind::SecurityScheme, "login");
    if (auto* check = window().findChild<QAbstractButton*>("scheme.check.run")) check->click();
    QTest::qWait(600);
    grab("security-checked");
  }

  void takeDocsAndStreams() {
    window().bottom().show("streams");
    run("view.docs");
    grab("docs");
    takeDocs(pages::DocsPage(window().findChild<ui::DocsPanel*>()));
    run("view.streamsActivity");
    grab("streams");
    for (auto* panel : window().findChildren<ui::StreamsPanel*>())
      if (panel->isVisible()) takeLiveStream(StreamsPage(panel));
    run("view.design");
  }

  void takeTraffic() {
    QTest::qWait(300); // the end of the socket is told of
    m_page.window().workbench().traffic.clear();
    run("view.traffic");
    grab("traffic-empty");
    pages::TrafficPage traffic(window().findChild<ui::TrafficPanel*>());
    fillTraffic();
    window().commands().run("view.design");
    run("view.traffic");
    grab("traffic");
    traffic.filter("status:422");
    traffic.choose(0);
    grab("traffic-trace");
    traffic.part("Why this answer");
    grab("traffic-why");
    traffic.part("Request");
    grab("traffic-request");
    traffic.pasteFilter("status:422 duration:fast");
    grab("traffic-filter");
    traffic.pasteFilter({});
    run("view.design");
  }

  // Six minutes of every kind of answer, as the server would have told of them.
  void fillTraffic() {
    auto& log = m_page.window().workbench().traffic;
    const std::int64_t end = QDateTime::currentMSecsSinceEpoch() * 1000;
    std::vector<api::Exchange> exchanges;
    for (int request = 0; request < 420; ++request) exchanges.push_back(pages::sampleExchange(request, end));
    log.add(exchanges);
  }

  void takeDocs(const pages::DocsPage& docs) {
    docs.choose("model Order");
    docs.click("docs.open.items");
    grab("docs-model");
    docs.choose("POST /orders");
    docs.search("address");
    grab("docs-search");
    docs.clearSearch();
    const QTemporaryDir parent;
    const QString folder = parent.filePath("food-delivery-1.0");
    QDir().mkpath(folder);
    (void)design::save(folder.toStdString(), design::Design(), window().document().design());
    design::Model order = *window().document().design().model("OrderCreate");
    order.fields.erase(order.fields.begin());
    (void)window().document().apply(design::SetModel{order});
    design::Endpoint added;
    added.name = "list_drinks";
    added.path = "/drinks";
    (void)window().document().apply(design::AddEndpoint{added});
    window().findChild<ui::DocsPanel*>()->compareWithFile(folder);
    (void)QTest::qWaitFor([&docs] { return !docs.changes().isEmpty(); }, 3000);
    grab("docs-changes");
    window().document().undo();
    window().document().undo();
  }

  void takeLiveStream(const StreamsPage& streams) {
    streams.choose("track_order");
    streams.toggleConnection();
    (void)QTest::qWaitFor([&streams] { return streams.isOpen(); }, 3000);
    streams.compose("{\n  \"op\": \"ping\"\n}");
    streams.sendMessage();
    (void)QTest::qWaitFor([&streams] { return streams.count() >= 6; }, 6000);
    grab("streams-live");
    streams.toggleConnection();
  }

  WindowPage m_page;
  QString m_folder;
  QString m_suffix;
  QTemporaryDir m_project;
};

} // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  const QString folder = application.arguments().value(1, ".");
  QDir().mkpath(folder);
  const bool onlyShell = application.arguments().contains("--shell");
  ui::installTheme(ui::Appearance::Dark);
  for (const auto& [appearance, name] :
       {std::pair{ui::Appearance::Dark, "dark"}, std::pair{ui::Appearance::Light, "light"}})
    for (const QSize size : {QSize(1440, 900), QSize(1024, 700)}) {
      const QTemporaryDir config;
      qputenv("SIGNALBOX_CONFIG_DIR", config.path().toLocal8Bit());
      ui::setAppearance(appearance);
      Shoot(size, folder, QString("%1-%2").arg(QLatin1String(name)).arg(size.width()))
          .take(onlyShell ? Shoot::Part::Shell : Shoot::Part::All);
    }
  return 0;
}
