// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Broken inputs: each rule of a type is broken once, each document gives exactly the error it is labelled with.
#include "core/schema/broken.h"
#include "schema_project.h"

#include <QTest>

#include <set>

using namespace signalbox;
using design::Json;

namespace {

constexpr std::string_view models = R"json({
  "In": {"config": {"extra": "forbid"}, "fields": [{"name": "x", "type": "int", "ge": 1}, {"name": "y", "type": "str", "default": "", "max_length": 3}]},
  "Cat": {"fields": [{"name": "kind", "type": "Literal['cat']"}, {"name": "n", "type": "int"}]},
  "Dog": {"fields": [{"name": "kind", "type": "Literal['dog']"}]},
  "Color": {"kind": "enum", "extends": "str", "members": [{"name": "red", "value": "red"}]},
  "Order": {"fields": [{"name": "items", "type": "list[In]", "min_length": 1}, {"name": "pet", "type": "Cat | Dog", "discriminator": "kind"},
    {"name": "by", "type": "dict[int, Color]"}, {"name": "when", "type": "datetime | None", "default": null}, {"name": "far", "type": "int", "validation_alias": [["a", "b"]]}]},
  "Free": {"fields": [{"name": "any", "type": "Any", "default": 1}]}
})json";

struct Row {
  const char* type;
  const char* facets;
  const char* errors; // types that must be among them
};

constexpr Row rows[] = {
    {"int", "{}", "int_type int_parsing int_from_float"},
    {"int", R"({"gt": 5, "lt": 9, "multiple_of": 2})", "greater_than less_than multiple_of"},
    {"int", R"({"ge": 5, "le": 9})", "greater_than_equal less_than_equal"},
    {"float", R"({"gt": 0.5, "le": 1.5, "allow_inf_nan": false})",
     "greater_than less_than_equal finite_number float_parsing float_type"},
    {"float", R"({"multiple_of": 0.25})", "multiple_of"},
    {"str", R"({"min_length": 2, "max_length": 4})", "string_too_short string_too_long string_type"},
    {"str", R"({"pattern": "^[a-z]+-\\d$"})", "string_pattern_mismatch"},
    {"bool", "{}", "bool_type bool_parsing"},
    {"date", R"({"ge": "2020-01-01", "lt": "2030-01-01"})",
     "greater_than_equal less_than date_from_datetime_parsing date_type"},
    {"timedelta", R"({"le": "P3D"})", "less_than_equal time_delta_parsing time_delta_type"},
    {"UUID", "{}", "uuid_parsing uuid_type"},
    {"EmailStr", "{}", "value_error string_type"},
    {"HttpUrl", "{}", "url_parsing url_scheme url_type"},
    {"list[int]", R"({"min_length": 2, "max_length": 3})", "list_type too_short too_long int_parsing"},
    {"tuple[int, str]", "{}", "tuple_type missing too_long int_type string_type"},
    {"set[int]", "{}", "set_type int_type"},
    {"dict[int, bool]", "{}", "dict_type int_parsing bool_parsing"},
    {"Literal['a', 2]", "{}", "literal_error"},
    {"Color", "{}", "enum"},
    {"In", "{}", "model_attributes_type missing extra_forbidden greater_than_equal string_too_long"},
    {"Cat | Dog", R"({"discriminator": "kind"})", "model_attributes_type union_tag_not_found union_tag_invalid"},
    {"Order", "{}", "missing list_type too_short extra_forbidden union_tag_invalid enum dict_type"},
    {"Any", "{}", ""},
    {"Free", "{}", "model_attributes_type"},
};

QByteArray joined(const std::set<std::string>& names) {
  QByteArray result;
  for (const std::string& name : names) result += (result.isEmpty() ? "" : " ") + QByteArray::fromStdString(name);
  return result;
}

} // namespace

class BrokenTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void breaksEachRuleOnce_data();
  void breaksEachRuleOnce();
  void sameSeedBreaksTheSame();
  void stopsAtTheLimit();
};

void BrokenTest::breaksEachRuleOnce_data() {
  QTest::addColumn<QByteArray>("type");
  QTest::addColumn<QByteArray>("facets");
  QTest::addColumn<QByteArray>("errors");
  for (const Row& row : rows)
    QTest::addRow("%s %s", row.type, row.facets)
        << QByteArray(row.type) << QByteArray(row.facets) << QByteArray(row.errors);
}

void BrokenTest::breaksEachRuleOnce() {
  QFETCH(QByteArray, type);
  QFETCH(QByteArray, facets);
  QFETCH(QByteArray, errors);
  const Json json = Json::parse(facets.toStdString());
  schema::TypesBuilder builder(test::readModelText(models));
  const schema::TypeId id = builder.add(type.toStdString(), json, {});
  const auto types = builder.finish();
  std::set<std::string> found;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Arena arena;
    for (const schema::BrokenInput& broken : schema::brokenInputs(*types, id, seed, arena)) {
      const auto again = schema::validate(*types, id, broken.value, arena);
      QVERIFY(!again.has_value());
      QCOMPARE(again.error().size(), std::size_t{1});
      QCOMPARE(again.error().front().message, broken.error.message);
      QVERIFY(std::ranges::equal(again.error().front().loc, broken.error.loc));
      found.emplace(broken.error.type);
    }
  }
  for (const QByteArray& wanted : errors.split(' '))
    if (!wanted.isEmpty())
      QVERIFY2(found.contains(wanted.toStdString()), (wanted + " is not among " + joined(found)).constData());
  if (errors.isEmpty()) QVERIFY2(found.empty(), joined(found).constData());
}

void BrokenTest::sameSeedBreaksTheSame() {
  schema::TypesBuilder builder(test::readModelText(models));
  const auto types = builder.finish();
  const auto texts = [&] {
    Arena arena;
    std::string all;
    for (const auto& broken : schema::brokenInputs(*types, types->model("Order"), 7, arena))
      writeJsonDefault(broken.value, all);
    return all;
  };
  const std::string first = texts();
  QVERIFY(!first.empty());
  QCOMPARE(first, texts());
}

void BrokenTest::stopsAtTheLimit() {
  schema::TypesBuilder builder(test::readModelText(models));
  const auto types = builder.finish();
  Arena arena;
  QCOMPARE(schema::brokenInputs(*types, types->model("Order"), 7, arena, 3).size(), std::size_t{3});
}

QTEST_APPLESS_MAIN(BrokenTest)
#include "broken_test.moc"
