// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Four sockets that send 64-byte messages, 100,000 a second together, for ten seconds, from a process of their own.
#include "tests/bench/window/bench_window.h"
#include "tests/bench/window/report.h"
#include "tests/bench/window/rows.h"
#include "tests/pages/streams_page.h"
#include "tests/support/raw_web_socket.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QProcess>

#include <atomic>
#include <barrier>
#include <chrono>
#include <cstdio>
#include <thread>

namespace signalbox::bench {

namespace {

constexpr int sockets = 4;
constexpr int perSecond = 100'000; // of all sockets
constexpr int seconds = 10;
constexpr std::size_t payloadSize = 64;

// {"event":"tick","n":00000001,"pad":"…"}: 64 bytes.
std::string messageOf(int number) {
  char head[48];
  std::snprintf(head, sizeof head, "{\"event\":\"tick\",\"n\":%d,\"pad\":\"", number);
  std::string text = head;
  text.resize(payloadSize - 2, 'x');
  return text + "\"}";
}

// In slices of a millisecond; what a slow reader holds up is caught up with.
void sendAll(test::RawConnection& connection, std::atomic<int>& sent) {
  constexpr int total = perSecond / sockets * seconds;
  const auto start = std::chrono::steady_clock::now();
  for (int number = 0; number < total;) {
    const auto elapsed = std::chrono::steady_clock::now() - start;
    const auto due =
        std::chrono::duration_cast<std::chrono::microseconds>(elapsed).count() * perSecond / sockets / 1'000'000;
    std::string batch;
    for (; number < std::min<long>(total, due); ++number) batch += test::frame(1, messageOf(number));
    if (!batch.empty() && !connection.write(batch)) return;
    sent += int(batch.size() / (payloadSize + 2));
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

struct Totals {
  quint64 received = 0;
  quint64 dropped = 0;
  int closed = 0;
};

Totals totalsOf(const QVector<ui::StreamConnection*>& connections) {
  Totals totals;
  for (const ui::StreamConnection* connection : connections) {
    totals.received += connection->receivedCount();
    totals.dropped += connection->runner().dropped();
    totals.closed += connection->phase() == ui::StreamConnection::Phase::Closed;
  }
  return totals;
}

} // namespace

int serveSockets() {
  std::atomic<int> sent = 0;
  std::atomic<int> ended = 0;
  std::barrier together(sockets);
  test::RawServer server([&](test::RawConnection& connection) {
    test::accept(connection);
    together.arrive_and_wait();
    sendAll(connection, sent);
    connection.write(test::closeFrame(1000));
    test::readFrame(connection); // the client closes too; then the connection ends
    ++ended;
  });
  std::printf("%d\n", int(server.port()));
  std::fflush(stdout);
  while (ended < sockets) std::this_thread::sleep_for(std::chrono::milliseconds(10));
  std::printf("%d\n", sent.load());
  return 0;
}

void fourFastSockets() {
  BenchWindow bench(Project::FoodDelivery);
  bench.window().workbench().navigator.showActivity(QStringLiteral("streams"));
  settle();
  const pages::StreamsPage page(bench.window().findChild<ui::StreamsPanel*>());
  QProcess sender;
  sender.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--serve-sockets")});
  if (!sender.waitForReadyRead(10'000)) return;
  const QString port = QString::fromLatin1(sender.readLine().trimmed());
  const double before = residentMegabytes();
  resetPeak();
  QVector<ui::StreamConnection*> connections;
  GapMeter meter;
  QElapsedTimer timer;
  timer.start();
  for (int socket = 0; socket < sockets; ++socket) {
    page.connectTo(QStringLiteral("ws://127.0.0.1:%1/%2").arg(port).arg(socket));
    connections.push_back(&page.connection());
  }
  (void)turnUntil([&] { return totalsOf(connections).closed == sockets; }, 120'000);
  const double took = double(timer.elapsed()) / 1e3;
  settle(300);
  const Gaps gaps = meter.stop();
  sender.waitForFinished(10'000);
  const int sent = sender.readAllStandardOutput().trimmed().toInt();
  const Totals totals = totalsOf(connections);
  row(QStringLiteral("event loop while four sockets bring %1 messages a second").arg(int(sent / took)), shown(gaps),
      QStringLiteral("%1 received, %2 dropped of %3 sent").arg(totals.received).arg(totals.dropped).arg(sent),
      QStringLiteral("p99.9 < 16 ms"));
  row(QStringLiteral("… received and counted drops equal what was sent"),
      totals.received + totals.dropped == quint64(sent) ? QStringLiteral("yes") : QStringLiteral("NO"), {},
      QStringLiteral("yes"));
  row(QStringLiteral("… memory for them"), megabytes(peakResidentMegabytes() - before),
      QStringLiteral("%1 bytes sent").arg(qint64(sent) * qint64(payloadSize)), {});
}

} // namespace signalbox::bench
