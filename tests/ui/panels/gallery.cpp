// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The panels with the samples' data, as pictures: panels_gallery FOLDER
#include "fake_workbench.h"
#include "tests/pages/streams_page.h"
#include "tests/pages/try_page.h"
#include "ui/panels/docs_panel.h"
#include "ui/theme/theme.h"
#include "ui/widgets/surface.h"

#include <QApplication>
#include <QTest>
#include <QVBoxLayout>

using namespace signalbox;
using namespace signalbox::ui;

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

void pictureStreams(FakeWorkbench& bench, const QString& folder, const QString& look) {
  auto* panel = new StreamsPanel(bench.parts, StreamsPanel::Layout::Full);
  Island island(panel, {1120, 760});
  const pages::StreamsPage page(panel);
  save(island.surface, folder, QStringLiteral("streams-empty"), look);
  for (const QString& id : bench.navigator.visits) qInfo("%s", qPrintable(id));
  page.toggleConnection();
  if (!pages::Page::waitUntil([&] { return page.count() > 3; })) qWarning("no messages");
  page.compose(QStringLiteral("{\"op\": \"ping\"}"));
  page.sendMessage();
  if (!pages::Page::waitUntil([&] { return page.count() > 6; })) qWarning("no answer");
  panel->findChild<QAbstractItemView*>(QStringLiteral("stream.messages"))->setCurrentIndex(page.view().rows().index(2));
  save(island.surface, folder, QStringLiteral("streams"), look);
  page.toggleConnection();
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
    pictureStreams(bench, folder, name);
    pictureDocs(bench, folder, name);
  }
  return 0;
}
