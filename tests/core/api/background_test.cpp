// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The journal of background tasks: records change in place, the oldest fall off, an observer hears of each.
#include "core/api/background.h"

#include <QtTest>

using namespace signalbox;
using api::BackgroundJournal;
using api::BackgroundRecord;

class BackgroundTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void recordsChangeInPlace();
  void theOldestFallOff();
  void anObserverHearsOfEach();
};

void BackgroundTest::recordsChangeInPlace() {
  BackgroundJournal journal;
  BackgroundRecord first;
  first.id = journal.newId();
  first.what = "GET http://127.0.0.1/";
  journal.put(first);
  BackgroundRecord second;
  second.id = journal.newId();
  journal.put(second);
  first.state = BackgroundRecord::State::Done;
  journal.put(first);
  QCOMPARE(journal.records().size(), std::size_t(2));
  QCOMPARE(journal.records().front().what, std::string("GET http://127.0.0.1/"));
  QCOMPARE(name(journal.records().front().state), std::string_view("done"));
}

void BackgroundTest::theOldestFallOff() {
  BackgroundJournal journal(2);
  for (int i = 0; i < 5; ++i) {
    BackgroundRecord record;
    record.id = journal.newId();
    journal.put(record);
  }
  QCOMPARE(journal.records().size(), std::size_t(2));
  QCOMPARE(journal.records().front().id, std::uint64_t(4));
  QCOMPARE(journal.forgotten(), std::uint64_t(3));
}

void BackgroundTest::anObserverHearsOfEach() {
  std::vector<std::string> heard;
  BackgroundJournal journal(1, [&](const BackgroundRecord& record) { heard.emplace_back(name(record.state)); });
  BackgroundRecord record;
  record.id = journal.newId();
  journal.put(record);
  record.state = BackgroundRecord::State::Failed;
  journal.put(record);
  QCOMPARE(heard, (std::vector<std::string>{"waiting", "failed"}));
}

QTEST_APPLESS_MAIN(BackgroundTest)
#include "background_test.moc"
