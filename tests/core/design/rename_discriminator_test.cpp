// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A field that tells the members of a union apart, renamed in one of them.
#include "core/design/edit.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::design;

namespace {

Model model(const std::string& name, std::vector<Field> fields = {}, const std::string& base = {}) {
  Model made;
  made.name = name;
  made.fields = std::move(fields);
  made.base = base;
  return made;
}

// A design with this type at a place of that kind.
Design withType(const Design& design, const QString& place, const std::string& type) {
  Endpoint endpoint;
  endpoint.name = "list";
  const Json answers = {{"404", {{"model", type}}}};
  if (place == "field") return design.withModel(model("Home", {{"pet", type}}));
  if (place == "computed") {
    auto home = model("Home");
    home.computed = {{"pet", type, "None"}};
    return design.withModel(home);
  }
  if (place == "parameter") endpoint.parameters = {{{"pet", type}, ParameterIn::Query}};
  if (place == "body" || place == "webhook") endpoint.body = {{"pet", type}};
  if (place == "response") endpoint.response.model = type;
  if (place == "answer") endpoint.responses = answers;
  if (place == "callback") {
    Endpoint callback;
    callback.name = "told";
    callback.body = {{"pet", type}};
    endpoint.callbacks = {callback};
  }
  if (place == "webhook") return design.withWebhook(endpoint);
  if (place == "dependency") {
    Dependency dependency;
    dependency.name = "pet";
    dependency.body = {{"pet", type}};
    return design.withDependency(dependency);
  }
  if (place == "router answer") {
    Router router;
    router.path = "pets";
    router.responses = answers;
    return design.withRouter(router);
  }
  if (place == "app answer") {
    ProjectInfo project;
    project.app.responses = answers;
    return design.withProject(project);
  }
  return design.withEndpoint(endpoint);
}

} // namespace

class RenameDiscriminatorTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aDiscriminatorIsRenamedInAllMembersOfItsUnion_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("discriminator");
    QTest::addColumn<QString>("renamed"); // where `kind` is `sort` afterwards
    const auto row = [](const char* name, const char* type, const char* discriminator, const char* renamed) {
      QTest::newRow(name) << QString(type) << QString(discriminator) << QString(renamed);
    };
    row("two", "Cat | Dog", "kind", "Cat Dog");
    row("list", "list[Cat | Dog]", "kind", "Cat Dog");
    row("annotated", "list[Annotated[Cat | Dog, Field(discriminator='kind')]]", "", "Cat Dog");
    row("one inherits it", "Cat | Puppy", "kind", "Cat Dog");
    row("by way of a root model", "Pet", "kind", "Cat Dog");
    row("a union without one", "Cat | Dog", "", "Cat");
    row("of another field", "Cat | Dog", "name", "Cat");
    row("not of this model", "Dog | Bird", "kind", "Cat");
  }
  void aDiscriminatorIsRenamedInAllMembersOfItsUnion() {
    QFETCH(const QString, type);
    QFETCH(const QString, discriminator);
    QFETCH(const QString, renamed);
    const auto animal = [](const char* name) {
      return model(name, {{"kind", std::string("Literal['") + name + "']"}, {"name", "str"}});
    };
    auto dog = animal("Dog");
    dog.computed = {{"label", "str", "self.kind + self.name"}};
    auto pet = model("Pet", {{"root", "Cat | Dog"}});
    pet.kind = ModelKind::Root;
    Field held{"pet", type.toStdString()};
    if (!discriminator.isEmpty()) held.facets["discriminator"] = discriminator.toStdString();
    const auto design = Design()
                            .withModel(animal("Cat"))
                            .withModel(dog)
                            .withModel(animal("Bird"))
                            .withModel(model("Puppy", {}, "Dog"))
                            .withModel(pet)
                            .withModel(model("Home", {held}));
    const auto after = design::apply(design, SetField{"Cat", "kind", {"sort", "Literal['Cat']"}});
    QVERIFY(after);
    QStringList now;
    for (const auto& one : after->models())
      for (const Field& field : one->fields)
        if (field.name == "sort") now << QString::fromStdString(one->name);
    QCOMPARE(now.join(' '), renamed);
    const bool isDogs = renamed.contains("Dog");
    QCOMPARE(after->model("Dog")->computed[0].expression,
             std::string(isDogs ? "self.sort + self.name" : "self.kind + self.name"));
    const Field& holder = after->model("Home")->fields[0];
    if (isDogs && !discriminator.isEmpty()) QVERIFY(holder.facets["discriminator"] == Json("sort"));
    if (isDogs && discriminator.isEmpty()) QVERIFY(holder.type.contains("discriminator='sort'"));
  }

  // Wherever a type may be written: the other member and the text follow, and nothing else does.
  void everyTextOfAUnionFollows_data() {
    QTest::addColumn<QString>("place");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const QString one = "Annotated[Cat | Dog, Field(discriminator='kind')]";
    const QString renamed = "Annotated[Cat | Dog, Field(discriminator='sort')]";
    const auto row = [](const char* name, const char* place, const QString& before, const QString& after) {
      QTest::newRow(name) << QString(place) << before << after;
    };
    for (const char* place : {"field", "computed", "parameter", "body", "response", "answer", "callback", "webhook",
                              "dependency", "router answer", "app answer"})
      row(place, place, one, renamed);
    row("containers in containers", "field", "dict[str, list[" + one + "]]", "dict[str, list[" + renamed + "]]");
    row("argument of a generic model", "response", "Page[" + one + "]", "Page[" + renamed + "]");
    row("twice in one text", "field", "tuple[" + one + ", list[" + one + "]]",
        "tuple[" + renamed + ", list[" + renamed + "]]");
    row("by another field too", "field", one + " | Annotated[Dog | Bird, Field(discriminator='name')]",
        renamed + " | Annotated[Dog | Bird, Field(discriminator='name')]");
    row("other quotes and blanks", "field", "Annotated[Cat|Dog,Field(title='kind', discriminator = \"kind\")]",
        "Annotated[Cat|Dog,Field(title='kind', discriminator = \"sort\")]");
    row("Discriminator", "field", "Annotated[Union[Cat, Dog], Discriminator('kind')]",
        "Annotated[Union[Cat, Dog], Discriminator('sort')]");
    row("beside another model", "field", "tuple[" + one + ", Bird]", "tuple[" + renamed + ", Bird]");
    row("inside another annotation", "field", "Annotated[list[" + one + "], Field(min_length=1)]",
        "Annotated[list[" + renamed + "], Field(min_length=1)]");
  }
  void everyTextOfAUnionFollows() {
    QFETCH(const QString, place);
    QFETCH(const QString, before);
    QFETCH(const QString, after);
    const auto animal = [](const char* name) {
      return model(name, {{"kind", std::string("Literal['") + name + "']"}, {"name", "str"}});
    };
    auto page = model("Page", {{"items", "list[T]"}});
    page.typeParameters = {"T"};
    const auto design =
        Design().withModel(animal("Cat")).withModel(animal("Dog")).withModel(animal("Bird")).withModel(page);
    const auto done = design::apply(withType(design, place, before.toStdString()),
                                    SetField{"Cat", "kind", {"sort", "Literal['Cat']"}});
    QVERIFY(done);
    QCOMPARE(done->model("Dog")->fields[0].name, std::string("sort"));
    QCOMPARE(done->model("Bird")->fields[0].name, std::string("kind"));
    auto wanted = design.withModel(*done->model("Cat")).withModel(*done->model("Dog"));
    QVERIFY(*done == withType(wanted, place, after.toStdString()));
  }

  void unionsThatShareAMemberKeepOneDiscriminator() {
    const auto animal = [](const char* name) {
      return model(name, {{"kind", std::string("Literal['") + name + "']"}});
    };
    auto home = model("Home", {{"pet", "Cat | Dog"}, {"wild", "Dog | Bird"}});
    for (Field& field : home.fields) field.facets["discriminator"] = "kind";
    const auto design =
        Design().withModel(animal("Cat")).withModel(animal("Dog")).withModel(animal("Bird")).withModel(home);
    const auto after = design::apply(design, SetField{"Cat", "kind", {"sort", "Literal['Cat']"}});
    QVERIFY(after);
    QCOMPARE(after->model("Bird")->fields[0].name, std::string("sort"));
    for (const Field& field : after->model("Home")->fields) QVERIFY(field.facets["discriminator"] == Json("sort"));
  }

  void aDiscriminatorIsNotRenamedOverAnotherField() {
    auto home = model("Home", {{"pet", "Cat | Dog"}});
    home.fields[0].facets["discriminator"] = "kind";
    const auto design = Design()
                            .withModel(model("Cat", {{"kind", "Literal['cat']"}}))
                            .withModel(model("Dog", {{"kind", "Literal['dog']"}, {"sort", "str"}}))
                            .withModel(home);
    const auto after = design::apply(design, SetField{"Cat", "kind", {"sort", "Literal['cat']"}});
    QVERIFY(!after);
    QCOMPARE(after.error().message, std::string("`kind` tells Cat and Dog apart and is renamed in both, but Dog has a "
                                                "field `sort` already."));
  }
};

QTEST_APPLESS_MAIN(RenameDiscriminatorTest)
#include "rename_discriminator_test.moc"
