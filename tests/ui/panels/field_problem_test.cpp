// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// From the loc of a 422 to the field of a model and to the token of the body.
#include "ui/models/field_problem.h"
#include "ui/models/loc_resolver.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

design::Field field(const char* name, const char* type, const char* facets = "{}") {
  return {name, type, design::Json::parse(facets)};
}

design::Model model(const char* name, std::vector<design::Field> fields, const char* base = "") {
  design::Model made;
  made.name = name;
  made.base = base;
  made.fields = std::move(fields);
  return made;
}

design::Design shop() {
  design::Design design;
  design = design.withModel(model("Entity", {field("id", "int")}));
  design = design.withModel(model("Item", {field("dish", "str"), field("price", "float", "{\"gt\": 0}")}, "Entity"));
  design = design.withModel(model("Card", {field("kind", "Literal['card']"), field("number", "str")}));
  design = design.withModel(model("Cash", {field("kind", "Literal['cash']"), field("amount", "int")}));
  return design.withModel(
      model("Order",
            {field("items", "list[Item]"), field("note", "str | None", "{\"default\": null}"),
             field("first", "Optional[Item]"), field("by_day", "dict[str, Item]"), field("pair", "tuple[Item, Card]"),
             field("payment", "Card | Cash"), field("street", "str", "{\"alias\": \"streetName\"}")}));
}

design::Endpoint createOrder(const char* facets = "{}") {
  design::Endpoint endpoint;
  endpoint.name = "create_order";
  endpoint.method = "POST";
  endpoint.path = "/orders/{shop}";
  endpoint.parameters = {{field("shop", "int"), design::ParameterIn::Path},
                         {field("x_token", "str"), design::ParameterIn::Header}};
  endpoint.body = {field("order", "Order", facets)};
  return endpoint;
}

Loc loc(const QByteArray& json) {
  Loc steps;
  for (const auto& step : nlohmann::json::parse(json.toStdString()))
    steps.push_back(step.is_string() ? LocItem(step.get<std::string>()) : LocItem(step.get<std::int64_t>()));
  return steps;
}

client::ValidationProblem problem(const QByteArray& steps, const char* type, const char* context = "{}") {
  client::ValidationProblem made;
  made.loc = loc(steps);
  made.type = type;
  made.message = "Input should be greater than 0";
  made.context = nlohmann::ordered_json::parse(context);
  return made;
}

} // namespace

class FieldProblemTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aLocMeansAFieldOfAModel_data() {
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<QString>("expected");
    QTest::newRow("a field of the body") << QByteArray("[\"body\",\"note\"]") << "Order.note";
    QTest::newRow("through a list") << QByteArray("[\"body\",\"items\",2,\"price\"]") << "Item.price";
    QTest::newRow("an item of a list is its list") << QByteArray("[\"body\",\"items\",2]") << "Order.items";
    QTest::newRow("through Optional") << QByteArray("[\"body\",\"first\",\"dish\"]") << "Item.dish";
    QTest::newRow("through a dict") << QByteArray("[\"body\",\"by_day\",\"monday\",\"dish\"]") << "Item.dish";
    QTest::newRow("through a tuple") << QByteArray("[\"body\",\"pair\",1,\"number\"]") << "Card.number";
    QTest::newRow("through a union's label")
        << QByteArray("[\"body\",\"payment\",\"Cash\",\"amount\"]") << "Cash.amount";
    QTest::newRow("through a discriminator's value")
        << QByteArray("[\"body\",\"payment\",\"cash\",\"amount\"]") << "Cash.amount";
    QTest::newRow("an inherited field stands where it is declared")
        << QByteArray("[\"body\",\"items\",0,\"id\"]") << "Entity.id";
    QTest::newRow("by alias") << QByteArray("[\"body\",\"streetName\"]") << "Order.street";
    QTest::newRow("a key the model does not have") << QByteArray("[\"body\",\"colour\"]") << "Order.";
    QTest::newRow("a union label at the end") << QByteArray("[\"body\",\"note\",\"str\"]") << "Order.note";
    QTest::newRow("the body itself") << QByteArray("[\"body\"]") << "none";
    QTest::newRow("a parameter") << QByteArray("[\"path\",\"shop\"]") << "none";
    QTest::newRow("nothing of ours") << QByteArray("[\"form\",\"x\"]") << "none";
    QTest::newRow("empty") << QByteArray("[]") << "none";
  }
  void aLocMeansAFieldOfAModel() {
    QFETCH(QByteArray, steps);
    QFETCH(QString, expected);
    const auto place = resolveLoc(shop(), createOrder(), loc(steps));
    QCOMPARE(place ? place->model + QLatin1Char('.') + place->field : QStringLiteral("none"), expected);
  }

  void anEmbeddedBodyIsNamedInTheLoc() {
    const auto place =
        resolveLoc(shop(), createOrder("{\"embed\": true}"), loc("[\"body\",\"order\",\"items\",0,\"price\"]"));
    QVERIFY(place.has_value());
    QCOMPARE(*place, (ModelField{QStringLiteral("Item"), QStringLiteral("price")}));
  }

  void theTokenInTheBodyIsFound_data() {
    QTest::addColumn<QByteArray>("steps");
    QTest::addColumn<QByteArray>("token");
    QTest::addColumn<int>("line");
    QTest::newRow("a value") << QByteArray("[\"body\",\"items\",0,\"price\"]") << QByteArray("-4.5") << 2;
    QTest::newRow("a missing field is its object")
        << QByteArray("[\"body\",\"items\",0,\"dish\"]") << QByteArray("{\"price\": -4.5}") << 2;
    QTest::newRow("a union label is no key")
        << QByteArray("[\"body\",\"payment\",\"Cash\",\"amount\"]") << QByteArray("\"no\"") << 3;
    QTest::newRow("a label at the end") << QByteArray("[\"body\",\"payment\",\"amount\",\"int\"]")
                                        << QByteArray("\"no\"") << 3;
  }
  void theTokenInTheBodyIsFound() {
    QFETCH(QByteArray, steps);
    QFETCH(QByteArray, token);
    QFETCH(int, line);
    const std::string body = "{\n \"items\": [{\"price\": -4.5}],\n \"payment\": {\"amount\": \"no\"}}";
    const auto problems = fieldProblems({problem(steps, "x")}, shop(), nullptr, body);
    QVERIFY(problems[0].range.has_value());
    const TextRange range = *problems[0].range;
    QCOMPARE(QByteArray::fromStdString(body.substr(range.begin, range.end - range.begin)), token);
    QCOMPARE(problems[0].line, line);
  }

  void brokenJsonPointsAtTheCharacter() {
    const std::string body = "{\"name\": \"\xC3\xA9\",}"; // é is one character of two bytes
    const auto problems = fieldProblems({problem("[\"body\",12]", "json_invalid")}, shop(), nullptr, body);
    QCOMPARE(problems[0].range->begin, std::size_t{13});
    QCOMPARE(body.at(problems[0].range->begin), ',');
  }

  void theRuleIsTheFacetElseTheType_data() {
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("context");
    QTest::addColumn<QString>("rule");
    QTest::newRow("facet") << QByteArray("greater_than") << QByteArray("{\"gt\": 0.0}") << "gt 0.0";
    QTest::newRow("pattern") << QByteArray("string_pattern_mismatch") << QByteArray("{\"pattern\": \"^a\"}")
                             << "pattern ^a";
    QTest::newRow("missing") << QByteArray("missing") << QByteArray("{}") << "required";
    QTest::newRow("extra") << QByteArray("extra_forbidden") << QByteArray("{}") << "extra forbid";
    QTest::newRow("type of the field") << QByteArray("float_parsing") << QByteArray("{}") << "float";
  }
  void theRuleIsTheFacetElseTheType() {
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, context);
    QFETCH(QString, rule);
    const design::Endpoint endpoint = createOrder();
    const auto problems = fieldProblems(
        {problem("[\"body\",\"items\",0,\"price\"]", type.constData(), context.constData())}, shop(), &endpoint, "{}");
    QCOMPARE(problems[0].rule, rule);
    QCOMPARE(problems[0].target(), QStringLiteral("Item.price"));
  }

  void aHeaderIsFoundByItsNameOnTheWire() {
    const design::Endpoint endpoint = createOrder();
    const auto problems = fieldProblems({problem("[\"header\",\"x-token\"]", "missing")}, shop(), &endpoint, "");
    QCOMPARE(problems[0].parameter, QStringLiteral("x_token"));
    QVERIFY(!problems[0].range);
  }

  void theLensSaysWhatIsWrongWithoutRepeatingInput() {
    FieldProblem shown;
    shown.message = QStringLiteral("Input should be greater than 0");
    QCOMPARE(lensText(shown), QStringLiteral("should be greater than 0"));
    shown.message = QStringLiteral("Field required");
    shown.source.type = "missing";
    shown.source.loc = loc("[\"body\",\"dish\"]");
    QCOMPARE(lensText(shown), QStringLiteral("dish: Field required"));
  }
};

QTEST_APPLESS_MAIN(FieldProblemTest)
#include "field_problem_test.moc"
