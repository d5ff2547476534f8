// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people do most, and what it costs them: keys and clicks counted on the real window, beside what was promised.
#include "tests/pages/hands.h"
#include "tests/pages/streams_page.h"
#include "tests/pages/window_states.h"
#include "ui/editors/field_table.h"
#include "ui/editors/model_editor.h"

#include <QAbstractButton>
#include <QMenu>
#include <QTcpServer>

#include <string_view>

using namespace signalbox;
using pages::Hands;
using pages::Page;
using pages::ProjectWindow;
using pages::TryPage;

namespace {

QString program() { return qEnvironmentVariable("SIGNALBOX_PROGRAM"); }

ui::FieldTable* fieldsOf(ProjectWindow& window, const QString& model) {
  for (auto* table : window.open(QStringLiteral("model:") + model)->findChildren<ui::FieldTable*>())
    if (table->isVisible()) return table;
  return nullptr;
}

void focusAddRow(ui::FieldTable* table) { // the caret is in the table
  table->setFocus();
  table->setCurrentIndex(table->model()->index(table->model()->rowCount() - 1, 0));
}

QAbstractItemView* tree(ProjectWindow& window) {
  return window.visible<QAbstractItemView>(QStringLiteral("sidebar.tree"));
}

} // namespace

class CostsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase();
  void init();

  void fromTheFirstLaunchToTheFirstAnswer();
  void anEndpoint();
  void aFieldOfAModel();
  void aRequestToAnyHost();
  void fromARefusalToItsTokenAndItsRule();
  void aWebSocket();
  void serverSentEvents();
  void anExport();
  void anotherEnvironment();
  void undo();
  void aFreePort();
  void fromAFreshProjectToAnExport();

private:
  QTemporaryDir m_home;
};

void CostsTest::initTestCase() {
  ui::installTheme(ui::Appearance::Dark);
  test::copyFolder(test::sample({}), m_home.filePath(QStringLiteral("samples")));
  qputenv("SIGNALBOX_SAMPLES_DIR", m_home.filePath(QStringLiteral("samples")).toLocal8Bit());
}

void CostsTest::init() {
  qputenv("HOME", m_home.path().toLocal8Bit());
  qputenv("XDG_DATA_HOME", m_home.filePath(QStringLiteral("data")).toLocal8Bit());
}

void CostsTest::fromTheFirstLaunchToTheFirstAnswer() {
  const QTemporaryDir config;
  qputenv("SIGNALBOX_CONFIG_DIR", config.path().toLocal8Bit());
  pages::WindowPage page;
  page.window().usePort(0);
  Hands hands(&page.window());
  hands.press("Return");
  QTRY_COMPARE(page.window().live().state(), ui::ServerState::Running);
  QVERIFY(page.window().editor().tryPane());
  QSignalSpy answered(page.window().editor().tryPane(), &ui::TryPane::answered);
  hands.press("Ctrl+Return");
  QTRY_COMPARE(answered.size(), 1);
  QCOMPARE(answered.first().first().toInt(), 200);
  QCOMPARE(hands.keys(), 2);
  QCOMPARE(hands.clicks(), 0);
}

void CostsTest::anEndpoint() {
  ProjectWindow window(QStringLiteral("food-delivery"));
  QVERIFY(window.isReady());
  Hands hands(&window.window());
  hands.press("Ctrl+N");
  hands.type("post /reviews");
  hands.press("Return");
  QCOMPARE(hands.events(), 2);
  QTRY_COMPARE(window.page().focusName(), QString("endpoint.title"));
  QTRY_VERIFY(window.isApplied());
  QVERIFY(test::request(window.port(), "POST", "/reviews").status < 300);
}

void CostsTest::aFieldOfAModel() {
  ProjectWindow window(QStringLiteral("food-delivery"));
  QVERIFY(window.isReady());
  ui::FieldTable* fields = fieldsOf(window, QStringLiteral("Dish"));
  QVERIFY(fields);
  focusAddRow(fields);
  Hands hands(&window.window());
  hands.press("Return");
  hands.type("pages: int = 0 ge=0");
  hands.press("Return");
  QCOMPARE(hands.events(), 2);
  QTRY_VERIFY(fields->hasField(QStringLiteral("pages")));
  QTRY_COMPARE(window.page().focusName(), QString("field.add")); // ready for the next
}

void CostsTest::aRequestToAnyHost() {
  const test::RawServer host([](test::RawConnection& connection) {
    while (!connection.readHead().empty())
      connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}");
  });
  ProjectWindow window(QStringLiteral("food-delivery"));
  QVERIFY(window.isReady());
  Hands hands(&window.window());
  hands.press("Ctrl+T");
  hands.type(QStringLiteral("http://127.0.0.1:%1/menu").arg(host.port()));
  QSignalSpy answered(&window.tryPane().pane(), &ui::TryPane::answered);
  hands.press("Ctrl+Return");
  QTRY_COMPARE(answered.size(), 1);
  QCOMPARE(answered.first().first().toInt(), 200);
  QCOMPARE(hands.events(), 2);
  QVERIFY(QString::fromStdString(window.page().design().request("new_request")->url).endsWith("/menu"));
}

void CostsTest::fromARefusalToItsTokenAndItsRule() {
  ProjectWindow window(QStringLiteral("food-delivery"));
  QVERIFY(window.isReady());
  window.open(QStringLiteral("endpoint:orders/create_order"));
  const TryPage pane = window.tryPane();
  pane.setBody(QString::fromLatin1(pages::refusedOrder));
  Hands hands(&window.window());
  QSignalSpy answered(&pane.pane(), &ui::TryPane::answered);
  hands.press("Ctrl+Return");
  QTRY_COMPARE(answered.size(), 1);
  QCOMPARE(pane.state().status, 422);
  const int sent = hands.keys();
  hands.press("F8");
  QCOMPARE(hands.keys() - sent, 1);
  QCOMPARE(window.page().focusName(), QString("request.body"));
  const QString token = pane.selectedText();
  QVERIFY(!token.isEmpty());
  hands.press("F12");
  QCOMPARE(hands.keys() - sent, 2);
  QTRY_VERIFY(window.visible<ui::ModelEditor>({}));
  hands.press("Alt+Left"); // and back
  QCOMPARE(hands.keys() - sent, 3);
  QTRY_COMPARE(window.page().focusName(), QString("request.body"));
  hands.press("Alt+Right");
  QTRY_VERIFY(window.visible<ui::ModelEditor>({}));
  window.open(QStringLiteral("endpoint:orders/create_order"));
  hands.press("Ctrl+.");
  QVERIFY(window.tryPane().selectedText() != token);
  QVERIFY(window.tryPane().body().content() != QString::fromLatin1(pages::refusedOrder));
}

void CostsTest::aWebSocket() {
  ProjectWindow window(QStringLiteral("food-delivery"));
  QVERIFY(window.isReady());
  Hands hands(&window.window());
  hands.clickRow(tree(window), QStringLiteral("/track-order/{order_id}"));
  hands.press("Ctrl+Return");
  auto* view = window.window().editor().tryPane()->findChild<ui::StreamView*>();
  QVERIFY(view);
  QTRY_VERIFY(view->connection() && view->connection()->isConnected());
  QTRY_COMPARE(window.page().focusName(), QString("stream.compose"));
  hands.type("{\"op\":\"ping\"}");
  hands.press("Ctrl+Return");
  QCOMPARE(hands.keys(), 2);
  QCOMPARE(hands.clicks(), 1);
  const auto heard = [view] {
    for (int row = 0; row < view->rows().rowCount(); ++row)
      if (const auto message = view->rows().message(row);
          message && std::string_view(message->payload.data(), std::size_t(message->payload.size())).contains("pong"))
        return true;
    return false;
  };
  QTRY_VERIFY(heard());
}

void CostsTest::serverSentEvents() {
  ProjectWindow window(QStringLiteral("food-delivery"));
  QVERIFY(window.isReady());
  Hands hands(&window.window());
  hands.clickRow(tree(window), QStringLiteral("/kitchen"));
  hands.press("Ctrl+Return");
  QCOMPARE(hands.keys(), 1);
  QCOMPARE(hands.clicks(), 1);
  auto* view = window.window().editor().tryPane()->findChild<ui::StreamView*>();
  QVERIFY(view);
  QTRY_VERIFY(view->rows().rowCount() > 0);
}

void CostsTest::anExport() {
  if (program().isEmpty()) QSKIP("needs SIGNALBOX_PROGRAM");
  ProjectWindow window(QStringLiteral("food-delivery"));
  QVERIFY(window.isReady());
  Hands hands(&window.window());
  hands.press("Ctrl+Shift+X");
  hands.press("Return"); // the format and the folder are offered
  QCOMPARE(hands.events(), 2);
  QTRY_VERIFY_WITH_TIMEOUT(window.page().toast().startsWith(QLatin1String("Exported ")), 30'000);
}

void CostsTest::anotherEnvironment() {
  ProjectWindow window(QStringLiteral("food-delivery"));
  QVERIFY(window.isReady());
  for (const char* name : {"local", "staging"}) {
    design::Environment environment;
    environment.name = name;
    QVERIFY(window.window().document().apply(design::SetEnvironment{environment}));
  }
  Hands hands(&window.window());
  hands.press("Ctrl+E");
  QVERIFY(qobject_cast<QMenu*>(QApplication::activePopupWidget()));
  hands.type("s");
  if (QApplication::activePopupWidget()) hands.press("Return");
  QVERIFY(hands.keys() <= 3);
  QTRY_COMPARE(window.window().workbench().requests.environment(), QString("staging"));
}

void CostsTest::undo() {
  ProjectWindow window(QStringLiteral("hello"));
  QVERIFY(window.isReady());
  const design::Design before = window.window().document().design();
  QVERIFY(window.window().document().apply(design::AddField{"Student", {"school", "str", design::Json::object()}}));
  QTRY_VERIFY(window.isApplied());
  Hands hands(&window.window());
  hands.press("Ctrl+Z");
  QCOMPARE(hands.events(), 1);
  QVERIFY(window.window().document().design() == before);
  QVERIFY(window.page().toast().contains(QLatin1String("school")));
  QTRY_VERIFY(window.isApplied());
}

void CostsTest::aFreePort() {
  QTcpServer other;
  QVERIFY(other.listen(QHostAddress::LocalHost));
  ProjectWindow window(QStringLiteral("hello"));
  QVERIFY(window.isReady());
  window.window().live().stop();
  window.window().usePort(other.serverPort());
  window.window().startServer();
  QTRY_COMPARE(window.window().live().state(), ui::ServerState::Failed);
  Hands hands(&window.window());
  QTRY_VERIFY(!window.page().notice().isEmpty());
  QWidget* use = nullptr;
  for (auto* button : window.window().notice().findChildren<QAbstractButton*>())
    if (button->text().startsWith(QLatin1String("Use "))) use = button;
  hands.click(use);
  QTRY_VERIFY(window.isRunning());
  QVERIFY(hands.clicks() <= 2);
  QCOMPARE(hands.keys(), 0);
}

void CostsTest::fromAFreshProjectToAnExport() {
  if (program().isEmpty()) QSKIP("needs SIGNALBOX_PROGRAM");
  const QTemporaryDir config;
  qputenv("SIGNALBOX_CONFIG_DIR", config.path().toLocal8Bit());
  pages::WindowPage page;
  page.window().usePort(0);
  Hands hands(&page.window());

  hands.press("N");
  hands.type("Bookshop");
  hands.press("Return");
  QTRY_COMPARE(page.window().live().state(), ui::ServerState::Running);

  hands.press("Ctrl+Shift+M");
  hands.type("Book");
  hands.press("Return");
  ui::ModelEditor* editor = nullptr;
  QTRY_VERIFY((editor = page.window().findChild<ui::ModelEditor*>()));
  ui::FieldTable* fields = editor->findChild<ui::FieldTable*>();
  for (const char* line : {"title: str min_length=1", "isbn: str min_length=10 max_length=13", "price: float gt=0",
                           "pages: int = 0 ge=0", "tags: list[str] = []", "published: date | None = None"}) {
    QTRY_COMPARE(page.focusName(), QString("field.add"));
    hands.type(QString::fromLatin1(line));
    hands.press("Return");
  }
  QTRY_COMPARE(page.design().model("Book")->fields.size(), 6u);
  QVERIFY(fields);

  QTRY_COMPARE(page.design().model("Book")->fields.size(), 6u);
  QTRY_COMPARE(page.focusName(), QString("field.add"));
  hands.press("Ctrl+N");
  QTRY_VERIFY(page.isAsking());
  QTRY_COMPARE(page.focusName(), QString("quick.field"));
  hands.type("post /books");
  hands.press("Return");
  QTRY_VERIFY(page.window().editor().endpointPage());
  ui::EndpointPage* shown = page.window().editor().endpointPage();
  QVERIFY(shown);
  auto* strip = shown->findChild<ui::TabStrip*>("endpoint.tabs");
  if (strip->currentIndex() != 0) hands.clickTab(strip, 0);
  auto* parts = shown->findChild<ui::FieldTable*>("body.parts");
  QVERIFY(parts && parts->isVisible());
  hands.click(parts->viewport()); // on the row that adds
  QTRY_COMPARE(page.focusName(), QString("field.add"));
  hands.type("book: Book");
  hands.press("Return");
  QTRY_VERIFY(!page.design().endpoint("create_book")->body.empty());
  hands.press("Escape");

  const TryPage pane(page.window().editor().tryPane());
  const auto answer = [&] {
    QTest::qWait(0);
    QSignalSpy answered(&pane.pane(), &ui::TryPane::answered);
    hands.press("Ctrl+Return");
    if (answered.isEmpty()) answered.wait(10'000);
    return pane.state().status;
  };
  QTRY_VERIFY(pane.body().content().contains(QLatin1String("isbn")));
  QVERIFY(answer() / 100 == 2);

  if (!pane.body().isVisible()) hands.clickTab(pane.find<ui::TabStrip>(QStringLiteral("request.tabs")), 0);
  hands.click(pane.body().viewport());
  hands.press("Ctrl+A");
  hands.type("{\"title\":\"\",\"isbn\":\"123\",\"price\":-1}");
  QCOMPARE(answer(), 422);
  QVERIFY(pane.problems().count() >= 3);
  for (int left = pane.problems().count(); left > 0; --left) {
    hands.press("F8");
    hands.press("Ctrl+.");
  }
  QVERIFY2(answer() / 100 == 2, qPrintable(pane.body().content()));

  hands.press("Ctrl+Shift+X");
  hands.press("Return");
  QTRY_VERIFY_WITH_TIMEOUT(page.toast().startsWith(QLatin1String("Exported ")), 30'000);
  qInfo("%d keys and %d clicks", hands.keys(), hands.clicks());
  QVERIFY(hands.events() <= 60);
}

QTEST_MAIN(CostsTest)
#include "costs_test.moc"
