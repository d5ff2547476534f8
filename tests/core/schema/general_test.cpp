// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSON Schemas as types of a design: what a model cannot say, judged, shown and exemplified all the same.
#include "core/json_schema/schema.h"
#include "core/schema/example.h"
#include "core/schema/json_schema.h"
#include "core/schema/json_value.h"
#include "core/schema/validate.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::schema;
using design::Json;

namespace {

struct Project {
  std::shared_ptr<const Types> types;
  std::vector<Diagnostic> diagnostics;
  TypeId type = TypeId::None;
};

Project projectOf(const Json& schema, const char* use) {
  design::Model model;
  model.name = "Odd";
  model.kind = design::ModelKind::JsonSchema;
  model.schema = schema;
  TypesBuilder builder(design::Design().withModel(model));
  Project project;
  project.type = builder.add(use, Json::object(), {});
  project.types = builder.finish();
  project.diagnostics = builder.takeDiagnostics();
  return project;
}

// errors() as JSON text, "ok" when there are none.
std::string answer(const Project& project, const std::string& text) {
  Arena arena;
  const auto input = readJson(text, arena);
  const auto output = validate(*project.types, project.type, *input, arena);
  if (output) return equals(*output, *input) ? "ok" : "changed";
  std::string errors;
  for (const ErrorDetail& error : output.error()) {
    if (!errors.empty()) errors += "\n";
    writeError(error, {}, errors);
  }
  return errors;
}

const Json odd =
    Json::parse("{\"type\": \"object\", \"not\": {\"required\": [\"x\"]}, \"properties\": {\"n\": {\"$ref\": "
                "\"#/$defs/small\"}, \"next\": {\"$ref\": \"#\"}}, \"$defs\": {\"small\": {\"maximum\": 3}}}");

} // namespace

class GeneralTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void judgesTheValueAsItIs() {
    const Project project = projectOf(odd, "list[Odd]");
    QVERIFY(project.diagnostics.empty());
    QCOMPARE(answer(project, "[{\"n\": 3, \"y\": \"1\"}, {}]"), std::string("ok"));
  }

  void errorsHaveLocInputAndKeyword() {
    const Project project = projectOf(odd, "list[Odd]");
    QCOMPARE(
        answer(project, "[{}, {\"n\": 4, \"next\": {\"x\": 1}}]"),
        std::string("{\"type\":\"json_schema\",\"loc\":[1,\"n\"],\"msg\":\"Input should be at most 3\",\"input\":4,"
                    "\"ctx\":{\"keyword\":\"maximum\"}}\n"
                    "{\"type\":\"json_schema\",\"loc\":[1,\"next\"],\"msg\":\"Input should not be what `not` "
                    "describes\",\"input\":{\"x\":1},\"ctx\":{\"keyword\":\"not\"}}"));
  }

  void aBrokenSchemaIsADiagnosticAndTakesAnything() {
    const Project project = projectOf({{"$ref", "#/gone"}}, "Odd");
    QCOMPARE(project.diagnostics.size(), std::size_t(1));
    QCOMPARE(project.diagnostics[0].code, std::string("bad-json-schema"));
    QCOMPARE(project.diagnostics[0].place.pointer, std::string("/schema"));
    QCOMPARE(answer(project, "[1]"), std::string("ok"));
  }

  void aKeywordThatMakesNoSenseIsAWarning() {
    const Project project = projectOf({{"minimum", "3"}}, "Odd");
    QCOMPARE(project.diagnostics.size(), std::size_t(1));
    QVERIFY(project.diagnostics[0].severity == Severity::Warning);
  }

  void examplesAreAccepted() {
    const char* schemas[] = {
        "{\"type\": \"object\", \"patternProperties\": {\"^x-[a-z]{3}$\": {\"type\": \"integer\", \"minimum\": 5}}, "
        "\"additionalProperties\": false, \"minProperties\": 2}",
        "{\"type\": \"array\", \"contains\": {\"const\": 7}, \"minContains\": 2, \"minItems\": 3, \"items\": "
        "{\"type\": \"integer\"}}",
        "{\"type\": \"object\", \"properties\": {\"kind\": {\"enum\": [\"a\", \"b\"]}}, \"required\": [\"kind\"], "
        "\"if\": {\"properties\": {\"kind\": {\"const\": \"a\"}}}, \"then\": {\"required\": [\"size\"]}, \"else\": "
        "{\"required\": [\"weight\"]}}",
        "{\"oneOf\": [{\"multipleOf\": 3, \"type\": \"integer\"}, {\"multipleOf\": 5, \"type\": \"integer\"}]}",
        "{\"not\": {\"type\": \"string\"}}",
        "{\"type\": \"string\", \"pattern\": \"^(?=.*1)[a-z]{2}1$\", \"examples\": [\"no\", \"ab1\"]}",
        "{\"type\": \"object\", \"dependentRequired\": {\"card\": [\"cvc\"]}, \"properties\": {\"card\": true, "
        "\"cvc\": {\"pattern\": \"^[0-9]{3}$\", \"type\": \"string\"}}, \"unevaluatedProperties\": false}",
        "{\"type\": \"object\", \"properties\": {\"children\": {\"type\": \"array\", \"items\": {\"$ref\": \"#\"}, "
        "\"minItems\": 0}}, \"propertyNames\": {\"maxLength\": 8}}"};
    for (const char* text : schemas) {
      const Json schema = Json::parse(text);
      const Project project = projectOf(schema, "Odd");
      QVERIFY2(project.diagnostics.empty(), text);
      for (std::uint64_t seed = 0; seed < 50; ++seed) {
        Arena arena;
        const Value value = example(*project.types, project.type, seed, arena);
        QVERIFY2(validate(*project.types, project.type, value, arena).has_value(),
                 (std::string(text) + pythonRepr(value)).c_str());
      }
    }
  }

  void theSchemaIsADefinitionOfItsOwn() {
    const Project project = projectOf(odd, "Odd | None");
    const Json written = jsonSchema(*project.types, project.type);
    const Json& definition = written["$defs"]["Odd"];
    QCOMPARE(written["anyOf"][0]["$ref"].get<std::string>(), std::string("#/$defs/Odd"));
    QCOMPARE(definition["properties"]["n"]["$ref"].get<std::string>(), std::string("#/$defs/Odd/$defs/small"));
    QCOMPARE(definition["properties"]["next"]["$ref"].get<std::string>(), std::string("#/$defs/Odd"));
    const auto again = json_schema::compile(written);
    QVERIFY(again.has_value());
    Arena arena;
    QVERIFY((*again)->accepts(*readJson("{\"next\": {\"n\": 3}}", arena)));
    QVERIFY(!(*again)->accepts(*readJson("{\"next\": {\"n\": 4}}", arena)));
  }
};

QTEST_APPLESS_MAIN(GeneralTest)
#include "general_test.moc"
