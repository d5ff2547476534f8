// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// readJson against CPython's own answers, recorded by tests/parity/record_json.py.
#include "core/value/arena.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <QtTest>
#include <sstream>

using namespace signalbox;

namespace {

std::string reprOf(std::string_view text) {
  Arena arena;
  const auto value = readJson(text, arena);
  return value ? pythonRepr(*value) : value.error().message;
}

std::string contentOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

const nlohmann::json& recorded() {
  static const auto answers =
      nlohmann::json::parse(contentOf(SIGNALBOX_SOURCE_DIR "/tests/core/value/data/json_loads.json"));
  return answers;
}

std::string inputOf(const nlohmann::json& wanted) {
  if (wanted.contains("text")) return wanted["text"];
  return QByteArray::fromBase64(QByteArray::fromStdString(wanted["base64"])).toStdString();
}

// Empty when our answer is Python's; else a line that tells both.
std::string difference(const std::string& name, const std::string& text, const nlohmann::json& wanted) {
  Arena arena;
  const auto value = readJson(text, arena);
  nlohmann::json ours;
  if (value)
    ours["repr"] = pythonRepr(*value);
  else if (const JsonError& error = value.error(); error.kind == JsonError::Kind::Syntax)
    ours = {{"error", error.message}, {"position", error.position}, {"line", error.line}, {"column", error.column}};
  else
    ours["refused"] = error.kind == JsonError::Kind::Limit ? "limit" : "encoding";
  for (const auto& [key, answer] : ours.items())
    if (!wanted.contains(key) || wanted[key] != answer)
      return name + ": ours " + ours.dump() + ", Python's " + wanted.dump() + "\n";
  return {};
}

QString corpus() {
  const QString fromEnvironment = qEnvironmentVariable("SIGNALBOX_CORPORA");
  const QString folder = fromEnvironment.isEmpty() ? SIGNALBOX_SOURCE_DIR "/../shared/corpora" : fromEnvironment;
  return folder + "/jsontestsuite.tar.xz";
}

} // namespace

class ReadTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void answersEqualCPythons() {
    std::string differences;
    for (const auto& wanted : recorded()["cases"]) {
      const std::string text = inputOf(wanted);
      differences += difference(text.substr(0, 80), text, wanted);
    }
    QVERIFY2(differences.empty(), differences.c_str());
    QVERIFY(recorded()["cases"].size() > 700);
  }

  void jsonTestSuiteIsAnsweredAsCPythonDoes() {
    if (!QFile::exists(corpus())) QSKIP("JSONTestSuite IS ABSENT: its 318 cases were not run");
    const QTemporaryDir folder;
    QCOMPARE(QProcess::execute("tar", {"xf", corpus(), "-C", folder.path()}), 0);
    const std::string files = folder.path().toStdString() + "/jsontestsuite/test_parsing/";
    std::string differences;
    for (const auto& [name, wanted] : recorded()["suite"].items())
      differences += difference(name, contentOf(files + name), wanted);
    QVERIFY2(differences.empty(), differences.c_str());
    QCOMPARE(recorded()["suite"].size(), std::size_t{318});
  }

  void lastDuplicateWinsAtTheFirstPlace() {
    QCOMPARE(reprOf(R"({"a":1,"b":2,"a":3})"), std::string("{'a': 3, 'b': 2}"));
    QCOMPARE(reprOf(R"({"a":NaN,"b":2,"a":3})"), std::string("{'a': 3, 'b': 2}"));
  }

  void lastDuplicateWinsInLargeObjects() {
    std::string text = "{";
    for (int i = 0; i < 5000; ++i) text += "\"k" + std::to_string(i % 2500) + "\":" + std::to_string(i) + ",";
    text.back() = '}';
    Arena arena;
    const auto value = readJson(text, arena);
    QVERIFY(value.has_value());
    QCOMPARE(value->size(), std::size_t{2500});
    QCOMPARE(value->members()[7].key.asText(), std::string_view("k7"));
    QCOMPARE(value->find("k7")->asInt(), std::int64_t{2507});
  }

  void unsignedBeyondInt64IsBig() {
    QCOMPARE(reprOf("[9223372036854775807,9223372036854775808,18446744073709551616,-9223372036854775809]"),
             std::string("[9223372036854775807, 9223372036854775808, 18446744073709551616, -9223372036854775809]"));
  }

  void depthHasALimitAndIsSafe() {
    Arena arena;
    const auto nested = [](int depth) { return std::string(depth, '[') + std::string(depth, ']'); };
    QVERIFY(readJson(nested(968), arena).has_value());
    for (const int depth : {969, 1030, 100'000}) {
      const auto refused = readJson(nested(depth), arena);
      QVERIFY(!refused.has_value());
      QVERIFY(refused.error().kind == JsonError::Kind::Limit);
    }
    const auto open = readJson(std::string(100'000, '['), arena);
    QVERIFY(!open.has_value() && open.error().kind == JsonError::Kind::Limit);
    std::string objects;
    for (int i = 0; i < 50'000; ++i) objects += "{\"a\":";
    QVERIFY(readJson(objects, arena).error().kind == JsonError::Kind::Limit);
  }
};

QTEST_APPLESS_MAIN(ReadTest)
#include "read_test.moc"
