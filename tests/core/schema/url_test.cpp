// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// URLs against the web platform tests, and against Pydantic where it has it otherwise (tests/parity/record_urls.py).
#include "core/schema/url.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <nlohmann/json.hpp>

#include <array>
#include <optional>

using namespace signalbox::schema;
using nlohmann::json;

namespace {

json load(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return nullptr;
  // Half surrogates no JSON reader takes; U+FFFD is refused as they are.
  static const QRegularExpression half(
      QStringLiteral(R"(\\u[dD][89abAB]..(?!\\u[dD][c-fC-F])|(?<!\\u[dD][89abAB]..)\\u[dD][c-fC-F]..)"));
  return json::parse(QString::fromUtf8(file.readAll()).replace(half, QStringLiteral("\\ufffd")).toStdString());
}

QString corpus() {
  const QString fromEnvironment = qEnvironmentVariable("SIGNALBOX_CORPORA");
  const QString folder = fromEnvironment.isEmpty() ? SIGNALBOX_SOURCE_DIR "/../shared/corpora" : fromEnvironment;
  return folder + "/wpt-url.tar.xz";
}

std::string textOf(const json& test) {
  const auto input = test["input"].get<std::string>();
  return test.contains("output") ? "http://" + input + "/x" : input;
}

// What the web platform test says: the normalised URL, or null.
json wptAnswer(const json& test) {
  if (test.contains("href")) return test["href"];
  if (!test.contains("output") || test["output"].is_null() || test["output"].get<std::string>().empty()) return nullptr;
  return "http://" + test["output"].get<std::string>() + "/x";
}

json answer(const std::string& text) {
  const auto url = parseUrl(text);
  return url ? json(url->text) : json(nullptr);
}

} // namespace

class UrlTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void webPlatformTestsAreAnsweredAsPydanticDoes_data();
  void webPlatformTestsAreAnsweredAsPydanticDoes();
  void aUrlKnowsItsParts();
  void theLastBreachOfTheSyntaxIsTold();
  void hostPortAndPathAreFilledIn();
};

void UrlTest::webPlatformTestsAreAnsweredAsPydanticDoes_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<std::size_t>("count");
  QTest::newRow("urls") << QStringLiteral("urltestdata.json") << std::size_t{891};
  QTest::newRow("more urls") << QStringLiteral("ada_extra_urltestdata.json") << std::size_t{28};
  QTest::newRow("hosts") << QStringLiteral("toascii.json") << std::size_t{87};
  QTest::newRow("domains") << QStringLiteral("IdnaTestV2.json") << std::size_t{2671};
}

void UrlTest::webPlatformTestsAreAnsweredAsPydanticDoes() {
  QFETCH(QString, name);
  QFETCH(std::size_t, count);
  if (!QFile::exists(corpus())) QSKIP("THE WEB PLATFORM TESTS ARE ABSENT: their 3,677 URLs were not run");
  const QTemporaryDir folder;
  QCOMPARE(QProcess::execute("tar", {"xf", corpus(), "-C", folder.path()}), 0);
  const json tests = load(folder.path() + "/wpt-url/tests/wpt/" + name);
  const json recorded = load(SIGNALBOX_SOURCE_DIR "/tests/parity/recorded/wpt_urls.json")[name.toStdString()];
  std::size_t run = 0;
  std::size_t different = 0;
  for (std::size_t i = 0; i < tests.size(); ++i) {
    if (!tests[i].is_object()) continue;
    ++run;
    const auto other = recorded.find(std::to_string(i));
    const json expected = other != recorded.end() ? *other : wptAnswer(tests[i]);
    const json mine = answer(textOf(tests[i]));
    if (mine == expected) continue;
    ++different;
    qInfo("%s\n  expected %s\n  answered %s", tests[i]["input"].dump().c_str(), expected.dump().c_str(),
          mine.dump().c_str());
  }
  qInfo("%zu cases, of %zu only Pydantic tells the answer", run, recorded.size());
  QCOMPARE(run, count);
  QCOMPARE(different, std::size_t{0});
}

void UrlTest::aUrlKnowsItsParts() {
  const auto url = parseUrl("HTTPS://user:pw@EXAMPLE.com:8443/a/../b?c#d");
  QVERIFY(url.has_value());
  QCOMPARE(url->text, std::string("https://user:pw@example.com:8443/b?c#d"));
  QVERIFY(url->scheme() == "https");
  QVERIFY(url->path() == "/b");
  QVERIFY(url->hasHost);
  QCOMPARE(url->port.value_or(0), std::uint16_t{8443});
  QCOMPARE(url->text.substr(url->hostStart, url->hostEnd - url->hostStart), std::string("example.com"));
}

void UrlTest::theLastBreachOfTheSyntaxIsTold() {
  std::string_view violation;
  QVERIFY(parseUrl("http:/a@b/ %", &violation).has_value());
  QVERIFY(violation == "expected 2 hex digits after %");
  violation = {};
  QVERIFY(parseUrl("http://user@example.com/", &violation).has_value());
  QVERIFY(violation.empty());
}

void UrlTest::hostPortAndPathAreFilledIn() {
  const UrlType& redis = *findUrlType("RedisDsn");
  QCOMPARE(readUrl(redis, "redis:///?x#y", {}).value_or(""), std::string("redis://localhost:6379/0?x#y"));
  QCOMPARE(readUrl(*findUrlType("MongoDsn"), "mongodb://a,u:p@b:1,c/d", {}).value_or(""),
           std::string("mongodb://a,u:p@b:1,c:27017/d"));
  QVERIFY(readUrl(redis, "redis:x", {}).error().text == "a cannot-be-a-base URL doesn’t have a host to set");
  QVERIFY(readUrl(redis, "http://x", {}).error().mistake == UrlMistake::Scheme);
  QCOMPARE(expectedSchemes(redis), std::string("'redis' or 'rediss'"));
}

QTEST_APPLESS_MAIN(UrlTest)
#include "url_test.moc"
