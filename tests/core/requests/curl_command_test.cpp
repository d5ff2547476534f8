// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/curl_command.h"

#include "core/design/store.h"
#include "tests/core/requests/curl_cases.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace signalbox;
using namespace signalbox::requests;
using Json = nlohmann::ordered_json;

class CurlCommandTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void commandsBecomeRequests_data();
  void commandsBecomeRequests();
  void whatIsNotTakenOverIsSaid_data();
  void whatIsNotTakenOverIsSaid();
  void whatIsNoCommandIsRefused_data();
  void whatIsNoCommandIsRefused();
  void anyTextIsReadWithoutHarm();
};

void CurlCommandTest::commandsBecomeRequests_data() {
  QTest::addColumn<QByteArray>("command");
  QTest::addColumn<QByteArray>("file");
  for (const test::CurlCase& item : test::curlCases)
    QTest::newRow(item.name) << QByteArray(item.command) << QByteArray(item.file);
}

void CurlCommandTest::commandsBecomeRequests() {
  QFETCH(const QByteArray, command);
  QFETCH(const QByteArray, file);
  QVERIFY(looksLikeCurl(command.toStdString()));
  const auto read = readCurl(command.toStdString());
  QVERIFY2(read, read ? "" : read.error().message.c_str());
  const Json saved = Json::parse(fileText(read->request));
  QCOMPARE(QString::fromStdString(saved.dump(1)), QString::fromStdString(Json::parse(file.toStdString()).dump(1)));
}

void CurlCommandTest::whatIsNotTakenOverIsSaid_data() {
  QTest::addColumn<QString>("command");
  QTest::addColumn<QString>("note");
  QTest::newRow("unknown") << "curl --magic https://a.test" << "--magic is not known here and is left out.";
  QTest::newRow("second URL") << "curl https://a.test https://b.test"
                              << "Only the first URL is taken over, not https://b.test.";
  QTest::newRow("next") << "curl https://a.test --next https://b.test"
                        << "Only the first of several requests is taken over.";
  QTest::newRow("cookie file") << "curl -b jar.txt https://a.test" << "The cookies in the file jar.txt are left out.";
  QTest::newRow("JSON as a form") << "curl https://a.test -d '{\"a\":1}'"
                                  << "As curl would, this sends JSON as application/x-www-form-urlencoded. Choose JSON "
                                     "as the body's kind if that is not meant.";
}

void CurlCommandTest::whatIsNotTakenOverIsSaid() {
  QFETCH(const QString, command);
  const auto read = readCurl(command.toStdString());
  QVERIFY(read);
  QCOMPARE(read->request.url, std::string("https://a.test"));
  QCOMPARE(read->notes.size(), 1U);
  QTEST(QString::fromStdString(read->notes.front()), "note");
}

void CurlCommandTest::whatIsNoCommandIsRefused_data() {
  QTest::addColumn<QString>("text");
  for (const char* text : {"", "curl", "https://api.test/curl", "wget https://a.test", "curly https://a.test"})
    QTest::newRow(text) << text;
}

void CurlCommandTest::whatIsNoCommandIsRefused() {
  QFETCH(const QString, text);
  QVERIFY(!looksLikeCurl(text.toStdString()));
  QVERIFY(!readCurl(text.toStdString()));
}

// Every prefix of every case, and each with a byte changed.
void CurlCommandTest::anyTextIsReadWithoutHarm() {
  for (const test::CurlCase& item : test::curlCases) {
    const std::string command = item.command;
    for (std::size_t size = 0; size <= command.size(); ++size) static_cast<void>(readCurl(command.substr(0, size)));
    for (std::size_t at = 0; at < command.size(); ++at) {
      std::string changed = command;
      changed[at] = "\"'\\^`$\n\0"[at % 8];
      static_cast<void>(readCurl(changed));
    }
  }
}

QTEST_APPLESS_MAIN(CurlCommandTest)
#include "curl_command_test.moc"
