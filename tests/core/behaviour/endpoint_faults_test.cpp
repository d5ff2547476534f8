// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a request meets at an endpoint with faults; their distributions stand in tests/core/api.
#include "core/api/background.h"
#include "tests/core/behaviour/behaviour_host.h"

#include <QtTest>

using namespace signalbox;
using test::Json;

namespace {

design::Endpoint faulty(const char* faults, Json options = {{"body", 1}}) {
  design::Endpoint endpoint = test::endpointWith("reply", std::move(options));
  endpoint.faults = Json::parse(faults);
  return endpoint;
}

QString bodies(const api::CompiledApi& api, int count) {
  QString all;
  for (int i = 0; i < count; ++i) all += test::ask(api).status == 200 ? QLatin1Char('.') : QLatin1Char('!');
  return all;
}

} // namespace

class EndpointFaultsTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void requestsFailWithTheDesignedAnswer_data();
  void requestsFailWithTheDesignedAnswer();
  void latencyComesBesideTheDelay_data();
  void latencyComesBesideTheDelay();
  void aDroppedRequestHasNoAnswer();
  void wrongInputIsRefusedFirst();
  void dependenciesAreLeftBehindAFault();
  void anEditElsewhereGoesOnWhereItWas();
  void mistakesAreTold_data();
  void mistakesAreTold();
};

void EndpointFaultsTest::requestsFailWithTheDesignedAnswer_data() {
  QTest::addColumn<QByteArray>("faults");
  QTest::addColumn<int>("status");
  QTest::addColumn<QByteArray>("body");
  QTest::newRow("left out") << QByteArray(R"({"error_rate":1})") << 503
                            << QByteArray(R"({"detail":"Service Unavailable"})");
  QTest::newRow("its own") << QByteArray(R"({"error_rate":1,"status":429,"detail":{"wait":[1,"é"]}})") << 429
                           << QByteArray("{\"detail\":{\"wait\":[1,\"é\"]}}");
  QTest::newRow("never") << QByteArray(R"({"error_rate":0})") << 200 << QByteArray("1");
}

void EndpointFaultsTest::requestsFailWithTheDesignedAnswer() {
  QFETCH(QByteArray, faults);
  QFETCH(int, status);
  QFETCH(QByteArray, body);
  const auto api = test::compiled(faulty(faults.constData()));
  QCOMPARE(test::problems(*api), std::vector<std::string>());
  const api::Response response = test::ask(*api);
  QCOMPARE(response.status, status);
  QCOMPARE(QByteArray::fromStdString(response.body), body);
}

void EndpointFaultsTest::latencyComesBesideTheDelay_data() {
  QTest::addColumn<QByteArray>("options");
  QTest::addColumn<QByteArray>("faults");
  QTest::addColumn<int>("milliseconds");
  const QByteArray late(R"({"latency":{"mean":250}})");
  QTest::newRow("made when compiled") << QByteArray(R"({"body":1})") << late << 250;
  QTest::newRow("made for each") << QByteArray(R"({"body":"{{ n }}"})") << late << 250;
  QTest::newRow("with a delay") << QByteArray(R"({"body":1,"delay":100})") << late << 350;
  QTest::newRow("with a computed delay") << QByteArray(R"({"body":1,"delay":"{{ n * 10 }}"})") << late << 260;
  QTest::newRow("what is raised waits too")
      << QByteArray(R"({"delay":5,"cases":[{"when":"True","raise":404}]})") << late << 255;
  QTest::newRow("what fails waits too") << QByteArray(R"({"body":1})")
                                        << QByteArray(R"({"latency":{"mean":9},"error_rate":1})") << 9;
  QTest::newRow("an error waits too") << QByteArray(R"({"body":"{{ 1 // 0 }}","delay":3})") << QByteArray("{}") << 3;
}

void EndpointFaultsTest::latencyComesBesideTheDelay() {
  QFETCH(QByteArray, options);
  QFETCH(QByteArray, faults);
  QFETCH(int, milliseconds);
  const auto api = test::compiled(faulty(faults.constData(), Json::parse(options.toStdString())));
  QCOMPARE(test::ask(*api).delay.count(), milliseconds);
}

void EndpointFaultsTest::aDroppedRequestHasNoAnswer() {
  const auto api = test::compiled(faulty(R"({"drop_rate":1,"error_rate":1,"latency":{"mean":20}})"));
  const api::Response response = test::ask(*api);
  QVERIFY(response.dropConnection);
  QCOMPARE(response.delay.count(), 20);
  QVERIFY(response.headers.empty() && response.body.empty());
}

void EndpointFaultsTest::wrongInputIsRefusedFirst() {
  const auto api = test::compiled(faulty(R"({"error_rate":1})"));
  QCOMPARE(test::ask(*api, "/it?n=x").status, 422);
  QCOMPARE(test::ask(*api, "/it?n=1").status, 503);
}

void EndpointFaultsTest::dependenciesAreLeftBehindAFault() {
  for (const char* faults : {R"({"error_rate":1})", R"({"drop_rate":1})"}) {
    design::Endpoint endpoint = faulty(faults);
    endpoint.dependencies = {{"held", "", true, {}, {}}};
    design::Dependency held;
    held.name = "held";
    held.options = {{"yield", true}, {"exit", {{{"log", "left"}}}}};
    const auto api =
        api::CompiledApi::compile(design::Design().withDependency(held).withEndpoint(endpoint), behaviour::standard());
    api::Response response = test::ask(*api);
    api::BackgroundJournal journal;
    QVERIFY(response.after);
    response.after->attach(journal);
    response.after->run();
    QCOMPARE(journal.records().front().what, std::string("left"));
  }
}

void EndpointFaultsTest::anEditElsewhereGoesOnWhereItWas() {
  const design::Design design = design::Design().withEndpoint(faulty(R"({"error_rate":0.5,"seed":3})"));
  const auto whole = api::CompiledApi::compile(design, behaviour::standard());
  const QString expected = bodies(*whole, 40);
  const auto before = api::CompiledApi::compile(design, behaviour::standard());
  QString seen = bodies(*before, 20);
  design::Endpoint other = test::endpointWith("reply", {{"body", 2}});
  other.name = "other";
  other.path = "/other";
  const auto after = api::CompiledApi::compile(design.withEndpoint(other), behaviour::standard(), {.previous = before});
  seen += bodies(*after, 20);
  QCOMPARE(seen, expected);
}

void EndpointFaultsTest::mistakesAreTold_data() {
  QTest::addColumn<QByteArray>("faults");
  QTest::addColumn<QString>("expected");
  QTest::newRow("a share") << QByteArray(R"({"error_rate":1.5})") << "/faults/error_rate error invalid-option";
  QTest::newRow("a status") << QByteArray(R"({"status":200})") << "/faults/status error invalid-option";
  QTest::newRow("a distribution") << QByteArray(R"({"latency":{"distribution":"gamma"}})")
                                  << "/faults/latency/distribution error invalid-option";
  QTest::newRow("no bounds") << QByteArray(R"({"latency":{"distribution":"uniform","low":1}})")
                             << "/faults/latency/distribution error invalid-option";
  QTest::newRow("bounds the wrong way") << QByteArray(R"({"latency":{"mean":5,"low":9,"high":1}})")
                                        << "/faults/latency/low error invalid-option";
  QTest::newRow("no mean") << QByteArray(R"({"latency":{"distribution":"exponential"}})")
                           << "/faults/latency/mean error invalid-option";
  QTest::newRow("no object") << QByteArray(R"({"latency":5})") << "/faults/latency error invalid-option";
  QTest::newRow("unknown") << QByteArray(R"({"rate":1})") << "/faults/rate warning unknown-option";
}

void EndpointFaultsTest::mistakesAreTold() {
  QFETCH(QByteArray, faults);
  QFETCH(QString, expected);
  QStringList told;
  for (const auto& line : test::problems(*test::compiled(faulty(faults.constData()))))
    told << QString::fromStdString(line);
  QCOMPARE(told.join(QLatin1Char('|')), expected);
}

QTEST_APPLESS_MAIN(EndpointFaultsTest)
#include "endpoint_faults_test.moc"
