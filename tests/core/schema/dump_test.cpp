// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Dumping without options and dumping with a filter that leaves nothing out write the same bytes.
#include "core/value/write.h"
#include "schema_project.h"

#include <QTest>

#include <bit>
#include <cmath>
#include <random>

using namespace signalbox;
using design::Json;

namespace {

constexpr std::string_view models = R"json({
  "In": {"fields": [{"name": "x", "type": "int", "alias": "ex\u0022y"}, {"name": "y", "type": "int | None", "default": null}]},
  "Open": {"config": {"extra": "allow"}, "fields": [{"name": "a", "type": "In | str"}]},
  "Hidden": {"fields": [{"name": "a", "type": "int"}, {"name": "b", "type": "int", "default": 3, "exclude": true}]},
  "All": {"fields": [{"name": "in", "type": "list[In]", "default": []}, {"name": "d", "type": "dict[str, float]", "default": {}},
    {"name": "t", "type": "tuple[int, str] | None", "default": null}, {"name": "s", "type": "set[int]", "default": []},
    {"name": "u", "type": "UUID | None", "default": null}, {"name": "w", "type": "datetime | None", "default": null},
    {"name": "day", "type": "date | None", "default": null}, {"name": "at", "type": "time | None", "default": null},
    {"name": "any", "type": "Any", "default": null}, {"name": "k", "type": "SecretStr", "default": ""}]}
})json";

class Dumper final {
public:
  explicit Dumper(std::string_view type) {
    schema::TypesBuilder builder(test::readModelText(models));
    m_type = builder.add(type, Json::object(), {});
    m_types = builder.finish();
  }

  // Both ways; the long one goes through a filter.
  void compare(const Value& value, const std::string& name) const {
    for (const bool byAlias : {true, false}) {
      schema::SerialiseOptions plain;
      plain.byAlias = byAlias;
      const auto nothing = schema::compileFilter(Json::array());
      schema::SerialiseOptions filtered = plain;
      filtered.exclude = nothing.get();
      std::string shortWay = "before";
      std::string longWay = "before";
      const bool isWritten = schema::serialise(*m_types, m_type, value, plain, shortWay).has_value();
      QCOMPARE(isWritten, schema::serialise(*m_types, m_type, value, filtered, longWay).has_value());
      if (isWritten) QVERIFY2(shortWay == longWay, (name + "\n" + shortWay + "\n" + longWay).c_str());
    }
  }

  void compareText(const std::string& text) const {
    Arena arena;
    const auto value = schema::validate(*m_types, m_type, *readJson(text, arena), arena);
    QVERIFY2(value.has_value(), text.c_str());
    compare(*value, text);
  }

private:
  std::shared_ptr<const schema::Types> m_types;
  schema::TypeId m_type = schema::TypeId::None;
};

} // namespace

class DumpTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void modelsAndContainersLookTheSame_data();
  void modelsAndContainersLookTheSame();
  void floatsLookTheSame();
  void stringsLookTheSame();
  void momentsLookTheSame();
};

void DumpTest::modelsAndContainersLookTheSame_data() {
  QTest::addColumn<QByteArray>("type");
  QTest::addColumn<QByteArray>("text");
  const auto row = [](const char* type, const char* text) {
    QTest::newRow(text) << QByteArray(type) << QByteArray(text);
  };
  row("All", "{}");
  row("All", R"({"in":[{"ex\u0022y":1},{"ex\u0022y":2,"y":3}],"d":{"a\n":1,"b":0.1},"t":[1,"x"],"s":[1,2]})");
  row("All",
      R"({"u":"12345678-1234-5678-1234-567812345678","w":"2024-02-29T12:00:00.5-03:30","day":"2024-02-29","at":"12:30"})");
  row("All", R"({"any":{"a":[1,{"b":null}],"a2":18446744073709551616}})");
  row("All", R"({"any":{"a":[1,2.5,"x",true],"b":{}}})");
  row("All", R"({"k":"secret"})");
  row("list[All]", R"([{},{"any":[]},{"k":"s"}])");
  row("Open", R"({"a":{"ex\u0022y":1},"more":[1]})");
  row("Open", R"({"a":"text"})");
  row("list[Hidden]", R"([{"a":1,"b":2}])");
  row("list[int | str | None]", R"([1,"a",null,"\"\\"])");
  row("dict[int, str]", R"({"1":"a"})");
  row("list[Any]", "[]");
  row("str", R"("\ud800")");
}

void DumpTest::modelsAndContainersLookTheSame() {
  QFETCH(QByteArray, type);
  QFETCH(QByteArray, text);
  Dumper(std::string_view(type.constData(), static_cast<std::size_t>(type.size()))).compareText(text.toStdString());
}

void DumpTest::floatsLookTheSame() {
  const Dumper dumper("float");
  std::mt19937_64 random(7);
  std::vector<double> numbers = {
      0.0,    -0.0,   1.0,  -1.5,         0.1,       1e-4,  9.9999e-5, 1e-5,  123456789.1234,
      1e9,    9.99e9, 1e10, 9999999999.5, 1e15,      1e16,  1e22,      1e-7,  0.30000000000000004,
      5e-324, 1e308,  NAN,  INFINITY,     -INFINITY, 2.675, 0.00011,   99.99, 4503599627370497.5};
  for (int i = 0; i < 20'000; ++i) {
    numbers.push_back(static_cast<double>(static_cast<std::int64_t>(random() % 2'000'000'000) - 1'000'000'000) / 100);
    numbers.push_back(static_cast<double>(random() % 1'000'000'000'000'000) / 1e5);
    numbers.push_back(std::bit_cast<double>(random()));
  }
  for (const double number : numbers) dumper.compare(Value::number(number), std::to_string(number));
}

void DumpTest::stringsLookTheSame() {
  const Dumper dumper("str");
  std::mt19937 random(7);
  for (std::size_t size = 0; size < 40; ++size)
    for (int byte = 0; byte < 0x80; ++byte)
      for (const std::size_t at : {std::size_t{0}, size / 2, size - 1}) {
        std::string text(size, 'a');
        if (at < size) text[at] = static_cast<char>(byte);
        dumper.compare(Value::str(text), text);
      }
  for (const std::size_t size : {4095, 4096, 4097, 20'000}) {
    std::string text(size, 'a');
    dumper.compare(Value::str(text), "long");
    for (int i = 0; i < 20; ++i) text[random() % size] = static_cast<char>(random() % 0x80);
    dumper.compare(Value::str(text + "é€😀"), "long with escapes");
  }
}

void DumpTest::momentsLookTheSame() {
  const Dumper dumper("list[date | datetime | time | UUID]");
  std::mt19937 random(7);
  const auto pick = [&](unsigned from, unsigned to) -> unsigned {
    return from + static_cast<unsigned>(random() % (to - from + 1));
  };
  for (int i = 0; i < 5000; ++i) {
    const Date date{static_cast<std::int16_t>(pick(1, 9999)), static_cast<std::uint8_t>(pick(1, 12)),
                    static_cast<std::uint8_t>(pick(1, 28))};
    Time time{static_cast<std::uint8_t>(pick(0, 23)),
              static_cast<std::uint8_t>(pick(0, 59)),
              static_cast<std::uint8_t>(pick(0, 59)),
              pick(0, 1) ? pick(0, 999'999) : 0,
              {}};
    if (pick(0, 2)) time.offset = static_cast<std::int32_t>(pick(0, 2 * 86'399)) - 86'399;
    if (pick(0, 5) == 0) time.offset = 0;
    const DateTime moment{date, time};
    Uuid uuid;
    for (auto& byte : uuid.bytes) byte = static_cast<std::uint8_t>(random());
    const Value items[] = {Value::date(&date), Value::dateTime(&moment), Value::time(&time), Value::uuid(&uuid)};
    dumper.compare(Value::list(items), isoFormat(moment));
  }
}

QTEST_APPLESS_MAIN(DumpTest)
#include "dump_test.moc"
