// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fields as one line of text, paths that take their parameters along, and rows that are edited by keys.
#include "tests/pages/painted_texts.h"
#include "ui/editors/endpoint_header.h"
#include "ui/editors/field_table.h"
#include "ui/editors/field_text.h"
#include "ui/editors/option_form.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;

namespace {

// A type stands in full, or says by its end that there is more of it; nothing is painted beyond its room.
QStringList cutTypes(FieldTable& table, const QStringList& types) {
  QStringList cut;
  QStringList painted;
  for (const pages::PaintedText& text : pages::paintedTexts(table)) {
    painted << text.text;
    if (text.seen.width() < text.place.width() - 1.5) cut << text.text + QStringLiteral(" beyond its room");
  }
  for (const QString& type : types) {
    const auto stands = [&type](const QString& text) {
      return text == type || (text.endsWith(QChar(0x2026)) && text.size() > 3 && type.startsWith(text.chopped(1)));
    };
    if (std::ranges::none_of(painted, stands)) cut << type;
  }
  return cut;
}

} // namespace

class FieldTextTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void aLineBecomesAField_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("facets");
    QTest::newRow("name and type") << QStringLiteral("pages: int") << QStringLiteral("int") << QStringLiteral("{}");
    QTest::newRow("default and facet") << QStringLiteral("pages: int = 0 gt=0") << QStringLiteral("int")
                                       << QStringLiteral("{\"default\":0,\"gt\":0}");
    QTest::newRow("type with spaces") << QStringLiteral("tags: dict[str, int] | None = None")
                                      << QStringLiteral("dict[str, int] | None")
                                      << QStringLiteral("{\"default\":null}");
    QTest::newRow("facets only") << QStringLiteral("isbn: str pattern=^97 max_length=13") << QStringLiteral("str")
                                 << QStringLiteral("{\"pattern\":\"^97\",\"max_length\":13}");
    QTest::newRow("literal with quotes") << QStringLiteral("size: Literal['a b', 'c'] = 'a b'")
                                         << QStringLiteral("Literal['a b', 'c']")
                                         << QStringLiteral("{\"default\":\"a b\"}");
    QTest::newRow("list default") << QStringLiteral("tags: list[str] = []") << QStringLiteral("list[str]")
                                  << QStringLiteral("{\"default\":[]}");
    QTest::newRow("only a name") << QStringLiteral("title") << QStringLiteral("str") << QStringLiteral("{}");
  }

  void aLineBecomesAField() {
    QFETCH(QString, line);
    QFETCH(QString, type);
    QFETCH(QString, facets);
    const auto field = parseFieldLine(line);
    QVERIFY2(field.has_value(), field ? "" : field.error().message.c_str());
    QCOMPARE(QString::fromStdString(field->type), type);
    QCOMPARE(QString::fromStdString(field->facets.dump()), facets);
  }

  void aLineThatIsNoFieldIsRefusedWithASentence_data() {
    QTest::addColumn<QString>("line");
    for (const char* line : {"1st: int", "", "a: list[", "a: int =", "class: str", "a: int gt"})
      QTest::newRow(line) << QString::fromLatin1(line);
  }

  void aLineThatIsNoFieldIsRefusedWithASentence() {
    QFETCH(QString, line);
    const auto field = parseFieldLine(line);
    QVERIFY(!field.has_value());
    QVERIFY(!field.error().message.empty());
  }

  void facetsReadBackAsTheyWereWritten() {
    const Json facets{
        {"gt", 0}, {"pattern", "^a b$"}, {"alias", "x"}, {"examples", Json::array({1, "two"})}, {"title", "12"}};
    const auto again = parseFacets(facetsText(facets));
    QVERIFY(again.has_value());
    QCOMPARE(QString::fromStdString(again->dump()), QString::fromStdString(facets.dump()));
  }

  void anUnknownTypeIsNamedWithItsPlace() {
    const TypeProblem problem = checkType(QStringLiteral("list[Bok] | None"), design::Design());
    QCOMPARE(problem.offset, 5);
    QVERIFY(problem.message.contains(QStringLiteral("Bok")));
    QVERIFY(checkType(QStringLiteral("dict[str, int] | None"), design::Design()).message.isEmpty());
  }

  void aParameterOfAGenericModelIsAType() {
    const std::vector<std::string> parameters{"T"};
    QVERIFY(!checkType(QStringLiteral("list[T]"), design::Design()).message.isEmpty());
    QVERIFY(checkType(QStringLiteral("list[T]"), design::Design(), parameters).message.isEmpty());
    QVERIFY(!checkType(QStringLiteral("list[U]"), design::Design(), parameters).message.isEmpty());
    QVERIFY(fieldLineWords(QStringLiteral("items: list["), design::Design(), parameters).contains("T"));
  }

  void aPathTakesItsParametersAlong() {
    const auto added = parametersForPath("/books", "/books/{id}", {});
    QCOMPARE(added.size(), std::size_t(1));
    std::vector<design::Parameter> typed = added;
    typed[0].field.type = "int";
    const auto renamed = parametersForPath("/books/{id}", "/books/{book_id}", typed);
    QCOMPARE(renamed[0].field.name, std::string("book_id"));
    QCOMPARE(renamed[0].field.type, std::string("int"));
    QVERIFY(parametersForPath("/books/{book_id}", "/books", renamed).empty());
  }

  void theRestOfABehaviourKeepsWhatHasNoControl() {
    const Json options{{"status", 201}, {"body", Json::object()}, {"let", Json{{"a", 1}}}};
    const std::vector<OptionField> fields{{"status", {}, {}, OptionField::Shape::Number, {}},
                                          {"body", {}, {}, OptionField::Shape::Json, {}}};
    QVERIFY(withRestOfOptions(options, {{"let", Json{{"a", 1}}}}, fields) == options);
  }

  void theAddRowTakesOneLineAndStays() {
    FieldTable table(QStringLiteral("Fields"), QStringLiteral("Add field"));
    table.setFields({{"title", "str", Json::object()}}, design::Design());
    table.resize(600, 200);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    std::vector<design::Field> added;
    connect(&table, &FieldTable::addRequested, this, [&](const design::Field& field) { added.push_back(field); });
    table.editAddRow();
    auto* edit = table.findChild<QLineEdit*>(QStringLiteral("field.add"));
    QVERIFY(edit);
    QTest::keyClicks(edit, QStringLiteral("pages: int = 0 gt=0"));
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(added.size(), std::size_t(1));
    QCOMPARE(added[0].name, std::string("pages"));
    QTRY_VERIFY(table.findChild<QLineEdit*>(QStringLiteral("field.add")) != nullptr);
  }

  void whatMayComeNextInALine_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("offered");
    QTest::newRow("the name") << "" << "";
    QTest::newRow("the type") << "id: " << "int";
    QTest::newRow("without a space") << "id:" << "int";
    QTest::newRow("in brackets") << "items: list[" << "int";
    QTest::newRow("the second in brackets") << "items: dict[str, " << "int";
    QTest::newRow("another type") << "id: str | " << "int";
    QTest::newRow("a default") << "id: int = " << "";
    QTest::newRow("in a text") << "kind: Literal['in" << "";
    QTest::newRow("a facet") << "id: int " << "gt=";
    QTest::newRow("behind a default") << "id: int = 0 " << "gt=";
    QTest::newRow("the value of a facet") << "id: int = 0 gt=" << "";
  }
  void whatMayComeNextInALine() {
    QFETCH(QString, before);
    QFETCH(QString, offered);
    const QStringList words = fieldLineWords(before, design::Design());
    QCOMPARE(words.isEmpty(), offered.isEmpty());
    if (offered.isEmpty()) return;
    QVERIFY(words.contains(offered));
    QVERIFY(!words.contains(offered == QLatin1String("int") ? "gt=" : "int"));
  }

  void enterAddsALineWhoseLastWordIsWhole_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("type");
    QTest::newRow("int, and there is a longer one") << "id: int" << "id" << "int";
    QTest::newRow("Decimal") << "total: Decimal" << "total" << "Decimal";
    QTest::newRow("datetime") << "created: datetime" << "created" << "datetime";
    QTest::newRow("a name like a type") << "email" << "email" << "str";
    QTest::newRow("a name that begins a type") << "id" << "id" << "str";
  }
  void enterAddsALineWhoseLastWordIsWhole() {
    QFETCH(QString, line);
    FieldTable table(QStringLiteral("Fields"), QStringLiteral("Add field"));
    table.setFields({}, design::Design());
    table.resize(600, 200);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    std::vector<design::Field> added;
    connect(&table, &FieldTable::addRequested, this, [&](const design::Field& field) { added.push_back(field); });
    table.editAddRow();
    QTest::keyClicks(table.findChild<QLineEdit*>(QStringLiteral("field.add")), line);
    QTest::keyClick(table.findChild<QLineEdit*>(QStringLiteral("field.add")), Qt::Key_Return);
    QTRY_COMPARE(added.size(), std::size_t(1));
    QTEST(QString::fromStdString(added[0].name), "name");
    QTEST(QString::fromStdString(added[0].type), "type");
  }

  void aRefusedLineWaitsToBeMended() {
    FieldTable table(QStringLiteral("Fields"), QStringLiteral("Add field"));
    table.setFields({}, design::Design());
    table.resize(600, 200);
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QSignalSpy added(&table, &FieldTable::addRequested);
    const auto line = [&table] { return table.findChild<QLineEdit*>(QStringLiteral("field.add")); };
    table.editAddRow();
    QTest::keyClicks(line(), QStringLiteral("id: int items: str"));
    QTest::keyClick(line(), Qt::Key_Return);
    QTRY_VERIFY(!line());
    QCOMPARE(added.count(), 0);
    table.editAddRow();
    QCOMPARE(line()->text(), QStringLiteral("id: int items: str"));
    line()->setText({});
    QTest::keyClicks(line(), QStringLiteral("id: int"));
    QTest::keyClick(line(), Qt::Key_Return);
    QTRY_COMPARE(added.count(), 1);
    QTRY_VERIFY(line());
    QCOMPARE(line()->text(), QString());
  }

  void aRowIsDroppedBetweenTwoOthers_data() {
    QTest::addColumn<int>("dragged");
    QTest::addColumn<int>("before");
    QTest::addColumn<int>("position");
    QTest::newRow("down") << 0 << 2 << 1;
    QTest::newRow("to the end") << 0 << 3 << 2;
    QTest::newRow("up") << 2 << 0 << 0;
    QTest::newRow("where it is") << 1 << 2 << -1;
  }
  void aRowIsDroppedBetweenTwoOthers() {
    QFETCH(int, dragged);
    QFETCH(int, before);
    QFETCH(int, position);
    FieldTable table(QStringLiteral("Fields"), QStringLiteral("Add field"));
    table.setFields({{"a", "str", {}}, {"b", "str", {}}, {"c", "str", {}}}, design::Design());
    QSignalSpy moved(&table, &FieldTable::moveRequested);
    QAbstractItemModel& model = *table.model();
    QVERIFY(model.flags({}) & Qt::ItemIsDropEnabled); // or the view asks for no drop at all
    QVERIFY(!(model.flags(model.index(before, 0)) & Qt::ItemIsDropEnabled));
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(dragged, 0)}));
    QVERIFY(model.canDropMimeData(data.get(), Qt::MoveAction, before, 0, {}));
    model.dropMimeData(data.get(), Qt::MoveAction, before, 0, {});
    QTRY_COMPARE(moved.count(), position < 0 ? 0 : 1);
    if (position >= 0) QCOMPARE(moved.first().at(1).toInt(), position);
  }

  void typesAreNeverCut_data() {
    QTest::addColumn<int>("width");
    for (int width = 260; width <= 700; width += 40) QTest::newRow(qPrintable(QString::number(width))) << width;
  }
  void typesAreNeverCut() {
    QFETCH(int, width);
    const QStringList types{"LoginRequest", "list[OrderItem]", "dict[str, list[Recommendation]] | None", "int"};
    std::vector<design::Field> fields;
    for (const QString& type : types) {
      const std::string suffix = std::to_string(fields.size());
      fields.push_back({"credentials_" + suffix, type.toStdString(), Json::object()});
      fields.push_back({"limited_" + suffix, type.toStdString(), Json{{"max_length", 200}, {"default", nullptr}}});
    }
    FieldTable table(QStringLiteral("Fields"), QStringLiteral("Add field"));
    table.resize(width, 400);
    table.setFields(fields, design::Design());
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QVERIFY2(cutTypes(table, types).isEmpty(), qPrintable(cutTypes(table, types).join('\n')));
    table.setFields({fields[0]}, design::Design()); // alone, as the body of an endpoint
    QVERIFY2(cutTypes(table, {types[0]}).isEmpty(), qPrintable(cutTypes(table, {types[0]}).join('\n')));
  }

  // A scroll bar that comes makes the view paint from the column on that became another.
  void aPartOfTheTableIsPaintedAsTheWhole() {
    FieldTable table(QStringLiteral("Fields"), QStringLiteral("Add field"));
    table.resize(420, 200);
    table.setFields({{"cuisine", "dict[str, Cuisine] | None", Json{{"default", nullptr}}}}, design::Design());
    table.show();
    QVERIFY(QTest::qWaitForWindowExposed(&table));
    QWidget& view = *table.viewport();
    const QRect facets = table.visualRect(table.model()->index(0, 2));
    const auto textsIn = [&view](const QRect& part) {
      pages::TextDevice device(view.size());
      view.render(&device, part.topLeft(), QRegion(part), {});
      QStringList texts;
      for (const pages::PaintedText& text : device.texts()) texts << text.text;
      return texts;
    };
    QVERIFY2(textsIn(facets).contains("dict[str, Cuisine] | None"), qPrintable(textsIn(facets).join(", ")));
    const QRect end(view.width() - 60, table.visualRect(table.model()->index(1, 0)).y(), 60, 32);
    QVERIFY2(textsIn(end).contains("Enter"), qPrintable(textsIn(end).join(", ")));
  }

  void deleteAsksToRemoveTheFieldOfTheRow() {
    FieldTable table(QStringLiteral("Fields"), QStringLiteral("Add field"));
    table.setFields({{"title", "str", Json::object()}, {"isbn", "str", Json::object()}}, design::Design());
    QSignalSpy removed(&table, &FieldTable::removeRequested);
    table.setCurrentIndex(table.model()->index(1, 0));
    QTest::keyClick(&table, Qt::Key_Delete);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(removed.first().first().toString(), QStringLiteral("isbn"));
  }

  void aRowSaysEverythingToScreenReaders() {
    FieldTable table(QStringLiteral("Fields"), QStringLiteral("Add field"));
    table.setFields({{"price", "Decimal", Json{{"gt", 0}}}}, design::Design());
    table.setMarks(
        {{QStringLiteral("price"),
          {QStringLiteral("-4.5"), QStringLiteral("gt 0"), QStringLiteral("Input should be greater than 0")}}});
    QStringList cells;
    for (int column = 0; column < table.model()->columnCount(); ++column)
      cells << table.model()->index(0, column).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(cells, QStringList({"price, required, Input should be greater than 0", "Decimal", "gt 0", ""}));
  }
};

QTEST_MAIN(FieldTextTest)
#include "field_text_test.moc"
