// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of a request edited as one text: what is read, that nothing is lost either way, and the pane that shows it.
#include "fake_workbench.h"
#include "tests/pages/try_page.h"
#include "ui/panels/bulk_text.h"
#include "ui/theme/theme.h"

using namespace signalbox;
using namespace signalbox::ui;
using design::ParameterIn;

namespace {

ParameterRow row(ParameterIn in, const char* name, const char* value, bool isEnabled = true) {
  ParameterRow made;
  made.in = in;
  made.name = QString::fromUtf8(name);
  made.value = QString::fromUtf8(value);
  made.isEnabled = isEnabled;
  return made;
}

ParameterRow declared(const char* name, const char* value, bool isEnabled) {
  ParameterRow made = row(ParameterIn::Query, name, value, isEnabled);
  made.isDeclared = true;
  made.type = QStringLiteral("int");
  return made;
}

PartRow part(const char* name, const char* value, bool isFile = false) {
  PartRow made;
  made.name = QString::fromUtf8(name);
  (isFile ? made.file : made.value) = QString::fromUtf8(value);
  made.isFile = isFile;
  return made;
}

} // namespace

class BulkTextTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void aLineIsReadAsItIsTyped_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isEnabled");
    const auto add = [](const char* text, const char* name, const char* value, bool isEnabled = true) {
      QTest::addRow("%s", text) << QString::fromUtf8(text) << QString::fromUtf8(name) << QString::fromUtf8(value)
                                << isEnabled;
    };
    add("Accept: text/html", "Accept", "text/html");
    add("  Accept :  text/html \r", "Accept", "text/html");
    add("Accept:text/html", "Accept", "text/html");
    add("Origin: https://shop.test:8443", "Origin", "https://shop.test:8443");
    add("If-None-Match: \"abc\"", "If-None-Match", "\"abc\"");
    add("Cookie: a=1; b=2", "Cookie", "a=1; b=2");
    add("limit=5", "limit", "5");
    add("q=a: b", "q", "a: b");
    add("flag", "flag", "");
    add("empty:", "empty", "");
    add("# limit: 5", "limit", "5", false);
    add("#limit: 5", "limit", "5", false);
    add("// limit: 5", "limit", "5", false);
    add("\"a:b\": c", "a:b", "c");
    add("\"quoted\": \"c\"", "quoted", "\"c\"");
    add("\"open: c", "\"open", "c");
    add("note:: \"two\\nlines \"", "note", "two\nlines ");
    add("time:: 5", "time", ": 5");
    add("na\xC3\xAFve: \xE2\x9C\x93", "na\xC3\xAFve", "\xE2\x9C\x93");
  }
  void aLineIsReadAsItIsTyped() {
    QFETCH(QString, text);
    const QVector<BulkLine> lines = readBulkText(QStringLiteral("\n") + text + QStringLiteral("\n\n"));
    QCOMPARE(lines.size(), 1);
    QTEST(lines[0].name, "name");
    QTEST(lines[0].value, "value");
    QTEST(lines[0].isEnabled, "isEnabled");
    QCOMPARE(lines[0].begin, 1);
    QCOMPARE(lines[0].end, 1 + text.toUtf8().size());
  }

  void rowsReadBackWithoutLoss_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    const QStringList odd{"a",    "a b",   "a:b", "a=b",     "#a", "//a",   "\"a\"",     "\"", " a",     "a\nb",
                          "\xC3", "a\\nb", "::",  ": \"a\"", "@a", "a # b", "{{token}}", "\t", "\u2028a"};
    for (const QString& name : odd)
      for (const QString& value : odd + QStringList{QString()})
        QTest::addRow("%s to %s", qPrintable(name), qPrintable(value)) << name << value;
  }
  void rowsReadBackWithoutLoss() {
    QFETCH(QString, name);
    QFETCH(QString, value);
    for (const bool isEnabled : {true, false}) {
      QVector<ParameterRow> rows{row(ParameterIn::Path, "id", "7"), declared("limit", "", false),
                                 row(ParameterIn::Query, "", ""), declared("page", "2", true)};
      rows[2].name = name;
      rows[2].value = value;
      rows[2].isEnabled = isEnabled;
      rows[2].description = QStringLiteral("kept");
      const QString text = bulkText(rows, ParameterIn::Query);
      QCOMPARE(text.count(QLatin1Char('\n')), 3);
      const auto read = withBulkText(rows, ParameterIn::Query, text);
      QVERIFY2(read.contains(rows[2]), qPrintable(text));
      QCOMPARE(read.size(), rows.size());
      QCOMPARE(read[1], rows[1]);
      PartRow typed = part("", "");
      typed.name = name;
      typed.value = value;
      typed.isEnabled = isEnabled;
      typed.mediaType = QStringLiteral("text/plain");
      PartRow chosen = part("file", "/tmp/a b.png", true);
      const QVector<PartRow> parts{typed, chosen};
      for (const BodyKind kind : {BodyKind::Form, BodyKind::Multipart})
        QCOMPARE(withBulkText(parts, kind, bulkText(parts)), parts);
    }
  }

  void declaredRowsStayAndAreSwitchedOffWithoutALine() {
    const QVector<ParameterRow> rows{declared("limit", "5", true), declared("page", "2", true),
                                     row(ParameterIn::Query, "old", "x")};
    const auto read = withBulkText(rows, ParameterIn::Query, QStringLiteral("page: 3\nnew: y\npage: 4\n"));
    QCOMPARE(read.size(), 4);
    QCOMPARE(read[0], declared("limit", "", false));
    QCOMPARE(read[1], declared("page", "3", true));
    QCOMPARE(read[2], row(ParameterIn::Query, "new", "y"));
    QCOMPARE(read[3], row(ParameterIn::Query, "page", "4"));
  }

  void declaredHeadersAreFoundInAnyCase() {
    ParameterRow token = declared("x-token", "", false);
    token.in = ParameterIn::Header;
    const auto read = withBulkText({token}, ParameterIn::Header, QStringLiteral("X-Token: a"));
    QCOMPARE(read.size(), 1);
    QCOMPARE(read[0].value, QStringLiteral("a"));
    QCOMPARE(read[0].name, QStringLiteral("x-token"));
  }

  void anAtSignIsAFileOfAMultipartBody() {
    const auto read = [](BodyKind kind) { return withBulkText({}, kind, QStringLiteral("photo: @/tmp/a.png")); };
    QCOMPARE(read(BodyKind::Multipart), (QVector<PartRow>{part("photo", "/tmp/a.png", true)}));
    QCOMPARE(read(BodyKind::Form), (QVector<PartRow>{part("photo", "@/tmp/a.png")}));
  }

  void rowsAreTypedAsTextInThePaneAndSent() {
    FakeWorkbench bench("hello");
    QVERIFY(bench.start());
    TryPane pane(bench.parts, QString());
    pane.resize(640, 760);
    pane.show();
    const pages::TryPage page(&pane);
    pane.restoreState({{QStringLiteral("address"), bench.live.baseUrl() + QStringLiteral("/")}});
    page.chooseRequestTab(2);
    page.click(QStringLiteral("request.bulk"));
    auto* text = page.find<CodeEditor>(QStringLiteral("parameter.header.text"));
    QVERIFY(text->isVisible());
    text->setContent(QStringLiteral("X-One: 1\n# X-Two: 2\nX-Three: 3\n"));
    Q_EMIT text->contentEdited();
    QVERIFY(!page.has(QStringLiteral("parameter.header.add")));
    page.click(QStringLiteral("request.bulk"));
    QVERIFY(!text->isVisible());
    QCOMPARE(page.find<QLineEdit>(QStringLiteral("parameter.header.X-Three.value"))->text(), QStringLiteral("3"));
    QCOMPARE(page.find<ui::TabStrip>(QStringLiteral("request.tabs"))->look(2).badge, QStringLiteral("2"));
    page.setParameter(QStringLiteral("header"), QStringLiteral("X-Two"), QStringLiteral("two"));
    pane.toggleBulk();
    QCOMPARE(text->content(), QStringLiteral("X-One: 1\nX-Two: two\nX-Three: 3\n"));
    text->undo(); // the rows' change came as one step
    QCOMPARE(text->content(), QStringLiteral("X-One: 1\n# X-Two: 2\nX-Three: 3\n"));
  }

  void enterGoesOnToTheNextRowAndMakesOne() {
    FakeWorkbench bench("hello");
    TryPane pane(bench.parts, QString());
    pane.resize(640, 760);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    const pages::TryPage page(&pane);
    page.chooseRequestTab(2);
    page.click(QStringLiteral("parameter.header.add"));
    const auto type = [](const QString& text) {
      QTest::keyClicks(QApplication::focusWidget(), text);
      QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    };
    for (const char* text : {"X-One", "1", "X-Two", "2"}) type(QString::fromLatin1(text));
    pane.toggleBulk();
    QCOMPARE(page.find<CodeEditor>(QStringLiteral("parameter.header.text"))->content(),
             QStringLiteral("X-One: 1\nX-Two: 2\n"));
  }

  void enterInTheLastRowGoesOnIntoTheText() {
    FakeWorkbench bench("food-delivery");
    TryPane pane(bench.parts, QStringLiteral("orders/get_order"));
    pane.resize(640, 760);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    const pages::TryPage page(&pane);
    page.chooseRequestTab(1);
    pane.toggleBulk();
    auto* text = page.find<CodeEditor>(QStringLiteral("parameter.query.text"));
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete); // the rows from before are gone
    const QJsonObject before = pane.saveState();
    auto* value = page.find(QStringLiteral("parameter.path.order_id.value"));
    value->setFocus();
    QTest::keyClick(value, Qt::Key_Return);
    QVERIFY(text->hasFocus());
    QCOMPARE(pane.saveState(), before); // no row was made
  }

  void theRowOfTheCaretHasTheKeyboardNext_data() {
    QTest::addColumn<int>("line");
    QTest::addColumn<QString>("focused");
    QTest::newRow("the second") << 1 << "parameter.header.X-Two.value";
    QTest::newRow("behind the last") << 2 << "parameter.header.add";
  }
  void theRowOfTheCaretHasTheKeyboardNext() {
    QFETCH(int, line);
    QFETCH(QString, focused);
    FakeWorkbench bench("hello");
    TryPane pane(bench.parts, QString());
    pane.resize(640, 760);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    const pages::TryPage page(&pane);
    page.chooseRequestTab(2);
    pane.toggleBulk();
    auto* text = page.find<CodeEditor>(QStringLiteral("parameter.header.text"));
    text->setContent(QStringLiteral("X-One: 1\nX-Two: 2\n"));
    Q_EMIT text->contentEdited();
    QVERIFY(text->hasFocus());
    text->setCursorPosition(line, 0);
    pane.toggleBulk();
    QCOMPARE(QApplication::focusWidget()->objectName(), focused);
  }

  void aButtonThatWasPressedKeepsTheKeyboard() {
    FakeWorkbench bench("hello");
    TryPane pane(bench.parts, QString());
    pane.resize(640, 760);
    pane.show();
    QVERIFY(QTest::qWaitForWindowActive(&pane));
    const pages::TryPage page(&pane);
    page.chooseRequestTab(2);
    pane.toggleBulk();
    QWidget* button = page.find(QStringLiteral("request.bulk"));
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QVERIFY(button->hasFocus());
  }

  void aProblemStandsBehindItsLine() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(bench.start());
    TryPane pane(bench.parts, QStringLiteral("restaurants/list_restaurants"));
    pane.show();
    const pages::TryPage page(&pane);
    page.chooseRequestTab(1);
    pane.toggleBulk();
    auto* text = page.find<CodeEditor>(QStringLiteral("parameter.query.text"));
    text->setContent(QStringLiteral("limit: many\n"));
    Q_EMIT text->contentEdited();
    QCOMPARE(page.send(), 422);
    QCOMPARE(text->lenses().size(), 1);
    QCOMPARE(text->lenses().first().begin, 0);
    pane.goToNextProblem();
    QCOMPARE(text->selectedBytesText(), QStringLiteral("limit: many"));
  }
};

QTEST_MAIN(BulkTextTest)
#include "bulk_text_test.moc"
