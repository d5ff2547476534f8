// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Delays, and what is reported of broken options. The answers are compared with FastAPI in tests/parity.
#include "tests/core/behaviour/behaviour_host.h"

#include <QtTest>

using namespace signalbox;
using test::Json;

class ReplyTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void waitsAsLongAsItSays_data();
  void waitsAsLongAsItSays();
  void reportsWhatIsBroken_data();
  void reportsWhatIsBroken();
  void refusesLineBreaksInHeaders();
  void exampleIsAlwaysTheSame();
};

void ReplyTest::waitsAsLongAsItSays_data() {
  QTest::addColumn<QByteArray>("options");
  QTest::addColumn<int>("delay");
  QTest::addColumn<int>("status");
  QTest::newRow("none") << QByteArray("{}") << 0 << 200;
  QTest::newRow("number") << QByteArray(R"({"delay":5000,"body":1})") << 5000 << 200;
  QTest::newRow("template") << QByteArray(R"({"delay":"{{ n * 100 }}"})") << 700 << 200;
  QTest::newRow("negative") << QByteArray(R"({"delay":"{{ 0 - n }}"})") << 0 << 500;
  QTest::newRow("no number") << QByteArray(R"({"delay":"soon"})") << 0 << 500;
}

void ReplyTest::waitsAsLongAsItSays() {
  QFETCH(QByteArray, options);
  QFETCH(int, delay);
  QFETCH(int, status);
  const api::Response response =
      test::ask(*test::compiled(test::endpointWith("reply", Json::parse(options.toStdString()))), "/it?n=7");
  QCOMPARE(static_cast<int>(response.delay.count()), delay);
  QCOMPARE(response.status, status);
}

void ReplyTest::reportsWhatIsBroken_data() {
  QTest::addColumn<QByteArray>("kind");
  QTest::addColumn<QByteArray>("options");
  QTest::addColumn<QByteArray>("problem");
  QTest::newRow("expression deep in the body")
      << QByteArray("reply") << QByteArray(R"({"body":{"items":["{{ 1 + }}"]}})")
      << QByteArray("/behaviour/body/items/0 error invalid-expression");
  QTest::newRow("unknown name") << QByteArray("reply") << QByteArray(R"({"body":"{{ nobody }}"})")
                                << QByteArray("/behaviour/body error invalid-expression");
  QTest::newRow("case without when") << QByteArray("reply") << QByteArray(R"({"cases":[{"body":1}]})")
                                     << QByteArray("/behaviour/cases/0/when error missing-option");
  QTest::newRow("status 205") << QByteArray("reply") << QByteArray(R"({"status":205})")
                              << QByteArray("/behaviour/status error invalid-status");
  QTest::newRow("status of another world")
      << QByteArray("reply") << QByteArray(R"({"status":999})") << QByteArray("/behaviour/status error invalid-option");
  QTest::newRow("let is seen only later") << QByteArray("reply") << QByteArray(R"({"let":{"a":"{{ b }}","b":1}})")
                                          << QByteArray("/behaviour/let/a error invalid-expression");
  QTest::newRow("unknown key") << QByteArray("reply") << QByteArray(R"({"bodi":1})")
                               << QByteArray("/behaviour/bodi warning unknown-option");
  QTest::newRow("name of a header") << QByteArray("reply") << QByteArray(R"({"headers":{"a b":1}})")
                                    << QByteArray("/behaviour/headers/a b error invalid-header");
  QTest::newRow("unknown kind") << QByteArray("magic") << QByteArray("{}")
                                << QByteArray("/behaviour/kind error unknown-behaviour");
  QTest::newRow("socket without a socket")
      << QByteArray("socket") << QByteArray("{}") << QByteArray("/behaviour/kind error wrong-behaviour");
  QTest::newRow("stream format") << QByteArray("stream") << QByteArray(R"({"format":"xml"})")
                                 << QByteArray("/behaviour/format error invalid-option");
  QTest::newRow("two kinds of data") << QByteArray("stream") << QByteArray(R"({"events":[{"data":1,"raw_data":"x"}]})")
                                     << QByteArray("/behaviour/events/0/raw_data error invalid-option");
}

void ReplyTest::reportsWhatIsBroken() {
  QFETCH(QByteArray, kind);
  QFETCH(QByteArray, options);
  QFETCH(QByteArray, problem);
  const auto api = test::compiled(test::endpointWith(kind.toStdString(), Json::parse(options.toStdString())));
  const auto problems = test::problems(*api);
  QVERIFY2(std::ranges::find(problems, problem.toStdString()) != problems.end(),
           problems.empty() ? "none" : problems.front().c_str());
}

void ReplyTest::refusesLineBreaksInHeaders() {
  const auto api = test::compiled(test::endpointWith("reply", Json::parse(R"({"headers":{"x":"a{{ query['h'] }}"}})")));
  QCOMPARE(test::ask(*api, "/it?h=b").status, 200);
  QCOMPARE(test::ask(*api, "/it?h=b%0d%0aset-cookie:%20x=1").status, 500);
}

void ReplyTest::exampleIsAlwaysTheSame() {
  design::Endpoint endpoint = test::endpointWith("example", {{"seed", 7}});
  endpoint.response.model = "list[int]";
  const auto api = test::compiled(endpoint);
  const std::string body = test::ask(*api).body;
  QVERIFY(body.starts_with('['));
  QCOMPARE(test::ask(*test::compiled(endpoint)).body, body);
}

QTEST_APPLESS_MAIN(ReplyTest)
#include "reply_test.moc"
