// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/window/report.h"

#include <QFile>

#include <algorithm>
#include <cstdio>
#include <ctime>

namespace signalbox::bench {

namespace {

double statusMegabytes(const QByteArray& key) {
  QFile status(QStringLiteral("/proc/self/status"));
  if (!status.open(QIODevice::ReadOnly)) return 0;
  for (const QByteArray& line : status.readAll().split('\n'))
    if (line.startsWith(key)) return line.mid(key.size()).simplified().split(' ').value(0).toDouble() / 1024;
  return 0;
}

} // namespace

void row(const QString& figure, const QString& measured, const QString& beside, const QString& bar) {
  std::printf("%s %s %s %s\n", qPrintable(figure.leftJustified(64)), qPrintable(measured.leftJustified(58)),
              qPrintable(beside.leftJustified(44)), qPrintable(bar));
  std::fflush(stdout);
}

QString milliseconds(double value) { return QString::number(value, 'f', value < 100 ? 1 : 0) + QStringLiteral(" ms"); }
QString megabytes(double value) { return QString::number(value, 'f', 1) + QStringLiteral(" MB"); }
QString times(double ours, double theirs) {
  return theirs > 0 ? QString::number(ours / theirs, 'f', 1) + QStringLiteral(" x") : QString();
}

QString shown(const Gaps& gaps) {
  return QStringLiteral("p99.9 %1, longest %2 (busy %3, %4)")
      .arg(milliseconds(gaps.p999), milliseconds(gaps.longest), QString::number(gaps.busyP999, 'f', 1),
           QString::number(gaps.longestBusy, 'f', 1));
}

double median(QVector<double> values) {
  std::sort(values.begin(), values.end());
  return values.isEmpty() ? 0 : values[values.size() / 2];
}

double largest(const QVector<double>& values) {
  return values.isEmpty() ? 0 : *std::max_element(values.begin(), values.end());
}

double busyMilliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

double residentMegabytes() { return statusMegabytes("VmRSS:"); }
double peakResidentMegabytes() { return statusMegabytes("VmHWM:"); }

void resetPeak() {
  QFile references(QStringLiteral("/proc/self/clear_refs"));
  if (references.open(QIODevice::WriteOnly)) references.write("5");
}

} // namespace signalbox::bench
