// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Patterns and texts made to hurt: the steps a search takes are bounded, and so is what a pattern may become.
#include "core/regex/pattern.h"

#include <QTest>

#include <thread>
#include <vector>

using namespace signalbox;

namespace {

constexpr int length = 50'000;

std::string repeated(std::string_view text, int size) {
  std::string result;
  while (static_cast<int>(result.size()) < size) result += text;
  result.resize(static_cast<std::size_t>(size));
  return result;
}

// Letters a and b in no order a table of states could learn.
std::string disorderly() {
  std::string text;
  std::uint64_t state = 1;
  for (int i = 0; i < length; ++i) {
    state = state * 6364136223846793005U + 1442695040888963407U;
    text += (state >> 60) & 1 ? 'a' : 'b';
  }
  return text;
}

} // namespace

class HostileTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aSearchIsLinearInTheText_data();
  void aSearchIsLinearInTheText();
  void twiceTheTextIsTwiceTheSteps();
  void aTextShorterThanAnyMatchIsNotRead();
  void backtrackingGivesUp();
  void lookAroundReadsLongTexts();
  void patternsAreRefusedBeforeTheyGrow_data();
  void patternsAreRefusedBeforeTheyGrow();
  void threadsShareAPattern();
};

void HostileTest::aSearchIsLinearInTheText_data() {
  QTest::addColumn<QByteArray>("pattern");
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<int>("stepsPerByte");
  const auto add = [](const char* pattern, const std::string& text, int stepsPerByte) {
    QTest::newRow(pattern) << QByteArray(pattern) << QByteArray::fromStdString(text) << stepsPerByte;
  };
  const std::string as = std::string(length, 'a');
  add("(a+)+$", as + "!", 1);
  add("^(a+)+$", as + "!", 1);
  add("(a|aa)*b", as, 1);
  add("(.*)*x", as, 1);
  add("(.*)(.*)(.*)(.*)(.*)x", as, 1);
  add("(x+x+)+y", repeated("x", length), 1);
  add("^(([a-z])+.)+[A-Z]([a-z])+$", as, 1);
  add("(a|a?)+c$", as + "b", 1);
  add("((a*)*)*b", as, 1);
  add("^(a?){50}a{50}$", as, 1);
  add("(?:a?){200}b", as, 2);
  add("(a{0,50}){0,50}b", as, 200);
  add("((a{1,20}){1,20}){1,20}b", as, 1000);
  add("(\\w+\\s?)+$", repeated("word ", length) + "!", 1);
  add("^([a-zA-Z0-9_.-]+)+@", repeated("a.", length), 1);
  add("\\b(\\w+\\b.*)+!$", repeated("ab ", length), 3);
  add("[ab]*a[ab]{12}c", disorderly(), 50);
  add("[ab]*a[ab]{200}c", disorderly(), 500);
  add("[ab]*a[ab]{2000}c", disorderly(), 20);
  add("a.{5000}b.{5000}c", disorderly(), 20);
  add("[ab]{25000}c", disorderly(), 20);
  add("(?:[ab]{1000}|b){20}c", disorderly(), 200);
  add("(?:ab|b|a){1000}c", disorderly(), 100);
  add("(?i)(ß|ẞ|ss)*x", repeated("ßẞss", length), 1);
  add("(?mR)^(\\s|$)*x", repeated("\r\n", length), 3);
}

void HostileTest::aSearchIsLinearInTheText() {
  QFETCH(QByteArray, pattern);
  QFETCH(QByteArray, text);
  QFETCH(int, stepsPerByte);
  const auto compiled = regex::Pattern::compile(pattern.toStdString());
  QVERIFY(compiled);
  const auto counted = (*compiled)->searchCounted(text.toStdString());
  QVERIFY(!counted.isMatch);
  const auto bound = static_cast<std::uint64_t>(text.size()) * static_cast<std::uint64_t>(stepsPerByte) + 50'000;
  QVERIFY2(counted.steps <= bound, qPrintable(QString::number(counted.steps)));
}

void HostileTest::twiceTheTextIsTwiceTheSteps() {
  const auto compiled = regex::Pattern::compile("[ab]*a[ab]{100}c");
  QVERIFY(compiled);
  const std::string text = disorderly();
  const auto once = (*compiled)->searchCounted(text).steps;
  const auto twice = (*compiled)->searchCounted(text + text).steps;
  QVERIFY(once > 0);
  QVERIFY(twice <= 3 * once);
}

void HostileTest::aTextShorterThanAnyMatchIsNotRead() {
  const auto compiled = regex::Pattern::compile("[a-z]{145632}");
  QVERIFY(compiled);
  const auto counted = (*compiled)->searchCounted(std::string(length, 'a'));
  QVERIFY(!counted.isMatch);
  QCOMPARE(counted.steps, std::uint64_t(0));
  QVERIFY((*compiled)->search(std::string(145632, 'a')));
}

void HostileTest::backtrackingGivesUp() {
  for (const char* pattern : {"^(?=(a+)+$)", "(?=(a|aa)+$)x", "(a+)+\\1b", "(?:(?=a)a|aa)*b$", "^(a*)*\\1(?!a)b"}) {
    const auto compiled = regex::Pattern::compile(pattern, regex::Dialect::Ecma262);
    QVERIFY(compiled);
    const auto counted = (*compiled)->searchCounted(std::string(length, 'a') + "!xb!");
    QVERIFY(!counted.isMatch);
    QVERIFY2(counted.steps < 61'000'000, qPrintable(QString::number(counted.steps)));
  }
}

void HostileTest::lookAroundReadsLongTexts() {
  const auto compiled =
      regex::Pattern::compile("^(?=.*\\d)(?=.*[A-Z])(?!.*(.)\\1\\1\\1)(\\w|!)+$", regex::Dialect::Ecma262);
  QVERIFY(compiled);
  QVERIFY((*compiled)->search(repeated("ab", length) + "A1"));
  QVERIFY(!(*compiled)->search(repeated("ab", length) + "1"));
  QVERIFY(!(*compiled)->search(repeated("ab", length) + "A1bbbb"));
}

void HostileTest::patternsAreRefusedBeforeTheyGrow_data() {
  QTest::addColumn<QByteArray>("pattern");
  QTest::newRow("nested counts") << QByteArray("((((a{1000}){1000}){1000}){1000}){1000}");
  QTest::newRow("a large count of classes") << QByteArray("\\pL{4294967294}");
  QTest::newRow("deep groups") << QByteArray(100'000, '(');
  QTest::newRow("deep classes") << QByteArray(100'000, '[');
  QTest::newRow("many quantifiers") << "a" + QByteArray(100'000, '*');
  QTest::newRow("a long count of groups") << QByteArray("(?:(a)|(b)){400000}");
}

void HostileTest::patternsAreRefusedBeforeTheyGrow() {
  QFETCH(QByteArray, pattern);
  for (const auto dialect : {regex::Dialect::Rust, regex::Dialect::Ecma262}) {
    const auto compiled = regex::Pattern::compile(pattern.toStdString(), dialect);
    QVERIFY(!compiled);
    QVERIFY(!compiled.error().message.empty());
  }
}

void HostileTest::threadsShareAPattern() {
  const auto compiled = regex::Pattern::compile("[ab]*a[ab]{12}c");
  QVERIFY(compiled);
  const std::string text = disorderly().substr(0, 5'000);
  std::vector<int> matches(4);
  std::vector<std::thread> threads;
  for (int& count : matches)
    threads.emplace_back([&count, &text, pattern = *compiled] {
      for (int i = 0; i < 20; ++i) count += pattern->search(i % 2 ? text : text + "aaaaaaaaaaaaac") ? 1 : 0;
    });
  for (std::thread& thread : threads) thread.join();
  QCOMPARE(matches, std::vector<int>(4, 10));
}

QTEST_APPLESS_MAIN(HostileTest)
#include "hostile_test.moc"
