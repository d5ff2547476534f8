// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What people do with the whole window, from the first key to the answer: one sentence a test, on the samples, with the
// real server and the real client.
#include "resources/web/web_assets.h"
#include "tests/pages/docs_page.h"
#include "tests/pages/streams_page.h"
#include "tests/pages/try_page.h"
#include "tests/pages/window_page.h"
#include "tests/support/served.h"
#include "ui/editors/field_table.h"
#include "ui/editors/model_editor.h"
#include "ui/panels/design_problems_panel.h"
#include "ui/panels/log_panel.h"
#include "ui/shell/endpoint_page.h"
#include "ui/workbench/navigator.h"

#include <algorithm>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>

#include <atomic>
#include <thread>

using namespace signalbox;
using pages::DocsPage;
using pages::StreamsPage;
using pages::TryPage;
using pages::WindowPage;

namespace {

// The window on a copy of a sample, with its server running.
class Session final {
public:
  explicit Session(const QString& sample) {
    qputenv("SIGNALBOX_CONFIG_DIR", m_config.path().toLocal8Bit());
    test::copyFolder(test::sample(sample), projectFolder());
    reopen();
  }

  void reopen() {
    m_page.reset();
    m_page = std::make_unique<WindowPage>();
    m_page->window().usePort(0);
    QVERIFY(m_page->open(projectFolder()));
    window().startServer();
    QTRY_COMPARE(window().live().state(), ui::ServerState::Running);
    QTRY_VERIFY(window().live().api());
  }

  QString projectFolder() const { return m_folder.filePath("project"); }
  WindowPage& page() { return *m_page; }
  ui::MainWindow& window() { return m_page->window(); }
  quint16 port() { return window().live().port(); }

  void openEndpoint(const char* id) {
    window().editor().open({EntityKind::Endpoint, QString::fromLatin1(id)}, ui::EditorArea::Open::Pinned);
  }
  void openModel(const char* name) {
    window().editor().open({EntityKind::Model, QString::fromLatin1(name)}, ui::EditorArea::Open::Pinned);
  }
  TryPage tryPane() { return TryPage(window().editor().endpointPage()->findChild<ui::TryPane*>()); }

  // Types one line into the last row of some fields.
  void addLine(ui::FieldTable* fields, const QString& line) {
    QVERIFY(fields);
    fields->editAddRow();
    auto* cell = fields->findChild<QLineEdit*>("field.add");
    QVERIFY(cell);
    QTest::keyClicks(cell, line);
    QCOMPARE(cell->text(), line);
    QTest::keyClick(cell, Qt::Key_Return);
  }
  ui::FieldTable* fieldsOfModel() { return visible<ui::FieldTable>(visible<ui::ModelEditor>(&window())); }
  ui::FieldTable* bodyParts() { return window().editor().endpointPage()->findChild<ui::FieldTable*>("body.parts"); }

  // An edit is live when the server has it.
  void waitUntilApplied() { QTRY_VERIFY(window().live().api()->design() == window().document().design()); }

  template<class Widget>
  static Widget* visible(QWidget* root) {
    for (Widget* widget : root->findChildren<Widget*>()) {
      if (widget->isVisible()) return widget;
    }
    return nullptr;
  }

private:
  QTemporaryDir m_config;
  QTemporaryDir m_folder;
  std::unique_ptr<WindowPage> m_page;
};

QByteArray student(const QByteArray& marks) { return R"({"name":"Asha","age":21,"marks":)" + marks + "}"; }

} // namespace

class FlowsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { ui::installTheme(ui::Appearance::Dark); }

  void aNewEndpointAnswersAtOnce();
  void aNewEndpointWithANewModelLeadsFromARefusedTokenToItsField();
  void aNewFieldIsAskedForAndARefusedValueLeadsToItsTokenAndItsField();
  void aProblemThatIsGoneToShowsItsRowInTheDesigner();
  void escapeCancelsARequestFromAnywhere();
  void aRefusalInTheShapeOfAHandlerShowsItsProblemsAsWell();
  void aRefusedValueDeepInTheBodyMarksTheFieldThatHoldsIt();
  void anEditWhileClientsAreBusyDropsNeitherPortNorSocket();
  void undoRestoresTheDesignAndTheServersAnswer();
  void theDocsListIsThatOfTheDocumentAfterAnEdit();
  void aDesignProblemIsListedAndOneClickFromItsPlace();
  void theLogShowsTheRequestWithItsTrack();
  void aWebSocketReceivesAndAnswers();
  void serverSentEventsArrive();
  void reopeningTheProjectRestoresTheSession();
  void aRequestThatNobodyAnswersSaysWhatToDo();
};

void FlowsTest::aNewEndpointAnswersAtOnce() {
  Session session("hello");
  session.page().press("Ctrl+N");
  session.page().answer("get /ping");
  session.waitUntilApplied();
  QCOMPARE(test::request(session.port(), "GET", "/ping").status, 200);
  QCOMPARE(session.tryPane().send(), 200);
}

void FlowsTest::aNewEndpointWithANewModelLeadsFromARefusedTokenToItsField() {
  Session session("hello");
  session.page().press("Ctrl+N");
  session.page().answer("post /teachers");
  QVERIFY(session.window().commands().run("design.newModel"));
  session.page().answer("Teacher");
  QTRY_VERIFY(session.page().design().model("Teacher"));
  session.addLine(session.fieldsOfModel(), "age: int ge=18");
  QTRY_COMPARE(session.page().design().model("Teacher")->fields.size(), std::size_t(1)); // it begins empty

  session.openEndpoint("create_teacher");
  session.addLine(session.bodyParts(), "teacher: Teacher");
  QTRY_COMPARE(session.page().design().endpoint("create_teacher")->body.size(), std::size_t(1));
  session.waitUntilApplied();

  TryPage tries = session.tryPane();
  tries.setBody("{\n  \"name\": \"Ada\",\n  \"age\": \"twelve\"\n}");
  QCOMPARE(tries.send(), 422);
  QCOMPARE(tries.problems().locs(), QStringList("body.age"));
  tries.problems().click(0);
  QCOMPARE(tries.selectedText(), QString("\"twelve\""));
  tries.problems().clickRule(0);
  QTRY_COMPARE(session.page().currentTab(), QString("Teacher"));
}

void FlowsTest::aNewFieldIsAskedForAndARefusedValueLeadsToItsTokenAndItsField() {
  Session session("hello");
  session.openModel("Student");
  session.addLine(session.fieldsOfModel(), "year: int ge=1");
  const auto lastField = [&session] {
    return session.window().document().design().model("Student")->fields.back().name;
  };
  QTRY_COMPARE(lastField(), std::string("year"));
  const auto addLine = [] { return qobject_cast<QLineEdit*>(QApplication::focusWidget()); };
  QTRY_VERIFY(addLine() && addLine()->objectName() == "field.add"); // the next one can be typed at once
  QTest::keyClicks(addLine(), "house: str | None = None");
  QTest::keyClick(addLine(), Qt::Key_Return);
  QTRY_COMPARE(lastField(), std::string("house"));
  session.waitUntilApplied();

  session.openEndpoint("add_student");
  TryPage tries = session.tryPane();
  tries.setBody("{\n  \"name\": \"Asha\",\n  \"age\": 21,\n  \"marks\": 93.5,\n  \"year\": -4\n}");
  QCOMPARE(tries.send(), 422);
  QCOMPARE(tries.problems().locs(), QStringList("body.year"));
  QVERIFY(tries.track().contains("Body"));

  tries.problems().click(0);
  QCOMPARE(tries.selectedText(), QString("-4"));
  tries.problems().clickRule(0);
  QTRY_COMPARE(session.page().currentTab(), QString("Student"));
  auto* model = Session::visible<ui::ModelEditor>(&session.window());
  QVERIFY(model);
  QVERIFY(Session::visible<ui::FieldTable>(model)->hasField("year"));

  session.openEndpoint("add_student");
  tries.setBody("{\"name\": \"Asha\", \"age\": 21, \"marks\": 93.5, \"year\": 2}");
  QCOMPARE(tries.send(), 200);
  QCOMPARE(tries.problems().count(), 0);
}

void FlowsTest::aProblemThatIsGoneToShowsItsRowInTheDesigner() {
  Session session("hello");
  session.openEndpoint("add_student");
  const auto strips = session.window().findChildren<ui::TabStrip*>("endpoint.tabs");
  const auto shown = std::ranges::find_if(strips, [](const ui::TabStrip* strip) { return strip->isVisible(); });
  QVERIFY(shown != strips.end());
  ui::TabStrip* tabs = *shown;
  tabs->setCurrentIndex(2);
  TryPage tries = session.tryPane();
  tries.setBody(R"({"name": "Asha", "age": 21, "marks": "many"})");
  QCOMPARE(tries.send(), 422);
  tries.pane().goToNextProblem();
  QCOMPARE(tabs->currentIndex(), 0);
  QCOMPARE(tries.selectedText(), QString("\"many\""));
}

void FlowsTest::escapeCancelsARequestFromAnywhere() {
  Session session("hello");
  session.openEndpoint("slow");
  QSignalSpy answered(&session.tryPane().pane(), &ui::TryPane::answered);
  session.tryPane().pane().send();
  QTRY_VERIFY(session.tryPane().pane().isRunning());
  QTest::keyClick(session.window().findChild<ui::TabStrip*>("editor.tabs"), Qt::Key_Escape);
  QTRY_COMPARE(answered.size(), 1);
  QCOMPARE(session.tryPane().state().failureTitle, QString("Cancelled."));
}

// The answer does not list them; the server's record of it does.
void FlowsTest::aRefusalInTheShapeOfAHandlerShowsItsProblemsAsWell() {
  Session session("food-delivery");
  const design::ExceptionHandler handler{"RequestValidationError", {{"status", 400}, {"body", {{"sorry", true}}}}};
  QVERIFY(session.window().document().apply(design::SetExceptionHandlers{{handler}}));
  session.waitUntilApplied();
  session.openEndpoint("account/login");
  session.tryPane().setBody(R"({"email": "nobody", "password": "hungry"})");
  QCOMPARE(session.tryPane().send(), 400);
  const ui::TryPane& pane = session.tryPane().pane();
  QTRY_COMPARE(pane.problems().size(), 1);
  QCOMPARE(pane.problems().first().target(), QString("LoginRequest.email"));
  QCOMPARE(pane.problems().first().value, QString(R"("nobody")"));
}

void FlowsTest::aRefusedValueDeepInTheBodyMarksTheFieldThatHoldsIt() {
  Session session("food-delivery");
  session.openEndpoint("orders/create_order");
  TryPage tries = session.tryPane();
  tries.setBody(R"({"restaurant_id": 1, "items": [{"dish_id": 101, "quantity": 0}], "payment": "card",)"
                R"( "address": {"street": "12 Curry Lane", "city": "Pune", "postcode": "411001"}})");
  QCOMPARE(tries.send(), 422);
  QCOMPARE(tries.problems().locs(), QStringList("body.items[0].quantity"));
  QStringList marked;
  for (const auto* fields : session.window().editor().endpointPage()->findChildren<ui::FieldTable*>()) {
    for (int row = 0; row < fields->model()->rowCount(); ++row) {
      const QString spoken = fields->model()->index(row, 0).data(Qt::AccessibleTextRole).toString();
      if (spoken.contains("greater than or equal to 1")) marked << spoken;
    }
  }
  QCOMPARE(marked.size(), 1);
  QVERIFY2(marked.first().startsWith("items"), qPrintable(marked.first()));
}

void FlowsTest::anEditWhileClientsAreBusyDropsNeitherPortNorSocket() {
  Session session("food-delivery");
  const quint16 port = session.port();
  session.window().workbench().navigator.showActivity("streams");
  StreamsPage streams(session.window().findChild<ui::StreamsPanel*>());
  streams.choose("track_order");
  if (!streams.isOpen()) streams.toggleConnection();
  QTRY_VERIFY(streams.isOpen());

  std::atomic<bool> stop = false;
  std::atomic<int> accepted = 0, refused = 0, lost = 0;
  std::thread client([&] {
    const QByteArray login = R"({"email":"a@b.io","password":"hungry"})";
    while (!stop) {
      const auto answer = test::request(port, "POST", "/login", login);
      if (answer.status == 200)
        ++accepted;
      else if (answer.status == 422 && answer.body.contains(R"("loc":["body","device"])"))
        ++refused;
      else
        ++lost;
    }
  });
  QTRY_VERIFY(accepted > 20);
  QVERIFY(
      session.window().document().apply(design::AddField{"LoginRequest", {"device", "str", design::Json::object()}}));
  QTRY_VERIFY(refused > 20);
  stop = true;
  client.join();

  QCOMPARE(lost.load(), 0);
  QCOMPARE(session.port(), port);
  QVERIFY(streams.isOpen());
  const int before = streams.count();
  QTRY_VERIFY(streams.count() > before); // its positions go on
}

void FlowsTest::undoRestoresTheDesignAndTheServersAnswer() {
  Session session("hello");
  const design::Design before = session.window().document().design();
  QVERIFY(session.window().document().apply(design::AddField{"Student", {"school", "str", design::Json::object()}}));
  session.waitUntilApplied();
  QCOMPARE(test::request(session.port(), "POST", "/student", student("1")).status, 422);
  session.page().press("Ctrl+Z");
  QVERIFY(session.window().document().design() == before);
  session.waitUntilApplied();
  QCOMPARE(test::request(session.port(), "POST", "/student", student("1")).status, 200);
}

void FlowsTest::theDocsListIsThatOfTheDocumentAfterAnEdit() {
  Session session("food-delivery");
  session.page().press("Ctrl+N");
  session.page().answer("delete /orders/{order_id}");
  session.waitUntilApplied();
  session.window().workbench().navigator.showActivity("docs");
  DocsPage docs(session.window().findChild<ui::DocsPanel*>());

  QStringList expected;
  const auto document = QJsonDocument::fromJson(test::request(session.port(), "GET", "/openapi.json").body).object();
  const QJsonObject paths = document.value("paths").toObject();
  for (auto path = paths.begin(); path != paths.end(); ++path) {
    for (const QString& method : path.value().toObject().keys()) expected << method.toUpper() + ' ' + path.key();
  }
  expected.sort();
  QVERIFY(expected.contains("DELETE /orders/{order_id}"));
  const auto listed = [&docs] {
    QStringList operations = docs.operations();
    operations.sort();
    return operations;
  };
  QTRY_COMPARE(listed(), expected);
}

void FlowsTest::aDesignProblemIsListedAndOneClickFromItsPlace() {
  Session session("hello");
  QVERIFY(session.window().document().apply(design::AddField{"Student", {"school", "School", design::Json::object()}}));
  session.window().bottom().show("problems");
  auto* rows = session.page().find<ui::RowList>("problems.rows");
  QTRY_COMPARE(rows->model()->rowCount(), 1);
  QVERIFY(rows->model()->index(0, 0).data(Qt::AccessibleTextRole).toString().contains("School"));
  session.openEndpoint("read_root");
  rows->setCurrentIndex(rows->model()->index(0, 0));
  rows->setFocus();
  QTest::keyClick(rows, Qt::Key_Return);
  QTRY_COMPARE(session.page().currentTab(), QString("Student"));
  QCOMPARE(test::request(session.port(), "GET", "/").status, 200); // the rest serves on
}

void FlowsTest::theLogShowsTheRequestWithItsTrack() {
  Session session("hello");
  QCOMPARE(test::request(session.port(), "POST", "/student?from=test", student("\"abc\"")).status, 422);
  ui::LogModel& log = session.window().bottom().log().model();
  QTRY_COMPARE(log.rowCount(), 1);
  const QString row = log.index(0, 0).data(Qt::AccessibleTextRole).toString();
  QVERIFY2(row.contains("POST") && row.contains("/student") && row.contains("422"), qPrintable(row));
}

void FlowsTest::aWebSocketReceivesAndAnswers() {
  Session session("food-delivery");
  session.window().workbench().navigator.showActivity("streams");
  StreamsPage streams(session.window().findChild<ui::StreamsPanel*>());
  streams.choose("track_order");
  if (!streams.isOpen()) streams.toggleConnection();
  QTRY_VERIFY(streams.isOpen());
  const auto received = [&streams] { return streams.payloads(ui::MessageDirection::In).join('\n'); };
  QTRY_VERIFY(received().contains("\"event\":\"tracking\""));
  QTRY_VERIFY(received().contains("\"event\":\"position\""));
  streams.compose(R"({"op": "ping"})");
  streams.sendMessage();
  QTRY_VERIFY(received().contains(R"({"op":"pong"})"));
}

void FlowsTest::serverSentEventsArrive() {
  Session session("food-delivery");
  session.window().workbench().navigator.showActivity("streams");
  StreamsPage streams(session.window().findChild<ui::StreamsPanel*>());
  streams.choose("kitchen");
  if (!streams.isOpen()) streams.toggleConnection();
  QTRY_VERIFY(streams.payloads(ui::MessageDirection::In).join('\n').contains("order.received"));
}

void FlowsTest::reopeningTheProjectRestoresTheSession() {
  Session session("food-delivery");
  session.openEndpoint("orders/create_order");
  session.tryPane().setBody("{\"restaurant_id\": 7}");
  session.openModel("OrderItem");
  session.openEndpoint("orders/create_order");
  session.window().bottom().show("problems");
  const QStringList tabs = session.page().tabNames();
  session.reopen();
  QCOMPARE(session.page().tabNames(), tabs);
  QCOMPARE(session.window().editor().current()->id, QString("orders/create_order"));
  QCOMPARE(session.tryPane().body().content(), QString("{\"restaurant_id\": 7}"));
  QCOMPARE(session.window().bottom().current(), QString("problems"));
}

void FlowsTest::aRequestThatNobodyAnswersSaysWhatToDo() {
  Session session("hello");
  session.openEndpoint("read_root");
  QVERIFY(session.window().commands().run("server.toggle"));
  QTRY_COMPARE(session.window().live().state(), ui::ServerState::Stopped);
  QCOMPARE(session.tryPane().send(), 0);
  QVERIFY(session.window().commands().run("server.toggle"));
  QTRY_COMPARE(session.window().live().state(), ui::ServerState::Running);
  QCOMPARE(session.tryPane().send(), 200);
}

QTEST_MAIN(FlowsTest)
#include "flows_test.moc"
