// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/regex/pattern.h"
#include "core/regex/sample.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

#include <random>

using namespace signalbox;
using Json = nlohmann::json;

namespace {

regex::Choose chooser(unsigned seed) {
  return [source = std::mt19937(seed)](std::size_t limit) mutable { return source() % limit; };
}

std::size_t lengthOf(const std::string& utf8) {
  return static_cast<std::size_t>(
      std::count_if(utf8.begin(), utf8.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0) != 0x80; }));
}

} // namespace

class SampleTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void samplesAreWithinTheirBounds_data();
  void samplesAreWithinTheirBounds();
  void everyPatternThatMatchesSomethingIsSampled();
  void theSameChoicesGiveTheSameText();
  void whatCannotBeIsNotInvented();
};

void SampleTest::samplesAreWithinTheirBounds_data() {
  QTest::addColumn<QByteArray>("pattern");
  QTest::addColumn<int>("min");
  QTest::addColumn<int>("max");
  const auto add = [](const char* pattern, int min, int max) {
    QTest::newRow(pattern) << QByteArray(pattern) << min << max;
  };
  add("^[A-Z]{3}-\\d{4}$", 0, 8);
  add("^(foo|ba[rz])+$", 0, 9);
  add("^(foo|ba[rz])+$", 30, 40);
  add("^\\w+@\\w+\\.[a-z]{2,}$", 0, 12);
  add("^\\w+@\\w+\\.[a-z]{2,}$", 60, 64);
  add("\\d", 20, 20);
  add("^\\d", 20, 20);
  add("\\d$", 20, 20);
  add("^.{3,5}$", 5, 5);
  add("^a?b?c?$", 3, 3);
  add("^(a|bcd|efghij)$", 6, 6);
  add("^(a|bcd|efghij)$", 0, 2);
  add("^[^\\w]+$", 4, 8);
  add("^\\p{Greek}+$", 4, 8);
  add("(?m)^a$\\n^b$", 0, 10);
  add("\\bfoo\\b", 0, 10);
  add("\\Bfoo\\B", 0, 10);
  add("^\\S(.*\\S)?$", 10, 12);
  add("^[\\p{L}--[a-z]]{2}$", 0, 5);
  add("(?i)^straße$", 0, 10);
  add("^a{1000}$", 0, 1000);
  add("^$", 0, 0);
  add("", 7, 7);
}

void SampleTest::samplesAreWithinTheirBounds() {
  QFETCH(QByteArray, pattern);
  QFETCH(int, min);
  QFETCH(int, max);
  const auto compiled = regex::Pattern::compile(pattern.toStdString());
  QVERIFY(compiled);
  for (unsigned seed = 0; seed < 50; ++seed) {
    const auto text = regex::sample(**compiled, chooser(seed), {std::size_t(min), std::size_t(max)});
    QVERIFY2(text, qPrintable(QString("seed %1").arg(seed)));
    QVERIFY2((*compiled)->search(*text), text->c_str());
    QVERIFY2(int(lengthOf(*text)) >= min && int(lengthOf(*text)) <= max, text->c_str());
  }
}

// Of the recorded patterns those that match any of their texts.
void SampleTest::everyPatternThatMatchesSomethingIsSampled() {
  QFile file(QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/parity/recorded/patterns.json"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  const Json recorded = Json::parse(file.readAll().toStdString());
  int asked = 0;
  QStringList missed;
  for (const Json& row : recorded["rows"]) {
    const std::string answer = row[2];
    if (answer == "refused" || answer.find('1') == std::string::npos) continue;
    const auto compiled = regex::Pattern::compile(row[0].get<std::string>());
    QVERIFY(compiled);
    ++asked;
    const auto text = regex::sample(**compiled, chooser(7));
    if (!text || !(*compiled)->search(*text))
      missed << QString::fromStdString(row[0].get<std::string>().substr(0, 100));
  }
  QVERIFY(asked > 1000);
  QCOMPARE(missed.join("\n"), QString());
}

void SampleTest::theSameChoicesGiveTheSameText() {
  const auto compiled = regex::Pattern::compile("^[a-z]{2,9}(-\\d+)?$");
  QVERIFY(compiled);
  QCOMPARE(regex::sample(**compiled, chooser(3)), regex::sample(**compiled, chooser(3)));
  const auto lookAhead = regex::Pattern::compile("^(?=.*\\d)(?=.*[a-z])(?=.*[A-Z]).{8,12}$", regex::Dialect::Ecma262);
  QVERIFY(lookAhead);
  QVERIFY(regex::sample(**lookAhead, chooser(3)));
}

void SampleTest::whatCannotBeIsNotInvented() {
  const auto compiled = regex::Pattern::compile("^a{5}$");
  QVERIFY(compiled);
  QVERIFY(!regex::sample(**compiled, chooser(1), {0, 4}));
  QVERIFY(!regex::sample(**compiled, chooser(1), {6, 9}));
  QVERIFY(!regex::sample(**regex::Pattern::compile("a\\bb"), chooser(1)));
}

QTEST_APPLESS_MAIN(SampleTest)
#include "sample_test.moc"
