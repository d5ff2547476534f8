// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The editors of dependencies, security schemes, users, middleware, exception handlers, mounts and the application:
// what a person does becomes one undoable edit, what is wrong is said at its place.
#include "core/design/edit.h"
#include "core/security/password.h"
#include "tests/pages/entity_page.h"
#include "tests/ui/editors/show_editor.h"
#include "ui/editors/dependency_editor.h"
#include "ui/editors/dependency_tree.h"
#include "ui/editors/handlers_editor.h"
#include "ui/editors/middleware_editor.h"
#include "ui/editors/mount_editor.h"
#include "ui/editors/problem_line.h"
#include "ui/editors/project_editor.h"
#include "ui/editors/scheme_editor.h"
#include "ui/editors/users_editor.h"
#include "ui/models/dependency_use.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>

using namespace signalbox;
using namespace signalbox::ui;
using pages::EntityPage;

namespace {

// An editor in a window, over a copy of a sample.
template<class Editor>
class Shown final {
public:
  template<class... Arguments>
  explicit Shown(FakeWorkbench& bench, const Arguments&... arguments)
      : editor(new Editor(bench.parts, arguments..., &bench.window)), page(editor) {
    showEditor(bench, editor);
  }

  Editor* editor;
  EntityPage page;
};

bool apply(FakeWorkbench& bench, const design::Edit& edit) { return bench.document.apply(edit).has_value(); }

design::SecurityScheme bearer() {
  design::SecurityScheme scheme;
  scheme.name = "bearer";
  return scheme;
}

design::Dependency dependency(const std::string& name, std::vector<design::Depends> asks = {}) {
  design::Dependency made;
  made.name = name;
  made.dependencies = std::move(asks);
  return made;
}

design::Depends asks(const std::string& dependency, const std::string& name = {}) {
  design::Depends depends;
  depends.dependency = dependency;
  depends.name = name;
  return depends;
}

} // namespace

class EntityEditorsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void middlewareIsAddedPutInOrderAndTakenOut();
  void rowsOfAListHaveAMenuAndF2LeadsIntoTheirForm();
  void optionsOfMiddlewareGoIntoTheDesign();
  void whatIsWrongStandsAtItsOption();
  void unknownOptionsAreKept();
  void handlerAnswersWhatIsChosen();
  void typeOfASchemeKeepsWhatFits();
  void renamedSchemeIsFollowedByWhoAsksForIt();
  void userGetsAPasswordThatIsKeptAsAHash();
  void userGetsAKeyThatIsKeptAsAHash();
  void rolesAndProfileOfAUser();
  void dependencyAsksForOthersInOrder();
  void userDependencyChoosesItsScheme();
  void whoAsksForADependencyIsListed();
  void treeTellsWhatRunsOnce();
  void mountTurnsIntoAnotherKind();
  void applicationAndTokensAreSet();
  void oneUndoTakesBackTypingInOneOption();
};

void EntityEditorsTest::middlewareIsAddedPutInOrderAndTakenOut() {
  FakeWorkbench bench("hello");
  Shown<MiddlewareEditor> shown(bench);
  for (const char* kind : {"CORS", "Rate limit"}) {
    shown.editor->chooseNew();
    shown.page.pick("middleware.kinds", kind);
  }
  QCOMPARE(shown.page.rows("middleware.list"), QStringList({"CORS", "Rate limit"}));
  QVERIFY(bench.document.design().middleware()[1] ==
          (design::Middleware{"rate_limit", {{"requests", 60}, {"seconds", 60}}}));
  shown.page.press("middleware.list", "Alt+Up");
  QCOMPARE(shown.page.rows("middleware.list"), QStringList({"Rate limit", "CORS"}));
  shown.page.press("middleware.list", "Del"); // what was moved is still chosen
  QCOMPARE(shown.page.rows("middleware.list"), QStringList({"CORS"}));
  QVERIFY(bench.navigator.visits.contains("toast Removed Rate limit"));
  bench.document.undo();
  QCOMPARE(bench.document.design().middleware().size(), 2u);
}

void EntityEditorsTest::rowsOfAListHaveAMenuAndF2LeadsIntoTheirForm() {
  FakeWorkbench bench("hello");
  Shown<MiddlewareEditor> shown(bench);
  for (const char* kind : {"CORS", "Rate limit"}) {
    shown.editor->chooseNew();
    shown.page.pick("middleware.kinds", kind);
  }
  auto* list = shown.page.find<QAbstractItemView>("middleware.list");
  const auto chooseInMenu = [&](const QString& text) {
    const QPoint at = list->rect().center();
    QContextMenuEvent menuKey(QContextMenuEvent::Keyboard, at, list->mapToGlobal(at));
    QApplication::sendEvent(list, &menuKey);
    auto* menu = qobject_cast<QMenu*>(QApplication::activePopupWidget());
    if (!menu) return false;
    QAction* found = nullptr;
    for (QAction* action : menu->actions())
      if (action->text().section(u'\t', 0, 0) == text) found = action;
    menu->close();
    if (found) found->trigger();
    return found != nullptr;
  };
  QVERIFY(!chooseInMenu("Move down")); // it is the last
  QVERIFY(chooseInMenu("Move up"));
  QCOMPARE(shown.page.rows("middleware.list"), QStringList({"Rate limit", "CORS"}));
  list->setFocus();
  QTRY_VERIFY(shown.page.find<QWidget>("middleware.requests")->isVisible()); // its form was made anew
  QTest::keyClick(list, Qt::Key_F2);
  const QWidget* focused = shown.editor->window()->focusWidget(); // the menu before took the activation
  QVERIFY(focused && focused != list && shown.editor->isAncestorOf(focused));
  QVERIFY(chooseInMenu("Remove"));
  QCOMPARE(shown.page.rows("middleware.list"), QStringList({"CORS"}));
}

void EntityEditorsTest::optionsOfMiddlewareGoIntoTheDesign() {
  FakeWorkbench bench("hello");
  QVERIFY(apply(bench, design::SetMiddleware{{{"cors", design::Json::object()}}}));
  Shown<MiddlewareEditor> shown(bench);
  shown.page.addChip("middleware.allow_origins", "https://shop.example");
  shown.page.click("middleware.allow_credentials");
  shown.page.type("middleware.max_age", "60");
  const design::Json wanted = {
      {"allow_origins", design::Json::array({"https://shop.example"})}, {"allow_credentials", true}, {"max_age", 60}};
  QCOMPARE(bench.document.design().middleware()[0].options.dump(), wanted.dump());
  shown.page.click("middleware.allow_credentials"); // its default: left out again
  QVERIFY(!bench.document.design().middleware()[0].options.contains("allow_credentials"));
}

void EntityEditorsTest::whatIsWrongStandsAtItsOption() {
  FakeWorkbench bench("hello");
  QVERIFY(apply(bench, design::SetMiddleware{{{"rate_limit", {{"requests", 0}, {"seconds", 60}}}}}));
  Shown<MiddlewareEditor> shown(bench);
  const auto says = [&](const QString& words) {
    const auto lines = shown.editor->findChildren<ProblemLine*>();
    return std::any_of(lines.begin(), lines.end(),
                       [&](const ProblemLine* line) { return line->isVisible() && line->text().contains(words); });
  };
  QTRY_VERIFY(says("must be a whole number from 1"));
  shown.page.type("middleware.requests", "5");
  QTRY_VERIFY(!says("must be a whole number from 1"));
}

void EntityEditorsTest::unknownOptionsAreKept() {
  FakeWorkbench bench("hello");
  QVERIFY(apply(bench, design::SetMiddleware{{{"gzip", {{"future", 1}}}}}));
  Shown<MiddlewareEditor> shown(bench);
  QVERIFY(shown.page.has("middleware.rest"));
  shown.page.type("middleware.minimum_size", "100");
  QCOMPARE(bench.document.design().middleware()[0].options.dump(), R"({"future":1,"minimum_size":100})");
}

void EntityEditorsTest::handlerAnswersWhatIsChosen() {
  FakeWorkbench bench("hello");
  Shown<HandlersEditor> shown(bench);
  shown.editor->chooseNew();
  shown.page.pick("handlers.kinds", "404 Not Found");
  QCOMPARE(bench.document.design().exceptionHandlers()[0].on, std::string("404"));
  shown.page.type("handlers.on", "HTTPException");
  QCOMPARE(bench.document.design().exceptionHandlers()[0].on, std::string("HTTPException"));
  shown.page.type("handlers.status", "418");
  QVERIFY(bench.document.design().exceptionHandlers()[0].options["status"] == 418);
}

void EntityEditorsTest::typeOfASchemeKeepsWhatFits() {
  FakeWorkbench bench("hello");
  QVERIFY(apply(bench, design::SetSecurityScheme{bearer()}));
  Shown<SchemeEditor> shown(bench, QString("bearer"));
  shown.page.choose("scheme.kind", "oauth2_password");
  shown.page.type("scheme.token_url", "login");
  shown.page.choose("scheme.kind", "oauth2_authorization_code");
  const auto scheme = bench.document.design().securityScheme("bearer");
  QCOMPARE(scheme->type, std::string("oauth2_authorization_code"));
  QVERIFY(scheme->options["token_url"] == "login");
  shown.page.click("scheme.auto_error");
  QVERIFY(!bench.document.design().securityScheme("bearer")->autoError);
}

void EntityEditorsTest::renamedSchemeIsFollowedByWhoAsksForIt() {
  FakeWorkbench bench("hello");
  QVERIFY(apply(bench, design::SetSecurityScheme{bearer()}));
  QVERIFY(apply(bench, design::SetDependency{dependency("reader", {asks("bearer", "token")})}));
  Shown<SchemeEditor> shown(bench, QString("bearer"));
  shown.page.type("scheme.title", "login_token");
  QTest::keyClick(shown.page.find("scheme.title"), Qt::Key_Return);
  QCOMPARE(shown.editor->schemeName(), QString("login_token"));
  QCOMPARE(bench.document.design().dependency("reader")->dependencies[0].dependency, std::string("login_token"));
}

void EntityEditorsTest::userGetsAPasswordThatIsKeptAsAHash() {
  FakeWorkbench bench("hello");
  Shown<UsersEditor> shown(bench);
  shown.page.click("users.first");
  QCOMPARE(shown.page.rows("users.list"), QStringList({"user"}));
  shown.page.click("users.setPassword");
  const EntityPage sheet(bench.window.findChild<QWidget*>("password"));
  sheet.type("password.new", "correct horse");
  sheet.type("password.again", "correct hors");
  QVERIFY(!sheet.find("password.set")->isEnabled());
  sheet.type("password.again", "correct horse");
  QTest::keyClick(sheet.find("password.again"), Qt::Key_Return);
  QTRY_VERIFY_WITH_TIMEOUT(!bench.document.design().users()[0].passwordHash.empty(), 20'000);
  const std::string hash = bench.document.design().users()[0].passwordHash;
  security::PasswordJudge judge;
  QVERIFY(judge.isRight(hash, "correct horse"));
  QVERIFY(!judge.isRight(hash, "correct hors"));
  QVERIFY(bench.document.saveNow());
  shown.page.click("users.dropPassword");
  QVERIFY(bench.document.design().users()[0].passwordHash.empty());
}

void EntityEditorsTest::userGetsAKeyThatIsKeptAsAHash() {
  FakeWorkbench bench("hello");
  Shown<UsersEditor> shown(bench);
  shown.page.click("users.first");
  shown.page.click("users.makeKey");
  const std::string key = QGuiApplication::clipboard()->text().toStdString();
  QCOMPARE(key.size(), 43u); // 32 random bytes
  QCOMPARE(bench.document.design().users()[0].apiKeyHash, security::apiKeyHash(key));
}

void EntityEditorsTest::rolesAndProfileOfAUser() {
  FakeWorkbench bench("hello");
  design::User ada;
  ada.username = "ada";
  ada.profile = {{"full_name", "Ada"}};
  QVERIFY(apply(bench, design::SetUsers{{ada}}));
  Shown<UsersEditor> shown(bench);
  shown.page.addChip("users.roles", "admin");
  shown.page.addChip("users.roles", "editor");
  shown.page.click("users.disabled");
  shown.page.type("users.username", "ada_l");
  const design::User& user = bench.document.design().users()[0];
  QCOMPARE(user.username, std::string("ada_l"));
  QCOMPARE(user.roles, (std::vector<std::string>{"admin", "editor"}));
  QVERIFY(user.disabled);
  QVERIFY(user.profile == ada.profile);
}

void EntityEditorsTest::dependencyAsksForOthersInOrder() {
  FakeWorkbench bench("hello");
  for (const char* name : {"clock", "limits", "pages"}) QVERIFY(apply(bench, design::SetDependency{dependency(name)}));
  Shown<DependencyEditor> shown(bench, QString("pages"));
  for (const char* name : {"clock", "limits"}) {
    shown.page.click("dependency.depends.add");
    shown.page.pick("dependency.depends.names", name);
  }
  shown.page.click("dependency.depends.1.up");
  shown.page.type("dependency.depends.0.name", "bounds");
  const auto& all = bench.document.design().dependency("pages")->dependencies;
  QCOMPARE(all.size(), 2u);
  QVERIFY(all[0] == asks("limits", "bounds"));
  QVERIFY(all[1] == asks("clock", "clock"));
  shown.page.click("dependency.depends.0.remove");
  QCOMPARE(bench.document.design().dependency("pages")->dependencies.size(), 1u);
}

void EntityEditorsTest::userDependencyChoosesItsScheme() {
  FakeWorkbench bench("hello");
  QVERIFY(apply(bench, design::SetSecurityScheme{bearer()}));
  QVERIFY(apply(bench, design::SetDependency{dependency("current_user")}));
  Shown<DependencyEditor> shown(bench, QString("current_user"));
  shown.page.choose("dependency.kind", "user");
  shown.page.addChip("dependency.roles", "admin");
  const auto made = bench.document.design().dependency("current_user");
  QCOMPARE(made->kind, std::string("user"));
  QCOMPARE(made->options.dump(), R"({"scheme":"bearer","roles":["admin"]})");
}

void EntityEditorsTest::whoAsksForADependencyIsListed() {
  FakeWorkbench bench("hello");
  QVERIFY(apply(bench, design::SetDependency{dependency("clock")}));
  QVERIFY(apply(bench, design::SetDependency{dependency("pages", {asks("clock")})}));
  design::Endpoint endpoint = *bench.document.design().endpoints().front();
  endpoint.dependencies = {asks("pages")};
  QVERIFY(apply(bench, design::SetEndpoint{endpoint}));
  const auto uses = usesOfDependency(bench.document.design(), "clock");
  QCOMPARE(uses.size(), 2);
  QCOMPARE(uses[0].text, QString("pages"));
  QCOMPARE(uses[1].place.entity, endpoint.id());
  QVERIFY(!uses[1].isDirect);
  QCOMPARE(usedBy(uses), QString("1 endpoint"));
}

void EntityEditorsTest::treeTellsWhatRunsOnce() {
  FakeWorkbench bench("hello");
  QVERIFY(apply(bench, design::SetDependency{dependency("clock")}));
  QVERIFY(apply(bench, design::SetDependency{dependency("pages", {asks("clock", "now")})}));
  design::Endpoint endpoint = *bench.document.design().endpoints().front();
  endpoint.dependencies = {asks("pages", "pages"), asks("clock", "now"), asks("gone")};
  const auto root = design::dependencyTree(bench.document.design(), endpoint, {});
  const auto rows = dependencyTreeRows(root);
  QStringList texts;
  for (const auto& row : rows) texts << QString(row.depth, '.') + row.name + ": " + row.detail;
  texts.sort();
  QCOMPARE(texts, QStringList({".clock: as now", "clock: as now, the value from above", "gone: is not there",
                               "pages: as pages"}));
}

void EntityEditorsTest::mountTurnsIntoAnotherKind() {
  FakeWorkbench bench("hello");
  design::Mount mount;
  mount.name = "assets";
  mount.path = "/assets";
  mount.options = {{"directory", "static"}, {"html", true}};
  QVERIFY(apply(bench, design::SetMount{mount}));
  Shown<MountEditor> shown(bench, QString("assets"));
  shown.page.choose("mount.kind", "frontend");
  shown.page.type("mount.path", "/app");
  const auto changed = bench.document.design().mount("assets");
  QCOMPARE(changed->path, std::string("/app"));
  QCOMPARE(changed->options.dump(), R"({"directory":"static"})");
}

void EntityEditorsTest::applicationAndTokensAreSet() {
  FakeWorkbench bench("hello");
  Shown<ProjectEditor> shown(bench);
  shown.page.type("app.docs_url", "off");
  shown.page.type("app.root_path", "/api");
  shown.page.click("app.redirect_slashes");
  shown.page.type("tokens.access_seconds", "60");
  const design::ProjectInfo& project = bench.document.design().project();
  QCOMPARE(project.app.docsUrl, std::string());
  QCOMPARE(project.app.rootPath, std::string("/api"));
  QVERIFY(!project.app.redirectSlashes);
  QCOMPARE(project.tokens.accessSeconds, 60);
  QCOMPARE(shown.page.text("app.docs_url"), QString("off"));
}

void EntityEditorsTest::oneUndoTakesBackTypingInOneOption() {
  FakeWorkbench bench("hello");
  QVERIFY(apply(bench, design::SetMiddleware{{{"timing", design::Json::object()}}}));
  Shown<MiddlewareEditor> shown(bench);
  shown.page.type("middleware.header", "X-Took");
  QVERIFY(bench.document.design().middleware()[0].options["header"] == "X-Took");
  bench.document.undo();
  QCOMPARE(bench.document.design().middleware()[0].options.dump(), "{}");
  QCOMPARE(shown.page.text("middleware.header"), QString());
}

QTEST_MAIN(EntityEditorsTest)
#include "entity_editors_test.moc"
