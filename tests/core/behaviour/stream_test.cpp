// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// When a stream says what. What the bytes look like is compared with FastAPI in tests/parity.
#include "tests/core/behaviour/behaviour_host.h"

#include <QtTest>

using namespace signalbox;
using test::Json;

namespace {

// "0:data: 1|1000:data: 2": wait and bytes of each step.
QString steps(api::Stream& stream, int limit = 10) {
  QStringList lines;
  for (int i = 0; i < limit; ++i) {
    const auto step = stream.next();
    if (!step) break;
    lines << QStringLiteral("%1:%2").arg(step->wait.count()).arg(QString::fromStdString(step->bytes).simplified());
  }
  return lines.join(QLatin1Char('|'));
}

} // namespace

class StreamTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void saysItsEventsInTime_data();
  void saysItsEventsInTime();
  void outlivesTheVersionThatMadeIt();
  void endsWhereAnExpressionFails();
};

void StreamTest::saysItsEventsInTime_data() {
  QTest::addColumn<QByteArray>("options");
  QTest::addColumn<QString>("expected");
  QTest::newRow("first round at once, then the interval")
      << QByteArray(R"({"events":[{"data":"{{ index }}"}],"repeat":3,"interval":50})")
      << "0:data: 0|50:data: 1|50:data: 2";
  QTest::newRow("events of a round follow each other")
      << QByteArray(R"({"events":[{"data":1},{"data":2,"wait":5}],"repeat":2,"interval":50})")
      << "0:data: 1|5:data: 2|50:data: 1|5:data: 2";
  QTest::newRow("first and last")
      << QByteArray(R"({"first":[{"data":"a"}],"events":[{"data":1}],"last":[{"data":"z","wait":7}]})")
      << "0:data: \"a\"|0:data: 1|7:data: \"z\"";
  QTest::newRow("one second unless told")
      << QByteArray(R"({"events":[{"data":1}],"repeat":2})") << "0:data: 1|1000:data: 1";
  QTest::newRow("no items, no rounds") << QByteArray(R"({"each":"{{ [] }}","events":[{"data":1}],"last":[{"data":2}]})")
                                       << "0:data: 2";
  QTest::newRow("parameters are in scope") << QByteArray(R"({"events":[{"data":"{{ n + 1 }}"}]})") << "0:data: 8";
  QTest::newRow("a long wait is cut by pings")
      << QByteArray(R"({"events":[{"data":1,"wait":40000}]})") << "15000:: ping|15000:: ping|10000:data: 1";
  QTest::newRow("nothing to say") << QByteArray(R"({"events":[]})") << "";
  QTest::newRow("lines") << QByteArray(R"({"format":"jsonl","each":"{{ [1, 2] }}","as":"x","interval":5})")
                         << "0:1|5:2";
  QTest::newRow("lines are not cut") << QByteArray(R"({"format":"jsonl","events":[{"data":1,"wait":40000}]})")
                                     << "40000:1";
}

void StreamTest::saysItsEventsInTime() {
  QFETCH(QByteArray, options);
  QFETCH(QString, expected);
  const auto api = test::compiled(test::endpointWith("stream", Json::parse(options.toStdString())));
  QCOMPARE(test::problems(*api), std::vector<std::string>());
  const api::Response response = test::ask(*api, "/it?n=7");
  QVERIFY(response.stream);
  QCOMPARE(steps(*response.stream), expected);
}

void StreamTest::outlivesTheVersionThatMadeIt() {
  auto api = test::compiled(test::endpointWith(
      "stream", {{"let", {{"words", "{{ ['a', n] }}"}}}, {"each", "{{ words }}"}, {"repeat", 0}, {"interval", 0}}));
  const api::Response response = test::ask(*api, "/it?n=5");
  api.reset();
  QCOMPARE(steps(*response.stream), QStringLiteral("0:data: \"a\"|0:data: 5"));
}

void StreamTest::endsWhereAnExpressionFails() {
  const auto api = test::compiled(test::endpointWith(
      "stream", Json::parse(R"({"events":[{"data":"{{ 1 // (1 - index) }}"}],"repeat":0,"interval":0})")));
  const api::Response response = test::ask(*api);
  QCOMPARE(steps(*response.stream), QStringLiteral("0:data: 1"));
}

QTEST_APPLESS_MAIN(StreamTest)
#include "stream_test.moc"
