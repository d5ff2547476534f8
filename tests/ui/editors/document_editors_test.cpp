// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the OpenAPI document says beside the routes, edited: routers, webhooks, callbacks, documented answers, tags,
// servers, texts in Markdown; each edit undone again, and the saved project is the one that is shown.
#include "core/design/store.h"
#include "tests/pages/form_page.h"
#include "tests/ui/editors/show_editor.h"
#include "ui/editors/callbacks_editor.h"
#include "ui/editors/check_panel.h"
#include "ui/editors/endpoint_editor.h"
#include "ui/editors/field_table.h"
#include "ui/editors/markdown_field.h"
#include "ui/editors/model_editor.h"
#include "ui/editors/project_editor.h"
#include "ui/editors/router_editor.h"
#include "ui/editors/scheme_editor.h"
#include "ui/theme/theme.h"

#include <QLineEdit>
#include <QMouseEvent>
#include <QTreeView>

#include <utility>

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;
using pages::FormPage;

namespace {

template<class Editor>
class Shown final {
public:
  template<class... Arguments>
  explicit Shown(FakeWorkbench& bench, Arguments&&... arguments)
      : editor(new Editor(std::forward<Arguments>(arguments)..., &bench.window)), form(editor), page(form.page()) {
    showEditor(bench, editor);
  }

  Editor* editor;
  FormPage form;
  const pages::EntityPage& page;
};

// Undoes all of it; what was saved is what is shown, before and after.
bool undoesTo(FakeWorkbench& bench, const design::Design& before) {
  const auto isSaved = [&] {
    return bench.document.saveNow() && design::load(bench.document.folder())->design == bench.document.design();
  };
  if (!isSaved()) return false;
  while (bench.document.canUndo()) bench.document.undo();
  if (!(bench.document.design() == before) || !isSaved()) return false;
  while (bench.document.canRedo()) bench.document.redo();
  return isSaved();
}

design::Endpoint createOrder(FakeWorkbench& bench) { return *bench.document.design().endpoint("orders/create_order"); }

} // namespace

class DocumentEditorsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void aRouterHandsDownWhatItSays() {
    FakeWorkbench bench("food-delivery");
    const design::Design before = bench.document.design();
    Shown<RouterEditor> shown(bench, bench.parts, QStringLiteral("orders"));
    const auto router = [&] { return *bench.document.design().router(shown.editor->routerPath().toStdString()); };
    shown.page.type("router.prefix", "/purchases");
    shown.page.click("router.deprecated");
    shown.page.addChip("router.tags", "Money");
    shown.page.click("router.responses.add");
    shown.page.type("router.responses.0.key", "403");
    shown.page.type("router.responses.0.description", "Not yours");
    QCOMPARE(router().prefix, std::string("/purchases"));
    QVERIFY(router().deprecated);
    QCOMPARE(router().tags.back(), std::string("Money"));
    QVERIFY(router().responses["403"]["description"] == Json("Not yours"));
    QVERIFY(undoesTo(bench, before));
  }

  void aRenamedRouterTakesAllAlong() {
    FakeWorkbench bench("food-delivery");
    const design::Design before = bench.document.design();
    Shown<RouterEditor> shown(bench, bench.parts, QStringLiteral("orders"));
    shown.page.type("router.title", "purchases");
    QTest::keyClick(shown.page.find("router.title"), Qt::Key_Return);
    QCOMPARE(shown.editor->routerPath(), QStringLiteral("purchases"));
    QVERIFY(bench.document.design().endpoint("purchases/create_order"));
    shown.page.type("router.title", "not a name");
    QTest::keyClick(shown.page.find("router.title"), Qt::Key_Return);
    QCOMPARE(shown.editor->routerPath(), QStringLiteral("purchases"));
    QVERIFY(undoesTo(bench, before));
  }

  void anEndpointIsSwitchedOff() {
    FakeWorkbench bench("food-delivery");
    const design::Design before = bench.document.design();
    Shown<EndpointEditor> shown(bench, bench.parts, QStringLiteral("orders/create_order"));
    shown.page.click("endpoint.live");
    QVERIFY(!createOrder(bench).enabled);
    QVERIFY(!bench.document.design().served().endpoint("orders/create_order"));
    shown.page.click("endpoint.live");
    QVERIFY(createOrder(bench).enabled);
    QVERIFY(undoesTo(bench, before));
  }

  void answersOfAnEndpointAreDocumented() {
    FakeWorkbench bench("food-delivery");
    const design::Design before = bench.document.design();
    Shown<EndpointEditor> shown(bench, bench.parts, QStringLiteral("orders/create_order"));
    shown.editor->showPage(QStringLiteral("responses"));
    const std::size_t count = createOrder(bench).responses.size();
    shown.page.click("answers.responses.add");
    const QString row = QStringLiteral("answers.responses.%1.").arg(count);
    shown.page.type(row + "key", "451");
    shown.page.type(row + "description", "Not here");
    shown.page.type(row + "model", "OrderCreate");
    const Json wanted = {{"description", "Not here"}, {"model", "OrderCreate"}};
    QCOMPARE(createOrder(bench).responses["451"].dump(), wanted.dump());
    shown.page.type("response.class", "text/csv");
    QCOMPARE(createOrder(bench).response.responseClass, std::string("text/csv"));
    shown.page.type("response.description", "It is placed");
    QCOMPARE(createOrder(bench).response.description, std::string("It is placed"));
    QVERIFY(undoesTo(bench, before));
  }

  void fieldsOfTheAnswerAreTicked() {
    FakeWorkbench bench("food-delivery");
    const design::Design before = bench.document.design();
    Shown<EndpointEditor> shown(bench, bench.parts, QStringLiteral("orders/create_order"));
    shown.editor->showPage(QStringLiteral("responses"));
    auto* tree = shown.page.find<QTreeView>("response.exclude.tree");
    const auto row = [&](const QString& name) {
      return tree->model()
          ->match(tree->model()->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly | Qt::MatchRecursive)
          .value(0);
    };
    tree->setCurrentIndex(row("status"));
    QTest::keyClick(tree, Qt::Key_Space);
    QVERIFY(createOrder(bench).response.exclude == Json::array({"status"}));
    QCOMPARE(row("status").data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QVERIFY(row("status").data(Qt::AccessibleTextRole).toString().endsWith("ticked"));
    tree->setCurrentIndex(row("quantity"));
    QTest::keyClick(tree, Qt::Key_Space);
    const Json both = {{"items", {{"__all__", Json::array({"quantity"})}}}, {"status", true}};
    QCOMPARE(createOrder(bench).response.exclude.dump(), both.dump());
    QTest::keyClick(tree, Qt::Key_Space);
    tree->setCurrentIndex(row("status"));
    QTest::keyClick(tree, Qt::Key_Return);
    QVERIFY(createOrder(bench).response.exclude.is_null());
    QVERIFY(undoesTo(bench, before));
  }

  void aParameterOfThePathComesIntoThePath() {
    FakeWorkbench bench("food-delivery");
    Shown<EndpointEditor> shown(bench, bench.parts, QStringLiteral("recommend"));
    shown.editor->showPage(QStringLiteral("params"));
    auto* table = shown.page.find<FieldTable>("parameters.path");
    table->editAddRow();
    QTest::keyClicks(table->findChild<QLineEdit*>("field.add"), "limit: int ge=1");
    QTest::keyClick(table->findChild<QLineEdit*>("field.add"), Qt::Key_Return);
    const auto endpoint = [&] { return *bench.document.design().endpoint("recommend"); };
    QTRY_COMPARE(endpoint().path, std::string("/recommend/{limit}"));
    QCOMPARE(endpoint().parameters.back().field.name, std::string("limit"));
    bench.document.undo();
    QCOMPARE(endpoint().path, std::string("/recommend"));
  }

  void aRowOfAFieldHasAMenuAndItsKeys() {
    FakeWorkbench bench("food-delivery");
    Shown<ModelEditor> shown(bench, bench.parts, QStringLiteral("Address"));
    const auto names = [&] {
      QStringList all;
      for (const auto& field : bench.document.design().model("Address")->fields)
        all << QString::fromStdString(field.name);
      return all;
    };
    const QStringList before = names();
    auto* table = shown.page.find<FieldTable>("fields");
    const auto pick = [&](const QString& action) {
      const QModelIndex first = table->model()->index(0, 0);
      Q_EMIT table->customContextMenuRequested(table->visualRect(first).center());
      shown.page.pick("field.menu", action);
      QCoreApplication::processEvents();
    };
    pick("Duplicate");
    QTRY_COMPARE(names().size(), before.size() + 1);
    QCOMPARE(names().back(), before.front() + "_copy");
    pick("Move down");
    QCOMPARE(names().at(1), before.front());
    pick("Delete");
    QVERIFY(!names().contains(before.at(1)));
    QKeyEvent override(QEvent::ShortcutOverride, Qt::Key_F2, Qt::NoModifier);
    override.ignore();
    QCoreApplication::sendEvent(table, &override);
    QVERIFY(override.isAccepted()); // the window's own F2 renames the model
  }

  void aClickOnAFacetAsksForItsValueAndShowsWhatItRefuses() {
    FakeWorkbench bench("food-delivery");
    design::Model model = *bench.document.design().model("Address");
    model.fields[0].facets = {{"max_length", 30}};
    QVERIFY(bench.document.apply(design::SetModel{model}));
    Shown<ModelEditor> shown(bench, bench.parts, QStringLiteral("Address"));
    auto* table = shown.page.find<FieldTable>("fields");
    const QRect cell = table->visualRect(table->model()->index(0, 2));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 8, cell.center().y()));
    const pages::EntityPage popover(&bench.window);
    QVERIFY(popover.has("facet.value"));
    popover.type("facet.value", "3");
    QVERIFY(popover.has("facet.refused"));
    QTest::keyClick(popover.find("facet.value"), Qt::Key_Return);
    QVERIFY(!popover.has("facet.value"));
    const auto facets = [&] { return bench.document.design().model("Address")->fields[0].facets; };
    QCOMPARE(facets().dump(), std::string(R"({"max_length":3})"));
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, QPoint(cell.left() + 8, cell.center().y()));
    popover.click("facet.remove");
    QVERIFY(facets().empty());
  }

  void aClickOnTheChevronFoldsAndTicksNothing() {
    FakeWorkbench bench("food-delivery");
    Shown<EndpointEditor> shown(bench, bench.parts, QStringLiteral("orders/create_order"));
    shown.editor->showPage(QStringLiteral("responses"));
    auto* tree = shown.page.find<QTreeView>("response.exclude.tree");
    const QModelIndex items =
        tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, QStringLiteral("items"), 1).value(0);
    QVERIFY(items.isValid() && tree->model()->hasChildren(items));
    tree->collapseAll();
    // Where the row stands when the page has found its place: the same in two looks with all events between them done.
    QRect row;
    const auto isSettled = [&] {
      const QRect now = tree->visualRect(items);
      return std::exchange(row, now) == now && now.isValid() && tree->viewport()->rect().contains(now.center());
    };
    QTRY_VERIFY(isSettled());
    const QPoint chevron(row.left() + 16, row.center().y()); // ten pixels in, twelve wide
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, chevron);
    QVERIFY(tree->isExpanded(items));
    QVERIFY(createOrder(bench).response.exclude.is_null());
    QTRY_VERIFY(isSettled());
    QTest::mouseClick(tree->viewport(), Qt::LeftButton, {}, QPoint(row.left() + 16, row.center().y()));
    QVERIFY(!tree->isExpanded(items));
    QVERIFY(createOrder(bench).response.exclude.is_null());
  }

  // The row is the one that was pressed last: Qt's views take the second click on it for something else.
  void aDoubleClickOnTheChevronIsTwoAndTheTickStillTicks() {
    FakeWorkbench bench("food-delivery");
    Shown<EndpointEditor> shown(bench, bench.parts, QStringLiteral("orders/create_order"));
    shown.editor->showPage(QStringLiteral("responses"));
    auto* tree = shown.page.find<QTreeView>("response.exclude.tree");
    const QModelIndex items =
        tree->model()->match(tree->model()->index(0, 0), Qt::DisplayRole, QStringLiteral("items"), 1).value(0);
    tree->collapseAll();
    QRect row;
    const auto isSettled = [&] {
      const QRect now = tree->visualRect(items);
      return std::exchange(row, now) == now && now.isValid() && tree->viewport()->rect().contains(now.center());
    };
    QTRY_VERIFY(isSettled());
    const auto ticked = [&] { return items.data(Qt::CheckStateRole).toInt(); };
    const int before = ticked();
    const auto at = [&](int x) { return QPoint(row.left() + x, row.center().y()); };
    const auto send = [&](QEvent::Type type, const QPoint& place) {
      const QPointF local(place);
      QMouseEvent event(type, local, tree->viewport()->mapToGlobal(local), Qt::LeftButton,
                        type == QEvent::MouseButtonRelease ? Qt::NoButton : Qt::LeftButton, Qt::NoModifier);
      QApplication::sendEvent(tree->viewport(), &event);
    };
    const auto click = [&](int x, QEvent::Type press = QEvent::MouseButtonPress) {
      QTRY_VERIFY(isSettled());
      send(press, at(x));
      send(QEvent::MouseButtonRelease, at(x));
    };
    constexpr int chevron = 16;
    constexpr int tick = 36;
    click(tick);
    const int flipped = ticked();
    QVERIFY(flipped != before);
    click(chevron);
    QVERIFY(tree->isExpanded(items));
    click(chevron, QEvent::MouseButtonDblClick);
    QVERIFY(!tree->isExpanded(items));
    QCOMPARE(ticked(), flipped);
    click(tick);
    QCOMPARE(ticked(), before);
    click(tick, QEvent::MouseButtonDblClick);
    QCOMPARE(ticked(), flipped);
  }

  void selectionThatTicksCannotSayIsJson() {
    FakeWorkbench bench("food-delivery");
    design::Endpoint changed = createOrder(bench);
    changed.response.include = {{"items", {{"0", true}}}};
    QVERIFY(bench.document.apply(design::SetEndpoint{changed}));
    Shown<EndpointEditor> shown(bench, bench.parts, QStringLiteral("orders/create_order"));
    shown.editor->showPage(QStringLiteral("responses"));
    QVERIFY(shown.page.has("response.include.json"));
    QVERIFY(!shown.page.has("response.include.tree"));
    QVERIFY(shown.page.has("response.exclude.tree"));
  }

  void examplesOfAnAnswerHaveNamesAndAreChecked() {
    FakeWorkbench bench("food-delivery");
    const design::Design before = bench.document.design();
    Shown<EndpointEditor> shown(bench, bench.parts, QStringLiteral("orders/create_order"));
    shown.editor->showPage(QStringLiteral("responses"));
    const std::size_t count = createOrder(bench).responses.size();
    shown.page.click("answers.responses.add");
    const QString answer = QStringLiteral("answers.responses.%1").arg(count);
    shown.page.type(answer + ".key", "451");
    shown.page.type(answer + ".model", "Address");
    shown.page.click(answer + ".content.add");
    shown.page.type(answer + ".content.0.key", "application/json");
    const QString examples = answer + ".content.0.examples";
    shown.page.click(examples + ".add");
    shown.page.type(examples + ".0.key", "home");
    shown.page.type(examples + ".0.summary", "At home");
    const auto example = [&] {
      return createOrder(bench).responses["451"]["content"]["application/json"]["examples"]["home"];
    };
    QCOMPARE(example().dump(), R"({"value":{},"summary":"At home"})");
    auto& editor = shown.page.find<JsonField>(examples + ".0.value")->editor();
    QTRY_VERIFY(!editor.lenses().isEmpty()); // an address has a street
    editor.setContent(R"({"street": "Main St 1", "city": "Pune", "postcode": "411001"})");
    Q_EMIT editor.contentEdited();
    QTRY_VERIFY(example()["value"].contains("street"));
    QTRY_VERIFY(editor.lenses().isEmpty());
    QVERIFY(undoesTo(bench, before));
  }

  void exampleOfTheOwnAnswerIsOneClick() {
    FakeWorkbench bench("food-delivery");
    const design::Design before = bench.document.design();
    Shown<EndpointEditor> shown(bench, bench.parts, QStringLiteral("orders/create_order"));
    shown.editor->showPage(QStringLiteral("responses"));
    shown.page.click("response.addExample");
    shown.page.click("response.addExample");
    const auto examples = [&] {
      return createOrder(bench).responses["201"]["content"]["application/json"]["examples"];
    };
    QCOMPARE(examples().size(), std::size_t(2));
    QVERIFY(examples()["example"]["value"].contains("restaurant")); // of the response model
    const std::size_t answers = createOrder(bench).responses.size();
    QString row;
    for (std::size_t index = 0; index < answers; ++index) {
      const QString id = QStringLiteral("answers.responses.%1").arg(index);
      if (shown.page.text(id + ".key") == u"201") row = id;
    }
    auto& editor = shown.page.find<JsonField>(row + ".content.0.examples.0.value")->editor();
    QVERIFY(editor.lenses().isEmpty());
    editor.setContent("{}");
    Q_EMIT editor.contentEdited();
    QTRY_VERIFY(!editor.lenses().isEmpty());
    QVERIFY(undoesTo(bench, before));
  }

  void examplesOfAParameterHaveNamesAndAreChecked() {
    FakeWorkbench bench("food-delivery");
    design::Endpoint changed = createOrder(bench);
    changed.parameters = {{{"count", "int", Json::object()}, design::ParameterIn::Query}};
    QVERIFY(bench.document.apply(design::SetEndpoint{changed}));
    Shown<EndpointEditor> shown(bench, bench.parts, QStringLiteral("orders/create_order"));
    shown.editor->showPage(QStringLiteral("params"));
    const QString list = QStringLiteral("parameters.examples.openapi_examples");
    shown.page.click(list + ".add");
    shown.page.type(list + ".0.key", "few");
    shown.page.type(list + ".0.summary", "A few");
    const auto facets = [&] { return createOrder(bench).parameters[0].field.facets; };
    const auto few = [&] { return facets()["openapi_examples"]["few"]; };
    QCOMPARE(few()["summary"].dump(), R"("A few")");
    QVERIFY(few()["value"].is_number_integer()); // begins with a valid one
    auto& editor = shown.page.find<JsonField>(list + ".0.value")->editor();
    editor.setContent("{}");
    Q_EMIT editor.contentEdited();
    QTRY_VERIFY(!editor.lenses().isEmpty()); // no int
    editor.setContent("3");
    Q_EMIT editor.contentEdited();
    QTRY_COMPARE(few()["value"].dump(), std::string("3"));
    QTRY_VERIFY(editor.lenses().isEmpty());
    shown.page.click(list + ".0.remove");
    QVERIFY(!facets().contains("openapi_examples"));
  }

  void textsAreMarkdownWithAPreview() {
    FakeWorkbench bench("food-delivery");
    Shown<EndpointEditor> shown(bench, bench.parts, QStringLiteral("orders/create_order"));
    shown.editor->showPage(QStringLiteral("docs"));
    auto* field = shown.page.find<MarkdownField>("docs.description");
    const QString text = QStringLiteral("# Orders\n\nTakes **one** `order`. <b>html</b>");
    Q_EMIT field->textEdited(text);
    QCOMPARE(createOrder(bench).description, text.toStdString());
    QCOMPARE(field->text(), text);
    QTest::mouseClick(shown.page.find("docs.description.view")->findChildren<QAbstractButton*>().at(1), Qt::LeftButton);
    QVERIFY(field->previewText().startsWith(QStringLiteral("Orders\nTakes one order.")));
    QVERIFY(field->previewText().contains(QStringLiteral("<b>"))); // shown, not obeyed
    bench.document.undo();
    QVERIFY(field->text() != text);
  }

  void docsOfAnOperation() {
    FakeWorkbench bench("food-delivery");
    const design::Design before = bench.document.design();
    Shown<EndpointEditor> shown(bench, bench.parts, QStringLiteral("orders/create_order"));
    shown.editor->showPage(QStringLiteral("docs"));
    shown.page.type("docs.operation_id", "placeOrder");
    shown.page.click("docs.include_in_schema");
    QTest::mouseClick(shown.page.find("docs.strict_content_type")->findChildren<QAbstractButton*>().at(2),
                      Qt::LeftButton);
    QCOMPARE(createOrder(bench).operationId, std::string("placeOrder"));
    QVERIFY(!createOrder(bench).includeInSchema);
    QVERIFY(createOrder(bench).strictContentType == std::optional(false));
    QVERIFY(undoesTo(bench, before));
  }

  void callbacksAreEditedAsEndpointsAre() {
    FakeWorkbench bench("food-delivery");
    const design::Design before = bench.document.design();
    Shown<EndpointEditor> shown(bench, bench.parts, QStringLiteral("orders/create_order"));
    shown.editor->showPage(QStringLiteral("docs"));
    shown.page.click("callbacks.add");
    QCOMPARE(createOrder(bench).callbacks.size(), std::size_t(1));
    auto* editor = shown.editor->findChild<CallbacksEditor*>()->findChild<EndpointEditor*>();
    QVERIFY(editor);
    const FormPage callback(editor);
    callback.page().type("endpoint.path", "{$request.body#/hook}/paid");
    callback.page().type("endpoint.title", "Order paid");
    QCOMPARE(createOrder(bench).callbacks[0].path, std::string("{$request.body#/hook}/paid"));
    QCOMPARE(createOrder(bench).callbacks[0].summary, std::string("Order paid"));
    QVERIFY(undoesTo(bench, before));
  }

  void aWebhookIsAnEndpointWithoutBehaviour() {
    FakeWorkbench bench("food-delivery");
    design::Endpoint webhook;
    webhook.name = "order_placed";
    webhook.method = "POST";
    webhook.path = "order-placed";
    QVERIFY(bench.document.apply(design::SetWebhook{webhook}));
    Shown<EndpointEditor> shown(bench, contextOfWebhook(bench.parts, QStringLiteral("order_placed")));
    shown.page.type("endpoint.path", "order.placed");
    shown.page.type("endpoint.title", "An order was placed");
    const auto now = bench.document.design().webhook("order_placed");
    QCOMPARE(now->path, std::string("order.placed"));
    QCOMPARE(now->summary, std::string("An order was placed"));
    shown.editor->showPage(QStringLiteral("behaviour"));
    QVERIFY(!shown.page.has("behaviour.kind"));
  }

  void tagsAndServersOfTheProject() {
    FakeWorkbench bench("food-delivery");
    const design::Design before = bench.document.design();
    Shown<ProjectEditor> shown(bench, bench.parts);
    const auto project = [&] { return bench.document.design().project(); };
    const std::size_t tags = project().tags.size();
    shown.page.click("info.tags.add");
    const QString tag = QStringLiteral("info.tags.%1.").arg(tags);
    shown.page.type(tag + "name", "Money");
    shown.page.type(tag + "external_docs.url", "https://example.com");
    QCOMPARE(project().tags.back().name, std::string("Money"));
    QVERIFY(project().tags.back().externalDocs["url"] == Json("https://example.com"));
    const std::size_t servers = project().servers.size();
    shown.page.click("info.servers.add");
    const QString server = QStringLiteral("info.servers.%1.").arg(servers);
    shown.page.type(server + "url", "https://{region}.example.com");
    shown.page.click(server + "variables.add");
    shown.page.type(server + "variables.0.key", "region");
    QVERIFY(project().servers.back().variables["region"]["default"] == Json("v1"));
    QVERIFY(undoesTo(bench, before));
  }

  void aRenamedTagIsRenamedWhereverItStands() {
    FakeWorkbench bench("food-delivery");
    design::ProjectInfo info = bench.document.design().project();
    info.tags = {{"Places", "Where one eats", Json::object()}};
    QVERIFY(bench.document.apply(design::SetProject{info}));
    design::Endpoint listing = *bench.document.design().endpoint("restaurants/list_restaurants");
    listing.tags = {"Places"};
    QVERIFY(bench.document.apply(design::SetEndpoint{listing}));
    Shown<ProjectEditor> shown(bench, bench.parts);
    shown.page.type("info.tags.0.name", "Spots");
    QCOMPARE(bench.document.design().endpoint(listing.id())->tags, std::vector<std::string>({"Spots"}));
  }

  void rulesOfAModel() {
    FakeWorkbench bench("food-delivery");
    const design::Design before = bench.document.design();
    Shown<ModelEditor> shown(bench, bench.parts, QStringLiteral("OrderCreate"));
    const auto model = [&] { return *bench.document.design().model("OrderCreate"); };
    const std::size_t count = model().validators.size();
    shown.page.click("model.validators.add");
    const QString row = QStringLiteral("model.validators.%1.").arg(count);
    shown.page.type(row + "check", "len(self.items) < 9");
    shown.page.type(row + "message", "too much");
    QCOMPARE(model().validators.back().check, std::string("len(self.items) < 9"));
    shown.page.click("model.computed.add");
    QCOMPARE(model().computed.back().expression, std::string("0"));
    shown.page.addChip("model.config", "str_max_length=40");
    QVERIFY(model().config["str_max_length"] == Json(40));
    shown.page.type("model.parameters", "T");
    QCOMPARE(model().typeParameters, std::vector<std::string>({"T"}));
    QVERIFY(undoesTo(bench, before));
  }

  void checkingLightsTheLamp() {
    FakeWorkbench bench("hello");
    design::SecurityScheme bearer;
    bearer.name = "bearer";
    QVERIFY(bench.document.apply(design::SetSecurityScheme{bearer}));
    Shown<SchemeEditor> shown(bench, bench.parts, QStringLiteral("bearer"));
    auto* check = shown.page.find<CheckPanel>("scheme.check");
    shown.page.click("scheme.check.run");
    QTRY_COMPARE(check->rows().size(), 7);
    QVERIFY(std::ranges::all_of(check->rows(), &CheckRow::isFine));
    shown.page.type("scheme.description", "x");
    QVERIFY(check->rows().isEmpty()); // of another design
  }
};

QTEST_MAIN(DocumentEditorsTest)
#include "document_editors_test.moc"
