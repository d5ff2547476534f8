// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every class of Unicode holds what it holds in Pydantic: tests/parity/recorded/unicode_sets.json, sizes and checksums.
#include "core/regex/rust_parser.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace signalbox;
using Json = nlohmann::json;

namespace {

// CRC-32 as zlib's: polynomial 0xEDB88320.
std::uint32_t checksum(const std::string& text) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char c : text) {
    crc ^= static_cast<unsigned char>(c);
    for (int bit = 0; bit < 8; ++bit) crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
  }
  return ~crc;
}

// As the recorder writes it.
Json answer(const std::string& pattern) {
  try {
    const regex::Node tree = regex::parseRust(pattern);
    const char32_t only = tree.literal.empty() ? 0 : tree.literal[0]; // a class of one is a literal
    const regex::CodePointSet set = tree.set ? *tree.set : regex::CodePointSet({{only, only}});
    // Ranges on both sides of the surrogates are two there too.
    std::string text;
    for (const auto [first, last] : set.ranges()) {
      const auto hex = [](char32_t c) { return QByteArray::number(static_cast<uint>(c), 16).toStdString(); };
      text += (text.empty() ? "" : ",") + hex(first) + "-" + hex(last);
    }
    return {set.size(), checksum(text)};
  } catch (const regex::PatternError&) {
    return "refused";
  }
}

} // namespace

class UnicodeSetsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void classesHoldWhatTheyHoldInPydantic();
};

void UnicodeSetsTest::classesHoldWhatTheyHoldInPydantic() {
  QFile file(QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/parity/recorded/unicode_sets.json"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  const Json recorded = Json::parse(file.readAll().toStdString());
  QVERIFY(recorded.size() > 450);
  QStringList wrong;
  for (const auto& [pattern, theirs] : recorded.items()) {
    const Json mine = answer(pattern);
    if (mine != theirs) wrong << QString::fromStdString(pattern + ": " + mine.dump() + ", not " + theirs.dump());
  }
  QCOMPARE(wrong.join('\n'), QString());
}

QTEST_APPLESS_MAIN(UnicodeSetsTest)
#include "unicode_sets_test.moc"
