// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the language adds to Python's, what it refuses and where it points, and its budgets.
#include "core/expression/expression.h"
#include "core/value/read.h"
#include "core/value/write.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::expression;

namespace {

Names someNames() {
  Names names;
  for (const char* name : {"order", "when", "item", "color", "n"}) names.add(name);
  return names;
}

struct Scene {
  Arena arena;
  ModelShape shape{"Item", {"name", "price"}, {"itemName", "price"}};
  EnumShape colors{"Color", {"RED"}};
  DateTime moment{{2024, 2, 29}, {13, 5, 7, 250000, 0}};
  Value fields[2] = {Value::str("pen"), Value::number(1.5)};
  std::uint64_t isSet = 3;
  Member extras[1] = {{Value::str("note"), Value::str("new")}};
  ModelValue model{&shape, fields, &isSet, extras};
  EnumValue red{&colors, 0, Value::str("red")};
  std::vector<Value> slots;
  std::uint64_t random = 1;

  Scene() {
    const Value order = *readJson(R"({"id": 5, "items": [{"sku": "a"}], "keys": 1})", arena);
    slots = {order, Value::dateTime(&moment), Value::model(&model), Value::enumMember(&red), Value::integer(3)};
  }

  std::string run(std::string_view source, int steps = 100'000) {
    const auto compiled = Expression::compile(source, someNames());
    if (!compiled) return std::to_string(compiled.error().offset) + ": " + compiled.error().message;
    Frame frame{.slots = slots,
                .arena = arena,
                .nowMicroseconds = 1'700'000'000'123'456,
                .random = &random,
                .stepsLeft = steps};
    const auto value = compiled->evaluate(frame);
    return value ? pythonRepr(*value) : value.error().message;
  }
};

void addRows(std::initializer_list<std::pair<const char*, const char*>> rows) {
  QTest::addColumn<QString>("source");
  QTest::addColumn<QString>("answer");
  for (const auto& [source, answer] : rows) QTest::newRow(source) << source << answer;
}

void check() {
  QFETCH(QString, source);
  QFETCH(QString, answer);
  Scene scene;
  QCOMPARE(QString::fromStdString(scene.run(source.toStdString())), answer);
}

} // namespace

class ExpressionTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void objectsAreReadByName_data() {
    addRows({{"order.id", "5"},
             {"order.items[0].sku", "'a'"},
             {"order.keys", "1"},
             {"order.keys()", "['id', 'items', 'keys']"},
             {"order.nope", "KeyError: 'nope'"},
             {"item.name", "'pen'"},
             {"item.note", "'new'"},
             {"item.nope", "AttributeError: 'Item' object has no attribute 'nope'"},
             {"item['name']", "TypeError: 'Item' object is not subscriptable"},
             {"item.model_dump()", "{'name': 'pen', 'price': 1.5, 'note': 'new'}"},
             {"f'{item}'", "\"name='pen' price=1.5 note='new'\""},
             {"color.value + color.name", "'redRED'"},
             {"str(color)", "'Color.RED'"},
             {"when.year + when.minute", "2029"},
             {"when.isoformat()", "'2024-02-29T13:05:07.250000+00:00'"},
             {"str(when)", "'2024-02-29 13:05:07.250000+00:00'"},
             {"when.date().isoformat()", "'2024-02-29'"},
             {"(when + timedelta(days=1)).date()", "datetime.date(2024, 3, 1)"},
             {"(when - timedelta(hours=14)).day", "28"},
             {"(now() - when).days", "-107"},
             {"now() > when", "False"},
             {"now().isoformat()", "'2023-11-14T22:13:20.123456+00:00'"},
             {"when.weekday()", "3"},
             {"timedelta(days=1.5, seconds=-1)", "datetime.timedelta(days=1, seconds=43199)"},
             {"timedelta(minutes=90).total_seconds()", "5400.0"},
             {"len(str(uuid4()))", "36"},
             {"str(uuid4())[14]", "'4'"},
             {"2 <= randint(2, 4) <= 4", "True"},
             {"[r for r in order.items if r.sku == 'a'][0].sku", "'a'"}});
  }
  void objectsAreReadByName() { check(); }

  void mistakesAreNamedWhereTheyStand_data() {
    addRows({{"", "0: an expression is missing"},
             {"  ", "0: an expression is missing"},
             {"1 +", "3: expected an expression at the end"},
             {"(1 + 2", "0: '(' was never closed"},
             {"[1, 2", "0: '[' was never closed"},
             {"{'a': 1", "0: '{' was never closed"},
             {"len([1)", "6: expected ']' or ',' before ')'"},
             {"1 2", "2: unexpected '2'"},
             {"1)", "1: unmatched ')'"},
             {"n = 3", "2: '=' assigns; use '==' to compare"},
             {"'abc", "0: unterminated string literal"},
             {"n && 1", "2: use 'and' instead of '&&'"},
             {"n || 1", "2: use 'or' instead of '||'"},
             {"!n", "0: use 'not' instead of '!'"},
             {"n ? 1 : 2", "2: use 'x if condition else y' instead of '?'"},
             {"true", "0: name 'true' is not defined; Python writes 'True'"},
             {"1 + nope", "4: name 'nope' is not defined; known here: order, when, item, color, n"},
             {"len", "0: 'len' is a function: call it with ( )"},
             {"nope(1)", "0: there is no function 'nope'"},
             {"n(1)", "0: 'n' is a value, not a function"},
             {"(1)(2)", "3: only functions and methods can be called"},
             {"lambda x: x", "0: a lambda stands after key= of sorted, min and max, and in map and filter"},
             {"sorted(n, key=lambda: 1)", "14: this lambda takes 1 parameter"},
             {"sorted(n, key=1)", "14: expected a lambda or the name of a function before '1'"},
             {"map(lambda a, b: a, n)", "4: this lambda takes 1 parameter"},
             {"map(str)", "7: expected ',' and what to map over before ')'"},
             {"isinstance(n, strr)",
              "14: isinstance() knows str, int, float, bool, bytes, list, tuple, set, dict, date, datetime, time, "
              "timedelta, Decimal, UUID, Enum, BaseModel and None"},
             {"(*n)", "0: cannot use starred expression here"},
             {"*n", "0: can't use starred expression here"},
             {"1 if n", "6: expected 'else' after 'if' expression at the end"},
             {"order.", "6: expected a name after '.' at the end"},
             {"012", "0: leading zeros in decimal integer literals are not permitted"},
             {"1abc", "0: invalid decimal literal"},
             {"1 @ 2", "2: '@' is not supported here"},
             {"f'{n'", "2: f-string: '}' is missing"},
             {"f'{}'", "2: f-string: empty expression not allowed"},
             {"f'}'", "2: f-string: single '}' is not allowed"},
             {"f'ab {nope}'", "6: name 'nope' is not defined; known here: order, when, item, color, n"},
             {"f'{n!x}'", "4: f-string: invalid conversion character: expected 's', 'r', or 'a'"},
             {"f'{1 +}'", "6: expected an expression at the end"},
             {"[x for in n]", "7: expected a name after 'for' before 'in'"},
             {"[x for x n]", "9: expected 'in' before 'n'"},
             {"[x for y in order]", "1: name 'x' is not defined; known here: order, when, item, color, n"},
             {"{1: 2, 3}", "8: expected ':' before '}'"},
             {"len(*n)", "TypeError: len() argument after * must be an iterable, not int"},
             {"len(a=1, *n)", "9: iterable argument unpacking follows keyword argument"},
             {"b'\u00e9'", "2: bytes can only contain ASCII literal characters"},
             {"b'x' 'y'", "5: cannot mix bytes and nonbytes literals"},
             {"'''x", "0: unterminated triple-quoted string literal"},
             {"'\\u12'", "1: this escape is cut short or out of range"}});
  }
  void mistakesAreNamedWhereTheyStand() { check(); }

  void budgetsHold() {
    Scene scene;
    const auto tooLong = [](int steps) {
      return "The expression needs more than " + std::to_string(steps) + " steps; make it work on less data";
    };
    QCOMPARE(scene.run("[x for x in range(n * 1000000)]"), tooLong(100'000));
    QCOMPARE(scene.run("'a' * 10 ** n * 10 ** 9"), tooLong(100'000));
    QCOMPARE(scene.run("[[a for b in range(n * 100)] for a in range(n * 300)]", 5000), tooLong(5000));
    QCOMPARE(scene.run("n ** 100000"), std::string("OverflowError: the number has more than 4300 digits"));
    QCOMPARE(scene.run(std::string(5000, '(')), std::string("200: too many nested parentheses"));
    QCOMPARE(scene.run(std::string(5000, '[')), std::string("200: too many nested parentheses"));
    QVERIFY(scene.run(std::string(60'000, '-') + "1").ends_with("the expression is too long"));
    std::string sum = "n";
    for (int i = 0; i < 5000; ++i) sum += "+n";
    QVERIFY(scene.run(sum).ends_with("the expression is too long"));
    QVERIFY(scene.run(std::string(70'000, ' ')).ends_with("the expression is too long"));
  }

  void whatIsLeftOfTheBudgetIsTold() {
    Scene scene;
    const auto compiled = Expression::compile("n + n", someNames());
    Frame frame{.slots = scene.slots, .arena = scene.arena, .stepsLeft = 10};
    QVERIFY(compiled->evaluate(frame).has_value());
    QCOMPARE(frame.stepsLeft, 7);
  }

  void constantsAreFolded() {
    const Names names = someNames();
    QVERIFY(Expression::compile("1 + 2 * len('abc')", names)->isConstant());
    QVERIFY(Expression::compile("{'a': [1, 2][0]}", names)->isConstant());
    QVERIFY(!Expression::compile("n + 1", names)->isConstant());
    QVERIFY(!Expression::compile("now()", names)->isConstant());
    QVERIFY(!Expression::compile("uuid4()", names)->isConstant());
    QVERIFY(!Expression::compile("1 / 0", names)->isConstant());
    QCOMPARE(Expression::compile(" 1 + 2 ", names)->source(), std::string(" 1 + 2 "));
  }

  void namesKeepTheirSlots() {
    Names names;
    QCOMPARE(names.add("a"), std::size_t{0});
    QCOMPARE(names.add("b"), std::size_t{1});
    QCOMPARE(names.add("a"), std::size_t{0});
    QCOMPARE(names.slot("b"), 1);
    QVERIFY(names.slot("c") < 0);
  }
};

QTEST_APPLESS_MAIN(ExpressionTest)
#include "expression_test.moc"
