// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Short texts have the tokens that they have with spaces behind them, which makes them long.
#include "core/value/json_tokens.h"
#include "core/value/short_tokens.h"

#include <QTest>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

using namespace signalbox;

namespace {

std::vector<std::uint32_t> placesIn(JsonTokens& tokens, std::string_view text) {
  if (!tokens.find(text)) return {};
  return {tokens.places().begin(), tokens.places().end()};
}

std::string made(std::mt19937& random, std::size_t pieces) {
  static constexpr std::string_view all[] = {"{",    "}",    "[",    "]",         ":",  ",",  "\"",  "\"a\"", "\"b c\"",
                                             "1",    "-2.5", "true", "null",      " ",  "  ", "x",   "é",     "\xC3",
                                             "\xA9", "\n",   "\\",   "\"\\\"q\"", "😀", "\t", "\x01"};
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) {
    const bool isUsual = random() % 8 != 0;
    text += all[random() % (isUsual ? 17 : std::size(all))];
  }
  return text.substr(0, shortText);
}

} // namespace

class TokensTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void shortTextsHaveTheTokensOfLongOnes() {
    std::mt19937 random(7);
    JsonTokens tokens;
    std::size_t found = 0;
    for (int i = 0; i < 200'000; ++i) {
      const std::string text = made(random, 1 + random() % 40);
      std::uint32_t places[shortText + 1];
      const std::size_t count = findShortTokens(text, places);
      if (count == 0) continue;
      ++found;
      const auto expected = placesIn(tokens, text + std::string(shortText + 1, ' '));
      QVERIFY2(std::ranges::equal(std::span(places, count), expected), text.c_str());
    }
    QVERIFY(found > 20'000);
  }

  void whatIsNoPlainTextIsLeftToTheOther() {
    std::uint32_t places[shortText + 1];
    for (const std::string_view text :
         {"", "  ", "\"a", "\"\\n\"", "\"\xE2\x82\xAC\"", "\"\xC0\x80\"", "\"\xC3\"", "\"a\nb\""})
      QCOMPARE(findShortTokens(text, places), std::size_t{0});
  }

  void placesEndWithTheSizeOfTheText() {
    JsonTokens tokens;
    for (const std::string_view text : {"[1,2]", "{\"a\": \"é\"}", "  7 "}) {
      QVERIFY(tokens.find(text));
      QCOMPARE(tokens.places().data()[tokens.places().size()], static_cast<std::uint32_t>(text.size()));
    }
  }
};

QTEST_APPLESS_MAIN(TokensTest)
#include "tokens_test.moc"
