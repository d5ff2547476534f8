// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Designed faults: what the distributions give, and what a request meets.
#include "core/api/faults.h"

#include <QtTest>

#include <cmath>

using namespace signalbox;
using design::Json;

namespace {

api::Faults faultsOf(const char* json) { return api::Faults(design::faultRules(Json::parse(json))); }

struct Sample {
  double mean = 0;
  double deviation = 0;
  std::int64_t low = INT64_MAX;
  std::int64_t high = 0;
};

Sample sampleOf(const api::Faults& faults, int count = 20'000) {
  Sample sample;
  double squares = 0;
  for (int i = 0; i < count; ++i) {
    const std::int64_t wait = faults.next().latency.count();
    sample.mean += static_cast<double>(wait) / count;
    squares += static_cast<double>(wait) * static_cast<double>(wait) / count;
    sample.low = std::min(sample.low, wait);
    sample.high = std::max(sample.high, wait);
  }
  sample.deviation = std::sqrt(std::max(squares - sample.mean * sample.mean, 0.0));
  return sample;
}

bool isNear(double value, double wanted) { return std::abs(value - wanted) <= 0.03 * wanted + 0.5; }

} // namespace

class FaultsTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void latencyIsAsItIsDistributed_data();
  void latencyIsAsItIsDistributed();
  void sharesAreThoseOfTheDesign_data();
  void sharesAreThoseOfTheDesign();
  void aSeedGivesTheSameFaults();
  void withoutASeedEachRunDiffers();
};

void FaultsTest::latencyIsAsItIsDistributed_data() {
  QTest::addColumn<QByteArray>("latency");
  QTest::addColumn<double>("mean");
  QTest::addColumn<double>("deviation");
  QTest::addColumn<int>("low"); // none below
  QTest::addColumn<int>("high");
  QTest::newRow("fixed") << QByteArray(R"({"mean":250})") << 250.0 << 0.0 << 250 << 250;
  QTest::newRow("uniform") << QByteArray(R"({"distribution":"uniform","low":100,"high":400})") << 250.0 << 86.6 << 100
                           << 400;
  QTest::newRow("normal") << QByteArray(R"({"distribution":"normal","mean":500,"deviation":50})") << 500.0 << 50.0
                          << 200 << 800;
  QTest::newRow("lognormal") << QByteArray(R"({"distribution":"lognormal","mean":200,"deviation":100})") << 200.0
                             << 100.0 << 1 << 5000;
  QTest::newRow("exponential") << QByteArray(R"({"distribution":"exponential","mean":300})") << 300.0 << 300.0 << 0
                               << 10000;
  QTest::newRow("held between two") << QByteArray(
                                           R"({"distribution":"normal","mean":500,"deviation":1,"low":510,"high":600})")
                                    << 510.0 << 0.0 << 510 << 510;
  QTest::newRow("never negative") << QByteArray(R"({"distribution":"normal","mean":0,"deviation":100})") << 39.9 << 58.4
                                  << 0 << 600;
}

void FaultsTest::latencyIsAsItIsDistributed() {
  QFETCH(QByteArray, latency);
  QFETCH(double, mean);
  QFETCH(double, deviation);
  QFETCH(int, low);
  QFETCH(int, high);
  const std::string json = R"({"seed":1,"latency":)" + latency.toStdString() + "}";
  const Sample sample = sampleOf(faultsOf(json.c_str()));
  QVERIFY2(isNear(sample.mean, mean), qPrintable(QString::number(sample.mean)));
  QVERIFY2(isNear(sample.deviation, deviation), qPrintable(QString::number(sample.deviation)));
  QVERIFY2(sample.low >= low && sample.high <= high,
           qPrintable(QStringLiteral("%1 to %2").arg(sample.low).arg(sample.high)));
}

void FaultsTest::sharesAreThoseOfTheDesign_data() {
  QTest::addColumn<double>("errors");
  QTest::addColumn<double>("drops");
  QTest::newRow("none") << 0.0 << 0.0;
  QTest::newRow("all") << 1.0 << 1.0;
  QTest::newRow("some") << 0.05 << 0.3;
}

void FaultsTest::sharesAreThoseOfTheDesign() {
  QFETCH(double, errors);
  QFETCH(double, drops);
  const api::Faults faults(design::faultRules({{"seed", 7}, {"error_rate", errors}, {"drop_rate", drops}}));
  constexpr int count = 20'000;
  int failed = 0, dropped = 0;
  for (int i = 0; i < count; ++i) {
    const auto outcome = faults.next();
    failed += outcome.fails;
    dropped += outcome.drops;
  }
  QVERIFY2(std::abs(failed - errors * count) <= 0.01 * count, qPrintable(QString::number(failed)));
  QVERIFY2(std::abs(dropped - drops * count) <= 0.01 * count, qPrintable(QString::number(dropped)));
  if (errors == 0.0 || errors == 1.0) QCOMPARE(failed, static_cast<int>(errors * count));
}

void FaultsTest::aSeedGivesTheSameFaults() {
  const char* json = R"({"seed":42,"error_rate":0.5,"latency":{"distribution":"exponential","mean":100}})";
  const api::Faults first = faultsOf(json);
  const api::Faults second = faultsOf(json);
  for (int i = 0; i < 100; ++i) {
    const auto a = first.next();
    const auto b = second.next();
    QCOMPARE(a.latency.count(), b.latency.count());
    QCOMPARE(a.fails, b.fails);
  }
}

void FaultsTest::withoutASeedEachRunDiffers() {
  const char* json = R"({"latency":{"distribution":"uniform","low":0,"high":80000000}})";
  const api::Faults first = faultsOf(json);
  const api::Faults second = faultsOf(json);
  int same = 0;
  for (int i = 0; i < 20; ++i) same += first.next().latency == second.next().latency;
  QVERIFY(same < 5);
}

QTEST_APPLESS_MAIN(FaultsTest)
#include "faults_test.moc"
