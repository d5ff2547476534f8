// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every control of the kit can be read by a screen reader; the track folds; JSON is formatted without loss.
#include "kit_window.h"
#include "ui/text/json_editor.h"
#include "ui/text/json_text.h"
#include "ui/text/line_code_edit.h"
#include "ui/theme/style.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/server_pill.h"
#include "ui/widgets/tab_strip.h"
#include "ui/widgets/track.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QAction>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox::ui;

class KitTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aKeyCapMakesItsButtonWider() {
    Button button(QStringLiteral("Send"), ButtonVariant::Primary);
    const int before = button.sizeHint().width();
    button.setKeyCap(QStringLiteral("Ctrl Enter"));
    QVERIFY(button.sizeHint().width() > before);
  }

  void initTestCase() { installTheme(Appearance::Dark); }

  void everyFocusableWidgetHasAnAccessibleName() {
    KitWindow window;
    window.show();
    QStringList unnamed;
    for (QWidget* widget : window.findChildren<QWidget*>()) {
      if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible()) continue;
      QAccessibleInterface* face = QAccessible::queryAccessibleInterface(widget);
      if (!face || face->text(QAccessible::Name).isEmpty())
        unnamed << QString::fromLatin1(widget->metaObject()->className());
    }
    QCOMPARE(unnamed, QStringList());
  }

  void switchingTheAppearanceRepaintsEverythingLive() {
    KitWindow window;
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    setAppearance(Appearance::Light);
    QTest::qWait(50);
    const QImage switched = window.grab().toImage();
    KitWindow fresh;
    fresh.show();
    QTest::qWait(50);
    QCOMPARE(switched.pixelColor(2, 2), theme().chrome);
    QCOMPARE(fresh.grab().toImage().pixelColor(800, 300), switched.pixelColor(800, 300));
    setAppearance(Appearance::Dark);
  }

  void theTrackTellsItsStopsToScreenReaders() {
    Track track;
    track.setStops({{QStringLiteral("Router"), QStringLiteral("/books"), TrackStop::State::Passed},
                    {QStringLiteral("Body"), QStringLiteral("3 problems"), TrackStop::State::Failed}});
    QAccessibleInterface* face = QAccessible::queryAccessibleInterface(&track);
    QVERIFY(face);
    QCOMPARE(face->childCount(), 2);
    QCOMPARE(face->child(1)->text(QAccessible::Name), QStringLiteral("Body, failed, 3 problems"));
  }

  void aLongTrackFoldsItsMiddleAndKeepsTheFailedStop() {
    QVector<TrackStop> stops;
    for (int i = 0; i < 14; ++i)
      stops << TrackStop{QString::number(i),
                         {},
                         i < 6    ? TrackStop::State::Passed
                         : i == 6 ? TrackStop::State::Failed
                                  : TrackStop::State::NotReached};
    const auto groups = foldTrack(stops, 9);
    QCOMPARE(groups.size(), 9);
    QVERIFY(groups.contains(TrackGroup{6, 1}));
    QCOMPARE(groups.first(), (TrackGroup{0, 1}));
    qsizetype covered = 0;
    for (const TrackGroup& group : groups) covered += group.count;
    QCOMPARE(covered, 14);
  }

  void aLongDetailLeavesRoomForTheOtherStops_data() {
    QTest::addColumn<int>("width");
    QTest::addColumn<int>("stops");
    QTest::newRow("wide") << 700 << 3;
    QTest::newRow("narrow") << 320 << 3;
    QTest::newRow("six in a narrow one") << 320 << 6;
  }
  void aLongDetailLeavesRoomForTheOtherStops() {
    QFETCH(int, width);
    QFETCH(int, stops);
    QVector<TrackStop> all;
    for (int i = 0; i < stops; ++i)
      all << TrackStop{QStringLiteral("Router"), QString(120, QLatin1Char('x')), TrackStop::State::Passed};
    Track track;
    track.resize(width, 58);
    track.setStops(all);
    QRect before = track.stopRect(0);
    QVERIFY(before.isValid());
    for (int i = 1; i < stops; ++i) {
      const QRect stop = track.stopRect(i);
      if (!stop.isValid()) continue; // folded
      QVERIFY(stop.left() >= before.right());
      QVERIFY(stop.right() <= width);
      before = stop;
    }
    QVERIFY(track.stopRect(stops - 1).isValid());
  }

  void arrowKeysWalkTheTrackAndEnterOpensAStop() {
    Track track;
    track.setStops(
        {{QStringLiteral("A"), {}, TrackStop::State::Passed}, {QStringLiteral("B"), {}, TrackStop::State::Failed}});
    QSignalSpy opened(&track, &Track::stopActivated);
    QTest::keyClick(&track, Qt::Key_Right);
    QTest::keyClick(&track, Qt::Key_Right);
    QTest::keyClick(&track, Qt::Key_Return);
    QCOMPARE(opened.count(), 1);
    QCOMPARE(opened.first().first().toInt(), 1);
  }

  void tabTextsStayPlainWhateverTheirBadge() {
    TabStrip tabs(TabStrip::Kind::Underline, QStringLiteral("Parts"));
    tabs.add(QStringLiteral("Headers"));
    const int bare = tabs.tabRect(0).width();
    tabs.setBadge(0, QStringLiteral("12"));
    QCOMPARE(tabs.tabText(0), QStringLiteral("Headers"));
    QVERIFY(tabs.tabRect(0).width() > bare);
  }

  void choosingASegmentIsSaidOnce() {
    Segmented kinds(QStringLiteral("Kind"), {QStringLiteral("JSON"), QStringLiteral("Form")});
    QSignalSpy chosen(&kinds, &Segmented::chosen);
    kinds.setCurrentIndex(1);
    QCOMPARE(chosen.count(), 0);
    kinds.findChildren<QAbstractButton*>().first()->click();
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(kinds.currentIndex(), 0);
  }

  void formattingJsonKeepsSpellingAndPlaceholders_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("formatted");
    QTest::newRow("object") << QStringLiteral("{\"a\":1.50,\"b\":[]}")
                            << QStringLiteral("{\n  \"a\": 1.50,\n  \"b\": []\n}");
    QTest::newRow("placeholder") << QStringLiteral("{\"a\":{{ stu.name }},\"b\":2}")
                                 << QStringLiteral("{\n  \"a\": {{ stu.name }},\n  \"b\": 2\n}");
    QTest::newRow("string with brackets")
        << QStringLiteral("[\"a,{b\",\"\\\"\"]") << QStringLiteral("[\n  \"a,{b\",\n  \"\\\"\"\n]");
    QTest::newRow("already formatted") << QStringLiteral("[\n  1\n]") << QStringLiteral("[\n  1\n]");
    QTest::newRow("brackets that do not match") << QStringLiteral("{\"a\":1]") << QString();
    QTest::newRow("a string without end") << QStringLiteral("{\"a") << QString();
  }

  void formattingJsonKeepsSpellingAndPlaceholders() {
    QFETCH(QString, text);
    QFETCH(QString, formatted);
    QCOMPARE(formattedJson(text).value_or(QString()), formatted);
  }

  void aLensSelectsByBytesAlsoBehindWideLetters() {
    JsonEditor editor(QStringLiteral("Body"));
    editor.resetContent(QStringLiteral("{\"naïve\": -4.5}"));
    const auto begin = editor.bytes().indexOf("-4.5");
    editor.selectRange(begin, begin + 4);
    QCOMPARE(editor.selectedText(), QStringLiteral("-4.5"));
    QCOMPARE(editor.selectionBegin(), begin);
  }

  void settingContentIsNotAnEditOfThePerson() {
    JsonEditor editor(QStringLiteral("Body"));
    QSignalSpy edited(&editor, &CodeEditor::contentEdited);
    editor.resetContent(QStringLiteral("{}"));
    editor.setContent(QStringLiteral("{\"a\": 1}"));
    QCOMPARE(edited.count(), 0);
    QCOMPARE(editor.content(), QStringLiteral("{\"a\": 1}"));
    QTest::keyClicks(&editor, QStringLiteral("x"));
    QVERIFY(edited.count() > 0);
  }

  void anotherTextIsShownFromItsBeginning() {
    CodeEditor editor(CodeEditor::Language::Plain, QStringLiteral("Body"));
    editor.resize(300, 120);
    editor.show();
    QVERIFY(QTest::qWaitForWindowExposed(&editor));
    editor.resetContent(QString(5'000, QLatin1Char('x')) + QString(100, QLatin1Char('\n')));
    QTRY_VERIFY(editor.horizontalScrollBar()->maximum() > 1'000);
    editor.horizontalScrollBar()->setValue(900);
    editor.verticalScrollBar()->setValue(50);
    editor.resetContent(QStringLiteral("short"));
    QTRY_COMPARE(editor.horizontalScrollBar()->value(), 0);
    QCOMPARE(editor.verticalScrollBar()->value(), 0);
    QTRY_VERIFY(editor.horizontalScrollBar()->maximum() <= 0);
  }

  void whatIsNoJsonIsNotPaintedAsAMistake_data() {
    QTest::addColumn<int>("language");
    QTest::addColumn<QString>("text");
    QTest::newRow("HTML") << int(CodeEditor::Language::Markup) << "<!doctype html><p class=\"a\">1 &lt; 2</p>";
    QTest::newRow("XML") << int(CodeEditor::Language::Markup) << "<?xml version=\"1.0\"?><a b='c'>d</a>";
    QTest::newRow("text") << int(CodeEditor::Language::Plain) << "It works.";
  }
  void whatIsNoJsonIsNotPaintedAsAMistake() {
    QFETCH(int, language);
    QFETCH(QString, text);
    CodeEditor editor(CodeEditor::Language::Json, QStringLiteral("Body"));
    editor.setLanguage(CodeEditor::Language(language));
    editor.resetContent(text);
    editor.SendScintilla(QsciScintilla::SCI_COLOURISE, 0UL, -1L);
    for (qsizetype at = 0; at < text.size(); ++at) {
      const long style = editor.SendScintilla(QsciScintilla::SCI_GETSTYLEAT, static_cast<unsigned long>(at));
      const QColor ink = editor.lexer() ? editor.lexer()->color(int(style)) : editor.color();
      QVERIFY2(ink != theme().err, qPrintable(text.mid(at)));
    }
    editor.setLanguage(CodeEditor::Language::Json);
    QVERIFY(qobject_cast<QsciLexerJSON*>(editor.lexer()));
  }

  void enterBehindABracketOpensABlock_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<int>("caret");
    QTest::addColumn<QString>("after");
    QTest::newRow("an object") << "{}" << 1 << "{\n  x\n}";
    QTest::newRow("a list") << "[]" << 1 << "[\n  x\n]";
    QTest::newRow("inside") << "{\n  \"a\": {}\n}" << 10 << "{\n  \"a\": {\n    x\n  }\n}";
    QTest::newRow("not closed") << "[1, {" << 5 << "[1, {\n  x";
    QTest::newRow("with something in it") << "{\"a\": 1}" << 1 << "{\n  x\"a\": 1}";
    QTest::newRow("behind a comma") << "{\n  \"a\": 1," << 11 << "{\n  \"a\": 1,\n  x";
  }
  void enterBehindABracketOpensABlock() {
    QFETCH(QString, before);
    QFETCH(int, caret);
    JsonEditor editor(QStringLiteral("Body"));
    editor.resetContent(before);
    editor.SendScintilla(QsciScintilla::SCI_GOTOPOS, static_cast<unsigned long>(caret));
    QTest::keyClick(&editor, Qt::Key_Return);
    QTest::keyClicks(&editor, QStringLiteral("x"));
    QTEST(editor.content(), "after");
    for (int step = 0; step < 3; ++step) editor.undo();
    QCOMPARE(editor.content(), before);
  }

  void mnemonicsOfQtsOwnButtonsAreNotShown() {
    QCOMPARE(withoutMnemonic(QStringLiteral("&Save")), QStringLiteral("Save"));
    QCOMPARE(withoutMnemonic(QStringLiteral("Fish && chips")), QStringLiteral("Fish & chips"));
    QCOMPARE(withoutMnemonic(QStringLiteral("R&D &")), QStringLiteral("RD &"));
  }

  void aCommandsKeysReachTheWindowFromAField_data() {
    QTest::addColumn<QKeySequence>("keys");
    QTest::addColumn<bool>("reaches");
    QTest::newRow("end of line elsewhere") << QKeySequence("Ctrl+E") << true;
    QTest::newRow("a word back elsewhere") << QKeySequence("Alt+Left") << true;
    QTest::newRow("what deletes") << QKeySequence("Del") << false;
    QTest::newRow("copy") << QKeySequence("Ctrl+C") << false;
  }
  void aCommandsKeysReachTheWindowFromAField() {
    QFETCH(QKeySequence, keys);
    QWidget window;
    LineEdit edit(QStringLiteral("Address"), &window);
    edit.setText(QStringLiteral("text"));
    QAction command;
    command.setShortcut(keys);
    window.addAction(&command);
    QSignalSpy ran(&command, &QAction::triggered);
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    edit.setFocus();
    edit.selectAll();
    QTest::keySequence(&edit, keys);
    QTEST(ran.count() == 1, "reaches");
  }

  void undoIsTheWindowsWhereNothingWasTyped() {
    QWidget window;
    LineEdit edit(QStringLiteral("Name"), &window);
    QAction undo;
    undo.setShortcut(QKeySequence::Undo);
    window.addAction(&undo);
    QSignalSpy undone(&undo, &QAction::triggered);
    edit.setText(QStringLiteral("title"));
    window.show();
    window.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    edit.setFocus();
    QTest::keyClick(&edit, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone.count(), 1);
    QTest::keyClicks(&edit, QStringLiteral("s"));
    QTest::keyClick(&edit, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(edit.text(), QStringLiteral("title"));
    QCOMPARE(undone.count(), 1);
    QTest::keyClick(&edit, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone.count(), 2);
  }

  void completionOffersNamesAndEnterTakesThem() {
    QWidget window;
    window.resize(600, 400);
    LineCodeEdit edit(QStringLiteral("Type"), &window);
    edit.setWords({QStringLiteral("BookCreate"), QStringLiteral("bool"), QStringLiteral("str")});
    window.show();
    edit.setFocus();
    QTest::keyClicks(&edit, QStringLiteral("boo"));
    QTest::keyClick(&edit, Qt::Key_Down);
    QTest::keyClick(&edit, Qt::Key_Return);
    QCOMPARE(edit.text(), QStringLiteral("bool"));
  }

  void theServerPillSaysItsState() {
    ServerPill pill;
    pill.setState(Signal::Ok, QStringLiteral("Live"), QStringLiteral("localhost:8000"));
    QCOMPARE(pill.accessibleName(), QStringLiteral("Server: Live, localhost:8000"));
    QSignalSpy wanted(&pill, &ServerPill::startStopRequested);
    pill.findChild<QAbstractButton*>(QStringLiteral("server.toggle"))->click();
    QCOMPARE(wanted.count(), 1);
  }
};

QTEST_MAIN(KitTest)
#include "kit_test.moc"
