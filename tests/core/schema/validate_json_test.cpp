// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// validateJson answers what readJson and validate answer, whatever way it takes.
#include "core/schema/validate_json.h"

#include "schema_project.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <random>

using namespace signalbox;
using design::Json;

namespace {

const QString parity = QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/parity/cases");

Json load(const QString& path) {
  QFile file(path);
  if (!file.open(QIODevice::ReadOnly)) return nullptr;
  return Json::parse(file.readAll().toStdString());
}

// Everything one can see of a value: its Python text, what it dumps to, and which fields came from the input.
std::string seen(const schema::Types& types, schema::TypeId type, const Value& value) {
  std::string text = pythonRepr(value) + "\n";
  schema::SerialiseOptions set;
  set.excludeUnset = true;
  for (const schema::SerialiseOptions& options : {schema::SerialiseOptions{}, set})
    if (!schema::serialise(types, type, value, options, text)) text += " unprintable";
  return text;
}

std::string wordsOf(const JsonError& error) { return error.message + " at " + std::to_string(error.position); }

std::string twoSteps(const schema::Types& types, schema::TypeId type, const std::string& text,
                     const schema::ValidateOptions& options) {
  Arena arena;
  const auto input = readJson(text, arena);
  if (!input) return wordsOf(input.error());
  const auto value = schema::validate(types, type, *input, arena, options);
  return value ? seen(types, type, *value) : test::errorList(value.error());
}

std::string oneStep(const schema::Types& types, schema::TypeId type, const std::string& text,
                    const schema::ValidateOptions& options) {
  Arena arena;
  const auto value = schema::validateJson(types, type, text, arena, options);
  if (value) return seen(types, type, *value);
  return value.error().json ? wordsOf(*value.error().json) : test::errorList(value.error().errors);
}

// Empty when both ways agree.
std::string difference(const schema::Types& types, schema::TypeId type, const std::string& text) {
  for (const auto mode : {schema::Mode::Python, schema::Mode::Json, schema::Mode::Strings})
    for (const bool strict : {false, true}) {
      const schema::ValidateOptions options{mode, strict, mode == schema::Mode::Python};
      const std::string expected = twoSteps(types, type, text, options);
      const std::string actual = oneStep(types, type, text, options);
      if (actual != expected)
        return text.substr(0, 300) + "\n  two steps: " + expected.substr(0, 300) +
               "\n  one step:  " + actual.substr(0, 300) + "\n";
    }
  return {};
}

constexpr std::string_view zoo = R"({
"Tag": {"fields": [{"name": "label", "type": "str", "max_length": 5}, {"name": "weight", "type": "float", "default": 1}]},
"Plain": {"fields": [{"name": "id", "type": "int"}, {"name": "name", "type": "str"}, {"name": "mark", "type": "float"},
  {"name": "on", "type": "bool", "default": true}, {"name": "tags", "type": "list[Tag]", "default": []}]},
"Closed": {"config": {"extra": "forbid"}, "fields": [{"name": "id", "type": "int", "alias": "ID"}, {"name": "when", "type": "datetime | None", "default": null}]},
"Open": {"config": {"extra": "allow"}, "fields": [{"name": "id", "type": "int | str"}, {"name": "map", "type": "dict[str, int]", "default": {}}]},
"Named": {"config": {"populate_by_name": true, "extra": "allow"}, "fields": [{"name": "x", "type": "int", "alias": "ex"}]},
"Tree": {"fields": [{"name": "v", "type": "int"}, {"name": "kids", "type": "list[Tree]", "default": []}]},
"Cat": {"fields": [{"name": "kind", "type": "Literal['cat']"}, {"name": "lives", "type": "int"}]},
"Dog": {"fields": [{"name": "kind", "type": "Literal['dog', 'wolf']"}, {"name": "name", "type": "str"}, {"name": "pups", "type": "set[int]", "default": []}]},
"Home": {"fields": [{"name": "pet", "type": "Cat | Dog", "discriminator": "kind"}, {"name": "any", "type": "Any", "default": null}]},
"Deep": {"fields": [{"name": "in", "type": "Plain | Closed | Open | Home"}, {"name": "t", "type": "tuple[int, str] | None", "default": null}]}
})";

const std::vector<std::string> zooTypes = {"Plain",
                                           "list[Plain]",
                                           "Closed",
                                           "Open | Closed",
                                           "Named",
                                           "Tree",
                                           "Home",
                                           "Deep",
                                           "list[Deep]",
                                           "Cat | Dog | Tag",
                                           "dict[str, Plain | Open]",
                                           "dict[int, str]",
                                           "tuple[int, ...]",
                                           "set[int | str]",
                                           "Any",
                                           "dict[str, int] | Any",
                                           "list[int | float | str | bool | None]",
                                           "dict[str, dict[str, int]] | Plain"};

const std::vector<std::string> zooTexts = {
    R"({"id":1,"name":"Ann","mark":2.5,"on":false,"tags":[{"label":"a","weight":1e2},{"label":"b\u00e9"}]})",
    R"({"name":"Ann", "mark":"2.5","id":"7","x":{"a":[1,{}]}})",
    R"({"ID":1,"when":"2024-02-29T12:00:00Z"})",
    R"({"id":"7","map":{"a":1,"b":2},"more":[1,2,{"x":null}]})",
    R"({"ex":1,"x":2})",
    R"({"v":1,"kids":[{"v":2,"kids":[{"v":-3}]},{"v":4}]})",
    R"({"pet":{"lives":9,"kind":"cat"},"any":{"a":1,"a":2}})",
    R"([{"in":{"id":1,"name":"x","mark":1},"t":[1,"b"]},{"in":{"id":1,"z":1}},{"in":{"pet":{"kind":"wolf","name":"W","pups":[1,1,2]}}}])",
    R"({"a":{"id":1},"b":{"id":"x","name":"y","mark":-0.0}})",
    R"({"1":"a","01":"b"})",
    R"([1,2.0,"3",true,null,18446744073709551615,1e400,-0,0.1e-5])",
    R"({"a":{"b":1,"b":"x","b":2}})",
    R"("text")",
    "12",
    " [ ] ",
    R"({"a":"bad","a":1,"\u0061":3})"};

// One small change of a text, by chance.
std::string changed(std::string text, std::mt19937& random) {
  static constexpr std::string_view pieces[] = {"\"id\":1,",
                                                "\"kind\":\"dog\",",
                                                "\"a\":1,",
                                                "null",
                                                "\\n",
                                                "\\ud800",
                                                "[",
                                                "]",
                                                "{",
                                                "}",
                                                ",",
                                                ":",
                                                "\"",
                                                "1",
                                                "-",
                                                ".5",
                                                "e9",
                                                " ",
                                                "\n",
                                                "NaN",
                                                "9223372036854775808",
                                                "\x80",
                                                "true",
                                                "\\"};
  const auto at = random() % (text.size() + 1);
  switch (random() % 4) {
  case 0: return text.insert(at, pieces[random() % std::size(pieces)]);
  case 1: return text.erase(at, 1 + random() % 3);
  case 2: return text.insert(at, text.substr(random() % (text.size() + 1), random() % 12));
  default: return text.substr(0, at) + " " + text.substr(at);
  }
}

} // namespace

class ValidateJsonTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void everyRecordedCaseIsAnsweredAlikeBothWays_data();
  void everyRecordedCaseIsAnsweredAlikeBothWays();
  void documentsOfEveryShapeAreAnsweredAlikeBothWays();
  void changedDocumentsAreAnsweredAlikeBothWays();
  void nestingHasTheSameLimit();
  void textsWithoutEscapesAreNotCopied();
};

void ValidateJsonTest::everyRecordedCaseIsAnsweredAlikeBothWays_data() {
  QTest::addColumn<QString>("file");
  const auto files = QDir(parity).entryInfoList({QStringLiteral("pydantic_*.json")});
  QVERIFY(!files.empty());
  for (const QFileInfo& file : files) QTest::newRow(qPrintable(file.baseName())) << file.filePath();
}

void ValidateJsonTest::everyRecordedCaseIsAnsweredAlikeBothWays() {
  QFETCH(QString, file);
  const Json cases = load(file);
  schema::TypesBuilder builder(test::readModels(cases.value("models", Json::object())));
  std::vector<std::pair<schema::TypeId, std::string>> questions;
  for (const Json& type : cases.value("types", Json::array())) {
    const auto id = builder.add(type["type"].get<std::string>(), type.value("facets", Json::object()), {});
    for (const Json& input : cases["inputs"]) questions.emplace_back(id, input.get<std::string>());
  }
  for (const Json& pair : cases.value("pairs", Json::array()))
    questions.emplace_back(builder.add(pair[0].get<std::string>(), pair[1], {}), pair[2].get<std::string>());
  const auto types = builder.finish();
  std::string differences;
  for (const auto& [type, text] : questions)
    if (differences.size() < 4000) differences += difference(*types, type, text);
  QVERIFY2(differences.empty(), differences.c_str());
  QVERIFY(!questions.empty());
}

void ValidateJsonTest::documentsOfEveryShapeAreAnsweredAlikeBothWays() {
  schema::TypesBuilder builder(test::readModelText(zoo));
  std::vector<schema::TypeId> ids;
  for (const std::string& type : zooTypes) ids.push_back(builder.add(type, Json::object(), {}));
  QVERIFY(builder.takeDiagnostics().empty());
  const auto types = builder.finish();
  std::string differences;
  for (const schema::TypeId id : ids)
    for (const std::string& text : zooTexts) differences += difference(*types, id, text);
  QVERIFY2(differences.empty(), differences.c_str());
}

void ValidateJsonTest::changedDocumentsAreAnsweredAlikeBothWays() {
  schema::TypesBuilder builder(test::readModelText(zoo));
  std::vector<schema::TypeId> ids;
  for (const std::string& type : zooTypes) ids.push_back(builder.add(type, Json::object(), {}));
  const auto types = builder.finish();
  std::mt19937 random(20240229);
  std::string differences;
  for (int i = 0; i < 20'000 && differences.size() < 4000; ++i) {
    std::string text = zooTexts[random() % zooTexts.size()];
    for (auto changes = random() % 3; changes > 0; --changes) text = changed(text, random);
    differences += difference(*types, ids[random() % ids.size()], changed(text, random));
  }
  QVERIFY2(differences.empty(), differences.c_str());
}

void ValidateJsonTest::nestingHasTheSameLimit() {
  schema::TypesBuilder builder(test::readModelText(zoo));
  const auto tree = builder.add("Tree", Json::object(), {});
  const auto any = builder.add("list[Any]", Json::object(), {});
  const auto types = builder.finish();
  const auto nested = [](int depth, const std::string& open, const std::string& close) {
    std::string text;
    for (int i = 0; i < depth; ++i) text += open;
    for (int i = 0; i < depth; ++i) text += close;
    return text;
  };
  for (const int depth : {250, 253, 254, 255, 256, 500})
    QCOMPARE(difference(*types, tree, nested(depth, R"({"v":1,"kids":[)", "]}")), std::string());
  for (const int depth : {967, 968, 969, 1025, 100'000})
    QCOMPARE(difference(*types, any, nested(depth, "[", "]")), std::string());
}

void ValidateJsonTest::textsWithoutEscapesAreNotCopied() {
  schema::TypesBuilder builder(test::readModelText(zoo));
  const auto type = builder.add("list[str]", Json::object(), {});
  const auto types = builder.finish();
  const std::string text = R"(["plain, with é","with\nescape"])";
  Arena arena;
  const auto value = schema::validateJson(*types, type, text, arena);
  QVERIFY(value.has_value());
  const auto isInside = [&](const Value& item) {
    return item.asText().data() > text.data() && item.asText().data() < text.data() + text.size();
  };
  QVERIFY(isInside(value->items()[0]));
  QVERIFY(!isInside(value->items()[1]));
  QCOMPARE(value->items()[1].asText(), std::string_view("with\nescape"));
}

QTEST_APPLESS_MAIN(ValidateJsonTest)
#include "validate_json_test.moc"
