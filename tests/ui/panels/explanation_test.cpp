// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a problem means: rule, value, one that passes; bodies that break one rule; problems of an answer itself.
#include "ui/panels/broken_bodies.h"
#include "ui/panels/problem_explanation.h"
#include "ui/panels/response_problems.h"

#include <QTest>

#include <nlohmann/json.hpp>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

design::Design shop() {
  design::Model item;
  item.name = "Item";
  item.fields = {{"title", "str", design::Json::parse(R"({"min_length": 1})")},
                 {"price", "float", design::Json::parse(R"({"gt": 0})")},
                 {"tags", "list[str]", design::Json::parse(R"({"default": []})")}};
  design::Endpoint create;
  create.name = "create";
  create.method = "POST";
  create.path = "/items";
  create.parameters = {
      {{"limit", "int", design::Json::parse(R"({"ge": 1, "default": 5})")}, design::ParameterIn::Query}};
  create.body = {{"item", "Item", design::Json::object()}};
  create.response.model = "list[Item]";
  return design::Design().withModel(item).withEndpoint(create);
}

FieldProblem problemFor(const design::Design& design, const char* detail, const std::string& body) {
  const auto problems = client::readValidationProblems(std::string(R"({"detail":[)") + detail + "]}");
  return fieldProblems(problems, design, design.endpoint("create").get(), body).value(0);
}

} // namespace

class ExplanationTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void theRuleTheValueAndOneThatPasses() {
    const design::Design design = shop();
    const FieldProblem problem = problemFor(
        design,
        R"({"type":"greater_than","loc":["body","price"],"msg":"Input should be greater than 0","input":-4.5,"ctx":{"gt":0}})",
        R"({"title": "a", "price": -4.5})");
    const Explanation told = explain(problem, design, design.endpoint("create").get());
    QCOMPARE(told.rule, QStringLiteral("price: float, gt 0, required"));
    QCOMPARE(told.got, QStringLiteral("-4.5"));
    QVERIFY(told.canUse);
    QVERIFY(told.passing.toDouble() > 0);
    const QString mended = bodyWithFix(QStringLiteral(R"({"title": "a", "price": -4.5})"), problem, told.passing);
    QCOMPARE(mended, QStringLiteral(R"({"title": "a", "price": %1})").arg(told.passing));
  }

  void whatIsMissingIsAdded() {
    const design::Design design = shop();
    const FieldProblem problem =
        problemFor(design, R"({"type":"missing","loc":["body","price"],"msg":"Field required","input":{"title":"a"}})",
                   R"({"title": "a"})");
    const Explanation told = explain(problem, design, design.endpoint("create").get());
    QVERIFY(told.canUse);
    const auto mended =
        nlohmann::json::parse(bodyWithFix(QStringLiteral(R"({"title": "a"})"), problem, told.passing).toStdString());
    QVERIFY(mended["price"] > 0);
    QVERIFY(mended["title"] == "a");
  }

  void insideAListTheWholeFieldIsTold() {
    const design::Design design = shop();
    const FieldProblem problem = problemFor(
        design, R"({"type":"string_type","loc":["body","tags",1],"msg":"Input should be a valid string","input":2})",
        R"({"title": "a", "price": 1, "tags": ["x", 2]})");
    const Explanation told = explain(problem, design, design.endpoint("create").get());
    QCOMPARE(told.rule, QStringLiteral("tags: list[str]"));
    QVERIFY(!told.canUse);
  }

  void aQueryParameterHasItsRule() {
    const design::Design design = shop();
    const FieldProblem problem = problemFor(
        design,
        R"({"type":"greater_than_equal","loc":["query","limit"],"msg":"Input should be greater than or equal to 1","input":"0","ctx":{"ge":1}})",
        "");
    QCOMPARE(problem.place(), QStringLiteral("query"));
    QCOMPARE(problem.wireName(), QStringLiteral("limit"));
    const Explanation told = explain(problem, design, design.endpoint("create").get());
    QCOMPARE(told.rule, QStringLiteral("limit: int, ge 1"));
    QVERIFY(told.passing.toInt() >= 1);
  }

  void anotherServerTellsOnlyWhatItSaid() {
    const design::Design design = shop();
    FieldProblem problem;
    problem.rule = QStringLiteral("gt 0");
    problem.value = QStringLiteral("-1");
    const Explanation told = explain(problem, design, nullptr);
    QCOMPARE(told.rule, QStringLiteral("gt 0"));
    QVERIFY(told.passing.isEmpty());
  }

  void eachBrokenBodyBreaksOneRule() {
    const design::Design design = shop();
    const QVector<BrokenBody> bodies = brokenBodies(design, *design.endpoint("create"));
    QVERIFY(bodies.size() >= 4);
    const auto price = std::find_if(bodies.begin(), bodies.end(), [](const BrokenBody& body) {
      return body.place == QStringLiteral("body.price") && body.message.contains(QStringLiteral("greater than 0"));
    });
    QVERIFY(price != bodies.end());
    QVERIFY(nlohmann::json::parse(price->text.toStdString())["price"] <= 0);
  }

  void anAnswerThatItsModelRefusesHasProblems() {
    const design::Design design = shop();
    api::Trace trace;
    trace.stages = {{"Router", "/items", api::StageState::Passed, 0, 0},
                    {"Reply",
                     "The answer does not fit response_model: response.0.price: Input should be greater than "
                     "0\nresponse.2.title: Field required",
                     api::StageState::Stopped, 0, 0}};
    const QVector<FieldProblem> problems = responseProblems(trace, design, design.endpoint("create").get());
    QCOMPARE(problems.size(), 2);
    QCOMPARE(problems[0].loc, QStringLiteral("response.0.price"));
    QCOMPARE(problems[0].target(), QStringLiteral("Item.price"));
    QCOMPARE(problems[1].message, QStringLiteral("Field required"));
    QCOMPARE(problems[1].target(), QStringLiteral("Item.title"));
    QCOMPARE(explain(problems[0], design, design.endpoint("create").get()).rule,
             QStringLiteral("price: float, gt 0, required"));
    QVERIFY(responseProblems({}, design, nullptr).isEmpty());
  }
};

QTEST_APPLESS_MAIN(ExplanationTest)
#include "explanation_test.moc"
