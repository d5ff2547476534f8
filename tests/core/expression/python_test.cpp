// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Expressions against CPython's own answers, recorded by tests/parity/record_expressions.py.
#include "core/expression/expression.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::expression;

namespace {

const nlohmann::json& recorded() {
  static const auto read = [] {
    std::ifstream file(SIGNALBOX_SOURCE_DIR "/tests/core/expression/data/expressions.json");
    return nlohmann::json::parse(file);
  }();
  return read;
}

std::string answer(const std::string& source, const Names& names, std::span<const Value> slots) {
  const auto compiled = Expression::compile(source, names);
  if (!compiled) return "SyntaxError at " + std::to_string(compiled.error().offset) + ": " + compiled.error().message;
  Arena arena;
  Frame frame{.slots = slots, .arena = arena};
  const auto value = compiled->evaluate(frame);
  return value ? pythonRepr(*value) : value.error().message;
}

} // namespace

class PythonTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void answersEqualCPythons() {
    std::ifstream file(SIGNALBOX_SOURCE_DIR "/tests/core/expression/data/expressions.json");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    Arena arena;
    const auto document = readJson(text, arena);
    QVERIFY(document.has_value());
    Names names;
    std::vector<Value> slots;
    for (const Member& member : document->find("names")->members()) {
      names.add(member.key.asText());
      slots.push_back(member.value);
    }
    std::string differences;
    for (const auto& wanted : recorded()["cases"]) {
      const std::string source = wanted["source"];
      const std::string ours = answer(source, names, slots);
      const std::string pythons = wanted.contains("repr") ? wanted["repr"] : wanted["error"];
      if (ours != pythons) differences += source + "\n    ours     " + ours + "\n    Python's " + pythons + "\n";
    }
    if (!differences.empty()) qInfo("%s", differences.c_str());
    QVERIFY(differences.empty());
    QVERIFY(recorded()["cases"].size() > 500);
  }
};

QTEST_APPLESS_MAIN(PythonTest)
#include "python_test.moc"
