// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every control of the kit can be read by a screen reader; the track folds; JSON is formatted without loss.
#include "kit_window.h"
#include "ui/text/json_editor.h"
#include "ui/text/json_text.h"
#include "ui/text/line_code_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/server_pill.h"
#include "ui/widgets/tab_strip.h"
#include "ui/widgets/track.h"

#include <QAbstractButton>
#include <QAccessible>
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
