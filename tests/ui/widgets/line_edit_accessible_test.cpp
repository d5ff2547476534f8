// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader asks of a field.
#include "ui/widgets/line_edit_accessible.h"

#include <QAccessible>
#include <QLineEdit>
#include <QTest>

using namespace signalbox::ui;

namespace {

QAccessibleTextInterface* textOf(QLineEdit& edit) {
  return QAccessible::queryAccessibleInterface(&edit)->textInterface();
}

struct Part {
  QString text;
  int from = -1;
  int to = -1;
};

Part partAt(QLineEdit& edit, int offset, QAccessible::TextBoundaryType boundary) {
  Part part;
  part.text = textOf(edit)->textAtOffset(offset, boundary, &part.from, &part.to);
  return part;
}

} // namespace

class LineEditAccessibleTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installLineEditAccessible(); }

  void whatIsAtAnOffset_data() {
    QTest::addColumn<int>("offset");
    QTest::addColumn<int>("boundary");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<int>("from");
    QTest::newRow("a letter") << 4 << int(QAccessible::CharBoundary) << "t" << 4;
    QTest::newRow("behind the last letter") << 7 << int(QAccessible::CharBoundary) << "" << 7;
    QTest::newRow("a word") << 1 << int(QAccessible::WordBoundary) << "one" << 0;
    QTest::newRow("the word before the end") << 7 << int(QAccessible::WordBoundary) << "two" << 4;
    QTest::newRow("the sentence before the end") << 7 << int(QAccessible::SentenceBoundary) << "one two" << 0;
    QTest::newRow("the line, from its end") << 7 << int(QAccessible::LineBoundary) << "one two" << 0;
    QTest::newRow("far behind") << 99 << int(QAccessible::WordBoundary) << "two" << 4;
    QTest::newRow("at the caret") << -2 << int(QAccessible::WordBoundary) << "two" << 4;
  }
  void whatIsAtAnOffset() {
    QFETCH(int, offset);
    QFETCH(int, boundary);
    QFETCH(QString, expected);
    QFETCH(int, from);
    QLineEdit edit("one two");
    const Part part = partAt(edit, offset, QAccessible::TextBoundaryType(boundary));
    QCOMPARE(part.text, expected);
    QCOMPARE(part.from, from);
    QCOMPARE(part.to, from + int(expected.size()));
  }

  void everyPlaceOfEveryTextIsAnswered_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "a", "a/", "/orders", "{{base}}/orders", "a b ", "   ", "One. Two, three."})
      QTest::newRow(qPrintable(QStringLiteral("'%1'").arg(QLatin1String(text)))) << QString::fromLatin1(text);
  }
  void everyPlaceOfEveryTextIsAnswered() { // where Qt's own never returns
    QFETCH(QString, text);
    QLineEdit edit(text);
    for (int type = QAccessible::CharBoundary; type <= QAccessible::NoBoundary; ++type)
      for (int offset = -2; offset <= int(text.size()) + 1; ++offset)
        for (const auto ask : {&QAccessibleTextInterface::textBeforeOffset, &QAccessibleTextInterface::textAtOffset,
                               &QAccessibleTextInterface::textAfterOffset}) {
          int from = -1;
          int to = -1;
          const QString told = (textOf(edit)->*ask)(offset, QAccessible::TextBoundaryType(type), &from, &to);
          QCOMPARE(told, text.mid(from, to - from));
          QVERIFY(from >= 0 && from <= to && to <= int(text.size()));
        }
  }

  void anEmptyFieldHasNothing() {
    QLineEdit edit;
    for (const auto boundary : {QAccessible::CharBoundary, QAccessible::WordBoundary, QAccessible::LineBoundary})
      QCOMPARE(partAt(edit, 0, boundary).text, QString());
  }

  void attributesGoFromEndToEnd() {
    QLineEdit edit("LoginRequest");
    int from = -1;
    int to = -1;
    textOf(edit)->attributes(11, &from, &to);
    QCOMPARE(from, 0);
    QCOMPARE(to, 12);
  }

  void aPasswordIsNotRead() {
    QLineEdit edit("hungry");
    edit.setEchoMode(QLineEdit::Password);
    const QAccessibleInterface* field = QAccessible::queryAccessibleInterface(&edit);
    QVERIFY(field->state().passwordEdit);
    QVERIFY(!field->text(QAccessible::Value).contains("hungry"));
    QVERIFY(!textOf(edit)->text(0, 6).contains("hungry"));
    QCOMPARE(textOf(edit)->characterCount(), 6);
  }

  void whatIsSelectedIsTold() {
    QLineEdit edit("one two");
    edit.setSelection(4, 3);
    int from = -1;
    int to = -1;
    textOf(edit)->selection(0, &from, &to);
    QCOMPARE(from, 4);
    QCOMPARE(to, 7);
    QCOMPARE(textOf(edit)->selectionCount(), 1);
  }

  void dictatedTextCanBeUndone() {
    QLineEdit edit("one");
    QAccessible::queryAccessibleInterface(&edit)->editableTextInterface()->insertText(3, " two");
    QCOMPARE(edit.text(), QString("one two"));
    edit.undo();
    QCOMPARE(edit.text(), QString("one"));
    edit.setReadOnly(true);
    QAccessible::queryAccessibleInterface(&edit)->editableTextInterface()->deleteText(0, 3);
    QCOMPARE(edit.text(), QString("one"));
  }
};

QTEST_MAIN(LineEditAccessibleTest)
#include "line_edit_accessible_test.moc"
