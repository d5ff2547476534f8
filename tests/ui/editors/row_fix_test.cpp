// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong stands at its row, with the fix to click or to press; and types are completed wherever one is typed.
#include "tests/pages/entity_page.h"
#include "tests/ui/editors/show_editor.h"
#include "ui/editors/dependency_editor.h"
#include "ui/editors/endpoint_editor.h"
#include "ui/editors/middleware_editor.h"
#include "ui/editors/model_editor.h"
#include "ui/editors/problem_line.h"
#include "ui/editors/problem_lines.h"
#include "ui/text/line_code_edit.h"
#include "ui/theme/theme.h"

#include <QListWidget>

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;
using pages::EntityPage;

namespace {

template<class Editor>
class Shown final {
public:
  template<class... Arguments>
  explicit Shown(FakeWorkbench& bench, const Arguments&... arguments)
      : editor(new Editor(bench.parts, arguments..., &bench.window)), page(editor) {
    showEditor(bench, editor);
  }

  // The button at the row; empty while it has no fix.
  QString offered(const QString& line) const {
    const auto* fix = editor->template findChild<QAbstractButton*>(line + QStringLiteral(".fix"));
    return fix && fix->isVisible() ? fix->text() : QString();
  }
  QString said(const QString& line) const {
    const auto* found = editor->template findChild<ProblemLine*>(line);
    return found && found->isVisible() ? found->text() : QString();
  }

  Editor* editor;
  EntityPage page;
};

design::Dependency dependency(const char* name, std::vector<design::Depends> asked = {},
                              Json options = Json::object()) {
  design::Dependency made;
  made.name = name;
  made.dependencies = std::move(asked);
  made.options = std::move(options);
  return made;
}

} // namespace

class RowFixTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void dependencyThatIsNotThereIsReplacedAtItsRow() {
    FakeWorkbench bench("hello");
    QVERIFY(bench.document.apply(design::SetDependency{dependency("paging")}));
    QVERIFY(bench.document.apply(design::SetDependency{dependency("list", {{"pagin", "pages", true, {}, {}}})}));
    Shown<DependencyEditor> shown(bench, QString("list"));
    const QString line = "dependency.depends.0.problem";
    QTRY_COMPARE(shown.offered(line), QString("Use paging"));
    QVERIFY(!shown.said(line).isEmpty());
    shown.page.click(line + ".fix");
    QCOMPARE(bench.document.design().dependency("list")->dependencies[0].dependency, std::string("paging"));
    QTRY_VERIFY(shown.said(line).isEmpty());
    bench.document.undo(); // one step
    QCOMPARE(bench.document.design().dependency("list")->dependencies[0].dependency, std::string("pagin"));
  }

  void fixIsPressedByKey() {
    FakeWorkbench bench("hello");
    QVERIFY(bench.document.apply(design::SetMiddleware{{{"gzip", {{"minimum_size", 100}, {"minimumsize", 5}}}}}));
    Shown<MiddlewareEditor> shown(bench);
    QTRY_COMPARE(shown.offered("middleware.problem"), QString("Take out minimumsize"));
    auto* fix = shown.page.find<QAbstractButton>("middleware.problem.fix");
    QVERIFY(fix->focusPolicy() & Qt::TabFocus);
    fix->setFocus();
    QTest::keyClick(fix, Qt::Key_Space);
    QVERIFY(bench.document.design().middleware()[0].options == Json({{"minimum_size", 100}}));
  }

  void typeOfAFieldIsMendedBelowTheTable() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(bench.document.apply(design::AddField{"OrderCreate", {"copy", "OrderCreat | None", Json::object()}}));
    Shown<ModelEditor> shown(bench, QString("OrderCreate"));
    QTRY_COMPARE(shown.offered("fields.problem.0"), QString("Use OrderCreate"));
    QVERIFY(shown.said("fields.problem.0").contains("OrderCreat"));
    shown.page.click("fields.problem.0.fix");
    QCOMPARE(bench.document.design().model("OrderCreate")->fields.back().type, std::string("OrderCreate | None"));
    QTRY_VERIFY(shown.said("fields.problem.0").isEmpty());
  }

  void parameterOfNoPathIsTakenOutBelowItsTables() {
    FakeWorkbench bench("food-delivery");
    design::Endpoint changed = *bench.document.design().endpoint("orders/create_order");
    changed.parameters = {{{"order_id", "int", Json::object()}, design::ParameterIn::Path}};
    QVERIFY(bench.document.apply(design::SetEndpoint{changed}));
    Shown<EndpointEditor> shown(bench, QString("orders/create_order"));
    shown.editor->showPage("params");
    QTRY_COMPARE(shown.offered("parameters.problem.0"), QString("Take out order_id"));
    shown.page.click("parameters.problem.0.fix");
    QVERIFY(bench.document.design().endpoint("orders/create_order")->parameters.empty());
  }

  void nameInThePathIsDeclaredBelowTheTables() {
    FakeWorkbench bench("food-delivery");
    design::Endpoint changed = *bench.document.design().endpoint("orders/create_order");
    changed.path = "/{order_id}/again";
    QVERIFY(bench.document.apply(design::SetEndpoint{changed}));
    Shown<EndpointEditor> shown(bench, QString("orders/create_order"));
    shown.editor->showPage("params");
    QTRY_COMPARE(shown.offered("parameters.problem.0"), QString("Declare order_id"));
    shown.page.click("parameters.problem.0.fix");
    QCOMPARE(bench.document.design().endpoint("orders/create_order")->parameters[0].field.name,
             std::string("order_id"));
  }

  void typeIsCompletedInADocumentedAnswer() {
    FakeWorkbench bench("food-delivery");
    Shown<EndpointEditor> shown(bench, QString("orders/create_order"));
    shown.editor->showPage("responses");
    shown.page.click("answers.responses.add");
    shown.page.type("answers.responses.0.key", "404");
    shown.page.type("answers.responses.0.model", "list[OrderCr");
    auto* edit = shown.page.find<LineCodeEdit>("answers.responses.0.model");
    QVERIFY(edit->listWants(Qt::Key_Down));
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::keyClicks(edit, "]");
    QVERIFY(bench.document.design().endpoint("orders/create_order")->responses["404"]["model"] == "list[OrderCreate]");
    shown.page.type("answers.responses.0.model", "Nowhere");
    QVERIFY(!edit->lineProblem().message.isEmpty());
  }

  void typeIsCompletedInAComputedField() {
    FakeWorkbench bench("food-delivery");
    Shown<ModelEditor> shown(bench, QString("OrderCreate"));
    shown.page.click("model.computed.add");
    shown.page.type("model.computed.0.type", "Addr");
    auto* edit = shown.page.find<LineCodeEdit>("model.computed.0.type");
    QVERIFY(edit->listWants(Qt::Key_Down));
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(bench.document.design().model("OrderCreate")->computed[0].type, std::string("Address"));
  }
};

QTEST_MAIN(RowFixTest)
#include "row_fix_test.moc"
