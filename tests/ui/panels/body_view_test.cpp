// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The body of an answer, as a person filters it, walks its tree and comes from there to its text.
#include "tests/pages/page.h"
#include "ui/models/json_tree_model.h"
#include "ui/panels/body_view.h"
#include "ui/panels/json_pages.h"
#include "ui/text/bytes_view.h"
#include "ui/text/json_editor.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_view.h"

#include <QClipboard>
#include <QMenu>
#include <QSignalSpy>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

constexpr char menu[] =
    R"({"items":[{"name":"Dal","price":9.5},{"name":"Bhaji","price":12},{"name":"Naan","price":3}]})";

class Scene final {
public:
  explicit Scene(const std::string& body, const char* type = "application/json") {
    view.resize(520, 360);
    view.setVisible(true);
    (void)QTest::qWaitForWindowActive(&view);
    answer(body, type);
  }

  void answer(const std::string& body, const char* type = "application/json") {
    auto response = std::make_shared<client::Response>();
    response->status = 200;
    response->body = body;
    response->headers = {{"Content-Type", type}};
    ResponseFacts facts;
    facts.response = response;
    view.setBody(response, responseState(facts));
  }

  void filter(const QString& path) {
    view.filter();
    page.find<LineEdit>(QStringLiteral("response.path"))->setText(path);
  }
  QString count() const { return page.find<Label>(QStringLiteral("response.path.count"))->text(); }
  QString note() const { return page.find<Label>(QStringLiteral("response.path.note"))->text(); }
  RowList& list() const { return *page.find<RowList>(QStringLiteral("response.path.results")); }
  JsonEditor& editor() const { return *page.find<JsonEditor>(QStringLiteral("response.body")); }
  RowTree& tree() const { return *page.find<RowTree>(QStringLiteral("response.tree")); }
  void press(QWidget& widget, int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const {
    QTest::keyClick(&widget, static_cast<Qt::Key>(key), modifiers);
  }

  BodyView view;
  pages::Page page{&view};
};

std::string largeList(int count) {
  std::string body = "[";
  for (int i = 0; i < count; ++i)
    body += (i > 0 ? "," : "") + std::string("{\"id\":") + std::to_string(i) + ",\"name\":\"A dish with a name\"}";
  return body + "]";
}

} // namespace

class BodyViewTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aBodyIsShownInItsLanguage_data() {
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("shown");
    QTest::addColumn<QByteArray>("lexer");
    QTest::newRow("JSON") << QByteArray("application/json") << QByteArray("[1]") << "[\n  1\n]"
                          << QByteArray("QsciLexerJSON");
    QTest::newRow("XML") << QByteArray("application/xml")
                         << QByteArray("<?xml version=\"1.0\"?><a b=\"c\"><d>1 &lt; 2</d><e/></a>")
                         << "<?xml version=\"1.0\"?>\n<a b=\"c\">\n  <d>1 &lt; 2</d>\n  <e/>\n</a>\n"
                         << QByteArray("QsciLexerHTML");
    QTest::newRow("XML that ends too early")
        << QByteArray("text/xml") << QByteArray("<a><b></a>") << "<a><b></a>" << QByteArray("QsciLexerHTML");
    QTest::newRow("HTML") << QByteArray("text/html") << QByteArray("<p>Hello") << "<p>Hello"
                          << QByteArray("QsciLexerHTML");
    QTest::newRow("text") << QByteArray("text/plain") << QByteArray("It works.") << "It works." << QByteArray();
    QTest::newRow("nothing") << QByteArray("application/json") << QByteArray() << "The body is empty" << QByteArray();
  }
  void aBodyIsShownInItsLanguage() {
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    Scene scene("{}");
    scene.answer(body.toStdString(), type.constData());
    QTEST(scene.editor().content(), "shown");
    const QsciLexer* lexer = scene.editor().lexer();
    QTEST(QByteArray(lexer ? lexer->metaObject()->className() : ""), "lexer");
  }

  void aFilterListsWhatItSelects() {
    Scene scene(menu);
    scene.filter(QStringLiteral("$.items[?@.price < 10].name"));
    QTRY_COMPARE(scene.count(), QStringLiteral("2 results"));
    QVERIFY(scene.list().isVisible());
    QCOMPARE(scene.list().model()->index(1, 0).data().toString(), QStringLiteral("$['items'][2]['name']"));
  }

  void aResultIsShownInTheText() {
    Scene scene(menu);
    scene.filter(QStringLiteral("$..price"));
    QTRY_COMPARE(scene.count(), QStringLiteral("3 results"));
    auto* field = scene.page.find(QStringLiteral("response.path"));
    scene.press(*field, Qt::Key_Down);
    QVERIFY(scene.list().hasFocus());
    scene.press(scene.list(), Qt::Key_Down);
    scene.press(scene.list(), Qt::Key_Return);
    QVERIFY(scene.editor().isVisible());
    QVERIFY(scene.editor().hasFocus());
    QCOMPARE(scene.editor().selectedBytesText(), QStringLiteral("12"));
    QCOMPARE(scene.count(), QStringLiteral("2 of 3"));
    scene.page.click(QStringLiteral("response.path.next"));
    QCOMPARE(scene.editor().selectedBytesText(), QStringLiteral("3"));
    scene.page.click(QStringLiteral("response.path.list"));
    QVERIFY(scene.list().isVisible());
    field->setFocus();
    scene.press(*field, Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(scene.editor().selectedBytesText(), QStringLiteral("12"));
    QVERIFY(field->hasFocus()); // to step on from there
    scene.press(*field, Qt::Key_Escape);
    QVERIFY(!field->isVisible());
    QVERIFY(scene.editor().isVisible());
  }

  void aContainerIsSelectedWhole() {
    Scene scene("{ \"a\" :[1,\n2 ] }");
    scene.filter(QStringLiteral("$.a"));
    QTRY_COMPARE(scene.count(), QStringLiteral("1 result"));
    scene.page.click(QStringLiteral("response.path.next"));
    QCOMPARE(scene.editor().selectedBytesText(), QStringLiteral("[\n    1,\n    2\n  ]"));
  }

  void aNarrowPaneLeavesThePathItsWidth_data() {
    QTest::addColumn<int>("width");
    for (const int width : {300, 520}) QTest::addRow("%d", width) << width;
  }
  void aNarrowPaneLeavesThePathItsWidth() {
    QFETCH(int, width);
    Scene scene(menu);
    scene.view.resize(width, 360);
    scene.filter(QStringLiteral("$.items"));
    QTRY_COMPARE(scene.count(), QStringLiteral("1 result"));
    const auto* path = scene.page.find(QStringLiteral("response.path"));
    const auto* close = scene.page.find(QStringLiteral("response.path.close"));
    QTRY_VERIFY2(path->width() >= 200, qPrintable(QString::number(path->width())));
    QVERIFY(scene.view.rect().contains(QRect(close->mapTo(&scene.view, QPoint()), close->size())));
  }

  void aWrongPathIsExplainedInPlace_data() {
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("note");
    QTest::newRow("an operator") << "$.items[?@.price = 1]" << "Character 18: Equal is written ==";
    QTest::newRow("behind wide characters")
        << QStringLiteral("$.\u00e4\u00f6[a]") << "Character 6: A name in brackets stands in quotes: ['name']";
    QTest::newRow("at the end") << "$.items["
                                << QStringLiteral("Character 9: Expected a name in quotes, an index, a "
                                                  "slice, * or a filter but found the end");
    QTest::newRow("behind a space") << "  $x" << "Character 4: Expected . or [ but found x";
    QTest::newRow("a pattern") << "$[?match(@, '\\\\d')]"
                               << "Character 4: \\d is no I-Regexp; write [0-9] or \\p{Nd}, so nothing matches";
  }
  void aWrongPathIsExplainedInPlace() {
    QFETCH(QString, path);
    QFETCH(QString, note);
    Scene scene(menu);
    scene.filter(path);
    QCOMPARE(scene.note(), note);
    QVERIFY(scene.page.has(QStringLiteral("response.path.note")));
    scene.filter(QStringLiteral("$.items"));
    QVERIFY(!scene.page.has(QStringLiteral("response.path.note")));
    QVERIFY(scene.page.find<LineEdit>(QStringLiteral("response.path"))->problem().isEmpty());
  }

  void whileAPathIsWrongTheBodyStays() {
    Scene scene(menu);
    scene.filter(QStringLiteral("$.items["));
    QVERIFY(scene.editor().isVisible());
    scene.filter(QStringLiteral("$"));
    QVERIFY(scene.editor().isVisible()); // all of it
  }

  void theNextAnswerIsFilteredAsWell() {
    Scene scene(menu);
    scene.filter(QStringLiteral("$.items[*]"));
    QTRY_COMPARE(scene.count(), QStringLiteral("3 results"));
    scene.answer(R"({"items":[]})");
    QTRY_COMPARE(scene.count(), QStringLiteral("No result"));
    scene.answer("plain", "text/plain");
    QVERIFY(!scene.page.has(QStringLiteral("response.path")));
    QVERIFY(!scene.view.filter());
    QVERIFY(!scene.page.has(QStringLiteral("response.path"))); // there is nothing it could mean
  }

  void whatIsNoJsonIsSaid() {
    Scene scene("{\"a\": ,}");
    scene.filter(QStringLiteral("$.a"));
    QTRY_COMPARE(scene.note(), QStringLiteral("The body is no JSON. Line 1, column 7: A value is missing."));
    scene.view.setForm(BodyView::Form::Tree);
    QTRY_VERIFY(scene.page.has(QStringLiteral("response.tree.note")));
  }

  void resultsAreCopied() {
    Scene scene(menu);
    scene.filter(QStringLiteral("$..name"));
    QTRY_COMPARE(scene.count(), QStringLiteral("3 results"));
    scene.page.click(QStringLiteral("response.path.copy"));
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("[\"Dal\",\n \"Bhaji\",\n \"Naan\"]"));
  }

  void aLargeBodyIsFilteredAndShownByLines() {
    Scene scene(largeList(60'000));
    scene.filter(QStringLiteral("$[?@.id == 59999].id"));
    QTRY_COMPARE(scene.count(), QStringLiteral("1 result"));
    scene.page.click(QStringLiteral("response.path.next"));
    BytesView& bytes = scene.view.bytesView();
    QVERIFY(bytes.isVisible());
    QTRY_COMPARE(bytes.lineText(bytes.currentLine()), QStringLiteral("    \"id\": 59999,"));
    scene.filter(QStringLiteral("$..*"));
    QTRY_COMPARE(scene.count(), QStringLiteral("180,000 results"));
    QCOMPARE(scene.note(), QStringLiteral("The first 100,000 are listed, the others counted."));
  }

  void aTreeIsWalkedByKeys() {
    Scene scene(menu);
    scene.view.setForm(BodyView::Form::Tree);
    QTRY_VERIFY(scene.tree().model()->rowCount() == 1 && scene.tree().isVisible());
    scene.tree().setFocus();
    scene.press(scene.tree(), Qt::Key_Down);
    scene.press(scene.tree(), Qt::Key_Return); // opens items
    scene.press(scene.tree(), Qt::Key_Down);
    scene.press(scene.tree(), Qt::Key_Right); // and its first one
    scene.press(scene.tree(), Qt::Key_Down);
    scene.press(scene.tree(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("\"Dal\""));
    scene.press(scene.tree(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("$['items'][0]['name']"));
    QSignalSpy changed(&scene.view, &BodyView::formChanged);
    scene.press(scene.tree(), Qt::Key_Return);
    QCOMPARE(scene.view.form(), BodyView::Form::Pretty);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(scene.editor().selectedBytesText(), QStringLiteral("\"Dal\""));
  }

  void aTreeFiltersByAPath() {
    Scene scene(menu);
    scene.view.setForm(BodyView::Form::Tree);
    QTRY_VERIFY(scene.tree().model()->rowCount() == 1);
    scene.view.json().showPlace(std::string(menu).find("12"));
    QCOMPARE(scene.tree().currentIndex().data(JsonTreeModel::ValueRole).toString(), QStringLiteral("12"));
    QTest::keyClick(&scene.tree(), Qt::Key_Menu);
    auto* shown = scene.view.findChild<QMenu*>(QStringLiteral("response.tree.menu"));
    if (!shown) { // the platform sends no context menu for the key
      Q_EMIT scene.tree().customContextMenuRequested(scene.tree().visualRect(scene.tree().currentIndex()).center());
      shown = scene.view.findChild<QMenu*>(QStringLiteral("response.tree.menu"));
    }
    QVERIFY(shown);
    shown->findChild<QAction*>(QStringLiteral("filter"))->trigger();
    shown->close();
    QCOMPARE(scene.view.json().path(), QStringLiteral("$['items'][1]['price']"));
    QTRY_COMPARE(scene.count(), QStringLiteral("1 result"));
    scene.page.click(QStringLiteral("response.path.next"));
    QVERIFY(scene.tree().isVisible()); // the form that was chosen
  }

  void whatIsReturnedToIsAsItWasLeft() {
    Scene scene(menu);
    scene.editor().selectRange(10, 20);
    const QString selected = scene.editor().selectedBytesText();
    for (const BodyView::Form form : {BodyView::Form::Hex, BodyView::Form::Tree}) {
      scene.view.setForm(form);
      scene.view.setForm(BodyView::Form::Pretty);
      QCOMPARE(scene.editor().selectedBytesText(), selected); // it is not laid out anew
    }
    scene.view.setForm(BodyView::Form::Raw);
    QCOMPARE(scene.editor().content(), QString::fromLatin1(menu));
    scene.view.setForm(BodyView::Form::Pretty);
    QVERIFY(scene.editor().content().startsWith(QStringLiteral("{\n  \"items\": [")));
    scene.answer(R"({"b": 1})");
    QCOMPARE(scene.editor().content(), QStringLiteral("{\n  \"b\": 1\n}"));
    scene.view.setForm(BodyView::Form::Hex);
    QCOMPARE(scene.view.bytesView().lineText(0).right(8), QStringLiteral(R"({"b": 1})"));
  }

  void anotherBodyMayComeWhileTheMenuIsOpen() {
    Scene scene(menu);
    scene.view.setForm(BodyView::Form::Tree);
    QTRY_VERIFY(scene.tree().model()->rowCount() == 1);
    const QModelIndex root = scene.tree().model()->index(0, 0);
    Q_EMIT scene.tree().customContextMenuRequested(scene.tree().visualRect(root).center());
    auto* shown = scene.view.findChild<QMenu*>(QStringLiteral("response.tree.menu"));
    QVERIFY(shown);
    scene.answer(R"({"b": 1})");
    QApplication::clipboard()->setText(QStringLiteral("before"));
    for (const char* name : {"copyValue", "copyPath", "filter", "text"})
      shown->findChild<QAction*>(QLatin1String(name))->trigger();
    shown->close();
    QCOMPARE(QApplication::clipboard()->text(), QStringLiteral("before"));
    QCOMPARE(scene.view.form(), BodyView::Form::Tree);
  }

  void aFormStaysForTheNextAnswer() {
    Scene scene(menu);
    scene.view.setForm(BodyView::Form::Tree);
    scene.answer(R"({"b": 1})");
    QCOMPARE(scene.view.form(), BodyView::Form::Tree);
    QTRY_COMPARE(scene.tree().model()->rowCount(), 1);
    scene.answer(largeList(60'000)); // another view, the same forms
    QCOMPARE(scene.view.form(), BodyView::Form::Tree);
  }
};

QTEST_MAIN(BodyViewTest)
#include "body_view_test.moc"
