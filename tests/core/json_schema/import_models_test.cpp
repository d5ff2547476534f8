// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Schemas to models, by cases as data: what Pydantic can say in its words, the rest whole.
#include "core/json_schema/import_models.h"
#include "core/json_schema/import_names.h"
#include "core/json_schema/schema.h"

#include <QtTest>

#include <QFile>

using namespace signalbox;
using namespace signalbox::json_schema;
using design::Json;

namespace {

Json casesOf(const char* name) {
  QFile file(QString(SIGNALBOX_SOURCE_DIR "/tests/core/json_schema/cases/%1.json").arg(name));
  return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString()) : Json();
}

Json fieldText(const design::Field& field) {
  Json result{{"name", field.name}, {"type", field.type}};
  result.update(field.facets);
  return result;
}

// As the project's files say it.
Json modelText(const design::Model& model) {
  Json result{{"name", model.name}};
  if (model.kind != design::ModelKind::Model) result["kind"] = design::nameOf(model.kind);
  if (!model.description.empty()) result["description"] = model.description;
  if (!model.base.empty()) result["extends"] = model.base;
  if (!model.config.empty()) result["config"] = model.config;
  for (const design::Field& field : model.fields) result["fields"].push_back(fieldText(field));
  for (const design::EnumMember& member : model.members) result["members"].push_back({member.name, member.value});
  if (model.kind == design::ModelKind::JsonSchema) result["schema"] = model.schema;
  return result;
}

Dialect dialectOfCase(const Json& test) {
  const std::string name = test.value("dialect", "");
  return name == "openapi3.0" ? Dialect::OpenApi30
         : name == "draft4"   ? Dialect::Draft4
         : name == "draft7"   ? Dialect::Draft7
                              : Dialect::Draft202012;
}

} // namespace

class ImportModelsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void schemasBecomeModels() {
    const Json cases = casesOf("import_models");
    QVERIFY(cases.size() >= 20);
    for (const Json& test : cases) {
      const auto imported = importModels(test["document"], dialectOfCase(test));
      QVERIFY(imported.has_value());
      Json models = Json::array();
      for (const design::Model& model : imported->models) models.push_back(modelText(model));
      QCOMPARE(QString::fromStdString(models.dump(1)), QString::fromStdString(test["models"].dump(1)));
      QCOMPARE(imported->notes.size(), test.value("notes", std::size_t(0)));
    }
  }

  void everySchemaOfThePropertyCasesIsSaidInAType() {
    for (const Json& test : casesOf("import_types")) {
      auto import = ModelImport::open(Json::object(), dialectOfCase(test));
      QVERIFY(import.has_value());
      const ImportedType type = import->importType(test["schema"], "Thing");
      Json said = type.facets;
      said["type"] = type.type;
      Json wanted = test.value("facets", Json::object());
      wanted["type"] = test["type"];
      QCOMPARE(QString::fromStdString(said.dump()), QString::fromStdString(wanted.dump()));
    }
  }

  void generalSchemasStandAlone() {
    const Json document = Json::parse("{\"$defs\": {\"node\": {\"not\": {\"type\": \"string\"}, \"properties\": "
                                      "{\"next\": {\"$ref\": \"#/$defs/node\"}, \"n\": {\"$ref\": \"#/$defs/n\"}}},"
                                      "\"n\": {\"type\": \"integer\"}}}");
    const auto imported = importModels(document);
    QVERIFY(imported.has_value());
    QVERIFY(imported->models[0].kind == design::ModelKind::JsonSchema);
    const auto schema = compile(imported->models[0].schema);
    QVERIFY(schema.has_value());
    const Member number{Value::str("n"), Value::integer(1)};
    const Member text{Value::str("n"), Value::str("1")};
    QVERIFY((*schema)->accepts(Value::dict({&number, 1})));
    QVERIFY(!(*schema)->accepts(Value::dict({&text, 1})));
  }

  void schemasWithAddressesKeepTheirDocument() {
    const Json document =
        Json::parse("{\"$id\": \"https://example.test/x\", \"$defs\": {\"a\": {\"$dynamicRef\": \"#here\"}, "
                    "\"b\": {\"$dynamicAnchor\": \"here\", \"type\": \"integer\"}}}");
    const auto imported = importModels(document);
    QVERIFY(imported.has_value());
    const auto schema = compile(imported->models[0].schema);
    QVERIFY2(schema.has_value(), schema ? "" : schema.error().message.c_str());
    QVERIFY((*schema)->accepts(Value::integer(1)));
    QVERIFY(!(*schema)->accepts(Value::str("1")));
  }

  void namesAreIdentifiersThatClashWithNothing_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("model");
    QTest::addColumn<QString>("field");
    const auto row = [](const char* text, const char* model, const char* field) {
      QTest::addRow("%s", text) << QString(text) << QString(model) << QString(field);
    };
    row("pet-store.Item[int]", "PetStoreItemInt", "pet_store_Item_int");
    row("date", "dateModel", "date");
    row("2nd", "Model_2nd", "field_2nd");
    row("class", "Class", "class_");
    row("_id", "Id", "id");
    row("json", "json", "json_");
    row("model_name", "model_name", "model_name_");
    row("", "Model", "field");
    row("größe", "größe", "größe");
    row("€", "Model", "field");
  }

  void namesAreIdentifiersThatClashWithNothing() {
    QFETCH(QString, text);
    QFETCH(QString, model);
    QFETCH(QString, field);
    QCOMPARE(QString::fromStdString(modelName(text.toStdString())), model);
    QCOMPARE(QString::fromStdString(fieldName(text.toStdString())), field);
  }

  void documentsThatMakeNoSenseAreImportedAllTheSame() {
    for (const char* text :
         {"{\"properties\": 5, \"required\": true}", "{\"type\": \"object\", \"properties\": [1]}", "{\"allOf\": 1}",
          "{\"anyOf\": [1, 2]}", "{\"type\": 7}", "{\"enum\": 3}", "{\"$ref\": 5}",
          "{\"oneOf\": [{\"properties\": 3, \"required\": 4, \"type\": \"object\"}, {\"type\": \"object\"}]}",
          "{\"$defs\": 4}", "[1]", "null", "{\"$defs\": {\"a\": 5, \"b\": {\"$ref\": \"#/$defs/b\"}}}",
          "{\"type\": \"array\", \"prefixItems\": 5}", "{\"discriminator\": 1, \"oneOf\": [true, false]}"})
      QVERIFY2(importModels(Json::parse(text)).has_value(), text);
  }

  void deepDocumentsAreRefused() {
    Json deep = true;
    for (int i = 0; i < 2000; ++i) deep = Json{{"items", std::move(deep)}};
    QVERIFY(!importModels(deep).has_value());
  }
};

QTEST_APPLESS_MAIN(ImportModelsTest)
#include "import_models_test.moc"
