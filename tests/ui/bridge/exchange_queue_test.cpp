// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/raw_client.h"
#include "tests/ui/panels/fake_workbench.h"
#include "ui/bridge/exchange_queue.h"

#include <thread>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

api::Exchange numbered(std::uint64_t id) {
  api::Exchange exchange;
  exchange.id = id;
  return exchange;
}

} // namespace

class ExchangeQueueTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void slicesKeepTheOrder() {
    ExchangeQueue queue(1'000);
    for (std::uint64_t id = 0; id < 300; ++id) QCOMPARE(queue.push(numbered(id)), id == 0); // wakes once
    const auto batch = queue.drain();
    QCOMPARE(batch.slices.size(), std::size_t(3));
    QCOMPARE(batch.dropped, 0U);
    std::uint64_t next = 0;
    for (const auto& slice : batch.slices)
      for (const auto& exchange : slice) QCOMPARE(exchange.id, next++);
    QCOMPARE(next, 300U);
    QVERIFY(queue.drain().slices.empty());
    QVERIFY(queue.push(numbered(300))); // wakes again
  }

  // Otherwise each batch that comes while another is told would bring a reader more.
  void theReaderIsWokenOnceUntilItFoundNothing() {
    ExchangeQueue queue(1'000);
    QVERIFY(queue.push(numbered(0)));
    QVERIFY(!queue.drain().slices.empty());
    QVERIFY(!queue.push(numbered(1)));
    QVERIFY(!queue.drain().slices.empty());
    QVERIFY(queue.drain().slices.empty());
    QVERIFY(queue.push(numbered(2)));
  }

  void aFullQueueCountsTheNewest() {
    ExchangeQueue queue(200);
    for (std::uint64_t id = 0; id < 250; ++id) queue.push(numbered(id));
    const auto batch = queue.drain();
    QCOMPARE(batch.dropped, 50U);
    QCOMPARE(batch.slices.back().back().id, 199U);
    QCOMPARE(queue.drain().dropped, 0U);
  }

  // Everyone who looks has seen a batch before it is kept; none is missing.
  void whatTheServerAnsweredIsToldAndKept() {
    constexpr std::size_t requests = 2'000;
    FakeWorkbench bench("hello");
    std::size_t told = 0;
    std::size_t kept = 0;
    quint64 dropped = 0;
    bool isInOrder = true;
    QObject::connect(&bench.live, &LiveApi::exchanged, &bench.live, [&](const auto& batch, quint64 lost) {
      told += batch.size();
      dropped += lost;
    });
    bench.live.keepIn([&](std::vector<api::Exchange> batch, quint64) {
      kept += batch.size();
      isInOrder = isInOrder && kept == told;
    });
    QVERIFY(bench.start());
    std::thread client([port = bench.live.port()] {
      test::RawClient connection(port);
      std::string all;
      for (std::size_t request = 0; request < requests; ++request) all += "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";
      if (!connection.send(all)) return;
      for (std::size_t request = 0; request < requests; ++request) connection.readResponse();
    });
    QTRY_VERIFY_WITH_TIMEOUT(kept + dropped == requests, 20'000);
    client.join();
    QVERIFY(isInOrder);
  }
};

QTEST_MAIN(ExchangeQueueTest)
#include "exchange_queue_test.moc"
