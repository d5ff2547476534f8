// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// validate() on types written by hand: one row says what comes out or which errors.
#include "schema_project.h"

#include <QTest>

using namespace signalbox;

namespace {

constexpr std::string_view models = R"json({
  "In": {"fields": [{"name": "x", "type": "int"}]},
  "User": {"config": {"extra": "forbid"}, "fields": [
    {"name": "id", "type": "int"}, {"name": "name", "type": "str", "min_length": 2},
    {"name": "boss", "type": "User | None", "default": null},
    {"name": "score", "type": "float", "default": 0.5, "ge": 0, "le": 1}]},
  "Color": {"kind": "enum", "extends": "str", "members": [{"name": "red", "value": "red"}, {"name": "blue", "value": "blue"}]},
  "Cat": {"fields": [{"name": "kind", "type": "Literal['cat']"}, {"name": "n", "type": "int"}]},
  "Dog": {"fields": [{"name": "kind", "type": "Literal['dog']"}]}
})json";

} // namespace

class ValidateTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void acceptsOrExplains_data();
  void acceptsOrExplains();
  void reportsUnknownTypesWithASuggestion();
  void reportsFacetsThatDoNotApply();
  void reportsBrokenPatterns();
  void reportsWhatCannotBe_data();
  void reportsWhatCannotBe();
  void tellsManyKeysApart_data();
  void tellsManyKeysApart();
  void tellsFactsOfParameters();
};

void ValidateTest::acceptsOrExplains_data() {
  QTest::addColumn<QByteArray>("type");
  QTest::addColumn<QByteArray>("facets");
  QTest::addColumn<QByteArray>("input");
  QTest::addColumn<QByteArray>("expected");
  int number = 0;
  const auto row = [&](const char* type, const char* facets, const char* input, const char* expected) {
    QTest::addRow("%d %s", ++number, type)
        << QByteArray(type) << QByteArray(facets) << QByteArray(input) << QByteArray(expected);
  };
  row("int", "{}", "\"1_000\"", "1000");
  row("int", R"({"ge": 1})", "0",
      R"([{"type":"greater_than_equal","loc":[],"msg":"Input should be greater than or equal to 1","input":0,"ctx":{"ge":1}}])");
  row("list[int]", "{}", "[1,\"2\",3.0]", "[1,2,3]");
  row("dict[str, float]", "{}", "{\"a\":1}", "{\"a\":1.0}");
  row("User", "{}", R"({"id":1,"name":"ab","boss":{"id":"7","name":"bo"}})",
      R"({"id":1,"name":"ab","boss":{"id":7,"name":"bo","boss":null,"score":0.5},"score":0.5})");
  row("User", "{}", R"({"x":1,"name":"a","boss":{"id":"7","name":"bo","zz":0},"score":2})",
      R"([{"type":"missing","loc":["id"],"msg":"Field required","input":{"x":1,"name":"a","boss":{"id":"7","name":"bo","zz":0},"score":2}},{"type":"string_too_short","loc":["name"],"msg":"String should have at least 2 characters","input":"a","ctx":{"min_length":2}},{"type":"extra_forbidden","loc":["boss","zz"],"msg":"Extra inputs are not permitted","input":0},{"type":"less_than_equal","loc":["score"],"msg":"Input should be less than or equal to 1","input":2,"ctx":{"le":1.0}},{"type":"extra_forbidden","loc":["x"],"msg":"Extra inputs are not permitted","input":1}])");
  row("list[In] | In", "{}", "[5,{}]",
      R"([{"type":"model_attributes_type","loc":["list[In]",0],"msg":"Input should be a valid dictionary or object to extract fields from","input":5},{"type":"missing","loc":["list[In]",1,"x"],"msg":"Field required","input":{}},{"type":"model_attributes_type","loc":["In"],"msg":"Input should be a valid dictionary or object to extract fields from","input":[5,{}]}])");
  row("Color", "{}", "\"red\"", "\"red\"");
  row("Cat | Dog", R"({"discriminator": "kind"})", R"({"kind":"cat","n":"q"})",
      R"([{"type":"int_parsing","loc":["cat","n"],"msg":"Input should be a valid integer, unable to parse string as an integer","input":"q"}])");
  row("datetime", "{}", "\"2020-01-01T10:00:00Z\"", "\"2020-01-01T10:00:00Z\"");
}

void ValidateTest::acceptsOrExplains() {
  QFETCH(QByteArray, type);
  QFETCH(QByteArray, facets);
  QFETCH(QByteArray, input);
  QFETCH(QByteArray, expected);
  schema::TypesBuilder builder(test::readModelText(models));
  const auto id = builder.add(type.toStdString(), design::Json::parse(facets.toStdString()), {});
  const auto types = builder.finish();
  const auto diagnostics = builder.takeDiagnostics();
  QVERIFY2(diagnostics.empty(), diagnostics.empty() ? "" : diagnostics[0].message.c_str());
  QCOMPARE(QByteArray::fromStdString(test::validateJson(*types, id, input.toStdString()).text), expected);
}

void ValidateTest::reportsUnknownTypesWithASuggestion() {
  schema::TypesBuilder builder(test::readModelText(
      R"json({"Book": {"fields": [{"name": "a", "type": "int"}, {"name": "b", "type": "list[Strng]"}]}})json"));
  const auto diagnostics = builder.takeDiagnostics();
  QCOMPARE(diagnostics.size(), std::size_t{1});
  QVERIFY(diagnostics[0].code == "unknown-type");
  QVERIFY(diagnostics[0].message == "Unknown type 'Strng'. Did you mean 'str'?");
  QVERIFY((diagnostics[0].place == DesignPlace{EntityKind::Model, "Book", "/fields/1/type"}));
}

void ValidateTest::reportsFacetsThatDoNotApply() {
  schema::TypesBuilder builder(test::readModelText(
      R"json({"Book": {"fields": [{"name": "a", "type": "str", "gt": 1}, {"name": "b", "type": "int", "min_length": 1}]}})json"));
  const auto diagnostics = builder.takeDiagnostics();
  QCOMPARE(diagnostics.size(), std::size_t{2});
  QVERIFY(diagnostics[0].place.pointer == "/fields/0/gt");
  QVERIFY(diagnostics[1].place.pointer == "/fields/1/min_length");
}

void ValidateTest::reportsWhatCannotBe_data() {
  QTest::addColumn<QByteArray>("type");
  QTest::addColumn<QByteArray>("facets");
  QTest::addColumn<QByteArray>("code");
  QTest::addColumn<QByteArray>("message");
  const auto row = [](const char* type, const char* facets, const char* code, const char* message) {
    QTest::newRow(message) << QByteArray(type) << QByteArray(facets) << QByteArray(code) << QByteArray(message);
  };
  row("Literal[Colour.red]", "{}", "unknown-type", "'Colour' is no enum. Did you mean 'Color'?");
  row("Literal[In.red]", "{}", "unknown-type", "'In' is no enum.");
  row("Literal[Color.pink]", "{}", "bad-type", "The enum Color has no member 'pink'.");
  row("Secret", "{}", "bad-type", "Secret takes the one type that it hides: Secret[int].");
  row("Secret[int, str]", "{}", "bad-type", "Secret takes the one type that it hides: Secret[int].");
  row("Secret[str]", R"({"min_length": 2})", "bad-facet", "min_length does not apply to the type Secret[str].");
  row("A | B", R"({"discriminator": "k"})", "bad-facet",
      "The value 'x' of 'k' belongs to more than one member of the union.");
  row("A | C", R"({"discriminator": "k"})", "bad-facet",
      "The members of the union must call 'k' by one alias; here it is k and K.");
  row("A | D", R"({"discriminator": "k"})", "bad-facet",
      "Every member of the union needs a field 'k' of type Literal; D has none.");
}

void ValidateTest::reportsWhatCannotBe() {
  QFETCH(QByteArray, type);
  QFETCH(QByteArray, facets);
  QFETCH(QByteArray, code);
  QFETCH(QByteArray, message);
  schema::TypesBuilder builder(test::readModelText(R"json({
    "Color": {"kind": "enum", "extends": "str", "members": [{"name": "red", "value": "r"}]},
    "In": {"fields": [{"name": "x", "type": "int"}]},
    "A": {"fields": [{"name": "k", "type": "Literal['x']"}]},
    "B": {"fields": [{"name": "k", "type": "Literal['x', 'y']"}]},
    "C": {"fields": [{"name": "k", "type": "Literal['z']", "alias": "K"}]},
    "D": {"fields": [{"name": "k", "type": "Color"}]}
  })json"));
  builder.add(type.toStdString(), design::Json::parse(facets.toStdString()), {});
  const auto types = builder.finish();
  const auto diagnostics = builder.takeDiagnostics();
  QCOMPARE(diagnostics.size(), std::size_t{1});
  QCOMPARE(QByteArray::fromStdString(diagnostics[0].code), code);
  QCOMPARE(QByteArray::fromStdString(diagnostics[0].message), message);
}

// A pair of them at a time would take minutes.
void ValidateTest::tellsManyKeysApart_data() {
  QTest::addColumn<QByteArray>("type");
  QTest::addColumn<QByteArray>("first"); // what stands around the number of a key or an item
  QTest::addColumn<QByteArray>("last");
  QTest::newRow("whole numbers as keys") << QByteArray("dict[int, int]") << QByteArray("\"") << QByteArray("\":1");
  QTest::newRow("decimals as keys") << QByteArray("dict[Decimal, int]") << QByteArray("\"") << QByteArray("\":1");
  QTest::newRow("sets") << QByteArray("set[frozenset[int]]") << QByteArray("[") << QByteArray("]");
  QTest::newRow("moments") << QByteArray("set[datetime]") << QByteArray() << QByteArray();
  QTest::newRow("tuples") << QByteArray("set[tuple[int, str]]") << QByteArray("[") << QByteArray(",\"a\"]");
  QTest::newRow("tuples with NaN") << QByteArray("set[tuple[float, int]]") << QByteArray("[\"nan\",")
                                   << QByteArray("]");
}

void ValidateTest::tellsManyKeysApart() {
  QFETCH(QByteArray, type);
  QFETCH(QByteArray, first);
  QFETCH(QByteArray, last);
  constexpr int count = 200'000;
  QByteArray json;
  for (int i = 0; i < count; ++i) json += (i > 0 ? "," : "") + first + QByteArray::number(i) + last;
  json = type.startsWith("dict") ? "{" + json + "}" : "[" + json + "]";
  schema::TypesBuilder builder(test::readModelText("{}"));
  const auto id = builder.add(type.toStdString(), design::Json::object(), {});
  Arena arena;
  const std::string text = json.toStdString();
  const auto input = readJson(text, arena);
  QVERIFY(input.has_value());
  const auto value = schema::validate(*builder.finish(), id, *input, arena);
  QVERIFY(value.has_value());
  QCOMPARE(value->size(), std::size_t{count});
}

void ValidateTest::reportsBrokenPatterns() {
  schema::TypesBuilder builder(
      test::readModelText(R"json({"Book": {"fields": [{"name": "a", "type": "str", "pattern": "(?=x)"}]}})json"));
  const auto diagnostics = builder.takeDiagnostics();
  QCOMPARE(diagnostics.size(), std::size_t{1});
  QVERIFY(diagnostics[0].code == "bad-pattern");
  QVERIFY(diagnostics[0].place.pointer == "/fields/0/pattern");
}

void ValidateTest::tellsFactsOfParameters() {
  schema::TypesBuilder builder(test::readModelText(models));
  const auto plain = builder.add("int", design::Json::object(), {});
  const auto tags = builder.add("list[str] | None", design::Json::parse(R"({"default": null, "alias": "tag"})"), {});
  const auto page = builder.add("int", design::Json::parse(R"({"default": 3})"), {});
  const auto user = builder.add("User", design::Json::parse(R"({"description": "who"})"), {});
  const auto types = builder.finish();
  QVERIFY(schema::isRequired(*types, plain));
  QVERIFY(!schema::isRequired(*types, tags));
  QVERIFY(schema::wantsList(*types, tags));
  QVERIFY(schema::wireName(*types, tags) == "tag");
  QVERIFY(schema::wireName(*types, page).empty());
  QCOMPARE(schema::defaultValue(*types, page).asInt(), std::int64_t{3});
  QVERIFY(schema::isModel(*types, user));
  QVERIFY(!schema::isModel(*types, tags));
}

QTEST_APPLESS_MAIN(ValidateTest)
#include "validate_test.moc"
