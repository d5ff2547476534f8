// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/diagnose.h"

#include <QtTest>

using namespace signalbox;
using namespace signalbox::design;

namespace {

Field field(const char* name, const char* type, Json facets = Json::object()) {
  Field made;
  made.name = name;
  made.type = type;
  made.facets = std::move(facets);
  return made;
}

Parameter parameter(ParameterIn in, const char* name, const char* type, Json facets = Json::object()) {
  return {field(name, type, std::move(facets)), in};
}

Field form(const char* name, const char* type = "str") { return field(name, type, {{"in", "form"}}); }

Endpoint taking(std::vector<Parameter> parameters, std::vector<Field> body = {}, const char* method = "POST") {
  Endpoint made;
  made.name = "it";
  made.method = method;
  made.path = "/it";
  made.parameters = std::move(parameters);
  made.body = std::move(body);
  return made;
}

Model model(const char* name) {
  Model made;
  made.name = name;
  made.fields = {field("a", "int")};
  return made;
}

ProjectInfo projectWith(const AppSettings& app) {
  ProjectInfo project;
  project.app = app;
  return project;
}

QStringList problemsOf(const Design& design) {
  QStringList lines;
  for (const Diagnostic& diagnostic : diagnose(design)) {
    const char* severity = diagnostic.severity == Severity::Error ? "error " : "warning ";
    lines << QString::fromStdString(diagnostic.place.entity + diagnostic.place.pointer + " " + severity +
                                    diagnostic.code);
  }
  lines.sort();
  return lines;
}

} // namespace

class DiagnoseInputsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void tellsWhatIsWrong_data();
  void tellsWhatIsWrong() {
    QFETCH(Design, design);
    QTEST(problemsOf(design), "problems");
  }

private:
  static void parameters();
  static void bodies();
  static void settings();
};

void row(const char* what, const Design& design, QStringList problems) { QTest::newRow(what) << design << problems; }

void DiagnoseInputsTest::tellsWhatIsWrong_data() {
  QTest::addColumn<Design>("design");
  QTest::addColumn<QStringList>("problems");
  parameters();
  bodies();
  settings();
}

void DiagnoseInputsTest::parameters() {
  using enum ParameterIn;
  const Design base = Design().withModel(model("Filter"));
  const auto with = [&](std::vector<Parameter> all) { return base.withEndpoint(taking(std::move(all))); };
  row("all is well",
      with({parameter(Query, "f", "Filter"), parameter(Header, "x_token", "str"), parameter(Cookie, "c", "Filter")}),
      {});
  row("a model beside another parameter", with({parameter(Query, "f", "Filter"), parameter(Query, "q", "int")}),
      {"it/parameters/0/type error lonely-model"});
  row("a model with a default beside another",
      with({parameter(Query, "f", "Filter", {{"default", nullptr}}), parameter(Query, "q", "int")}),
      {"it/parameters/0/type warning lonely-model"});
  row("a model beside a parameter of another kind",
      with({parameter(Header, "h", "Filter"), parameter(Query, "q", "int")}), {});
  row("convert_underscores of a query", with({parameter(Query, "q_q", "int", {{"convert_underscores", false}})}),
      {"it/parameters/0/convert_underscores warning unused-option"});
  row("no name of a header", with({parameter(Header, "h", "str", {{"alias", "X Y"}})}),
      {"it/parameters/0/alias warning bad-header-name"});
  row("two of one name on the wire",
      with({parameter(Header, "x_a", "str"), parameter(Header, "b", "str", {{"alias", "X-A"}})}),
      {"it/parameters/1/name warning same-wire-name"});
  row("one name in two kinds", with({parameter(Header, "a", "str"), parameter(Cookie, "b", "str", {{"alias", "a"}})}),
      {});
  Endpoint aliased = taking({parameter(Path, "item_id", "int", {{"alias", "id"}})}, {}, "GET");
  aliased.path = "/it/{item_id}";
  row("an alias in the path", base.withEndpoint(aliased), {"it/parameters/0/alias error path-alias"});
  Endpoint twice = taking({parameter(Path, "a", "int")}, {}, "GET");
  twice.path = "/it/{a}/{a}";
  row("a path that names a parameter twice", base.withEndpoint(twice), {"it/path error duplicate-path-name"});
  Dependency paging;
  paging.name = "paging";
  paging.parameters = {parameter(Query, "f", "Filter"), parameter(Query, "q", "int")};
  row("in a dependency", base.withDependency(paging), {"paging/parameters/0/type error lonely-model"});
}

void DiagnoseInputsTest::bodies() {
  const Design base = Design().withModel(model("Item"));
  const auto with = [&](std::vector<Field> all, const char* method = "POST") {
    return base.withEndpoint(taking({}, std::move(all), method));
  };
  row("a form with a file", with({form("x"), field("f", "UploadFile")}), {});
  row("a form model", with({form("m", "Item")}), {});
  row("JSON and form", with({field("item", "Item"), form("x")}), {"it/body/0 error mixed-body"});
  row("JSON and file", with({field("n", "int", {{"in", "body"}}), field("f", "UploadFile")}),
      {"it/body/0 error mixed-body"});
  row("a form model beside a field", with({form("m", "Item"), form("x")}), {"it/body/0/type error lonely-model"});
  row("a file with GET", with({field("f", "list[UploadFile]")}, "GET"), {"it/body warning body-on-get"});
  row("JSON with TRACE", with({field("item", "Item")}, "TRACE"), {"it/body warning body-on-get"});
  row("JSON with GET", with({field("item", "Item")}, "GET"), {});
  row("JSON with DELETE", with({field("item", "Item")}, "DELETE"), {});
  row("an unknown place", with({field("x", "int", {{"in", "query"}})}), {"it/body/0/in error bad-in"});
  row("an upload as JSON", with({field("f", "UploadFile", {{"in", "body"}})}), {"it/body/0/in error upload-in"});
  row("an upload as a form field", with({field("f", "UploadFile", {{"in", "form"}})}),
      {"it/body/0/in warning upload-in"});
  row("an embedded form", with({field("m", "Item", {{"in", "form"}, {"embed", true}})}),
      {"it/body/0/embed warning unused-option"});
  Dependency part;
  part.name = "part";
  part.body = {form("x")};
  Endpoint asking = taking({}, {field("item", "Item")});
  asking.dependencies = {{"part", "", true, {}, {}}};
  row("JSON here, a form in a dependency", base.withDependency(part).withEndpoint(asking),
      {"it/body/0 error mixed-body"});
}

void DiagnoseInputsTest::settings() {
  AppSettings app;
  app.rootPath = "v1";
  app.generateUniqueId = "random";
  row("settings", Design().withProject(projectWith(app)),
      {"/app/generate_unique_id error invalid-option", "/app/root_path warning root-path"});
  Endpoint shadowed = taking({}, {}, "GET");
  shadowed.path = "/docs";
  row("a page before an endpoint", Design().withEndpoint(shadowed), {"it/path warning shadowed-route"});
  AppSettings off;
  off.openapiUrl.clear();
  row("no pages", Design().withProject(projectWith(off)).withEndpoint(shadowed), {});
}

QTEST_APPLESS_MAIN(DiagnoseInputsTest)
#include "diagnose_inputs_test.moc"
