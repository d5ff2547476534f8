// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/console_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;
using Level = ConsoleLine::Level;
using State = api::BackgroundRecord::State;

namespace {

ConsoleLine line(Level level, const QString& text, const char* endpoint = nullptr) {
  ConsoleLine made{1'000'000, level, text, {}};
  if (endpoint) made.source = DesignPlace{EntityKind::Endpoint, endpoint, {}};
  return made;
}

QStringList shown(const ConsoleModel& model) {
  QStringList texts;
  for (int row = 0; row < model.rowCount(); ++row) texts << model.index(row).data().toString();
  return texts;
}

api::Exchange failing() {
  api::Exchange exchange;
  exchange.method = "POST";
  exchange.target = "/orders?token=abc";
  exchange.status = 500;
  exchange.startedMicroseconds = 5'000'000;
  exchange.trace.endpoint = "orders/create_order";
  exchange.trace.stages = {{"Router", "/orders", api::StageState::Passed, 1, 0},
                           {"Body", "KeyError: 'price'", api::StageState::Stopped, 1, 0}};
  return exchange;
}

} // namespace

class ConsoleModelTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void anExceptionNobodyCaughtIsALine() {
    const auto made = consoleLine(failing());
    QVERIFY(made);
    QCOMPARE(made->level, Level::Error);
    QVERIFY2(made->text.endsWith("failed in Body: KeyError: 'price'"), qPrintable(made->text));
    QVERIFY2(!made->text.contains("abc"), qPrintable(made->text)); // secrets are masked as in the log
    QCOMPARE(made->source, (DesignPlace{EntityKind::Endpoint, "orders/create_order", {}}));
    QCOMPARE(sourceText(*made), "orders/create_order");
    QCOMPARE(made->microseconds, 5'000'000);
  }

  void otherAnswersAreNone() {
    api::Exchange exchange = failing();
    exchange.status = 422;
    QVERIFY(!consoleLine(exchange));
    exchange = failing();
    exchange.trace.stages.clear(); // a reply of 500 that was designed
    QVERIFY(!consoleLine(exchange));
  }

  void aRefusedRequestIsAWarning() {
    api::Exchange exchange;
    exchange.kind = api::Exchange::Kind::Refused;
    exchange.note = "The request line is longer than 8 KiB";
    const auto made = consoleLine(exchange);
    QVERIFY(made);
    QCOMPARE(made->level, Level::Warning);
    QVERIFY(made->text.contains("longer than 8 KiB"));
  }

  void tasks_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("state");
    QTest::addColumn<QString>("level");
    QTest::addColumn<QString>("expected");
    const int log = int(api::BackgroundRecord::Kind::Log);
    const int http = int(api::BackgroundRecord::Kind::Http);
    QTest::newRow("waits") << log << int(State::Waiting) << "info" << "";
    QTest::newRow("runs") << http << int(State::Running) << "" << "";
    QTest::newRow("logged") << log << int(State::Done) << "warning" << "warning Stock is low";
    QTest::newRow("logged, critical") << log << int(State::Done) << "critical" << "critical Stock is low";
    QTest::newRow("done") << http << int(State::Done) << "" << "debug The task Stock is low is done";
    QTest::newRow("failed") << http << int(State::Failed) << ""
                            << "error The task Stock is low failed: Nobody answers.";
    QTest::newRow("skipped") << http << int(State::Skipped) << "" << "warning The task Stock is low was skipped";
  }

  void tasks() {
    QFETCH(int, kind);
    QFETCH(int, state);
    QFETCH(QString, level);
    QFETCH(QString, expected);
    api::BackgroundRecord record;
    record.kind = api::BackgroundRecord::Kind(kind);
    record.state = State(state);
    record.level = level.toStdString();
    record.what = "Stock is low";
    record.error = "Nobody answers.";
    record.endpoint = "create_order";
    record.queuedMicroseconds = 7;
    const auto made = consoleLine(record);
    QCOMPARE(made.has_value(), !expected.isEmpty());
    if (!made) return;
    QCOMPARE(levelWord(made->level) + ' ' + made->text, expected);
    QCOMPARE(sourceText(*made), "create_order");
    QCOMPARE(made->microseconds, 7);
  }

  void aBrokenFileIsALineWithItsPlace() {
    const Diagnostic diagnostic{Severity::Error,
                                "json-syntax",
                                "A value is missing.",
                                {EntityKind::Model, "Book", {}},
                                {"models/Book.json", 4, 9}};
    const ConsoleLine made = consoleLine(diagnostic);
    QCOMPARE(made.text, "models/Book.json, line 4, column 9: A value is missing.");
    QCOMPARE(sourceText(made), "models/Book.json");
  }

  void linesComeInTheirOrderAndAreCounted() {
    ConsoleModel model;
    model.add({line(Level::Info, "one"), line(Level::Warning, "two")});
    model.add({line(Level::Critical, "three\nof two lines")});
    QCOMPARE(shown(model), QStringList({"one", "two", "three"}));
    QCOMPARE(model.total(), 3);
    QCOMPARE(model.warnings(), 1);
    QCOMPARE(model.errors(), 1);
    QVERIFY(model.index(2).data(Qt::ToolTipRole).toString().contains("of two lines"));
    QVERIFY(model.index(2).data(Qt::AccessibleTextRole).toString().startsWith("critical, three"));
    QVERIFY(model.copiedText().contains(" warning two\n"));
  }

  void aFilterLetsThroughLevelsAndTexts() {
    ConsoleModel model;
    model.add({line(Level::Info, "Order placed", "create_order"), line(Level::Warning, "Stock is low", "read_stock"),
               line(Level::Error, "No payment", "create_order")});
    model.setFilter({}, ConsoleModel::Show::Warnings);
    QCOMPARE(shown(model), QStringList({"Stock is low", "No payment"}));
    model.setFilter({}, ConsoleModel::Show::Errors);
    QCOMPARE(shown(model), QStringList({"No payment"}));
    model.setFilter("warn", ConsoleModel::Show::All);
    QCOMPARE(shown(model), QStringList({"Stock is low"})); // of the level
    model.setFilter("ORDER", ConsoleModel::Show::All);
    QCOMPARE(shown(model), QStringList({"Order placed", "No payment"})); // of the text, or of where it comes from
    model.add({line(Level::Info, "other"), line(Level::Info, "an order")});
    QCOMPARE(shown(model).last(), "an order");
    QCOMPARE(model.rowCount(), 3);
  }

  void linesWaitWhilePaused() {
    ConsoleModel model;
    QSignalSpy counts(&model, &ConsoleModel::countsChanged);
    model.add({line(Level::Info, "one")});
    model.setPaused(true);
    model.add({line(Level::Info, "two"), line(Level::Info, "three")});
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.waiting(), 2);
    model.setFilter("t", ConsoleModel::Show::All);
    QCOMPARE(model.rowCount(), 0); // still waiting
    model.setPaused(false);
    QCOMPARE(shown(model), QStringList({"two", "three"}));
    QCOMPARE(model.waiting(), 0);
    QVERIFY(counts.count() >= 4);
  }

  void theOldestAreForgotten() {
    ConsoleModel model;
    model.add({line(Level::Error, "first")});
    model.setFilter({}, ConsoleModel::Show::Errors);
    std::vector<ConsoleLine> many(ConsoleModel::limit, line(Level::Info, "more"));
    model.add(many);
    QCOMPARE(model.total(), int(ConsoleModel::limit));
    QCOMPARE(model.errors(), 0);
    QCOMPARE(model.rowCount(), 0);
    model.setFilter({}, ConsoleModel::Show::All);
    QCOMPARE(model.rowCount(), int(ConsoleModel::limit));
  }

  void rowsCanBeReadUntilTheyAreGone() {
    ConsoleModel model;
    const QAbstractItemModelTester tester(&model);
    model.add({line(Level::Error, "first"), line(Level::Error, "second")});
    QStringList falling;
    connect(&model, &QAbstractItemModel::rowsAboutToBeRemoved, this, [&](const QModelIndex&, int first, int last) {
      for (int row = first; row <= last; ++row) falling << model.index(row).data().toString();
    });
    model.add(std::vector<ConsoleLine>(ConsoleModel::limit - 1, line(Level::Info, "more")));
    QCOMPARE(falling, QStringList("first"));
    QCOMPARE(shown(model).first(), "second");
    QCOMPARE(model.errors(), 1);
  }

  void clearingForgetsAlsoWhatWaits() {
    ConsoleModel model;
    model.setPaused(true);
    model.add({line(Level::Error, "one")});
    model.clear();
    QCOMPARE(model.total(), 0);
    QCOMPARE(model.errors(), 0);
    model.setPaused(false);
    QCOMPARE(model.rowCount(), 0);
    model.add({line(Level::Info, "two")});
    QCOMPARE(shown(model), QStringList({"two"}));
  }
};

QTEST_GUILESS_MAIN(ConsoleModelTest)
#include "console_model_test.moc"
