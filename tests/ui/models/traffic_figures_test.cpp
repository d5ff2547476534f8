// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the status line says of the last minute.
#include "ui/models/count_text.h"
#include "ui/models/traffic_figures.h"

#include <QtTest>

#include <numeric>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

constexpr std::int64_t second = 1'000'000;
constexpr std::int64_t start = 1'700'000'000 * second;

api::Exchange request(std::int64_t at, std::int64_t nanoseconds = 1'000) {
  api::Exchange exchange;
  exchange.kind = api::Exchange::Kind::Http;
  exchange.startedMicroseconds = at;
  exchange.durationNanoseconds = nanoseconds;
  return exchange;
}

} // namespace

class TrafficFiguresTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aFloodIsCountedWhole() {
    TrafficFigures figures;
    const std::vector<api::Exchange> batch(1'000, request(start));
    for (int i = 0; i < 60; ++i) figures.add(batch);
    QCOMPARE(figures.requestsPerMinute(start + second), 60'000);
  }

  void whatIsOlderThanAMinuteIsNotCounted() {
    TrafficFigures figures;
    figures.add({request(start), request(start + 30 * second), request(start + 59 * second)});
    QCOMPARE(figures.requestsPerMinute(start + 59 * second), 3);
    QCOMPARE(figures.requestsPerMinute(start + 61 * second), 2);
    QCOMPARE(figures.requestsPerMinute(start + 91 * second), 1);
    QCOMPARE(figures.requestsPerMinute(start + 200 * second), 0);
  }

  void oneThatTookLongBelongsToItsBeginning() {
    TrafficFigures figures;
    figures.add({request(start + 50 * second), request(start, 50'000'000'000), request(start + 51 * second)});
    QCOMPARE(figures.requestsPerMinute(start + 51 * second), 3);
    QCOMPARE(figures.requestsPerMinute(start + 65 * second), 2);
  }

  void theLineHasAllOfTheMinuteTheNewestAtItsEnd() {
    TrafficFigures figures;
    figures.add({request(start + second), request(start + 59 * second), request(start + 59 * second)});
    const QVector<double> rate = figures.rate(start + 60 * second);
    QCOMPARE(rate.size(), TrafficFigures::buckets);
    QCOMPARE(std::accumulate(rate.begin(), rate.end(), 0.0), 3.0);
    QCOMPARE(rate.first(), 1.0);
    QCOMPARE(rate.last(), 2.0);
  }

  void messagesAndClosedStreamsAreNoRequests() {
    TrafficFigures figures;
    api::Exchange message = request(start);
    message.kind = api::Exchange::Kind::SocketMessage;
    figures.add({message, request(start, 5'000)});
    QCOMPARE(figures.requestsPerMinute(start), 1);
    QCOMPARE(figures.percentile95(start), 5'000);
    figures.clear();
    QCOMPARE(figures.requestsPerMinute(start), 0);
  }

  void digitsStandInGroups() {
    QCOMPARE(counted(1, "request", "requests"), QStringLiteral("1 request"));
    QCOMPARE(counted(56'806, "request", "requests"), QStringLiteral("56,806 requests"));
    QCOMPARE(grouped(999), QStringLiteral("999"));
  }
};

QTEST_APPLESS_MAIN(TrafficFiguresTest)
#include "traffic_figures_test.moc"
