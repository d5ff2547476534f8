// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled schemas by our own cases: every keyword, good and bad; the sentences; and schemas that mean harm.
#include "core/json_schema/schema.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <QtTest>

#include <QElapsedTimer>

using namespace signalbox;
using namespace signalbox::json_schema;

namespace {

const std::map<std::string, Dialect, std::less<>> dialects = {
    {"draft4", Dialect::Draft4},        {"draft6", Dialect::Draft6},
    {"draft7", Dialect::Draft7},        {"draft2019-09", Dialect::Draft201909},
    {"openapi3.0", Dialect::OpenApi30}, {"openapi3.1", Dialect::OpenApi31},
};

// The cases of a file; the text stays with them.
struct Cases {
  std::string text;
  Arena arena;
  Value root;
};

std::unique_ptr<Cases> casesOf(const char* name) {
  auto cases = std::make_unique<Cases>();
  QFile file(QString(SIGNALBOX_SOURCE_DIR "/tests/core/json_schema/cases/%1.json").arg(name));
  if (!file.open(QIODevice::ReadOnly)) return cases;
  cases->text = file.readAll().toStdString();
  cases->root = readJson(cases->text, cases->arena).value_or(Value());
  return cases;
}

CompileOptions optionsOf(const Value& test) {
  CompileOptions options;
  if (const Value* dialect = test.find("dialect")) options.dialect = dialects.at(std::string(dialect->asText()));
  if (const Value* entry = test.find("entry")) options.entry = std::string(entry->asText());
  if (test.find("formats")) options.formats = Formats::Assert;
  return options;
}

std::string jsonOf(const Value& value) {
  std::string text;
  writeJsonDefault(value, text);
  return text;
}

std::string locText(const Loc& loc) {
  std::string text = "[";
  for (const LocItem& item : loc) {
    if (text.size() > 1) text += ", ";
    if (const auto* key = std::get_if<std::string>(&item))
      text += jsonOf(Value::str(*key));
    else
      text += std::to_string(std::get<std::int64_t>(item));
  }
  return text + "]";
}

std::string describe(const SchemaError& error) {
  return locText(error.loc) + " " + error.keyword + " " + error.keywordLocation + ": " + error.message + "\n";
}

// What is wrong with one case; empty when nothing is.
std::string mistakes(const Value& test) {
  const std::string name = std::string(test.find("keyword")->asText()) + " " + jsonOf(*test.find("schema"));
  const auto schema = compile(*test.find("schema"), optionsOf(test));
  if (!schema) return name + ": " + schema.error().message + "\n";
  std::string result;
  for (const std::string& note : (*schema)->notes()) result += name + ": " + note + "\n";
  for (const char* side : {"good", "bad"})
    for (const Value& input : test.find(side)->items()) {
      const bool isGood = std::string_view(side) == "good";
      const bool isRight = (*schema)->accepts(input) == isGood && (*schema)->validate(input).empty() == isGood;
      if (!isRight) result += name + ": " + jsonOf(input) + " is " + side + "\n";
    }
  return result;
}

design::Json parsed(std::string_view text) { return design::Json::parse(text); }

std::string refusalOf(const design::Json& document, const CompileOptions& options = {}) {
  const auto schema = compile(document, options);
  return schema ? "" : schema.error().message;
}

} // namespace

class SchemaTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void keywordsJudge_data() {
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("count");
    QTest::addRow("types and values") << "types_and_values" << 30;
    QTest::addRow("containers") << "containers" << 26;
    QTest::addRow("applicators") << "applicators" << 30;
    QTest::addRow("formats") << "formats" << 25;
  }

  void keywordsJudge() {
    QFETCH(QString, file);
    QFETCH(int, count);
    const auto cases = casesOf(qPrintable(file));
    QVERIFY(cases->root.is(Kind::List) && cases->root.size() >= std::size_t(count));
    std::string wrong;
    for (const Value& test : cases->root.items()) wrong += mistakes(test);
    QVERIFY2(wrong.empty(), wrong.c_str());
  }

  void errorsSayWhatIsWrongAndWhere() {
    const auto cases = casesOf("errors");
    QVERIFY(cases->root.is(Kind::List));
    for (const Value& test : cases->root.items()) {
      const auto schema = compile(*test.find("schema"), optionsOf(test));
      QVERIFY(schema.has_value());
      std::string wanted, found;
      const auto errors = (*schema)->validate(*test.find("input"));
      for (const SchemaError& error : errors) found += describe(error);
      for (const Value& error : test.find("errors")->items()) {
        const auto text = [&](const char* key) { return std::string(error.find(key)->asText()); };
        wanted += jsonOf(*error.find("loc")) + " " + text("keyword") + " " + text("at") + ": " + text("message") + "\n";
        if (const Value* from = error.find("from")) QCOMPARE(errors[0].schemaLocation, std::string(from->asText()));
      }
      QCOMPARE(QString::fromStdString(found), QString::fromStdString(wanted));
    }
  }

  void referencesLeadToRegisteredDocumentsOnly() {
    auto registry = std::make_shared<Registry>();
    registry->add(
        *makeDocument("https://example.test/a.json", parsed("{\"$defs\": {\"n\": {\"type\": \"integer\"}}}")));
    CompileOptions options;
    options.registry = registry;
    options.baseUri = "https://example.test/main.json";
    const auto schema = compile(parsed("{\"$ref\": \"a.json#/$defs/n\"}"), options);
    QVERIFY(schema.has_value());
    QVERIFY((*schema)->accepts(Value::integer(1)) && !(*schema)->accepts(Value::boolean(true)));
    const design::Json elsewhere = {{"$ref", "b.json"}};
    QCOMPARE(refusalOf(elsewhere, options),
             std::string("At https://example.test/main.json#/$ref: The reference b.json leads to "
                         "https://example.test/b.json, which is not loaded: add that document."));
    const design::Json local = {{"$ref", "file:///etc/passwd"}};
    QVERIFY(refusalOf(local).ends_with("add that document."));
    const design::Json missing = {{"$ref", "#/$defs/gone"}};
    QCOMPARE(refusalOf(missing),
             std::string("At #/$ref: The reference #/$defs/gone leads nowhere: there is no '$defs'."));
    const design::Json nameless = {{"$ref", "#gone"}};
    QVERIFY(refusalOf(nameless).ends_with("no schema there has that anchor."));
  }

  void theSchemaOutlivesItsDocument() {
    SchemaPtr schema;
    {
      const auto document = parsed("{\"enum\": [\"a long text that is no short string\", 1e300]}");
      schema = *compile(document);
    }
    QVERIFY(schema->accepts(Value::str("a long text that is no short string")));
  }

  void aKeywordThatMakesNoSenseIsLeftOutWithANote() {
    const auto schema =
        compile(parsed("{\"minimum\": \"3\", \"type\": \"text\", \"required\": true, \"properties\": {\"a\": 5}}"));
    QVERIFY(schema.has_value());
    QVERIFY((*schema)->accepts(Value::integer(1)));
    QCOMPARE((*schema)->notes().size(), std::size_t(4));
    QCOMPARE((*schema)->notes()[1], std::string("At #/minimum: minimum takes a number. It was left out."));
  }

  void anUnusablePatternIsRefused() {
    const design::Json document = {{"properties", {{"a", {{"pattern", "["}}}}}};
    QVERIFY(refusalOf(document).starts_with("At #/properties/a/pattern: "));
  }

  void unknownRequiredVocabulariesAreRefused() {
    auto registry = std::make_shared<Registry>();
    const design::Json metaschema = {{"$schema", "https://json-schema.org/draft/2020-12/schema"},
                                     {"$vocabulary", {{"https://example.test/vocab/money", true}}}};
    registry->add(*makeDocument("https://example.test/meta", metaschema));
    CompileOptions options;
    options.registry = registry;
    const design::Json document = {{"$schema", "https://example.test/meta"}};
    QVERIFY(refusalOf(document, options).find("vocab/money") != std::string::npos);
  }

  void circlesOfReferencesAreRefused() {
    for (const char* text :
         {"{\"$ref\": \"#\"}", "{\"allOf\": [{\"$ref\": \"#\"}]}",
          "{\"$ref\": \"#/$defs/a\", \"$defs\": {\"a\": {\"$ref\": \"#/$defs/b\"}, \"b\": {\"$ref\": \"#/$defs/a\"}}}"})
      QVERIFY2(refusalOf(parsed(text)).find("refers to itself without a step into the value") != std::string::npos,
               text);
  }

  void deepSchemasAreRefused() {
    for (const int depth : {1'000, 100'000}) {
      std::string text;
      for (int i = 0; i < depth; ++i) text += "{\"items\":";
      text += "true" + std::string(static_cast<std::size_t>(depth), '}');
      QVERIFY(refusalOf(parsed(text)).find("nests more than 900 levels") != std::string::npos);
    }
  }

  void longChainsOfReferencesEndInAnError() {
    std::string text = "{\"$ref\": \"#/$defs/0\", \"$defs\": {";
    for (int i = 0; i < 100'000; ++i)
      text += "\"" + std::to_string(i) + "\": {\"$ref\": \"#/$defs/" + std::to_string(i + 1) + "\", \"minimum\": 0},";
    text += "\"100000\": true}}";
    Arena arena;
    const auto schema = compile(*readJson(text, arena));
    QVERIFY(schema.has_value());
    const auto errors = (*schema)->validate(Value::integer(1));
    QCOMPARE(errors.size(), std::size_t(1));
    QCOMPARE(errors[0].message, std::string("The value and the schema nest too deep to be checked"));
  }

  void exponentialSchemasEndInAnError() {
    design::Json document = {{"$ref", "#/$defs/s0"}};
    for (int i = 0; i < 40; ++i) {
      const design::Json next = {{"$ref", "#/$defs/s" + std::to_string(i + 1)}};
      document["$defs"]["s" + std::to_string(i)] = {{"allOf", design::Json::array({next, next})}};
    }
    document["$defs"]["s40"] = {{"not", false}};
    const auto schema = compile(document);
    QVERIFY(schema.has_value());
    ValidateLimits limits;
    limits.steps = 1'000'000;
    const auto errors = (*schema)->validate(Value::integer(1), limits);
    QCOMPARE(errors.size(), std::size_t(1));
    QCOMPARE(errors[0].message, std::string("The value takes too many steps to check"));
  }

  void deepValuesAreJudged() {
    const auto schema = compile(parsed("{\"items\": {\"allOf\": [{\"$ref\": \"#\"}]}}"));
    Arena arena;
    const std::string text = std::string(900, '[') + std::string(900, ']');
    QVERIFY((*schema)->accepts(*readJson(text, arena)));
  }

  void valuesOfProgramsAreJudgedAsTheJsonTheyBecome() {
    const Date date{2024, 2, 29};
    const auto schema = compile(parsed("{\"type\": \"string\", \"pattern\": \"^2024-02-29$\"}"));
    QVERIFY((*schema)->accepts(Value::date(&date)));
    const Value items[] = {Value::integer(1), Value::date(&date)};
    const auto tuple =
        compile(parsed("{\"type\": \"array\", \"items\": {\"type\": [\"integer\", \"string\"]}, \"minItems\": 2}"));
    QVERIFY((*tuple)->accepts(Value::tuple(items)));
  }

  void manyRequiredAndManyPropertiesAreFound() {
    design::Json document = {{"additionalProperties", false}};
    std::string text = "{";
    for (int i = 0; i < 500; ++i) {
      const std::string key = "a-long-common-beginning-" + std::to_string(i) + "-and-a-common-end";
      document["properties"][key] = {{"const", i}};
      document["required"].push_back(key);
      text += (i ? ",\"" : "\"") + key + "\":" + std::to_string(i);
    }
    text += "}";
    Arena arena;
    const auto schema = compile(document);
    QVERIFY((*schema)->accepts(*readJson(text, arena)));
    QCOMPARE((*schema)->validate(Value::dict({})).size(), std::size_t(500));
  }
};

QTEST_APPLESS_MAIN(SchemaTest)
#include "schema_test.moc"
