// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON text as a tree and as what a path selects, through the reader that works on its thread.
#include "ui/models/json_tree_model.h"
#include "ui/models/path_results.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

constexpr char menu[] = R"({"name": "Dal \u00e4", "price": 9.50, "tags": ["hot", "vegan"], "chef": null,
  "open": true, "none": {}, "dish": {"id": 7, "note": "a\nb  c"}})";

std::shared_ptr<const std::string> shared(std::string text) {
  return std::make_shared<const std::string>(std::move(text));
}

std::shared_ptr<const OutlinedJson> outlined(std::string text) {
  const auto bytes = shared(std::move(text));
  return std::make_shared<const OutlinedJson>(OutlinedJson{bytes, JsonOutline::read(*bytes).value()});
}

std::string listOf(int count) {
  std::string text = "[";
  for (int i = 0; i < count; ++i) text += (i > 0 ? "," : "") + std::to_string(i * 2);
  return text + "]";
}

QStringList rowsOf(QAbstractItemModel& model, const QModelIndex& parent) {
  if (model.canFetchMore(parent)) model.fetchMore(parent);
  QStringList rows;
  for (int row = 0; row < model.rowCount(parent); ++row) {
    const QModelIndex index = model.index(row, 0, parent);
    rows << index.data(JsonTreeModel::NameRole).toString() + ' ' + index.data(JsonTreeModel::ValueRole).toString();
  }
  return rows;
}

json_path::JsonPath path(const char* text) { return json_path::JsonPath::read(text).value(); }

} // namespace

class JsonTreeTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void rowsShowKeysValuesAndSizes() {
    JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false); // it would within a reset, and takes that for a mistake
    model.setJson(outlined(menu));
    QCOMPARE(rowsOf(model, {}), QStringList{"$ {7}"});
    const QModelIndex root = model.index(0, 0);
    QCOMPARE(rowsOf(model, root), (QStringList{"name \"Dal \\u00e4\"", "price 9.50", "tags [2]", "chef null",
                                               "open true", "none {0}", "dish {2}"}));
    QCOMPARE(rowsOf(model, model.index(2, 0, root)), (QStringList{"0 \"hot\"", "1 \"vegan\""}));
    QVERIFY(!model.hasChildren(model.index(5, 0, root)));
    model.setJson(nullptr);
    QCOMPARE(model.rowCount(), 0);
  }

  void rowsAreSpoken() {
    JsonTreeModel model;
    model.setJson(outlined(menu));
    const QModelIndex root = model.index(0, 0);
    rowsOf(model, root);
    const auto spoken = [&](int row) { return model.index(row, 0, root).data(Qt::AccessibleTextRole).toString(); };
    QCOMPARE(root.data(Qt::AccessibleTextRole).toString(), QStringLiteral("$, object of 7"));
    QCOMPARE(spoken(1), QStringLiteral("price, number, 9.50"));
    QCOMPARE(spoken(2), QStringLiteral("tags, array of 2"));
    QCOMPARE(spoken(3), QStringLiteral("chef, null"));
  }

  void aPlaceIsFound() {
    JsonTreeModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    tester.setUseFetchMore(false); // it would within a reset, and takes that for a mistake
    model.setJson(outlined(menu));
    const std::string text = menu;
    const QModelIndex vegan = model.find(text.find("\"vegan\""));
    QCOMPARE(model.path(vegan), QStringLiteral("$['tags'][1]"));
    QCOMPARE(model.source(vegan, 100), QStringLiteral("\"vegan\""));
    QCOMPARE(model.offset(vegan), text.find("\"vegan\""));
    QCOMPARE(model.path(model.find(0)), QStringLiteral("$"));
  }

  void longContainersShowRanges_data() {
    QTest::addColumn<int>("count");
    QTest::addColumn<QStringList>("rows");
    QTest::newRow("as many as fit") << 1000 << QStringList();
    QTest::newRow("one more") << 1001 << QStringList{"0 \u2026 999 ", "1,000 \u2026 1,000 "};
    QTest::newRow("some") << 2500 << QStringList{"0 \u2026 999 ", "1,000 \u2026 1,999 ", "2,000 \u2026 2,499 "};
    QTest::newRow("ranges of ranges") << 1'500'000 << QStringList{"0 \u2026 999,999 ", "1,000,000 \u2026 1,499,999 "};
  }

  void longContainersShowRanges() {
    QFETCH(int, count);
    QFETCH(QStringList, rows);
    JsonTreeModel model;
    const std::string text = listOf(count);
    model.setJson(outlined(text));
    const QModelIndex root = model.index(0, 0);
    const QStringList shown = rowsOf(model, root);
    if (rows.isEmpty())
      QCOMPARE(shown.size(), count);
    else
      QCOMPARE(shown, rows);
    for (const int item : {0, count / 2, count - 1}) {
      const QModelIndex found = model.find(model.json()->outline.part(0, static_cast<std::size_t>(item)).value);
      QCOMPARE(model.path(found), QStringLiteral("$[%1]").arg(item));
      QCOMPARE(found.data(JsonTreeModel::ValueRole).toString(), QString::number(item * 2));
    }
    if (rows.isEmpty()) return;
    const QModelIndex last = model.index(model.rowCount(root) - 1, 0, root);
    QVERIFY(model.path(last).endsWith(QStringLiteral(":%1]").arg(count)));
    QVERIFY(model.source(last, 1 << 24).endsWith(QString::number((count - 1) * 2)));
  }

  void aReaderAnswersWhatWasAskedLast() {
    JsonReader reader;
    QSignalSpy selected(&reader, &JsonReader::wasSelected);
    reader.setBytes(shared(listOf(100'000)));
    reader.select(path("$[?@ > 10 && @ < 20]"));
    reader.select(path("$[3]"));
    QVERIFY(reader.isSelecting());
    QTRY_VERIFY(!reader.isSelecting());
    QCOMPARE(selected.size(), 1);
    QCOMPARE(reader.selection().count, 1U);
    PathResults results;
    const QAbstractItemModelTester tester(&results, QAbstractItemModelTester::FailureReportingMode::QtTest);
    results.setResults(reader.json(), reader.selection().values);
    QCOMPARE(results.index(0).data(PathResults::PathRole).toString(), QStringLiteral("$[3]"));
    QCOMPARE(results.index(0).data(PathResults::ValueRole).toString(), QStringLiteral("6"));
    QCOMPARE(results.index(0).data(Qt::AccessibleTextRole).toString(), QStringLiteral("$[3]: 6"));
  }

  void anOldBodyIsNotAnswered() {
    JsonReader reader;
    reader.setBytes(shared(listOf(300'000)));
    reader.select(path("$..*"));
    reader.setBytes(shared("[1]"));
    QVERIFY(!reader.isSelecting());
    QSignalSpy read(&reader, &JsonReader::wasRead);
    reader.read();
    QTRY_VERIFY(reader.isRead());
    QCOMPARE(read.size(), 1);
    QCOMPARE(reader.json()->bytes->size(), 3U);
    QCOMPARE(reader.selection().count, 0U);
  }

  void aLongTextIsCutBetweenItsLetters_data() {
    QTest::addColumn<int>("before"); // letters of one byte
    for (int before = 0; before < 4; ++before) QTest::addRow("%d", before) << before;
  }
  void aLongTextIsCutBetweenItsLetters() {
    QFETCH(int, before);
    const QString text = QString(before, u'a') + QString(1000, QChar(0x20ac)); // three bytes each
    JsonTreeModel model;
    model.setJson(outlined(QStringLiteral("{\"%1\": \"%1\"}").arg(text).toStdString()));
    model.fetchMore(model.index(0, 0));
    const QModelIndex row = model.index(0, 0, model.index(0, 0));
    const QString name = row.data(JsonTreeModel::NameRole).toString();
    const QString value = row.data(JsonTreeModel::ValueRole).toString();
    QVERIFY2(name.size() > 100 && text.startsWith(name), qPrintable(name));
    QVERIFY(value.endsWith(QChar(0x2026)));
    QVERIFY2(QString(u'"' + text).startsWith(value.chopped(1)), qPrintable(value));
    const QString source = model.source(row, 50);
    QVERIFY2(source.size() > 10 && QString(u'"' + text).startsWith(source), qPrintable(source));
  }

  void whatIsNoJsonHasAPlace() {
    JsonReader reader;
    reader.setBytes(shared("{\n  \"a\": ]"));
    reader.select(path("$.a"));
    QTRY_VERIFY(!reader.isSelecting());
    QVERIFY(!reader.json());
    QCOMPARE(reader.fault().message, std::string("A value is missing"));
    QCOMPARE(reader.faultPlace(), (TextPlace{2, 8}));
  }

  void resultsAreCopiedAsAnArray() {
    PathResults results;
    const auto json = outlined(R"({"a": [1, {"b": "x"}], "c": 2})");
    std::vector<std::size_t> values = json_path::select(path("$.a[*]"), json->outline).values;
    results.setResults(json, values);
    QCOMPARE(results.asJson(1000), QStringLiteral("[1,\n {\"b\": \"x\"}]"));
    QCOMPARE(results.asJson(5), QStringLiteral("[1]"));
  }
};

QTEST_GUILESS_MAIN(JsonTreeTest)
#include "json_tree_test.moc"
