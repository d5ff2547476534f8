// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The three JSON writers, repr and str, against what CPython and Pydantic write (tests/parity/record_values.py).
#include "core/value/arena.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <bit>
#include <fstream>
#include <limits>
#include <nlohmann/json.hpp>
#include <QtTest>

using namespace signalbox;

namespace {

const nlohmann::json& recorded() {
  static const auto read = [] {
    std::ifstream file(SIGNALBOX_SOURCE_DIR "/tests/core/value/data/text.json");
    return nlohmann::json::parse(file);
  }();
  return read;
}

std::string written(const Value& value, JsonStyle style) {
  std::string out;
  const auto result = writeJson(value, style, out);
  return result ? out : "error: " + result.error().message;
}

std::string writtenByDefault(const Value& value) {
  std::string out;
  writeJsonDefault(value, out);
  return out;
}

// A value of every kind that JSON does not have.
struct Scene {
  DateTime utc{{2020, 1, 1}, {0, 0, 0, 0, 0}};
  DateTime india{{2020, 1, 1}, {0, 0, 0, 500000, 19800}};
  DateTime odd{{2020, 1, 1}, {0, 0, 0, 0, 30}};
  Date date{2020, 1, 2};
  Time time{1, 2, 3, 4, -3600};
  TimeDelta delta{1, 2, 500000};
  Uuid uuid{{0x12, 0x34, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff}};
  EnumShape shape{"Color", {"RED"}};
  EnumValue red{&shape, 0, Value::str("red")};
  ModelShape modelShape{"M", {"at", "ratio"}, {"createdAt", "ratio"}};
  Value fields[2] = {Value::dateTime(&utc), Value::number(1e-7)};
  std::uint64_t isSet = 3;
  Member extras[1] = {{Value::str("z"), Value::timeDelta(&delta)}};
  ModelValue model{&modelShape, fields, &isSet, extras};
  Value parts[2] = {Value::integer(1), Value::str("a")};
};

} // namespace

class WriteTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void floatsAreWrittenAsPythonAndPydanticDo() {
    for (const auto& row : recorded()["floats"]) {
      const double value = std::bit_cast<double>(std::stoull(row[0].get<std::string>()));
      QCOMPARE(pythonFloat(value), row[1].get<std::string>());
      QCOMPARE(written(Value::number(value), JsonStyle::Pydantic), row[2].get<std::string>());
    }
    QVERIFY(recorded()["floats"].size() > 200);
  }

  void stringsAreWrittenAsPythonAndPydanticDo() {
    for (const auto& row : recorded()["strings"]) {
      const std::string text = row[0];
      QCOMPARE(pythonRepr(Value::str(text)), row[1].get<std::string>());
      QCOMPARE(written(Value::str(text), JsonStyle::Pydantic), row[2].get<std::string>());
      QCOMPARE(written(Value::str(text), JsonStyle::Python), row[2].get<std::string>());
      QCOMPARE(writtenByDefault(Value::str(text)), row[3].get<std::string>());
    }
  }

  void durationsAreWrittenAsPythonAndPydanticDo() {
    for (const auto& row : recorded()["durations"]) {
      const TimeDelta delta{row[0], row[1], row[2]};
      QCOMPARE(pythonRepr(Value::timeDelta(&delta)), row[3].get<std::string>());
      QCOMPARE(pythonStr(Value::timeDelta(&delta)), row[4].get<std::string>());
      QCOMPARE(isoFormat(delta), row[5].get<std::string>());
      QCOMPARE(written(Value::timeDelta(&delta), JsonStyle::Python), row[6].get<std::string>());
    }
  }

  void temporalValuesDifferByWriter() {
    const Scene scene;
    QCOMPARE(written(Value::dateTime(&scene.utc), JsonStyle::Python), std::string("\"2020-01-01T00:00:00+00:00\""));
    QCOMPARE(written(Value::dateTime(&scene.utc), JsonStyle::Pydantic), std::string("\"2020-01-01T00:00:00Z\""));
    QCOMPARE(written(Value::dateTime(&scene.india), JsonStyle::Pydantic),
             std::string("\"2020-01-01T00:00:00.500000+05:30\""));
    QCOMPARE(isoFormat(scene.odd), std::string("2020-01-01T00:00:00+00:00"));
    QCOMPARE(pythonIsoFormat(scene.odd), std::string("2020-01-01T00:00:00+00:00:30"));
    QCOMPARE(isoFormat(scene.time), std::string("01:02:03.000004-01:00"));
    QCOMPARE(pythonRepr(Value::dateTime(&scene.india)),
             std::string("datetime.datetime(2020, 1, 1, 0, 0, 0, 500000, tzinfo=TzInfo(19800))"));
    QCOMPARE(pythonStr(Value::dateTime(&scene.utc)), std::string("2020-01-01 00:00:00+00:00"));
    QCOMPARE(canonicalText(scene.uuid), std::string("12340000-0000-0000-0000-0000000000ff"));
  }

  void modelsAreDumpedByAliasInPydanticsForm() {
    const Scene scene;
    const Value model = Value::model(&scene.model);
    QCOMPARE(written(model, JsonStyle::Pydantic),
             std::string("{\"createdAt\":\"2020-01-01T00:00:00Z\",\"ratio\":1e-7,\"z\":\"P1DT2.5S\"}"));
    QCOMPARE(written(model, JsonStyle::Python),
             std::string("{\"createdAt\":\"2020-01-01T00:00:00Z\",\"ratio\":1e-07,\"z\":\"P1DT2.5S\"}"));
    QCOMPARE(pythonRepr(Value::enumMember(&scene.red)), std::string("<Color.RED: 'red'>"));
    QCOMPARE(written(Value::enumMember(&scene.red), JsonStyle::Python), std::string("\"red\""));
  }

  void keysBecomeTextByWriter() {
    const Scene scene;
    const Member members[] = {{Value(), Value::integer(1)},
                              {Value::boolean(true), Value::integer(2)},
                              {Value::number(1e-5), Value::integer(3)},
                              {Value::dateTime(&scene.utc), Value::integer(4)},
                              {Value::timeDelta(&scene.delta), Value::integer(5)},
                              {Value::enumMember(&scene.red), Value::integer(6)},
                              {Value::str("_sa_x"), Value::integer(7)}};
    const Value dict = Value::dict(members);
    QCOMPARE(written(dict, JsonStyle::Pydantic),
             std::string("{\"None\":1,\"true\":2,\"1e-05\":3,\"2020-01-01T00:00:00Z\":4,\"P1DT2.5S\":5,\"red\":6,"
                         "\"_sa_x\":7}"));
    QCOMPARE(written(dict, JsonStyle::Python), std::string("{\"null\":1,\"true\":2,\"1e-05\":3,\"2020-01-01T00:00:00+"
                                                           "00:00\":4,\"86402.5\":5,\"red\":6}"));
    const Member tuple[] = {{Value::tuple(scene.parts), Value()}};
    QCOMPARE(written(Value::dict(tuple), JsonStyle::Pydantic), std::string("{\"1,a\":null}"));
    QVERIFY(written(Value::dict(tuple), JsonStyle::Python).starts_with("error: TypeError"));
  }

  void whatJsonCannotHoldIsRefused() {
    const Value nan = Value::number(std::numeric_limits<double>::quiet_NaN());
    QCOMPARE(written(nan, JsonStyle::Python),
             std::string("error: ValueError: Out of range float values are not JSON compliant"));
    QCOMPARE(written(nan, JsonStyle::Pydantic), std::string("null"));
    QCOMPARE(writtenByDefault(nan), std::string("NaN"));
    Arena arena;
    const Value lone = *readJson("[\"\\ud800\"]", arena);
    QVERIFY(written(lone, JsonStyle::Python).starts_with("error: "));
    QVERIFY(written(lone, JsonStyle::Pydantic).starts_with("error: "));
    QCOMPARE(writtenByDefault(lone), std::string("[\"\\ud800\"]"));
    QVERIFY(written(Value::bytes("\xff"), JsonStyle::Pydantic).starts_with("error: "));
    QCOMPARE(written(Value::bytes("\xc3\xa9"), JsonStyle::Python), std::string("\"\xc3\xa9\""));
  }

  void defaultsHaveSpacesAndAscii() {
    Arena arena;
    const Value value = *readJson("{\"a\":[1,2.0,null],\"\u00e9\":\"\U0001f600\\u007f\"}", arena);
    QCOMPARE(writtenByDefault(value), std::string("{\"a\": [1, 2.0, null], \"\\u00e9\": \"\\ud83d\\ude00\\u007f\"}"));
    QCOMPARE(written(value, JsonStyle::Python), std::string("{\"a\":[1,2.0,null],\"\u00e9\":\"\U0001f600\x7f\"}"));
  }

  void equalityIsPythons_data() {
    QTest::addColumn<QString>("left");
    QTest::addColumn<QString>("right");
    QTest::addColumn<bool>("isEqual");
    QTest::newRow("int and float") << "1" << "1.0" << true;
    QTest::newRow("int and bool") << "1" << "true" << true;
    QTest::newRow("beyond a double's digits") << "9007199254740993" << "9007199254740992.0" << false;
    QTest::newRow("big and float") << "1e22" << "10000000000000000000000" << true;
    QTest::newRow("NaN") << "NaN" << "NaN" << false;
    QTest::newRow("dicts without order") << "{\"a\":1,\"b\":2}" << "{\"b\":2,\"a\":1}" << true;
    QTest::newRow("dicts") << "{\"a\":1}" << "{\"a\":2}" << false;
    QTest::newRow("lists with order") << "[1,2]" << "[2,1]" << false;
    QTest::newRow("text and number") << "\"1\"" << "1" << false;
    QTest::newRow("null and false") << "null" << "false" << false;
  }
  void equalityIsPythons() {
    QFETCH(QString, left);
    QFETCH(QString, right);
    QFETCH(bool, isEqual);
    Arena arena;
    const std::string texts[] = {left.toStdString(), right.toStdString()};
    QCOMPARE(equals(*readJson(texts[0], arena), *readJson(texts[1], arena)), isEqual);
  }

  void aDeepCopyLivesAlone() {
    Arena kept;
    Value copy;
    {
      const Scene scene;
      Arena arena;
      const std::string text = "{\"a\":[1,\"\\u00e9x\",18446744073709551616]}";
      const Value items[] = {*readJson(text, arena), Value::model(&scene.model), Value::uuid(&scene.uuid)};
      copy = deepCopy(Value::tuple(std::span(items).first(1)), kept);
    }
    QCOMPARE(pythonRepr(copy), std::string("({'a': [1, '\u00e9x', 18446744073709551616]},)"));
  }

  void emptyIsFalse() {
    const TimeDelta none;
    QVERIFY(!isTruthy(Value()) && !isTruthy(Value::str("")) && !isTruthy(Value::list({})) &&
            !isTruthy(Value::number(0)));
    QVERIFY(!isTruthy(Value::timeDelta(&none)) && !isTruthy(Value::boolean(false)) && !isTruthy(Value::dict({})));
    QVERIFY(isTruthy(Value::str("0")) && isTruthy(Value::integer(-1)) &&
            isTruthy(Value::bigInt("18446744073709551616")));
  }
};

QTEST_APPLESS_MAIN(WriteTest)
#include "write_test.moc"
