// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Objects of constants, written once for a compiled design: the same bytes as for objects that nobody knew, and
// nothing is known of what may come out otherwise at another request.
#include "core/schema/known_json.h"
#include "schema_project.h"

#include <QTest>

using namespace signalbox;
using design::Json;

namespace {

constexpr std::string_view models = R"json({
  "Row": {"fields": [{"name": "id", "type": "int"}, {"name": "title", "type": "str", "alias": "Title"},
    {"name": "added", "type": "datetime"}, {"name": "price", "type": "float | None", "default": null},
    {"name": "state", "type": "Literal['new', 'old']", "default": "new"}, {"name": "tags", "type": "list[str]", "default": []}]},
  "Short": {"fields": [{"name": "id", "type": "int"}]},
  "Page": {"fields": [{"name": "items", "type": "list[Row]"}, {"name": "best", "type": "Row | None", "default": null}]},
  "Tree": {"fields": [{"name": "id", "type": "int"}, {"name": "child", "type": "Tree | None", "default": null}]},
  "Strict": {"config": {"extra": "forbid"}, "fields": [{"name": "id", "type": "int"}]},
  "Past": {"fields": [{"name": "added", "type": "PastDatetime"}]},
  "Upload": {"fields": [{"name": "path", "type": "FilePath"}]},
  "Checked": {"fields": [{"name": "id", "type": "int"}],
    "validators": [{"fields": ["id"], "name": "positive", "mode": "after", "check": "value > 0", "message": "no"}]},
  "Summed": {"fields": [{"name": "id", "type": "int"}], "computed": [{"name": "twice", "type": "int", "expression": "2 * self.id"}]}
})json";

constexpr std::string_view constant = R"json([
  {"id": 1, "Title": "one \u00e9 \u0022", "added": "2026-01-01T08:00:00", "price": "1.5", "tags": ["a", "b"]},
  {"id": 2, "Title": "two", "added": "2026-01-02T08:00:00+01:00", "more": true},
  {"id": "3", "Title": "three", "added": 0, "price": null, "state": "old"},
  {"id": 4, "Title": null, "added": "2026-01-02"},
  {}, 7, {"id": 5}, {"path": "/"}
])json";

struct Known {
  explicit Known(std::string_view text, const schema::SerialiseOptions& given = {}) : options(given) {
    schema::TypesBuilder builder(test::readModelText(models));
    type = builder.add(text, Json::object(), {});
    types = builder.finish();
    value = *readJson(constant, arena);
    known = schema::KnownJson::make(*types, type, options, std::span(&value, 1));
  }

  std::optional<std::string> written(const Value& input, bool knows) {
    schema::SerialiseOptions with = options;
    if (knows) with.known = known.get();
    std::string out = "before";
    if (!schema::serialiseValid(*types, type, input, with, arena, out)) return std::nullopt;
    return out;
  }

  schema::SerialiseOptions options;
  std::shared_ptr<const schema::Types> types;
  schema::TypeId type = schema::TypeId::None;
  Arena arena;
  Value value;
  std::shared_ptr<const schema::KnownJson> known;
};

} // namespace

class KnownJsonTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void knownObjectsAreWrittenAsUnknownOnes_data();
  void knownObjectsAreWrittenAsUnknownOnes();
  void anObjectIsKnownByItsMembersAlone();
  void formsAreKeptApart();
  void nothingIsKnownOfWhatMayChange_data();
  void nothingIsKnownOfWhatMayChange();
  void aPartOfAConstantIsEnough();
};

void KnownJsonTest::knownObjectsAreWrittenAsUnknownOnes_data() {
  QTest::addColumn<QByteArray>("type");
  QTest::addColumn<bool>("byAlias");
  QTest::addColumn<bool>("python");
  QTest::addColumn<bool>("isKnown");
  for (const char* type : {"Row", "list[Row]", "list[Row | None]", "Short", "Strict", "Tree"})
    for (const bool byAlias : {true, false})
      for (const bool python : {true, false})
        QTest::addRow("%s%s%s", type, byAlias ? ", by alias" : "", python ? ", json.dumps" : "")
            << QByteArray(type) << byAlias << python << (QByteArray(type) != "Tree");
}

void KnownJsonTest::knownObjectsAreWrittenAsUnknownOnes() {
  QFETCH(QByteArray, type);
  QFETCH(bool, byAlias);
  QFETCH(bool, python);
  QFETCH(bool, isKnown);
  schema::SerialiseOptions options;
  options.byAlias = byAlias;
  if (python) options.style = JsonStyle::Python;
  Known case_(type.toStdString(), options);
  QCOMPARE(case_.known != nullptr, isKnown);
  const bool isList = type.startsWith("list");
  for (const Value& item : case_.value.items()) {
    const Value input = isList ? Value::list(std::span(&item, 1)) : item;
    QCOMPARE(case_.written(input, true), case_.written(input, false));
  }
}

// The same members at another place are another object, and so is a part of them.
void KnownJsonTest::anObjectIsKnownByItsMembersAlone() {
  Known case_("Row");
  const Value first = case_.value.items()[0];
  const auto model = static_cast<std::uint32_t>(case_.types->model("Row"));
  const auto find = [&](std::span<const Member> members) { return case_.known->find(model, members); };
  QVERIFY(!find(first.members()).empty());
  QVERIFY(find(first.members().subspan(0, 3)).empty());
  QVERIFY(find(deepCopy(first, case_.arena).members()).empty());
  QVERIFY(find(case_.value.items()[3].members()).empty()); // it does not fit
  QVERIFY(case_.known->find(model + 1, first.members()).empty());
}

void KnownJsonTest::formsAreKeptApart() {
  Known case_("Row");
  case_.options.byAlias = false;
  const Value& first = case_.value.items()[0];
  QCOMPARE(case_.written(first, true), case_.written(first, false));
  QVERIFY(case_.written(first, true)->contains("\"title\""));
  case_.options.excludeUnset = true;
  QVERIFY(!case_.written(first, true));
}

void KnownJsonTest::nothingIsKnownOfWhatMayChange_data() {
  QTest::addColumn<QByteArray>("type");
  for (const char* type : {"Past", "Upload", "Checked", "Summed", "Tree", "list[Past]", "int", "Any", "dict[str, Row]"})
    QTest::newRow(type) << QByteArray(type);
}

void KnownJsonTest::nothingIsKnownOfWhatMayChange() {
  QFETCH(QByteArray, type);
  QVERIFY(!Known(type.toStdString()).known);
}

// What stands around a known object is made anew.
void KnownJsonTest::aPartOfAConstantIsEnough() {
  Known case_("Page");
  QVERIFY(case_.known);
  const auto items = case_.value.items();
  const Member members[] = {{Value::str("items"), Value::list(items.subspan(0, 3))}, {Value::str("best"), items[1]}};
  const Value page = Value::dict(members);
  QCOMPARE(case_.written(page, true), case_.written(page, false));
  const Member wrong[] = {{Value::str("items"), Value::list(items.subspan(2, 3))}};
  QVERIFY(!case_.written(Value::dict(wrong), true));
}

QTEST_APPLESS_MAIN(KnownJsonTest)
#include "known_json_test.moc"
