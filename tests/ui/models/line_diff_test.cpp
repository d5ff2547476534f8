// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/line_diff.h"

#include <QTest>

using namespace signalbox::ui;

class LineDiffTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void differences_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("expected");
    QTest::newRow("same") << "a\nb" << "a\nb" << "=a =b";
    QTest::newRow("changed") << "a\nb\nc" << "a\nx\nc" << "=a -b +x =c";
    QTest::newRow("added") << "a" << "a\nb" << "=a +b";
    QTest::newRow("removed") << "a\nb" << "b" << "-a =b";
    QTest::newRow("all new") << "" << "a\nb" << "+a +b";
    QTest::newRow("nothing") << "" << "" << "";
  }

  void differences() {
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    QStringList found;
    for (const DiffLine& line : lineDiff(before, after))
      found += (line.kind == DiffLine::Kind::Same    ? u'='
                : line.kind == DiffLine::Kind::Added ? u'+'
                                                     : u'-') +
               line.text;
    QTEST(found.join(QLatin1Char(' ')), "expected");
  }
};

QTEST_APPLESS_MAIN(LineDiffTest)
#include "line_diff_test.moc"
