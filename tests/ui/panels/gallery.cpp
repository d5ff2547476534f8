// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The panels with the samples' data, as pictures: panels_gallery FOLDER
#include "fake_workbench.h"
#include "tests/pages/streams_page.h"
#include "tests/pages/try_page.h"
#include "tests/support/raw_web_socket.h"
#include "ui/panels/docs_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/surface.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;

namespace {

void save(QWidget& widget, const QString& folder, const QString& name, const QString& look) {
  QTest::qWait(250);
  widget.grab().save(QStringLiteral("%1/%2-%3.png").arg(folder, name, look));
}

struct Island {
  Surface surface{Surface::Kind::Island};
  QVBoxLayout layout{&surface};
  Island(QWidget* content, const QSize& size) {
    layout.setContentsMargins(1, 1, 1, 1);
    layout.addWidget(content);
    surface.resize(size);
    surface.show();
  }
};

void pictureTry(FakeWorkbench& bench, const QString& folder, const QString& look) {
  auto* pane = new TryPane(bench.parts, QStringLiteral("orders/create_order"));
  Island island(pane, {600, 640});
  const pages::TryPage page(pane);
  save(island.surface, folder, QStringLiteral("try-fresh"), look);
  QString body = page.body().content();
  page.setBody(body.replace(QStringLiteral("\"quantity\": "), QStringLiteral("\"quantity\": -")));
  qInfo("status %d, %lld problems", page.send(), static_cast<long long>(pane->problems().size()));
  QTest::qWait(200);
  page.problems().click(0);
  save(island.surface, folder, QStringLiteral("try-problems"), look);
  for (const auto& [tab, name] :
       {std::pair(ResponseView::Tab::Body, "body"), std::pair(ResponseView::Tab::Headers, "headers"),
        std::pair(ResponseView::Tab::Timings, "timings")}) {
    page.chooseResponseTab(tab);
    save(island.surface, folder, QStringLiteral("try-") + QLatin1String(name), look);
  }
  page.chooseRequestTab(2);
  save(island.surface, folder, QStringLiteral("try-request-headers"), look);
}

void pictureParams(FakeWorkbench& bench, const QString& id, const QString& folder, const QString& look) {
  auto* pane = new TryPane(bench.parts, id);
  Island island(pane, {600, 640});
  qInfo("%s: status %d", qPrintable(id), pages::TryPage(pane).send());
  save(island.surface, folder, QStringLiteral("try-params"), look);
}

// What a shop tells: most of it fits its model, one does not.
void tellOrders(RawConnection& connection) {
  accept(connection);
  const char* const messages[]{
      R"({"op":"ack","topics":2})",
      R"({"event":"order.created","id":1042,"book":"left-hand","qty":2,"total":31.8,"customer":{"id":7,"tier":"gold"}})",
      R"({"event":"stock.low","book":"dispossessed","left":3,"threshold":5})",
      R"({"event":"order.paid","id":1042,"method":"card","paid":true,"ms":184})",
      R"({"op":"pong","n":1})",
      R"({"event":"order.created","id":1043,"book":"lathe-of-heaven","qty":1,"total":12.5,"customer":{"id":12,"tier":null}})",
      R"({"event":"order.shipped","id":1039,"carrier":"DHL","eta_days":2})",
      R"({"event":"order.created","id":"1044","book":"left-hand","qty":0,"total":15.9})",
      R"({"event":"order.failed","id":1044,"reason":"card_declined","retry":true})",
      R"({"event":"order.paid","id":1043,"method":"paypal","paid":true,"ms":912})"};
  readFrame(connection);
  for (int round = 0; round < 3; ++round)
    for (const char* message : messages) connection.write(frame(1, message));
  while (readFrame(connection).opcode >= 0) connection.write(frame(1, messages[4]));
}

void addModels(FakeWorkbench& bench) {
  const auto field = [](const char* name, const char* type, design::Json facets = design::Json::object()) {
    return design::Field{name, type, std::move(facets)};
  };
  design::Model created;
  created.name = "OrderCreated";
  created.fields = {field("event", "str"),   field("id", "int"),
                    field("book", "str"),    field("qty", "int", {{"gt", 0}}),
                    field("total", "float"), field("customer", "dict[str, Any] | None", {{"default", nullptr}})};
  design::Model stock;
  stock.name = "StockLow";
  stock.fields = {field("event", "str"), field("book", "str"), field("left", "int"), field("threshold", "int")};
  (void)bench.document.apply(design::AddModel{created});
  (void)bench.document.apply(design::AddModel{stock});
}

void pictureSocket(StreamsPanel& panel, const QString& folder, const QString& look, QWidget& island) {
  const pages::StreamsPage page(&panel);
  RawServer server(tellOrders);
  page.connectTo(QString::fromStdString(server.url("/ws/orders", "ws")));
  if (!pages::Page::waitUntil([&] { return page.isOpen(); })) qWarning("not open");
  for (const char* message : {"{\n  \"op\": \"ping\"\n}", "{\n  \"op\": \"replay\",\n  \"from\": 1040\n}",
                              "{\n  \"op\": \"subscribe\",\n  \"topics\": [\"orders\", \"stock\"]\n}"}) {
    page.compose(QString::fromLatin1(message));
    page.saveMessage();
  }
  page.sendMessage();
  if (!pages::Page::waitUntil([&] { return page.received().size() >= 30; })) qWarning("no messages");
  const auto select = [&](MessageRows::Verdict verdict) {
    for (int row = page.count() - 1; row >= 0; --row)
      if (page.view().rows().index(row, 0).data(MessageRows::VerdictRole).toInt() == static_cast<int>(verdict))
        return page.selectMessage(row);
  };
  select(MessageRows::Verdict::Valid);
  save(island, folder, QStringLiteral("streams-valid"), look);
  select(MessageRows::Verdict::Invalid);
  save(island, folder, QStringLiteral("streams-invalid"), look);
  page.togglePause();
  page.sendMessage();
  if (!pages::Page::waitUntil([&] { return !page.waiting().isEmpty(); })) qWarning("nothing new");
  save(island, folder, QStringLiteral("streams-paused"), look);
  page.togglePause();
  page.showPage(StreamView::Page::Handshake);
  save(island, folder, QStringLiteral("streams-handshake"), look);
  page.showPage(StreamView::Page::Request);
  save(island, folder, QStringLiteral("streams-request"), look);
  page.showPage(StreamView::Page::Messages);
  page.filter(QStringLiteral("paid"));
  save(island, folder, QStringLiteral("streams-filtered"), look);
  page.find<QLineEdit>(QStringLiteral("stream.filter"))->clear();
}

void pictureStreams(FakeWorkbench& bench, const QString& folder, const QString& look, const QSize& size) {
  addModels(bench);
  auto* panel = new StreamsPanel(bench.parts, StreamsPanel::Layout::Full);
  Island island(panel, size);
  const pages::StreamsPage page(panel);
  save(island.surface, folder, QStringLiteral("streams-empty"), look);
  pictureSocket(*panel, folder, look, island.surface);
  RawServer breaking([](RawConnection& connection) {
    connection.readHead();
    connection.write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nContent-Length: 9000\r\n\r\n"
                     "retry: 4000\nid: 42\nevent: stock.low\ndata: {\"book\":\"tehanu\",\"left\":1}\n\n");
  });
  page.connectTo(QString::fromStdString(breaking.url("/events/stock")));
  if (!pages::Page::waitUntil([&] { return page.isPhase(StreamConnection::Phase::Reconnecting); }))
    qWarning("no retry");
  save(island.surface, folder, QStringLiteral("streams-reconnecting"), look);
}

void pictureChat(const QString& folder, const QString& look) {
  FakeWorkbench bench("llm-chat");
  if (!bench.start()) return;
  auto* panel = new StreamsPanel(bench.parts, StreamsPanel::Layout::Full);
  Island island(panel, {1180, 780});
  const pages::StreamsPage page(panel);
  page.choose(QStringLiteral("chat"));
  page.toggleConnection();
  (void)pages::Page::waitUntil([&] { return page.hasPage(StreamView::Page::Text); });
  page.showPage(StreamView::Page::Text);
  (void)pages::Page::waitUntil([&] { return page.isPhase(StreamConnection::Phase::Closed); }, 15'000);
  save(island.surface, folder, QStringLiteral("streams-chat"), look);
}

void pictureDocs(FakeWorkbench& bench, const QString& folder, const QString& look) {
  auto* panel = new DocsPanel(bench.parts);
  Island island(panel, {1320, 840});
  panel->showOperation(QStringLiteral("POST /orders"));
  qInfo("%s", qPrintable(panel->operations().join(QStringLiteral(", "))));
  save(island.surface, folder, QStringLiteral("docs"), look);
}

} // namespace

int main(int argc, char** argv) {
  QApplication program(argc, argv);
  const QString folder = program.arguments().value(1, QStringLiteral("."));
  for (const auto& [appearance, look] : {std::pair(Appearance::Dark, "dark"), std::pair(Appearance::Light, "light")}) {
    installTheme(appearance);
    FakeWorkbench bench("food-delivery");
    if (!bench.start()) return 1;
    const QString name = QLatin1String(look);
    pictureTry(bench, folder, name);
    pictureParams(bench, QStringLiteral("restaurants/list_restaurants"), folder, name);
    pictureStreams(bench, folder, name, {1180, 780});
    pictureChat(folder, name);
    FakeWorkbench small("food-delivery");
    if (!small.start()) return 1;
    pictureStreams(small, folder, name + QStringLiteral("-1024"), {960, 600});
    pictureDocs(bench, folder, name);
  }
  return 0;
}
