// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The hands of a person in a try pane: from name to value with Tab, an address typed anew, a command pasted and taken
// back, a send that lacks something.
#include "fake_workbench.h"
#include "tests/pages/try_page.h"
#include "ui/commands/findable.h"
#include "ui/theme/theme.h"

#include <QAbstractButton>
#include <QAbstractItemView>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

design::Endpoint review() {
  design::Endpoint made;
  made.name = "get_review";
  made.path = "/reviews/{review_id}";
  made.parameters = {{{"review_id", "int", design::Json::object()}, design::ParameterIn::Path},
                     {{"full", "bool", design::Json::parse(R"({"default": false})")}, design::ParameterIn::Query}};
  made.behaviour.options["body"] = design::Json::parse(R"({"id": "{{ review_id }}"})");
  return made;
}

design::Endpoint upload() {
  design::Endpoint made;
  made.name = "upload";
  made.method = "POST";
  made.path = "/upload";
  made.body = {{"note", "str", design::Json::parse(R"({"in": "form"})")}};
  return made;
}

struct Scene {
  explicit Scene(const QString& endpoint, design::Endpoint added) {
    if (!added.name.empty()) ok = bench.document.apply(design::AddEndpoint{std::move(added)}).has_value();
    ok = ok && bench.start();
    pane = std::make_unique<TryPane>(bench.parts, endpoint);
    pane->resize(640, 760);
    pane->show();
    QApplication::setActiveWindow(pane.get());
  }
  pages::TryPage page() const { return pages::TryPage(pane.get()); }
  QString focus() const { return QApplication::focusWidget() ? QApplication::focusWidget()->objectName() : QString(); }
  void press(Qt::Key key, Qt::KeyboardModifiers with = {}) const {
    QTest::keyClick(target(), key, with);
    QCoreApplication::processEvents(); // new rows are shown, and take the focus
    if (!QApplication::activePopupWidget()) QApplication::setActiveWindow(pane.get()); // offscreen does not come back
  }
  void type(const char* text) const { QTest::keyClicks(target(), QString::fromUtf8(text)); }
  // Suggestions get the keys before their field does.
  static QWidget* target() {
    QWidget* popup = QApplication::activePopupWidget();
    return popup ? popup : QApplication::focusWidget();
  }

  FakeWorkbench bench{"hello"};
  bool ok = true;
  std::unique_ptr<TryPane> pane;
};

const QString reviewId = QStringLiteral("parameter.path.review_id.value");

} // namespace

class TryPaneTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void tabGoesFromNameToValueToTheNextRow_data() {
    QTest::addColumn<QString>("endpoint");
    QTest::addColumn<int>("tab");
    QTest::addColumn<QString>("add");
    QTest::newRow("headers") << "get_review" << 2 << "parameter.header.add";
    QTest::newRow("parameters") << "get_review" << 1 << "parameter.query.add";
    QTest::newRow("a form") << "upload" << 0 << "part.add";
  }
  void tabGoesFromNameToValueToTheNextRow() {
    QFETCH(QString, endpoint);
    QFETCH(int, tab);
    QFETCH(QString, add);
    Scene scene(endpoint, endpoint == QLatin1String("upload") ? upload() : review());
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    page.chooseRequestTab(tab);
    page.find(add)->setFocus();
    scene.press(Qt::Key_Space);
    scene.type("X-A");
    scene.press(Qt::Key_Tab);
    QVERIFY2(scene.focus().endsWith(QLatin1String(".value")), qPrintable(scene.focus()));
    scene.type("v1");
    scene.press(Qt::Key_Tab);
    QCOMPARE(scene.focus(), add);
    scene.press(Qt::Key_Space);
    scene.type("X-B");
    scene.press(Qt::Key_Backtab);
    QVERIFY2(scene.focus().endsWith(QLatin1String(".value")), qPrintable(scene.focus())); // of the row before
    QCOMPARE(qobject_cast<QLineEdit*>(QApplication::focusWidget())->text(), QStringLiteral("v1"));
    scene.press(Qt::Key_Tab);
    QCOMPARE(qobject_cast<QLineEdit*>(QApplication::focusWidget())->text(), QStringLiteral("X-B"));
  }

  void declaredValuesFollowOneAnother() {
    Scene scene(QStringLiteral("get_review"), review());
    QVERIFY(scene.ok);
    scene.page().chooseRequestTab(1);
    scene.page().find(reviewId)->setFocus();
    scene.press(Qt::Key_Tab);
    QCOMPARE(scene.focus(), QStringLiteral("parameter.query.full.value"));
    scene.press(Qt::Key_Tab);
    QCOMPARE(scene.focus(), QStringLiteral("parameter.query.add"));
    scene.press(Qt::Key_Tab);
    QVERIFY2(scene.focus().endsWith(QLatin1String(".on")), qPrintable(scene.focus()));
  }

  void anAddressIsTypedAnew_data() {
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QString>("value");
    QTest::newRow("with the base") << QByteArray("{{base}}/reviews/abc") << "/reviews/abc" << "abc";
    QTest::newRow("without it") << QByteArray("/reviews/7?full=true") << "/reviews/7?full=true" << "7";
    QTest::newRow("up to the parameter") << QByteArray("/reviews/") << "/reviews/{review_id}" << "";
    QTest::newRow("not at all") << QByteArray("") << "/reviews/5" << "5";
    QTest::newRow("only the base") << QByteArray("{{base}}") << "/reviews/5" << "5";
    QTest::newRow("to another path") << QByteArray("/orders/7") << "/orders/7" << "5"; // kept for the way back
    QTest::newRow("to a host") << QByteArray("http://a.test/reviews/1") << "http://a.test/reviews/1" << "5";
  }
  void anAddressIsTypedAnew() {
    QFETCH(QByteArray, typed);
    QFETCH(QString, shown);
    QFETCH(QString, value);
    Scene scene(QStringLiteral("get_review"), review());
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    page.chooseRequestTab(1);
    page.setParameter(QStringLiteral("path"), QStringLiteral("review_id"), QStringLiteral("5"));
    scene.pane->focusUrl();
    scene.press(Qt::Key_A, Qt::ControlModifier);
    scene.press(Qt::Key_Delete);
    QCOMPARE(page.address(), QString());
    scene.type(typed.constData());
    page.find(reviewId)->setFocus(); // leaves the address
    QCOMPARE(page.address(), shown);
    QCOMPARE(page.find<QLineEdit>(reviewId)->text(), value);
  }

  void aSendWithoutAPathParameterSaysSo() {
    Scene scene(QStringLiteral("get_review"), review());
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    QCOMPARE(page.send(), 200);
    page.setParameter(QStringLiteral("path"), QStringLiteral("review_id"), QStringLiteral("5"));
    page.find<QLineEdit>(reviewId)->selectAll();
    QTest::keyClick(page.find(reviewId), Qt::Key_Delete);
    page.chooseRequestTab(2);
    QCOMPARE(page.send(), 0);
    QCOMPARE(page.state().failureTitle, QStringLiteral("review_id needs a value"));
    QVERIFY(page.has(QStringLiteral("response.failure")));
    QCOMPARE(page.problemAt(reviewId), QStringLiteral("review_id needs a value"));
    QCOMPARE(scene.focus(), reviewId);
    scene.type("8");
    QCOMPARE(page.problemAt(reviewId), QString());
    QVERIFY(page.has(QStringLiteral("response.empty")));
    QCOMPARE(page.send(), 200);
  }

  void whatASendLackedStaysMarkedWhileOtherThingsAreTyped() {
    design::Endpoint endpoint = review();
    endpoint.method = "POST";
    endpoint.body = {{"text", "str", design::Json::parse(R"({"embed": true})")}};
    Scene scene(QStringLiteral("get_review"), endpoint);
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    page.chooseRequestTab(1);
    page.setParameter(QStringLiteral("path"), QStringLiteral("review_id"), QString());
    QTest::keyClick(page.find(reviewId), Qt::Key_Backspace);
    QCOMPARE(page.send(), 0);
    QCOMPARE(page.problemAt(reviewId), QStringLiteral("review_id needs a value"));
    page.setBody(QStringLiteral("{\"text\": "));
    QTRY_COMPARE(scene.pane->problems().size(), 2); // the body was read meanwhile
    QCOMPARE(page.problemAt(reviewId), QStringLiteral("review_id needs a value"));
    page.setParameter(QStringLiteral("path"), QStringLiteral("review_id"), QStringLiteral("8"));
    QCOMPARE(page.problemAt(reviewId), QString());
  }

  void aBrokenBodyStaysMarkedWhileTheDesignIsEdited() {
    design::Endpoint refusing = upload();
    refusing.body = {{"note", "str", design::Json::parse(R"({"embed": true})")}};
    refusing.behaviour.options = design::Json::parse(
        R"({"status": 422, "body": {"detail": [{"type": "taken", "loc": ["body", "note"], "msg": "It is taken"}]}})");
    Scene scene(QStringLiteral("upload"), refusing);
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    page.setBody(QStringLiteral("{\"note\": \"a\"}"));
    QCOMPARE(page.send(), 422);
    QCOMPARE(scene.pane->problems().value(0).message, QStringLiteral("It is taken"));
    page.setBody(QStringLiteral("{\"note\": "));
    QTRY_COMPARE(QString::fromStdString(scene.pane->problems().value(0).source.type), QStringLiteral("json_invalid"));
    design::Model model;
    model.name = "Other";
    QVERIFY(scene.bench.document.apply(design::AddModel{model}));
    QCOMPARE(QString::fromStdString(scene.pane->problems().value(0).source.type), QStringLiteral("json_invalid"));
    page.setBody(QStringLiteral("{\"note\": \"b\"}"));
    QTRY_COMPARE(scene.pane->problems().value(0).message, QStringLiteral("It is taken"));
  }

  void aPaneBehindAnotherTabIsCheckedOnceItIsShown() {
    design::Endpoint strict = review();
    strict.parameters[0].field.facets = design::Json::parse(R"({"le": 5})");
    Scene scene(QStringLiteral("get_review"), strict);
    QVERIFY(scene.ok);
    TryPane other(scene.bench.parts, QStringLiteral("get_review"));
    other.show();
    for (TryPane* pane : {scene.pane.get(), &other}) {
      pages::TryPage(pane).setParameter(QStringLiteral("path"), QStringLiteral("review_id"), QStringLiteral("9"));
      QCOMPARE(pages::TryPage(pane).send(), 422);
      QCOMPARE(pane->problems().size(), 1);
    }
    scene.pane->hide();
    QVERIFY(scene.bench.document.apply(design::SetEndpoint{review()}));
    QTRY_VERIFY(other.problems().isEmpty());
    QCOMPARE(scene.pane->problems().size(), 1); // nobody sees it
    scene.pane->show();
    QTRY_VERIFY(scene.pane->problems().isEmpty());
  }

  void aPastedCommandIsTakenBack_data() {
    QTest::addColumn<QString>("by");
    QTest::newRow("the toast") << "toast";
    QTest::newRow("Ctrl+Z") << "key";
    QTest::newRow("the menu") << "menu";
  }
  void aPastedCommandIsTakenBack() {
    QFETCH(QString, by);
    Scene scene(QStringLiteral("add_student"), {});
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    page.setBody(QStringLiteral("{\"name\": \"Ada\"}"));
    page.pasteIntoAddress(QStringLiteral("curl -X PUT 'http://other.test/x?key=secret' -H 'X-A: 1' -d a=1"));
    QCOMPARE(page.address(), QStringLiteral("http://other.test/x?key=secret"));
    QCOMPARE(scene.bench.navigator.visits.last(), QStringLiteral("toast Pasted PUT http://other.test/x"));
    if (by == QLatin1String("toast")) scene.bench.navigator.run();
    if (by == QLatin1String("key"))
      QTest::keyClick(page.find(QStringLiteral("request.address")), Qt::Key_Z, Qt::ControlModifier);
    if (by == QLatin1String("menu"))
      page.choose(QStringLiteral("request.copy"), QStringLiteral("request.copyMenu"), QStringLiteral("request.back"));
    QCOMPARE(page.address(), QStringLiteral("/student"));
    QCOMPARE(page.body().content(), QStringLiteral("{\"name\": \"Ada\"}"));
  }

  void anAddressThatWasTypedLeadsBackToTheEndpoint() {
    Scene scene(QStringLiteral("add_student"), {});
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    page.typeAddress(QStringLiteral("http://other.test/x"));
    page.choose(QStringLiteral("request.copy"), QStringLiteral("request.copyMenu"), QStringLiteral("request.back"));
    QCOMPARE(page.address(), QStringLiteral("/student"));
    QCOMPARE(page.send(), 200);
  }

  void problemsFollowWhatIsTyped() {
    Scene scene(QStringLiteral("add_student"), {});
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    QSignalSpy told(scene.pane.get(), &TryPane::problemsChanged);
    page.setBody(QStringLiteral("{\n  \"name\": \"Asha\",\n  \"age\": 21,\n  \"marks\": \"abc\"\n}"));
    QCOMPARE(page.send(), 422);
    QCOMPARE(page.problems().locs(), QStringList{QStringLiteral("body.marks")});
    page.chooseResponseTab(ResponseView::Tab::Problems);
    told.clear();
    page.setBody(QStringLiteral("{\n  \"name\": \"Asha\",\n  \"age\": 21,\n  \"marks\": 7\n}"));
    QTRY_COMPARE(page.state().problemCount, 0);
    QCOMPARE(page.valid(), QStringLiteral("Valid: 3 fields checked"));
    QVERIFY(page.body().lenses().isEmpty());
    QCOMPARE(told.size(), 1); // the designer's rows
    page.setBody(QStringLiteral("{\n  \"name\": \"Asha\",\n  \"age\": \"x\"\n}"));
    QTRY_COMPARE(page.state().problemCount, 2);
    QCOMPARE(page.problems().at(0).message,
             QStringLiteral("Input should be a valid integer, unable to parse string as an integer"));
    QCOMPARE(page.problems().at(1).message, QStringLiteral("Field required"));
    QCOMPARE(page.body().lenses().size(), 2);
    page.setBody(QStringLiteral("{\n  \"name\": \"Asha\"\n  \"age\": 1\n}"));
    QTRY_COMPARE(page.state().problemCount, 1);
    QCOMPARE(page.body().lenses().first().text, QStringLiteral("A comma is missing before \"age\"."));
    QCOMPARE(page.state().status, 422); // the answer itself stays
  }

  void theSameIsSaidAsBySending_data() {
    QTest::addColumn<QString>("body");
    QTest::newRow("not an object") << "[1, 2]";
    QTest::newRow("wrong types") << R"({"name": 1, "age": "x", "marks": []})";
    QTest::newRow("missing") << "{}";
    QTest::newRow("no JSON") << "{\"name\":";
    QTest::newRow("right") << R"({"name": "Ada", "age": 36, "marks": 9.5})";
  }
  void theSameIsSaidAsBySending() {
    QFETCH(QString, body);
    Scene scene(QStringLiteral("add_student"), {});
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    page.setBody(QStringLiteral("{\"name\": 5}"));
    QCOMPARE(page.send(), 422);
    const QVector<FieldProblem> before = scene.pane->problems();
    page.setBody(body);
    QTRY_VERIFY(scene.pane->problems() != before);
    const QVector<FieldProblem> typed = scene.pane->problems();
    page.send();
    QCOMPARE(scene.pane->problems(), typed);
  }

  void parametersAndFormsFollowToo() {
    Scene scene(QStringLiteral("get_review"), review());
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    page.setParameter(QStringLiteral("path"), QStringLiteral("review_id"), QStringLiteral("x"));
    QCOMPARE(page.send(), 422);
    page.setParameter(QStringLiteral("path"), QStringLiteral("review_id"), QStringLiteral("7"));
    QTRY_COMPARE(page.problemAt(reviewId), QString());
    QCOMPARE(page.valid(), QStringLiteral("Valid: 2 fields checked"));
    page.setParameter(QStringLiteral("query"), QStringLiteral("full"), QStringLiteral("maybe"));
    const QString full = QStringLiteral("parameter.query.full.value");
    QTRY_VERIFY(page.problemAt(full).startsWith(QStringLiteral("Input should be a valid boolean")));
  }

  void aRuleThatIsMendedTakesItsProblemAway() {
    Scene scene(QStringLiteral("add_student"), {});
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    page.setBody(QStringLiteral("{\"name\": \"Asha\", \"age\": 21, \"marks\": \"abc\"}"));
    QCOMPARE(page.send(), 422);
    design::Model student = *scene.bench.document.design().model("Student");
    for (design::Field& field : student.fields)
      if (field.name == "marks") field.type = "str";
    QVERIFY(scene.bench.document.apply(design::SetModel{student}));
    QTRY_COMPARE(page.state().problemCount, 0);
  }

  void valuesOfVariablesAreCheckedAtTheirPlace() {
    Scene scene(QStringLiteral("add_student"), {});
    QVERIFY(scene.ok);
    QVERIFY(
        scene.bench.document.apply(design::SetEnvironment{{"Local", {{"years", "\"a great many\"", true}}, {}, {}}}));
    scene.bench.requests.setEnvironment(QStringLiteral("Local"));
    const pages::TryPage page = scene.page();
    page.setBody(QStringLiteral("{\"name\": \"Ada\", \"age\": {{years}}, \"marks\": 1}"));
    QCOMPARE(page.send(), 422);
    page.problems().click(0);
    QCOMPARE(page.selectedText(), QStringLiteral("{{years}}"));
    page.setBody(QStringLiteral("{\"name\": \"Ada\", \"age\": {{years}}, \"marks\": []}"));
    QTRY_COMPARE(page.state().problemCount, 2);
    page.problems().click(1);
    QCOMPARE(page.selectedText(), QStringLiteral("[]"));
  }

  void brokenJsonIsMarkedBeforeTheFirstSend() {
    Scene scene(QStringLiteral("add_student"), {});
    const pages::TryPage page = scene.page();
    page.setBody(QStringLiteral("{\"name\": \"Ada\", \"age\": {{years}}}"));
    QTRY_COMPARE(page.body().lenses().size(), 1);
    QCOMPARE(page.body().lenses().first().text, QStringLiteral("{{years}} has no value in this environment."));
    page.setBody(QStringLiteral("{\"name\": 1}")); // wrong, but nothing was sent yet
    QTRY_VERIFY(page.body().lenses().isEmpty());
  }

  void aBehavioursOwnRefusalStaysUntilTheNextSend() {
    design::Endpoint own = upload();
    own.name = "own";
    own.path = "/own";
    own.body = {{"note", "dict", design::Json::object()}};
    own.response.statusCode = 422;
    own.behaviour.options["body"] = design::Json::parse(
        R"({"detail": [{"type": "taken", "loc": ["body", "note"], "msg": "This note is taken", "input": "a"}]})");
    Scene scene(QStringLiteral("own"), own);
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    page.setBody(QStringLiteral("{\"note\": \"a\"}"));
    QCOMPARE(page.send(), 422);
    QCOMPARE(page.problems().count(), 1);
    page.setBody(QStringLiteral("{\n\"note\": \"abc\"}"));
    QTRY_COMPARE(page.problems().at(0).line, 2);
    QCOMPARE(page.problems().at(0).message, QStringLiteral("This note is taken"));
  }

  void aRequestThatWasTakenElsewhereIsSavedWithItsAddress() {
    Scene scene(QStringLiteral("add_student"), {});
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    page.pasteIntoAddress(
        QStringLiteral("curl -X POST http://other.test/post -d '{\"a\": 1}' -H 'Content-Type: application/json'"));
    page.choose(QStringLiteral("request.save"), QStringLiteral("request.savedMenu"), QStringLiteral("save.new"));
    const auto requests = scene.bench.document.design().requests();
    QCOMPARE(requests.back()->url, std::string("http://other.test/post"));
    QCOMPARE(requests.back()->endpoint, std::string());
    const std::unique_ptr<TryPane> own(
        TryPane::forRequest(scene.bench.parts, QString::fromStdString(requests.back()->name)));
    QCOMPARE(pages::TryPage(own.get()).address(), QStringLiteral("http://other.test/post"));
    design::SavedRequest old = *requests.back(); // as it was written before
    old.name = "old";
    old.endpoint = "add_student";
    QVERIFY(scene.bench.document.apply(design::SetRequest{old}));
    const std::unique_ptr<TryPane> shown(TryPane::forRequest(scene.bench.parts, QStringLiteral("old")));
    QCOMPARE(pages::TryPage(shown.get()).address(), QStringLiteral("http://other.test/post"));
  }

  void anAddressIsTypedOnKeyByKey_data() {
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<QByteArray>("typed");
    QTest::newRow("a query") << QByteArray("/restaurants") << QByteArray("?q=a&limit=3");
    QTest::newRow("a second one") << QByteArray("/restaurants?q=abc") << QByteArray("&limit=3&x=%20y");
    QTest::newRow("over everything") << QByteArray() << QByteArray("/restaurants?limit=7");
  }
  void anAddressIsTypedOnKeyByKey() {
    QFETCH(QByteArray, begin);
    QFETCH(QByteArray, typed);
    design::Endpoint list;
    list.name = "restaurants";
    list.path = "/restaurants";
    list.parameters = {{{"q", "str", design::Json::parse(R"({"default": ""})")}, design::ParameterIn::Query},
                       {{"limit", "int", design::Json::parse(R"({"default": 10})")}, design::ParameterIn::Query}};
    Scene scene(QStringLiteral("restaurants"), list);
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    if (!begin.isEmpty()) page.typeAddress(QString::fromUtf8(begin));
    scene.pane->focusUrl();
    if (!begin.isEmpty()) scene.press(Qt::Key_End);
    scene.type(typed.constData());
    QCOMPARE(page.address(), QString::fromUtf8(begin + typed));
    page.find(QStringLiteral("request.send"))->setFocus();
    QCOMPARE(page.address(), QString::fromUtf8(begin + typed));
  }

  void aBodyOneWritesIsSearched_data() {
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QString>("editor");
    QTest::newRow("JSON") << QStringLiteral("JSON") << QStringLiteral("request.body");
    QTest::newRow("raw") << QStringLiteral("Raw") << QStringLiteral("request.raw");
  }
  void aBodyOneWritesIsSearched() {
    QFETCH(QString, kind);
    QFETCH(QString, editor);
    Scene scene(QStringLiteral("upload"), upload());
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    page.chooseRequestTab(0);
    page.chooseBodyKind(kind);
    auto* body = page.find<CodeEditor>(editor);
    body->setContent(QStringLiteral("{\"alpha\": 1,\n\"beta\": \"Alpha\"}"));
    body->setFocus();
    Findable* here = Findable::around(QApplication::focusWidget());
    QVERIFY(here);
    here->find();
    QCOMPARE(scene.focus(), editor + QStringLiteral(".search"));
    scene.type("alpha");
    QCOMPARE(page.find<Label>(editor + QStringLiteral(".matches"))->text(), QStringLiteral("2 matches"));
    QCOMPARE(body->selectedText(), QStringLiteral("alpha"));
    scene.press(Qt::Key_Return);
    QCOMPARE(body->selectedText(), QStringLiteral("Alpha"));
    scene.press(Qt::Key_Return);
    QCOMPARE(body->selectedText(), QStringLiteral("alpha")); // round the end
    scene.press(Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(body->selectedText(), QStringLiteral("Alpha"));
    scene.press(Qt::Key_Escape);
    QCOMPARE(scene.focus(), editor);
    QVERIFY(!page.has(editor + QStringLiteral(".search")));
    here->find();
    QCOMPARE(page.find<LineEdit>(editor + QStringLiteral(".search"))->text(), QStringLiteral("Alpha")); // selected
  }

  void aPopupIsAsWideAsItsWidestEntry() {
    Scene scene(QStringLiteral("add_student"), {});
    auto* kind = scene.page().find<QComboBox>(QStringLiteral("request.bodyKind"));
    kind->showPopup();
    QVERIFY(kind->view()->width() > kind->fontMetrics().horizontalAdvance(QStringLiteral("Multipart")) + 30);
    kind->hidePopup();
  }

  void aBodyThatIsNoJsonIsExplained() {
    Scene scene(QStringLiteral("add_student"), {});
    QVERIFY(scene.ok);
    const pages::TryPage page = scene.page();
    page.setBody(QStringLiteral("{\n  \"name\": \"Asha\"\n  \"age\": 21\n}"));
    QCOMPARE(page.send(), 422);
    QCOMPARE(page.problems().count(), 1);
    const FieldProblem& problem = scene.pane->problems().first();
    QCOMPARE(problem.loc, QStringLiteral("body"));
    QCOMPARE(problem.message, QStringLiteral("JSON decode error: Expecting ',' delimiter"));
    QCOMPARE(problem.reason, QStringLiteral("A comma is missing before \"age\"."));
    QCOMPARE(problem.line, 3);
    QCOMPARE(problem.column, 3);
    QCOMPARE(problem.value, QString());
    QCOMPARE(page.body().lenses().first().text, problem.reason);
    page.problems().click(0);
    QCOMPARE(page.selectedText(), QStringLiteral("\"age\""));
    QVERIFY(!page.has(QStringLiteral("response.explanation")));
  }
};

QTEST_MAIN(TryPaneTest)
#include "try_pane_test.moc"
