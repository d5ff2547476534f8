// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Replays which texts real Pydantic found to match which patterns: tests/parity/recorded/patterns.json.
#include "core/regex/pattern.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace signalbox;
using Json = nlohmann::json;

namespace {

Json load(const QString& path) {
  QFile file(QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/") + path);
  return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString()) : Json();
}

// "refused", or a character for each text, as the recorder writes it.
std::string answer(const std::string& text, const Json& texts) {
  const auto pattern = regex::Pattern::compile(text);
  if (!pattern) return "refused";
  std::string result;
  for (const std::string subject : texts) result += (*pattern)->search(subject) ? '1' : '0';
  return result;
}

} // namespace

class RustParityTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void patternsMatchWhatTheyMatchInPydantic();
  void aRefusalSaysWhatAndWhere_data();
  void aRefusalSaysWhatAndWhere();
};

void RustParityTest::patternsMatchWhatTheyMatchInPydantic() {
  const Json recorded = load(QStringLiteral("parity/recorded/patterns.json"));
  QVERIFY(recorded["rows"].size() > 1500);
  QStringList wrong;
  for (const Json& row : recorded["rows"]) {
    const std::string pattern = row[0];
    const Json& texts = row[1].is_string() ? recorded["texts"][row[1].get<std::string>()] : row[1];
    const std::string mine = answer(pattern, texts);
    if (mine == row[2]) continue;
    std::string which;
    for (std::size_t i = 0; i < mine.size() && mine.size() == texts.size() && i < row[2].get<std::string>().size(); ++i)
      if (mine[i] != row[2].get<std::string>()[i]) which += texts[i].dump() + " ";
    wrong << QString::fromStdString(pattern.substr(0, 80) + ": " + mine.substr(0, 90) + ", not " +
                                    row[2].get<std::string>().substr(0, 90) + " " + which.substr(0, 200));
  }
  for (const QString& line : wrong) qInfo().noquote() << line;
  QCOMPARE(wrong.size(), 0);
}

void RustParityTest::aRefusalSaysWhatAndWhere_data() {
  QTest::addColumn<QByteArray>("pattern");
  QTest::addColumn<QByteArray>("message");
  QTest::addColumn<int>("offset");
  QTest::newRow("look-around") << QByteArray("a(?=b)")
                               << QByteArray("look-around, including look-ahead and look-behind, is not supported")
                               << 1;
  QTest::newRow("backreference") << QByteArray(R"((é)\1)") << QByteArray("backreferences are not supported") << 4;
  QTest::newRow("unclosed group") << QByteArray("a(b") << QByteArray("unclosed group") << 1;
  QTest::newRow("unopened group") << QByteArray("ab)") << QByteArray("unopened group") << 2;
  QTest::newRow("unclosed class") << QByteArray("ab[c") << QByteArray("unclosed character class") << 2;
  QTest::newRow("nothing to repeat") << QByteArray("a|*") << QByteArray("repetition operator missing expression") << 2;
  QTest::newRow("unknown property") << QByteArray(R"(x\p{Foo})") << QByteArray("Unicode property not found") << 1;
  QTest::newRow("unknown escape") << QByteArray(R"(x\e)") << QByteArray("unrecognized escape sequence") << 1;
  QTest::newRow("too large") << QByteArray(R"(\w{210})")
                             << QByteArray("compiled, it exceeds the size limit of 10485760 bytes") << 0;
}

void RustParityTest::aRefusalSaysWhatAndWhere() {
  QFETCH(QByteArray, pattern);
  QFETCH(QByteArray, message);
  QFETCH(int, offset);
  const auto compiled = regex::Pattern::compile(pattern.toStdString());
  QVERIFY(!compiled);
  QCOMPARE(QByteArray::fromStdString(compiled.error().message), message);
  QCOMPARE(int(compiled.error().offset), offset);
}

QTEST_APPLESS_MAIN(RustParityTest)
#include "rust_parity_test.moc"
