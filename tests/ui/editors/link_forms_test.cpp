// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Headers and links of documented answers, examples of models and what else the document says, in forms; links follow
// what they name.
#include "core/openapi/write.h"
#include "tests/pages/form_page.h"
#include "tests/ui/editors/show_editor.h"
#include "ui/editors/endpoint_editor.h"
#include "ui/editors/model_editor.h"
#include "ui/editors/project_editor.h"
#include "ui/editors/scheme_editor.h"
#include "ui/text/line_code_edit.h"
#include "ui/theme/theme.h"

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;
using pages::FormPage;

namespace {

const QString createId = QStringLiteral("orders/create_order");
const QString getId = QStringLiteral("orders/get_order");

design::Endpoint createOrder(FakeWorkbench& bench) { return *bench.document.design().endpoint(createId.toStdString()); }

QString operationOf(FakeWorkbench& bench, const QString& endpoint) {
  const design::Design& design = bench.document.design();
  return QString::fromStdString(openapi::operationId(design, *design.endpoint(endpoint.toStdString())));
}

// The responses page of an endpoint that documents its own answer and nothing else.
class Answers final {
public:
  explicit Answers(FakeWorkbench& bench) : m_bench(bench), m_form(documented(bench)) { m_form.openFolds(); }

  const pages::EntityPage& page() const { return m_form.page(); }
  Json said() const { return createOrder(m_bench).responses["201"]; }
  void openFolds() const { m_form.openFolds(); }

private:
  static QWidget* documented(FakeWorkbench& bench) {
    design::Endpoint changed = createOrder(bench);
    changed.responses = {{"201", {{"description", "Placed"}}}};
    if (!bench.document.apply(design::SetEndpoint{changed})) qFatal("not documented");
    auto* editor = new EndpointEditor(bench.parts, createId, &bench.window);
    showEditor(bench, editor);
    editor->showPage(QStringLiteral("responses"));
    return editor;
  }

  FakeWorkbench& m_bench;
  FormPage m_form;
};

} // namespace

class LinkFormsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void aHeaderIsTypedAsAFieldIs() {
    FakeWorkbench bench("food-delivery");
    const Answers answers(bench);
    answers.page().click("answers.responses.0.headers.add");
    const QString header = QStringLiteral("answers.responses.0.headers.0.");
    answers.page().type(header + "key", "X-Left");
    answers.page().type(header + "schema.type", "int");
    answers.page().type(header + "description", "Requests that are left");
    answers.page().type(header + "example", "42");
    answers.page().click(header + "required");
    const Json wanted = {{"schema", {{"type", "integer"}}},
                         {"description", "Requests that are left"},
                         {"example", 42},
                         {"required", true}};
    QCOMPARE(answers.said()["headers"]["X-Left"].dump(), wanted.dump());
    answers.page().type(header + "schema.type", "OrderStatus");
    QCOMPARE(answers.said()["headers"]["X-Left"]["schema"].dump(),
             std::string(R"({"$ref":"#/components/schemas/OrderStatus"})"));
    QVERIFY(bench.document.apply(design::RenameModel{"OrderStatus", "Progress"}));
    QCOMPARE(answers.page().text(header + "schema.type"), QStringLiteral("Progress"));
  }

  void aTypeThatIsWrongIsSaidAndNotWritten() {
    FakeWorkbench bench("food-delivery");
    const Answers answers(bench);
    answers.page().click("answers.responses.0.headers.add");
    answers.page().type("answers.responses.0.headers.0.key", "X-Left");
    answers.page().type("answers.responses.0.headers.0.schema.type", "Nobody");
    QCOMPARE(answers.said()["headers"]["X-Left"]["schema"].dump(), std::string(R"({"type":"string"})"));
    const auto* type = answers.page().find<LineCodeEdit>("answers.responses.0.headers.0.schema.type");
    QVERIFY(type->lineProblem().message.contains("Nobody"));
  }

  void aSchemaThatNoTypeSaysStaysJson() {
    FakeWorkbench bench("food-delivery");
    const Answers answers(bench);
    design::Endpoint changed = createOrder(bench);
    changed.responses["201"]["headers"] = {{"X-Left", {{"schema", {{"type", "integer"}, {"x-unit", "s"}}}}}};
    QVERIFY(bench.document.apply(design::SetEndpoint{changed}));
    QTRY_VERIFY(answers.page().has("answers.responses.0.headers.0.schema.json"));
    answers.page().type("answers.responses.0.headers.0.schema.type", "str");
    QVERIFY(!answers.page().has("answers.responses.0.headers.0.schema.json"));
    QCOMPARE(answers.said()["headers"]["X-Left"]["schema"].dump(), std::string(R"({"type":"string"})"));
  }

  void aLinkLeadsToAnOperationOfTheDesign() {
    FakeWorkbench bench("food-delivery");
    const Answers answers(bench);
    answers.page().click("answers.responses.0.links.add");
    const QString link = QStringLiteral("answers.responses.0.links.0.");
    answers.page().type(link + "key", "order");
    answers.page().choose(link + "operationId", operationOf(bench, getId));
    answers.page().click(link + "parameters.add");
    answers.page().type(link + "parameters.0.name", "order_id");
    answers.page().type(link + "parameters.0.value", "$response.body#/id");
    const auto said = [&] { return answers.said()["links"]["order"]; };
    const Json wanted = {{"operationId", operationOf(bench, getId).toStdString()},
                         {"parameters", {{"order_id", "$response.body#/id"}}}};
    QCOMPARE(said().dump(), wanted.dump());

    QVERIFY(bench.document.apply(design::RenameEndpoint{getId.toStdString(), "read_order"}));
    QCOMPARE(said()["operationId"].get<std::string>(), operationOf(bench, "orders/read_order").toStdString());
    design::Endpoint moved = *bench.document.design().endpoint("orders/read_order");
    moved.path = "/{order_id}/now";
    QVERIFY(bench.document.apply(design::SetEndpoint{moved}));
    QCOMPARE(said()["operationId"].get<std::string>(), operationOf(bench, "orders/read_order").toStdString());
    QVERIFY(bench.document.apply(design::RenameParameter{EntityKind::Endpoint, "orders/read_order", "order_id", "id"}));
    QCOMPARE(said()["parameters"].dump(), std::string(R"({"id":"$response.body#/id"})"));
    QVERIFY(bench.document.apply(design::SetField{"Order", "id", {"number", "int"}}));
    QCOMPARE(said()["parameters"].dump(), std::string(R"({"id":"$response.body#/number"})"));
    for (int step = 0; step < 4; ++step) bench.document.undo();
    QCOMPARE(said().dump(), wanted.dump());
  }

  void whatALinkReadsIsCompletedAndChecked() {
    FakeWorkbench bench("food-delivery");
    const Answers answers(bench);
    answers.page().click("answers.responses.0.links.add");
    const QString link = QStringLiteral("answers.responses.0.links.0.");
    answers.page().type(link + "key", "order");
    answers.page().choose(link + "operationId", operationOf(bench, getId));
    answers.page().click(link + "parameters.add");
    auto* name = answers.page().find<LineCodeEdit>(link + "parameters.0.name");
    name->setFocus();
    QTest::keyClicks(name, "ord");
    QVERIFY(name->listWants(Qt::Key_Down));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(name->text(), QStringLiteral("order_id"));
    auto* value = answers.page().find<LineCodeEdit>(link + "parameters.0.value");
    value->setFocus();
    QTest::keyClicks(value, "$response.body#/i");
    QVERIFY(value->listWants(Qt::Key_Down));
    QTest::keyClick(value, Qt::Key_Escape);
    QVERIFY(!value->lineProblem().message.isEmpty()); // the answer has no "i"
    QTest::keyClicks(value, "d");
    QTest::keyClick(value, Qt::Key_Escape);
    QVERIFY(value->lineProblem().message.isEmpty());
  }

  void aLinkToNobodySaysSo() {
    FakeWorkbench bench("food-delivery");
    const Answers answers(bench);
    design::Endpoint changed = createOrder(bench);
    changed.responses["201"]["links"] = {{"order", {{"operationId", "nobody"}}}};
    QVERIFY(bench.document.apply(design::SetEndpoint{changed}));
    QTRY_VERIFY(answers.page().has("answers.responses.0.links.0.operationId.problem"));
  }

  void aLinkWhoseOperationIsNoTextIsShown() {
    FakeWorkbench bench("food-delivery");
    const Answers answers(bench);
    design::Endpoint changed = createOrder(bench);
    changed.responses["201"]["links"] = {{"order", {{"operationId", 5}, {"parameters", {{"order_id", "1"}}}}}};
    QVERIFY(bench.document.apply(design::SetEndpoint{changed}));
    QTRY_VERIFY(answers.page().has("answers.responses.0.links.0.operationId"));
  }

  void examplesOfAModelAreChecked() {
    FakeWorkbench bench("food-delivery");
    auto* editor = new ModelEditor(bench.parts, QStringLiteral("Address"), &bench.window);
    showEditor(bench, editor);
    const FormPage form(editor);
    const auto config = [&] { return bench.document.design().model("Address")->config; };
    form.page().click("model.examples.add");
    QCOMPARE(config()["json_schema_extra"]["examples"].size(), std::size_t(1));
    QVERIFY(config()["json_schema_extra"]["examples"][0].contains("street")); // a valid one to begin with
    auto& value = form.page().find<JsonField>("model.examples.0.value")->editor();
    QTRY_VERIFY(value.lenses().isEmpty());
    value.setContent(R"({"street": 1})");
    Q_EMIT value.contentEdited();
    QTRY_VERIFY(!value.lenses().isEmpty());
    form.page().click("model.examples.0.remove");
    QVERIFY(!config().contains("json_schema_extra"));
  }

  void anExampleOfANewModelBeginsWithItsFields() {
    FakeWorkbench bench("food-delivery");
    design::Model model;
    model.name = "Review";
    QVERIFY(bench.document.apply(design::AddModel{model}));
    auto* editor = new ModelEditor(bench.parts, QStringLiteral("Review"), &bench.window);
    showEditor(bench, editor);
    model.fields = {{"stars", "int", {{"ge", 1}, {"le", 5}}}}; // typed once it is looked at
    QVERIFY(bench.document.apply(design::SetModel{model}));
    const FormPage form(editor);
    form.page().click("model.examples.add");
    const Json example = bench.document.design().model("Review")->config["json_schema_extra"]["examples"][0];
    QVERIFY2(example.contains("stars") && example["stars"] >= 1 && example["stars"] <= 5, example.dump().c_str());
  }

  void examplesStandInTheFormAndNotAmongTheChips() {
    FakeWorkbench bench("food-delivery");
    design::Model model = *bench.document.design().model("Address");
    model.config = Json::parse(R"({"extra": "forbid", "json_schema_extra": {"examples": [{}], "x-own": 1}})");
    QVERIFY(bench.document.apply(design::SetModel{model}));
    auto* editor = new ModelEditor(bench.parts, QStringLiteral("Address"), &bench.window);
    showEditor(bench, editor);
    const FormPage form(editor);
    form.page().addChip("model.config", "strict=true");
    const Json config = bench.document.design().model("Address")->config;
    QVERIFY(config["json_schema_extra"]["examples"] == Json::array({Json::object()}));
    QVERIFY(config["json_schema_extra"]["x-own"] == Json(1));
    QVERIFY(config["strict"] == Json(true));
  }

  void overridesOfDependenciesAreNamesByProfile() {
    FakeWorkbench bench("food-delivery");
    for (const char* name : {"real", "fake"}) {
      design::Dependency dependency;
      dependency.name = name;
      QVERIFY(bench.document.apply(design::SetDependency{dependency}));
    }
    auto* editor = new ProjectEditor(bench.parts, &bench.window);
    showEditor(bench, editor);
    const FormPage form(editor);
    form.page().click("app.dependency_overrides.add");
    form.page().type("app.dependency_overrides.0.key", "testing");
    form.page().click("app.dependency_overrides.0.value.add");
    form.page().type("app.dependency_overrides.0.value.0.name", "real");
    form.page().type("app.dependency_overrides.0.value.0.value", "fake");
    const auto& overrides = bench.document.design().project().app.dependencyOverrides;
    QCOMPARE(overrides.dump(), std::string(R"({"testing":{"real":"fake"}})"));
  }

  void flowsOfOAuthAreForms() {
    FakeWorkbench bench("food-delivery");
    design::SecurityScheme scheme;
    scheme.name = "login";
    scheme.type = "oauth2";
    QVERIFY(bench.document.apply(design::SetSecurityScheme{scheme}));
    auto* editor = new SchemeEditor(bench.parts, QStringLiteral("login"), &bench.window);
    showEditor(bench, editor);
    const FormPage form(editor);
    form.page().type("scheme.flows.password.tokenUrl", "/token");
    const Json flows = bench.document.design().securityScheme("login")->options["flows"];
    QCOMPARE(flows.dump(), std::string(R"({"password":{"tokenUrl":"/token"}})"));
  }
};

QTEST_MAIN(LinkFormsTest)
#include "link_forms_test.moc"
