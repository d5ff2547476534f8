// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Type expressions: what is read, how it is printed, where mistakes are pointed at.
#include "core/schema/type_expr.h"

#include <QTest>

using namespace signalbox::schema;

class TypeExprTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void printsInCanonicalForm_data();
  void printsInCanonicalForm();
  void pointsAtTheMistake_data();
  void pointsAtTheMistake();
  void readsLiteralValues();
  void refusesEndlessNesting();
};

void TypeExprTest::printsInCanonicalForm_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("printed");
  const auto row = [](const char* text, const char* printed) {
    QTest::newRow(text) << QByteArray(text) << QByteArray(printed);
  };
  row("int", "int");
  row(" list[ Item ]|None ", "list[Item] | None");
  row("Optional[str]", "str | None");
  row("typing.Optional[List[int]]", "list[int] | None");
  row("Union[int, Union[str, int], None]", "int | str | None");
  row("Union[int]", "int");
  row("Dict[str, float]", "dict[str, float]");
  row("tuple[int, ...]", "tuple[int, ...]");
  row("tuple[()]", "tuple[()]");
  row("Literal['a', \"b's\", 1, -2, True, None]", "Literal['a', \"b's\", 1, -2, True, None]");
  row("Literal[Color.red, 'red']", "Literal[Color.red, 'red']");
  row("Literal[ models.Color.red ] | None", "Literal[Color.red] | None");
  row("Literal[b'a\\xff', -100000000000000000000]", "Literal[b'a\\xff', -100000000000000000000]");
  row("pydantic.Secret[int | None]", "Secret[int | None]");
  row("'Node' | None", "Node | None");
  row("list['Node | None']", "list[Node | None]");
  row("datetime.datetime", "datetime");
  row("(int | str)", "int | str");
}

void TypeExprTest::printsInCanonicalForm() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, printed);
  const auto type = parseType(std::string_view(text.data(), static_cast<std::size_t>(text.size())));
  QVERIFY2(type.has_value(), type ? "" : type.error().message.c_str());
  QCOMPARE(QByteArray::fromStdString(print(*type)), printed);
}

void TypeExprTest::pointsAtTheMistake_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<int>("offset");
  QTest::newRow("nothing") << QByteArray("") << 0;
  QTest::newRow("open bracket") << QByteArray("list[int") << 8;
  QTest::newRow("empty brackets") << QByteArray("list[]") << 5;
  QTest::newRow("dangling bar") << QByteArray("int |") << 5;
  QTest::newRow("rubbish after") << QByteArray("int int") << 4;
  QTest::newRow("bare Literal") << QByteArray("Literal") << 7;
  QTest::newRow("open quote") << QByteArray("Literal['a]") << 8;
  QTest::newRow("dots in a union") << QByteArray("Union[int, ...]") << 11;
  QTest::newRow("name in Literal") << QByteArray("Literal[a]") << 8;
  QTest::newRow("wide character in bytes") << QByteArray("Literal[b'\\u20ac']") << 8;
}

void TypeExprTest::pointsAtTheMistake() {
  QFETCH(QByteArray, text);
  QFETCH(int, offset);
  const auto type = parseType(std::string_view(text.data(), static_cast<std::size_t>(text.size())));
  QVERIFY(!type.has_value());
  QVERIFY(!type.error().message.empty());
  QCOMPARE(static_cast<int>(type.error().offset), offset);
}

void TypeExprTest::readsLiteralValues() {
  const auto type = parseType("Literal['a', 7, False, None, 'a']");
  QVERIFY(type.has_value());
  QCOMPARE(type->literals.size(), std::size_t{4});
  QVERIFY(std::get<std::string>(type->literals[0]) == "a");
  QCOMPARE(std::get<std::int64_t>(type->literals[1]), std::int64_t{7});
  QVERIFY(!std::get<bool>(type->literals[2]));
}

void TypeExprTest::refusesEndlessNesting() {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "list[";
  QVERIFY(!parseType(text).has_value());
}

QTEST_APPLESS_MAIN(TypeExprTest)
#include "type_expr_test.moc"
