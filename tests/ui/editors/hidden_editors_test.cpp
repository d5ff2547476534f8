// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Editors that stand behind another tab wait: whatever is edited meanwhile, they are shown anew once, when they come to
// the front.
#include "tests/ui/panels/fake_workbench.h"
#include "ui/editors/constant_editor.h"
#include "ui/editors/dependency_editor.h"
#include "ui/editors/dependency_map.h"
#include "ui/editors/endpoint_editor.h"
#include "ui/editors/enum_editor.h"
#include "ui/editors/handlers_editor.h"
#include "ui/editors/middleware_editor.h"
#include "ui/editors/model_editor.h"
#include "ui/editors/mount_editor.h"
#include "ui/editors/project_editor.h"
#include "ui/editors/router_editor.h"
#include "ui/editors/scheme_editor.h"
#include "ui/editors/users_editor.h"
#include "ui/text/code_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QStackedLayout>

#include <functional>

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;

namespace {

// Something of each kind that has an editor, all saying `text`.
design::Design saying(design::Design design, const std::string& text) {
  design::Endpoint endpoint = *design.endpoint("kitchen");
  endpoint.summary = text;
  design::Model model = *design.model("Address");
  model.description = text;
  design::Model colours = *design.model("Cuisine");
  colours.description = text;
  design::Router router = *design.router("orders");
  router.prefix = "/" + text;
  design::Dependency dependency;
  dependency.name = "paging";
  dependency.description = text;
  design::SecurityScheme scheme;
  scheme.name = "bearer";
  scheme.type = "http_bearer";
  scheme.description = text;
  design::Mount mount;
  mount.name = "files";
  mount.kind = "static";
  mount.path = "/" + text;
  design::User user;
  user.username = text;
  design::ProjectInfo project = design.project();
  project.name = text;
  return design.withEndpoint(endpoint)
      .withModel(model)
      .withModel(colours)
      .withRouter(router)
      .withDependency(dependency)
      .withSecurityScheme(scheme)
      .withMount(mount)
      .withUsers({user})
      .withMiddleware({{"timing", {{"header", text}}}})
      .withExceptionHandlers({{text, Json::object()}})
      .withConstant({"greeting", text})
      .withProject(project);
}

struct Kind {
  const char* name;
  std::function<QWidget*(Workbench&)> make;
};

const std::vector<Kind>& kinds() {
  static const std::vector<Kind> all{
      {"endpoint", [](Workbench& bench) { return new EndpointEditor(bench, QStringLiteral("kitchen")); }},
      {"model", [](Workbench& bench) { return new ModelEditor(bench, QStringLiteral("Address")); }},
      {"enum", [](Workbench& bench) { return new EnumEditor(bench, QStringLiteral("Cuisine")); }},
      {"router", [](Workbench& bench) { return new RouterEditor(bench, QStringLiteral("orders")); }},
      {"dependency", [](Workbench& bench) { return new DependencyEditor(bench, QStringLiteral("paging")); }},
      {"scheme", [](Workbench& bench) { return new SchemeEditor(bench, QStringLiteral("bearer")); }},
      {"mount", [](Workbench& bench) { return new MountEditor(bench, QStringLiteral("files")); }},
      {"constant", [](Workbench& bench) { return new ConstantEditor(bench, QStringLiteral("greeting")); }},
      {"users", [](Workbench& bench) { return new UsersEditor(bench); }},
      {"middleware", [](Workbench& bench) { return new MiddlewareEditor(bench); }},
      {"handlers", [](Workbench& bench) { return new HandlersEditor(bench); }},
      {"project", [](Workbench& bench) { return new ProjectEditor(bench); }}};
  return all;
}

bool shows(const QWidget& editor, const QString& text) {
  for (const auto* edit : editor.findChildren<QLineEdit*>())
    if (edit->text().contains(text)) return true;
  for (const auto* code : editor.findChildren<CodeEditor*>())
    if (code->content().contains(text)) return true;
  return false;
}

// How often one of its texts was written anew.
class Renders final : public QObject {
public:
  explicit Renders(QWidget& editor) {
    for (auto* edit : editor.findChildren<QLineEdit*>())
      connect(edit, &QLineEdit::textChanged, this, [this] { ++count; });
    for (auto* code : editor.findChildren<CodeEditor*>())
      connect(code, &QsciScintilla::textChanged, this, [this] { ++count; });
  }
  int count = 0;
};

} // namespace

class HiddenEditorsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void anEditorBehindAnotherTabWaits_data() {
    QTest::addColumn<int>("kind");
    for (std::size_t at = 0; at < kinds().size(); ++at) QTest::newRow(kinds()[at].name) << int(at);
  }
  void anEditorBehindAnotherTabWaits() {
    QFETCH(int, kind);
    FakeWorkbench bench("food-delivery");
    const auto say = [&](const char* text) {
      return bench.document.apply(design::SetDesign{saying(bench.document.design(), text), {}}).has_value();
    };
    QVERIFY(say("first"));
    auto* stack = new QStackedLayout(&bench.window);
    QWidget* editor = kinds()[std::size_t(kind)].make(bench.parts);
    stack->addWidget(editor);
    stack->addWidget(new QWidget);
    bench.window.resize(1000, 800);
    bench.window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&bench.window));
    QTRY_VERIFY(bench.live.api() && bench.live.api()->design() == bench.document.design());
    QVERIFY(shows(*editor, QStringLiteral("first")));

    stack->setCurrentIndex(1);
    const Renders renders(*editor);
    for (const char* text : {"second", "third", "fourth"}) QVERIFY(say(text));
    QTRY_VERIFY(bench.live.api()->design() == bench.document.design());
    QCOMPARE(renders.count, 0);
    QVERIFY(shows(*editor, QStringLiteral("first")));

    stack->setCurrentIndex(0);
    QVERIFY(shows(*editor, QStringLiteral("fourth")));
    QVERIFY(!shows(*editor, QStringLiteral("first")));
    const int once = renders.count;
    stack->setCurrentIndex(1);
    stack->setCurrentIndex(0);
    QCOMPARE(renders.count, once); // nothing came meanwhile
    QVERIFY(say("fifth"));
    QVERIFY(shows(*editor, QStringLiteral("fifth"))); // at once: it is looked at
  }
};

QTEST_MAIN(HiddenEditorsTest)
#include "hidden_editors_test.moc"
