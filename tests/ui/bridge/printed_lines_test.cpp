// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What another program prints, however it comes.
#include "ui/bridge/printed_lines.h"

#include <QTest>

using namespace signalbox::ui;

class PrintedLinesTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void piecesBecomeLines_data() {
    QTest::addColumn<QByteArrayList>("pieces");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char* name, const QByteArrayList& pieces, const QStringList& lines) {
      QTest::newRow(name) << pieces << lines;
    };
    row("nothing", {}, {});
    row("two lines at once", {"one\ntwo\n"}, {"one", "two"});
    row("a line in pieces", {"o", "n", "e\nt", "wo\n"}, {"one", "two"});
    row("the last one has no end", {"one\ntwo"}, {"one", "two"});
    row("lines of Windows", {"one\r", "\ntwo\r\n"}, {"one", "two"});
    row("empty ones are none", {"\n\none\n \n\n"}, {"one"});
    row("a letter in two pieces", {"caf\xc3", "\xa9\n"}, {QString::fromUtf8("caf\u00e9")});
  }
  void piecesBecomeLines() {
    QFETCH(QByteArrayList, pieces);
    QFETCH(QStringList, lines);
    PrintedLines printed;
    QStringList all;
    for (const QByteArray& piece : pieces) all << printed.take(piece);
    all << printed.finish();
    QCOMPARE(all, lines);
    QCOMPARE(printed.finish(), QStringList());
  }

  void aLineIsTakenWhenItEnds() {
    PrintedLines printed;
    QCOMPARE(printed.take("one\ntw"), QStringList("one"));
    QCOMPARE(printed.take("o\n"), QStringList("two"));
  }

  void aLineWithoutAnEndIsCut() {
    PrintedLines printed;
    for (int piece = 0; piece < 100; ++piece) QCOMPARE(printed.take(QByteArray(1'000, 'x')), QStringList());
    const QStringList last = printed.finish();
    QCOMPARE(last.size(), 1);
    QCOMPARE(last.first(), QString(PrintedLines::longestLine, u'x') + QChar(0x2026));
  }

  void whatIsTooManyIsCounted() {
    PrintedLines printed;
    QCOMPARE(printed.take(QByteArray("line\n").repeated(PrintedLines::mostLines + 7)).size(), PrintedLines::mostLines);
    QCOMPARE(printed.take("more\n"), QStringList());
    QCOMPARE(printed.finish(), QStringList("8 more lines were left out"));
    QCOMPARE(printed.take("again\n"), QStringList("again"));
  }
};

QTEST_APPLESS_MAIN(PrintedLinesTest)
#include "printed_lines_test.moc"
