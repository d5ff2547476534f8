// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// serialise() with FastAPI's response_model options.
#include "schema_project.h"

#include <QTest>

using namespace signalbox;
using design::Json;

namespace {

constexpr std::string_view models = R"json({
  "In": {"fields": [{"name": "x", "type": "int", "alias": "ex"}, {"name": "y", "type": "int | None", "default": null}]},
  "Out": {"config": {"extra": "allow"}, "fields": [{"name": "a", "type": "int", "default": 1}, {"name": "b", "type": "In"},
    {"name": "many", "type": "list[In]", "default": []}, {"name": "s", "type": "SecretStr", "default": ""},
    {"name": "hidden", "type": "int", "default": 3, "exclude": true}]}
})json";

constexpr const char* input = R"({"a":1,"b":{"ex":2},"many":[{"ex":3,"y":4},{"ex":5}],"s":"key","more":null})";

} // namespace

class SerialiseTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void appliesTheOptions_data();
  void appliesTheOptions();
};

void SerialiseTest::appliesTheOptions_data() {
  QTest::addColumn<QByteArray>("options");
  QTest::addColumn<QByteArray>("expected");
  const auto row = [](const char* options, const char* expected) {
    QTest::newRow(options) << QByteArray(options) << QByteArray(expected);
  };
  row("{}", R"({"a":1,"b":{"ex":2,"y":null},"many":[{"ex":3,"y":4},{"ex":5,"y":null}],"s":"**********","more":null})");
  row(R"({"by_alias":false})",
      R"({"a":1,"b":{"x":2,"y":null},"many":[{"x":3,"y":4},{"x":5,"y":null}],"s":"**********","more":null})");
  row(R"({"exclude_unset":true})",
      R"({"a":1,"b":{"ex":2},"many":[{"ex":3,"y":4},{"ex":5}],"s":"**********","more":null})");
  row(R"({"exclude_defaults":true})",
      R"({"b":{"ex":2},"many":[{"ex":3,"y":4},{"ex":5}],"s":"**********","more":null})");
  row(R"({"exclude_none":true})", R"({"a":1,"b":{"ex":2},"many":[{"ex":3,"y":4},{"ex":5}],"s":"**********"})");
  row(R"({"include":["a","b"]})", R"({"a":1,"b":{"ex":2,"y":null}})");
  row(R"({"exclude":["b","many","s"]})", R"({"a":1,"more":null})");
  row(R"({"include":{"b":["x"],"many":{"0":true}}})", R"({"b":{"ex":2},"many":[{"ex":3,"y":4}]})");
  row(R"({"include":["many"],"exclude":{"many":{"__all__":["y"]}}})", R"({"many":[{"ex":3},{"ex":5}]})");
  row(R"({"include":["many"],"exclude":{"many":{"-1":true}}})", R"({"many":[{"ex":3,"y":4}]})");
}

void SerialiseTest::appliesTheOptions() {
  QFETCH(QByteArray, options);
  QFETCH(QByteArray, expected);
  const Json json = Json::parse(options.toStdString());
  const auto include = schema::compileFilter(json.value("include", Json()));
  const auto exclude = schema::compileFilter(json.value("exclude", Json()));
  schema::SerialiseOptions how;
  how.byAlias = json.value("by_alias", true);
  how.excludeUnset = json.value("exclude_unset", false);
  how.excludeDefaults = json.value("exclude_defaults", false);
  how.excludeNone = json.value("exclude_none", false);
  how.include = include.get();
  how.exclude = exclude.get();
  schema::TypesBuilder builder(test::readModelText(models));
  const auto types = builder.finish();
  Arena arena;
  const auto value = schema::validate(*types, types->model("Out"), *readJson(input, arena), arena);
  QVERIFY(value.has_value());
  std::string text;
  QVERIFY(schema::serialise(*types, types->model("Out"), *value, how, text));
  QCOMPARE(QByteArray::fromStdString(text), expected);
}

QTEST_APPLESS_MAIN(SerialiseTest)
#include "serialise_test.moc"
