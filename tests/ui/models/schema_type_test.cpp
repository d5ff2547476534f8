// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON Schema as a type and back.
#include "ui/models/schema_type.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;

namespace {

design::Design shop() {
  design::Model colour;
  colour.name = "Colour";
  colour.kind = design::ModelKind::Enum;
  colour.base = "str";
  colour.members = {{"RED", "red"}, {"BLUE", "blue"}};
  design::Model item;
  item.name = "Item";
  item.fields = {{"id", "int"}};
  return design::Design().withModel(colour).withModel(item);
}

} // namespace

class SchemaTypeTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aTypeAndItsSchema_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("schema");
    QTest::newRow("number") << "int" << R"({"type": "integer"})";
    QTest::newRow("text") << "str" << R"({"type": "string"})";
    QTest::newRow("moment") << "datetime" << R"({"type": "string", "format": "date-time"})";
    QTest::newRow("list") << "list[str]" << R"({"type": "array", "items": {"type": "string"}})";
    QTest::newRow("enum") << "Colour" << R"({"$ref": "#/components/schemas/Colour"})";
    QTest::newRow("models") << "list[Item]" << R"({"type": "array", "items": {"$ref": "#/components/schemas/Item"}})";
    QTest::newRow("bound") << "Annotated[int, Field(ge=0)]" << R"({"type": "integer", "minimum": 0})";
    QTest::newRow("none") << "int | None" << R"({"anyOf": [{"type": "integer"}, {"type": "null"}]})";
  }
  void aTypeAndItsSchema() {
    QFETCH(QString, type);
    QFETCH(QString, schema);
    const Json wanted = Json::parse(schema.toStdString());
    const auto made = schemaOfType(type.toStdString(), shop());
    QVERIFY(made);
    QVERIFY2(isSameSchema(*made, wanted), made->dump().c_str());
    const auto back = typeOfSchema(wanted, shop());
    QVERIFY(back);
    QCOMPARE(QString::fromStdString(*back), type);
  }

  void aTypeThatIsWrongHasNone() {
    QVERIFY(!schemaOfType("Nobody", shop()));
    QVERIFY(!schemaOfType("list[", shop()));
  }

  void aSchemaThatNoTypeSaysHasNone_data() {
    QTest::addColumn<QString>("schema");
    QTest::newRow("own words") << R"({"type": "integer", "x-unit": "ms"})";
    QTest::newRow("a model that is not there") << R"({"$ref": "#/components/schemas/Nobody"})";
    QTest::newRow("a condition") << R"({"if": {"type": "string"}, "then": {"minLength": 3}})";
    QTest::newRow("no schema") << R"([1, 2])";
  }
  void aSchemaThatNoTypeSaysHasNone() {
    QFETCH(QString, schema);
    QVERIFY(!typeOfSchema(Json::parse(schema.toStdString()), shop()));
  }
};

QTEST_APPLESS_MAIN(SchemaTypeTest)
#include "schema_type_test.moc"
