// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// readJsonAsJiter against the answers of Pydantic's parser, recorded by tests/parity/record_jiter.py.
#include "core/value/arena.h"
#include "core/value/read_jiter.h"
#include "core/value/write.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <QtTest>
#include <sstream>

using namespace signalbox;

namespace {

std::string contentOf(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream content;
  content << file.rdbuf();
  return content.str();
}

const nlohmann::json& recorded() {
  static const auto answers =
      nlohmann::json::parse(contentOf(SIGNALBOX_SOURCE_DIR "/tests/parity/recorded/jiter.json"));
  return answers;
}

std::string inputOf(const nlohmann::json& wanted) {
  if (wanted.contains("text")) return wanted["text"];
  if (wanted.contains("base64"))
    return QByteArray::fromBase64(QByteArray::fromStdString(wanted["base64"])).toStdString();
  std::string text;
  for (const auto& part : wanted["parts"])
    for (int i = 0; i < part[1].get<int>(); ++i) text += part[0].get<std::string>();
  return text;
}

bool isRepr(const nlohmann::json& wanted, const std::string& repr) {
  if (wanted.is_string()) return wanted == repr;
  return wanted["size"] == repr.size() && repr.starts_with(wanted["start"].get<std::string>());
}

// Empty when our answer is Pydantic's; else a line that tells both.
std::string difference(const std::string& name, const std::string& text, const nlohmann::json& wanted) {
  Arena arena;
  const auto document = readJsonAsJiter(text, arena);
  const std::string ours = document ? pythonRepr(withUniqueKeys(document->root, arena)) : document.error().text();
  const bool isSame =
      document ? wanted.contains("repr") && isRepr(wanted["repr"], ours) : wanted.value("error", "") == ours;
  return isSame ? "" : name + ": ours " + ours.substr(0, 200) + ", Pydantic's " + wanted.dump().substr(0, 400) + "\n";
}

QString corpus() {
  const QString fromEnvironment = qEnvironmentVariable("SIGNALBOX_CORPORA");
  const QString folder = fromEnvironment.isEmpty() ? SIGNALBOX_SOURCE_DIR "/../shared/corpora" : fromEnvironment;
  return folder + "/jsontestsuite.tar.xz";
}

} // namespace

class JiterTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void answersEqualPydantics() {
    std::string differences;
    for (const auto& wanted : recorded()["cases"]) {
      const std::string text = inputOf(wanted);
      differences += difference(text.substr(0, 80), text, wanted);
    }
    QVERIFY2(differences.empty(), differences.c_str());
    QVERIFY(recorded()["cases"].size() > 1400);
  }

  void jsonTestSuiteIsAnsweredAsPydanticDoes() {
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

  void everyOccurrenceOfAKeyIsKept() {
    Arena arena;
    const auto document = readJsonAsJiter(R"({"a":1,"b":[{"c":1,"c":2}],"a":3})", arena);
    QVERIFY(document.has_value());
    QVERIFY(document->hasRepeatedKeys);
    QCOMPARE(document->root.members().size(), std::size_t{3});
    QCOMPARE(pythonRepr(withUniqueKeys(document->root, arena)), std::string("{'a': 3, 'b': [{'c': 2}]}"));
  }

  void documentsWithoutRepeatedKeysSaySo() {
    Arena arena;
    QVERIFY(!readJsonAsJiter(R"([{"a":1},{"a":1,"b":{"a":1}}])", arena)->hasRepeatedKeys);
  }
};

QTEST_APPLESS_MAIN(JiterTest)
#include "jiter_test.moc"
