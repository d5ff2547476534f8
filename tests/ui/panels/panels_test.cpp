// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The panels over a live server: send, 422, jump; connect, receive, send; docs that follow the design.
#include "fake_workbench.h"
#include "tests/pages/docs_page.h"
#include "tests/pages/streams_page.h"
#include "tests/pages/try_page.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QApplication>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

QStringList unnamedWidgets(QWidget& root) {
  QStringList unnamed;
  for (QWidget* widget : root.findChildren<QWidget*>()) {
    if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisibleTo(&root)) continue;
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
    if (!face || face->text(QAccessible::Name).isEmpty())
      unnamed += QString::fromLatin1(widget->metaObject()->className()) + widget->objectName();
  }
  return unnamed;
}

} // namespace

class PanelsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void aRequestPassesAndItsTrackIsLit() {
    FakeWorkbench bench("hello");
    QVERIFY(bench.start());
    TryPane pane(bench.parts, QStringLiteral("add_student"));
    pane.show();
    const pages::TryPage page(&pane);
    QCOMPARE(page.send(), 200);
    QTRY_VERIFY(page.track().contains(QStringLiteral("Router")));
    QVERIFY(page.responseBody().contains(QStringLiteral("received")));
    QVERIFY(pane.problems().isEmpty());
  }

  void aProblemSelectsItsTokenAndLeadsToItsField() {
    FakeWorkbench bench("hello");
    QVERIFY(bench.start());
    TryPane pane(bench.parts, QStringLiteral("add_student"));
    pane.resize(620, 700);
    pane.show();
    const pages::TryPage page(&pane);
    page.setBody(QStringLiteral("{\n  \"name\": \"Asha\",\n  \"age\": \"21\",\n  \"marks\": \"abc\"\n}"));
    QCOMPARE(page.send(), 422);
    QCOMPARE(page.problems().locs(), QStringList{QStringLiteral("body.marks")});
    page.problems().click(0);
    QCOMPARE(page.selectedText(), QStringLiteral("\"abc\""));
    page.problems().clickRule(0);
    QCOMPARE(bench.navigator.visits, QStringList{QStringLiteral("model Student.marks")});
    QCOMPARE(page.body().lenses().size(), 1);
  }

  void theKeysGoFromProblemToProblemAndToTheRule() {
    FakeWorkbench bench("hello");
    QVERIFY(bench.start());
    TryPane pane(bench.parts, QStringLiteral("add_student"));
    pane.resize(620, 700);
    pane.show();
    const pages::TryPage page(&pane);
    page.setBody(QStringLiteral("{\"name\": 1, \"age\": \"x\", \"marks\": 2}"));
    QCOMPARE(page.send(), 422);
    pane.goToNextProblem();
    QCOMPARE(page.selectedText(), QStringLiteral("1"));
    pane.goToNextProblem();
    QCOMPARE(page.selectedText(), QStringLiteral("\"x\""));
    pane.openRule();
    QCOMPARE(bench.navigator.visits.last(), QStringLiteral("model Student.age"));
    pane.goToNextProblem();
    QCOMPARE(page.selectedText(), QStringLiteral("1"));
  }

  void anEditMovesTheMarksWithTheText() {
    FakeWorkbench bench("hello");
    QVERIFY(bench.start());
    TryPane pane(bench.parts, QStringLiteral("add_student"));
    pane.show();
    const pages::TryPage page(&pane);
    page.setBody(QStringLiteral("{\"name\": \"a\", \"age\": 1, \"marks\": \"abc\"}"));
    QCOMPARE(page.send(), 422);
    page.setBody(QStringLiteral("{\n\n\"name\": \"a\", \"age\": 1, \"marks\": \"abc\"}"));
    QTRY_COMPARE(pane.problems().first().line, 3);
  }

  void aStoppedServerIsStartedAndTheRequestSent() {
    FakeWorkbench bench("hello");
    design::ProjectInfo project = bench.document.design().project();
    project.port = 0;
    QVERIFY(bench.document.apply(design::SetProject{project}).has_value());
    TryPane pane(bench.parts, QStringLiteral("add_student"));
    pane.show();
    const pages::TryPage page(&pane);
    QCOMPARE(page.send(), 0);
    QSignalSpy answered(&pane, &TryPane::answered);
    page.click(QStringLiteral("response.startServer"));
    QVERIFY(answered.wait(10'000));
    QCOMPARE(answered.last().first().toInt(), 200);
  }

  void aParameterTypedInTheAddressIsSent() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(bench.start());
    TryPane pane(bench.parts, QStringLiteral("restaurants/get_restaurant"));
    pane.show();
    const pages::TryPage page(&pane);
    page.typeAddress(QStringLiteral("/restaurants/abc"));
    QCOMPARE(page.send(), 422);
    QCOMPARE(pane.problems().size(), 1);
    QCOMPARE(pane.problems().first().loc.section(QLatin1Char('.'), 0, 0), QStringLiteral("path"));
  }

  void aCancelledRequestSaysSo() {
    FakeWorkbench bench("hello");
    QVERIFY(bench.start());
    TryPane pane(bench.parts, QStringLiteral("slow"));
    pane.show();
    QSignalSpy answered(&pane, &TryPane::answered);
    pane.send();
    QTRY_COMPARE(pane.findChild<QAbstractButton*>(QStringLiteral("request.send"))->text(), QStringLiteral("Cancel"));
    QTest::keyClick(&pane, Qt::Key_Escape);
    QVERIFY(answered.wait(2000));
    QCOMPARE(pages::TryPage(&pane).state().failureTitle, QStringLiteral("Cancelled."));
  }

  void aWebSocketReceivesAndSends() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(bench.start());
    StreamsPanel panel(bench.parts);
    panel.show();
    const pages::StreamsPage page(&panel);
    page.choose(QStringLiteral("track_order"));
    page.toggleConnection();
    QTRY_VERIFY(page.isOpen());
    QTRY_VERIFY(!page.payloads(MessageDirection::In).isEmpty());
    page.compose(QStringLiteral("{\"op\": \"ping\"}"));
    page.sendMessage();
    QTRY_VERIFY(page.payloads(MessageDirection::In).join(QLatin1Char(' ')).contains(QStringLiteral("pong")));
    QCOMPARE(panel.openConnections(), 1);
    page.toggleConnection();
    QTRY_COMPARE(panel.openConnections(), 0);
  }

  void anEventStreamReceivesNamedEvents() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(bench.start());
    StreamsPanel panel(bench.parts);
    panel.show();
    const pages::StreamsPage page(&panel);
    page.choose(QStringLiteral("kitchen"));
    page.toggleConnection();
    QTRY_VERIFY(page.payloads(MessageDirection::In).size() >= 1);
    bool hasNamedEvent = false;
    for (int row = 0; row < page.count(); ++row)
      hasNamedEvent |= page.view().rows().message(row)->direction == MessageDirection::In &&
                       !page.view().rows().message(row)->event.empty();
    QVERIFY(hasNamedEvent);
  }

  void aStreamOpenedInATabIsSeenInThePanel() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(bench.start());
    StreamsPanel panel(bench.parts, StreamsPanel::Layout::Compact);
    TryPane pane(bench.parts, QStringLiteral("kitchen"));
    pane.show();
    pane.send();
    QTRY_COMPARE(panel.openConnections(), 1);
  }

  void theDocsListIsTheDocumentsAlsoAfterAnEdit() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(bench.start());
    DocsPanel panel(bench.parts);
    panel.show();
    const pages::DocsPage page(&panel);
    QVERIFY(page.operations().contains(QStringLiteral("POST /orders")));
    design::Endpoint added;
    added.name = "list_drinks";
    added.path = "/drinks";
    QVERIFY(bench.document.apply(design::AddEndpoint{added}).has_value());
    QTRY_VERIFY(page.operations().contains(QStringLiteral("GET /drinks")));
    QTRY_VERIFY(page.rows().contains(QStringLiteral("GET /drinks")));
    const auto document = nlohmann::ordered_json::parse(bench.live.api()->openApiText());
    qsizetype count = 0;
    for (const auto& path : document["paths"]) count += static_cast<qsizetype>(path.size());
    QCOMPARE(page.operations().size(), count);
  }

  void theDocsShowASampleAndLeadToTheEndpoint() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(bench.start());
    DocsPanel panel(bench.parts);
    panel.show();
    const pages::DocsPage page(&panel);
    page.choose(QStringLiteral("POST /orders"));
    QVERIFY(page.sample().startsWith(QStringLiteral("curl ")));
    page.tryIt();
    QCOMPARE(bench.navigator.visits, QStringList{QStringLiteral("endpoint orders/create_order")});
    page.search(QStringLiteral("restaurant"));
    QVERIFY(!page.rows().contains(QStringLiteral("GET /kitchen")));
    QVERIFY(page.rows().contains(QStringLiteral("GET /restaurants")));
    QVERIFY(page.rows().contains(QStringLiteral("POST /orders"))); // a field of its body
  }

  void everyFocusableWidgetHasAName() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(bench.start());
    TryPane pane(bench.parts, QStringLiteral("orders/create_order"));
    pane.show();
    pages::TryPage(&pane).send();
    StreamsPanel streams(bench.parts);
    streams.show();
    DocsPanel docs(bench.parts);
    docs.show();
    pages::DocsPage(&docs).choose(QStringLiteral("POST /orders"));
    QCOMPARE(unnamedWidgets(pane), QStringList());
    QCOMPARE(unnamedWidgets(streams), QStringList());
    QCOMPARE(unnamedWidgets(docs), QStringList());
  }
};

QTEST_MAIN(PanelsTest)
#include "panels_test.moc"
