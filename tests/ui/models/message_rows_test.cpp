// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The messages of a stream: the ring that keeps the newest, the rows a view shows of it, filter, search and pause.
#include "ui/models/message_rows.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox::ui;

namespace {

MessageView message(std::string_view payload, MessageDirection direction = MessageDirection::In) {
  MessageView made;
  made.direction = direction;
  made.payload = payload;
  return made;
}

MessageBatch batch(int count, const std::string& prefix = {}) {
  MessageBatch made;
  for (int i = 0; i < count; ++i) made.append(message(prefix + std::to_string(i)));
  return made;
}

// A model, watched by Qt's own test of models.
struct Rows {
  MessageRows rows;
  QAbstractItemModelTester tester{&rows, QAbstractItemModelTester::FailureReportingMode::QtTest};
  explicit Rows(MessageRing& ring) { rows.setRing(&ring); }
  QStringList payloads() const {
    QStringList all;
    for (int row = 0; row < rows.rowCount(); ++row)
      all += QString::fromUtf8(
          QByteArray(rows.message(row)->payload.data(), qsizetype(rows.message(row)->payload.size())));
    return all;
  }
  void finish() {
    while (rows.isScanning()) QCoreApplication::processEvents();
  }
};

constexpr MessageFilter::Show all = MessageFilter::Show::All;

} // namespace

class MessageRowsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aMessageIsKeptAsItCame() {
    MessageRing ring;
    const MessageView sent{MessageDirection::Out,         true,   1'700'000'000'000'001,
                           std::string_view("\0\xff", 2), "tick", "42"};
    ring.append(sent);
    QVERIFY(ring.at(0) == sent);
  }

  void theNewestAreKeptAndRowsFollow() {
    MessageRing ring(nullptr, {200, 1U << 20});
    Rows shown(ring);
    for (int i = 0; i < 1205; ++i) ring.append(message(std::to_string(i)));
    QVERIFY(ring.count() <= 200 && ring.count() > 180);
    QCOMPARE(ring.letGo(), quint64(1205 - ring.count()));
    QCOMPARE(shown.rows.rowCount(), int(ring.count()));
    QCOMPARE(shown.payloads().last(), QString("1204"));
    QVERIFY(shown.rows.message(0)->payload == ring.at(ring.first()).payload);
  }

  void aBatchLargerThanTheRingLeavesItsNewest() {
    MessageRing ring(nullptr, {100, 1U << 20});
    Rows shown(ring);
    ring.append(batch(20'000));
    QVERIFY(ring.count() <= 100 && ring.count() > 90);
    QCOMPARE(ring.end(), quint64{20'000});
    QCOMPARE(shown.payloads().last(), QString("19999"));
  }

  void theRingIsBoundedInBytesToo() {
    MessageRing ring(nullptr, {1'000'000, 100'000});
    const std::string large(5000, 'x');
    for (int i = 0; i < 200; ++i) {
      ring.append(message(large));
      QVERIFY(ring.store().bytes() <= 110'000);
    }
    QVERIFY(ring.count() >= 15);
  }

  void aFilterShowsWhatMatches() {
    MessageRing ring;
    Rows shown(ring);
    ring.append(message("{\"op\":\"ping\"}", MessageDirection::Out));
    ring.append(message("{\"op\":\"PONG\"}"));
    ring.append(message("other"));
    shown.rows.setFilter({MessageFilter::Show::In, "pong", true});
    QCOMPARE(shown.payloads(), QStringList{"{\"op\":\"PONG\"}"});
    ring.append(message("pong again"));
    ring.append(message("pong", MessageDirection::Out));
    QCOMPARE(shown.rows.rowCount(), 2);
    shown.rows.setFilter({});
    QCOMPARE(shown.rows.rowCount(), 5);
  }

  void aFilterReadsEventsAndIds() {
    MessageRing ring;
    Rows shown(ring);
    ring.append({MessageDirection::In, false, 0, "1", "order.created", "7"});
    ring.append({MessageDirection::In, false, 0, "1", "stock", "8"});
    shown.rows.setFilter({all, "created", true});
    QCOMPARE(shown.rows.rowCount(), 1);
    shown.rows.setFilter({all, "8", true});
    QCOMPARE(shown.rows.rowCount(), 1);
  }

  void aLongFilterIsReadInSlicesAndFindsAll() {
    MessageRing ring(nullptr, {400'000, 64U << 20});
    Rows shown(ring);
    for (int i = 0; i < 3; ++i) ring.append(batch(100'000, i == 1 ? "needle " : "some hay that is longer than one "));
    shown.rows.setFilter({all, "needle", true});
    ring.append(message("a needle that came while it was read"));
    shown.finish();
    QCOMPARE(shown.rows.rowCount(), 100'001);
  }

  void aSearchKeepsTheRowsAndGoesFromHitToHit() {
    MessageRing ring;
    Rows shown(ring);
    for (const char* text : {"a", "hit 1", "b", "hit 2", "c"}) ring.append(message(text));
    shown.rows.setFilter({all, "hit", false});
    QCOMPARE(shown.rows.rowCount(), 5);
    QCOMPARE(shown.rows.hits(), std::size_t{2});
    QCOMPARE(shown.rows.hitFrom(-1, 1), 1);
    QCOMPARE(shown.rows.hitFrom(1, 1), 3);
    QCOMPARE(shown.rows.hitFrom(3, 1), 1); // around the end
    QCOMPARE(shown.rows.hitFrom(1, -1), 3);
    QCOMPARE(shown.rows.hitIndex(3), 1);
    QCOMPARE(shown.rows.hitIndex(2), -1);
  }

  void whilePausedRowsStandStillAndAreCounted() {
    MessageRing ring(nullptr, {100, 1U << 20});
    Rows shown(ring);
    ring.append(batch(50, "before "));
    shown.rows.setPaused(true);
    ring.append(batch(1000, "during "));
    QCOMPARE(shown.rows.rowCount(), 50); // though the ring has let them go
    QCOMPARE(shown.payloads().first(), QString("before 0"));
    QCOMPARE(shown.rows.waiting(), quint64{1000});
    shown.rows.setPaused(false);
    QCOMPARE(shown.rows.waiting(), quint64{0});
    QCOMPARE(shown.rows.rowCount(), int(ring.count()));
    QCOMPARE(shown.payloads().last(), QString("during 999"));
  }

  void clearingEmptiesAlsoWhatIsPaused() {
    MessageRing ring;
    Rows shown(ring);
    ring.append(batch(10));
    shown.rows.setPaused(true);
    ring.clear();
    QCOMPARE(shown.rows.rowCount(), 0);
    shown.rows.setPaused(false);
    ring.append(batch(3));
    QCOMPARE(shown.rows.rowCount(), 3);
  }

  void onlyWhatFitsItsModelNotIsShownWhenAskedFor() {
    MessageRing ring;
    Rows shown(ring);
    shown.rows.setCheck([](quint64, const MessageView& one) {
      return one.payload.starts_with("bad") ? MessageRows::Verdict::Invalid : MessageRows::Verdict::Valid;
    });
    for (const char* text : {"good", "bad 1", "good", "bad 2"}) ring.append(message(text));
    shown.rows.setFilter({MessageFilter::Show::Invalid, {}, true});
    QCOMPARE(shown.payloads(), (QStringList{"bad 1", "bad 2"}));
  }

  void aCopyOfTheStoreStaysAsItWas() {
    MessageRing ring(nullptr, {100, 1U << 20});
    ring.append(batch(90));
    const MessageStore copy = ring.store();
    ring.append(batch(500, "later "));
    QCOMPARE(copy.count(), std::size_t{90});
    QVERIFY(copy.at(0).payload == "0" && copy.at(89).payload == "89");
  }
};

QTEST_GUILESS_MAIN(MessageRowsTest)
#include "message_rows_test.moc"
