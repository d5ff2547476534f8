// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ECMA-262 patterns with the flag u, as JSON Schema means them: data/ecma.json, each [pattern, matching, not matching]
// or [pattern, null] where it is refused.
#include "core/regex/pattern.h"

#include <QFile>
#include <QTest>

#include <nlohmann/json.hpp>

using namespace signalbox;

class EcmaTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void textsMatchAsTheStandardSays_data();
  void textsMatchAsTheStandardSays();
  void anErrorSaysWhere();
};

void EcmaTest::textsMatchAsTheStandardSays_data() {
  QTest::addColumn<QByteArray>("row");
  QFile file(QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/core/regex/data/ecma.json"));
  QVERIFY(file.open(QIODevice::ReadOnly));
  for (const auto& row : nlohmann::json::parse(file.readAll().toStdString()))
    QTest::newRow(row[0].get<std::string>().c_str()) << QByteArray::fromStdString(row.dump());
}

void EcmaTest::textsMatchAsTheStandardSays() {
  QFETCH(QByteArray, row);
  const auto parsed = nlohmann::json::parse(row.toStdString());
  const auto pattern = regex::Pattern::compile(parsed[0].get<std::string>(), regex::Dialect::Ecma262);
  if (parsed[1].is_null()) {
    QVERIFY(!pattern);
    QVERIFY(!pattern.error().message.empty());
    return;
  }
  QVERIFY2(pattern, pattern ? "" : pattern.error().message.c_str());
  for (const std::string text : parsed[1]) QVERIFY2((*pattern)->search(text), text.c_str());
  for (const std::string text : parsed[2]) QVERIFY2(!(*pattern)->search(text), text.c_str());
}

void EcmaTest::anErrorSaysWhere() {
  const auto pattern = regex::Pattern::compile("é(a", regex::Dialect::Ecma262);
  QVERIFY(!pattern);
  QCOMPARE(pattern.error().message, std::string("unclosed group"));
  QCOMPARE(pattern.error().offset, std::size_t(2));
}

QTEST_APPLESS_MAIN(EcmaTest)
#include "ecma_test.moc"
