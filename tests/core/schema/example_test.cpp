// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Examples: every seed gives a value of the type, the same seed the same value, names decide the content.
#include "core/schema/example.h"
#include "schema_project.h"

#include <QTest>

using namespace signalbox;
using design::Json;

namespace {

constexpr std::string_view models = R"json({
  "In": {"fields": [{"name": "x", "type": "int"}]},
  "Color": {"kind": "enum", "extends": "str", "members": [{"name": "red", "value": "red"}, {"name": "blue", "value": "blue"}]},
  "Level": {"kind": "enum", "extends": "int", "members": [{"name": "low", "value": 1}, {"name": "high", "value": 3}]},
  "Cat": {"fields": [{"name": "kind", "type": "Literal['cat']"}, {"name": "n", "type": "int"}]},
  "Dog": {"fields": [{"name": "kind", "type": "Literal['dog']"}]},
  "Tree": {"fields": [{"name": "value", "type": "int | str"}, {"name": "kids", "type": "list[Tree]", "default": []},
                      {"name": "next", "type": "Tree | None", "default": null}]},
  "Endless": {"fields": [{"name": "left", "type": "Endless"}, {"name": "right", "type": "list[Endless]", "min_length": 1}]},
  "Strict": {"config": {"strict": true, "extra": "forbid"}, "fields": [{"name": "d", "type": "date"}, {"name": "u", "type": "UUID"},
    {"name": "e", "type": "Color"}, {"name": "s", "type": "set[int]"}, {"name": "t", "type": "tuple[int, str]"}]},
  "Aliased": {"fields": [{"name": "a", "type": "int", "alias": "A"}, {"name": "b", "type": "str", "validation_alias": [["p", "q"]]}]},
  "Person": {"config": {"str_strip_whitespace": true}, "fields": [{"name": "email", "type": "EmailStr"}, {"name": "name", "type": "str", "min_length": 3},
    {"name": "price", "type": "float", "gt": 0}, {"name": "city", "type": "str"}, {"name": "url", "type": "HttpUrl"},
    {"name": "created_at", "type": "datetime"}, {"name": "postcode", "type": "str", "pattern": "^\\d{6}$", "examples": ["411001"]}]}
})json";

struct TypeRow {
  const char* type;
  const char* facets = "{}";
};

constexpr TypeRow rows[] = {{"str"},
                            {"int"},
                            {"float"},
                            {"bool"},
                            {"None"},
                            {"Any"},
                            {"bytes"},
                            {"date"},
                            {"time"},
                            {"datetime"},
                            {"timedelta"},
                            {"UUID"},
                            {"UUID1"},
                            {"EmailStr"},
                            {"HttpUrl"},
                            {"AnyUrl"},
                            {"Decimal"},
                            {"SecretBytes"},
                            {"Base64Bytes"},
                            {"Base64Str"},
                            {"Base64UrlBytes"},
                            {"Base64UrlStr"},
                            {"ByteSize"},
                            {"complex"},
                            {"Pattern"},
                            {"Path"},
                            {"DirectoryPath"},
                            {"NewPath"},
                            {"Json"},
                            {"Json[list[int]]"},
                            {"Hashable"},
                            {"PastDate"},
                            {"FutureDate"},
                            {"PastDatetime"},
                            {"FutureDatetime"},
                            {"AwareDatetime"},
                            {"NaiveDatetime"},
                            {"PositiveInt"},
                            {"NegativeInt"},
                            {"NonPositiveFloat"},
                            {"FiniteFloat"},
                            {"StrictStr"},
                            {"Decimal", R"({"max_digits": 5, "decimal_places": 2, "gt": 0})"},
                            {"Decimal", R"({"multiple_of": "0.05", "ge": 1, "le": 2})"},
                            {"Decimal", R"({"gt": "0.001", "lt": "0.002"})"},
                            {"Decimal", R"({"lt": -100})"},
                            {"list[Annotated[int, Field(ge=5, le=6)]]"},
                            {"Annotated[str, Len(3, 4)]"},
                            {"SecretStr"},
                            {"list[int]"},
                            {"list[In]"},
                            {"dict[str, int]"},
                            {"dict[int, In]"},
                            {"dict[UUID, str]"},
                            {"tuple[int, str, bool]"},
                            {"tuple[int, ...]"},
                            {"tuple[()]"},
                            {"set[int]"},
                            {"frozenset[str]"},
                            {"set[bool]"},
                            {"int | None"},
                            {"int | str | None"},
                            {"In | Cat"},
                            {"Color"},
                            {"Level"},
                            {"Tree"},
                            {"Strict"},
                            {"Aliased"},
                            {"Person"},
                            {"list[Tree] | Tree"},
                            {"Literal['a', 1, None]"},
                            {"date | str"},
                            {"Cat | Dog", R"({"discriminator": "kind"})"},
                            {"int", R"({"ge": 18, "le": 21})"},
                            {"int", R"({"gt": 1000})"},
                            {"int", R"({"lt": -5})"},
                            {"int", R"({"multiple_of": 7, "gt": 10})"},
                            {"int", R"({"ge": 5, "le": 5})"},
                            {"float", R"({"gt": 0, "lt": 0.001})"},
                            {"float", R"({"ge": 1000})"},
                            {"float", R"({"multiple_of": 0.5, "ge": 2})"},
                            {"float", R"({"le": -3.5})"},
                            {"str", R"({"min_length": 40})"},
                            {"str", R"({"max_length": 2})"},
                            {"str", R"({"pattern": "^[A-Z]{3}-\\d{4}$"})"},
                            {"str", R"({"pattern": "^(foo|ba[rz])+$", "max_length": 9})"},
                            {"str", R"({"min_length": 5, "max_length": 5})"},
                            {"list[str]", R"({"min_length": 4, "max_length": 6})"},
                            {"set[int]", R"({"min_length": 3})"},
                            {"dict[str, int]", R"({"min_length": 3})"},
                            {"date", R"({"gt": "2030-02-28"})"},
                            {"datetime", R"({"lt": "1999-01-01T00:00:00"})"},
                            {"timedelta", R"({"ge": "P3D"})"},
                            {"time", R"({"le": "09:00:00"})"},
                            {"int | float", R"({"ge": 20})"},
                            {"bytes", R"({"max_length": 3})"}};

} // namespace

class ExampleTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void everySeedGivesAValidValue_data();
  void everySeedGivesAValidValue();
  void sameSeedGivesTheSameValue();
  void namesDecideTheContent();
  void aModelThatRequiresItselfComesToAnEnd();
};

void ExampleTest::everySeedGivesAValidValue_data() {
  QTest::addColumn<QByteArray>("type");
  QTest::addColumn<QByteArray>("facets");
  for (const TypeRow& row : rows)
    QTest::addRow("%s %s", row.type, row.facets) << QByteArray(row.type) << QByteArray(row.facets);
}

void ExampleTest::everySeedGivesAValidValue() {
  QFETCH(QByteArray, type);
  QFETCH(QByteArray, facets);
  schema::TypesBuilder builder(test::readModelText(models));
  const auto id = builder.add(type.toStdString(), Json::parse(facets.toStdString()), {});
  const auto types = builder.finish();
  for (const auto& diagnostic : builder.takeDiagnostics()) QVERIFY2(false, diagnostic.message.c_str());
  Arena arena;
  for (std::uint64_t seed = 0; seed < 2000; ++seed) {
    arena.reset();
    const Value value = schema::exampleInput(*types, id, seed, arena);
    const auto checked = schema::validate(*types, id, value, arena, {.mode = schema::Mode::Json});
    QVERIFY2(checked, checked ? "" : test::errorList(checked.error()).c_str());
  }
}

void ExampleTest::sameSeedGivesTheSameValue() {
  schema::TypesBuilder builder(test::readModelText(models));
  const auto types = builder.finish();
  Arena arena;
  const auto id = types->model("Person");
  QVERIFY(equals(schema::example(*types, id, 7, arena), schema::example(*types, id, 7, arena)));
  QVERIFY(!equals(schema::example(*types, id, 7, arena), schema::example(*types, id, 8, arena)));
}

void ExampleTest::namesDecideTheContent() {
  schema::TypesBuilder builder(test::readModelText(models));
  const auto types = builder.finish();
  Arena arena;
  const Value person = schema::example(*types, types->model("Person"), 1, arena);
  std::string text;
  QVERIFY(schema::serialise(*types, types->model("Person"), person, {}, text));
  const Json json = Json::parse(text);
  QVERIFY(json["email"].get<std::string>().find("@example.") != std::string::npos);
  QVERIFY(json["url"].get<std::string>().starts_with("https://example."));
  QVERIFY(json["postcode"] == "411001");
  QVERIFY(json["price"].get<double>() > 0);
}

// There is no value of it, and no example; looking for one ends all the same.
void ExampleTest::aModelThatRequiresItselfComesToAnEnd() {
  schema::TypesBuilder builder(test::readModelText(models));
  const auto types = builder.finish();
  Arena arena;
  const auto id = types->model("Endless");
  QVERIFY(!schema::validate(*types, id, schema::exampleInput(*types, id, 1, arena), arena));
}

QTEST_APPLESS_MAIN(ExampleTest)
#include "example_test.moc"
