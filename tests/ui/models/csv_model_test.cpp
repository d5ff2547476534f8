// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/csv_model.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace signalbox::ui;

class CsvModelTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void cellsAreRead_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("header");
    QTest::addColumn<QStringList>("last");
    const auto row = [](const char* name, const char* text, QStringList header, QStringList last) {
      QTest::newRow(name) << QString::fromUtf8(text) << header << last;
    };
    row("plain", "a,b\n1,2\n3,4\n", {"a", "b"}, {"3", "4"});
    row("no line end", "a,b\r\n1,2", {"a", "b"}, {"1", "2"});
    row("quotes", "a,b\n\"x,1\",\"say \"\"hi\"\"\"\n", {"a", "b"}, {"x,1", "say \"hi\""});
    row("a line end in quotes", "a,b\n\"x\ny\",2\n", {"a", "b"}, {"x\ny", "2"});
    row("semicolons", "a;b;c\n1,5;2;\n", {"a", "b", "c"}, {"1,5", "2", ""});
    row("tabs", "a\tb\n1\t2\n", {"a", "b"}, {"1", "2"});
    row("too few", "a,b\n1\n", {"a", "b"}, {"1", ""});
  }

  void cellsAreRead() {
    QFETCH(const QString, text);
    QFETCH(const QStringList, header);
    QFETCH(const QStringList, last);
    CsvModel model;
    const QAbstractItemModelTester tester(&model);
    model.setBytes(std::make_shared<const std::string>(text.toStdString()));
    QCOMPARE(model.columnCount(), header.size());
    for (int column = 0; column < header.size(); ++column) {
      QCOMPARE(model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString(), header[column]);
      QCOMPARE(model.index(model.rowCount() - 1, column).data().toString(), last[column]);
    }
    model.setBytes(nullptr);
    QCOMPARE(model.rowCount(), 0);
  }
};

QTEST_APPLESS_MAIN(CsvModelTest)
#include "csv_model_test.moc"
