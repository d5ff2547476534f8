// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Edits: what each changes, what it refuses, and what it leaves shared.
#include "core/design/diff.h"
#include "core/design/edit.h"
#include "core/design/rename_field.h"
#include "core/design/rename_model.h"

#include <QTest>

#include <functional>

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

Model colour() {
  Model made = model("Colour");
  made.kind = ModelKind::Enum;
  made.members = {{"red", "r"}};
  return made;
}

Endpoint endpoint(const std::string& name, int order, const std::string& router = {}) {
  Endpoint made;
  made.name = name;
  made.router = router;
  made.order = order;
  made.path = "/" + name;
  return made;
}

Router router(const std::string& path, int order = 0) {
  Router made;
  made.path = path;
  made.order = order;
  made.prefix = "/" + path.substr(path.rfind('/') + 1);
  return made;
}

// Every kind of entity, each naming the model Book in every place that can.
Design shop() {
  auto buy = endpoint("buy", 10, "shop");
  buy.parameters = {{{"kind", "Literal['Book', \"Book\"] | Book"}, ParameterIn::Query}};
  buy.body = {{"book", "list[Book]"}};
  buy.response.model = "dict[str, Book|None]";
  buy.responses = {{"404", {{"model", "Book"}, {"description", "Book"}}}};
  auto shopRouter = router("shop", 20);
  shopRouter.responses = {{"410", {{"model", "Book"}}}};
  return Design()
      .withModel(model("Book", {{"title", "str"}, {"pages", "int"}, {"sequel", "Book | None", {{"default", nullptr}}}}))
      .withModel(model("Novel", {{"notBook", "BookShelf"}}, "Book"))
      .withModel(colour())
      .withRouter(shopRouter)
      .withRouter(router("shop/orders", 5))
      .withEndpoint(endpoint("list_books", 10))
      .withEndpoint(endpoint("last", 30))
      .withEndpoint(buy)
      .withEndpoint(endpoint("cancel", 0, "shop/orders"))
      .withConstant({"books", Json::array()});
}

std::string idsOf(const Design& design) {
  std::string ids;
  for (const auto& one : design.endpoints()) ids += one->id() + " ";
  return ids;
}

std::string namesOf(const Model& of) {
  std::string names;
  for (const auto& field : of.fields) names += field.name + " ";
  return names;
}

std::string textOf(const std::vector<Change>& changes) {
  constexpr const char* kinds[] = {"+", "-", "*"};
  constexpr const char* entities[] = {"project", "model", "endpoint", "router", "constant"};
  std::string text;
  for (const auto& change : changes) {
    text += kinds[static_cast<int>(change.kind)] + std::string(entities[static_cast<int>(change.entity)]) + ":" +
            change.name + " ";
  }
  return text;
}

struct Row {
  const char* name;
  Edit edit;
  const char* changes;
  const char* description;
};

const std::vector<Row>& applied() {
  static const std::vector<Row> rows{
      {"SetProject", SetProject{[] {
         ProjectInfo info;
         info.name = "Shop";
         return info;
       }()},
       "*project: ", "Change project settings"},
      {"AddModel", AddModel{model("New")}, "+model:New ", "Add model New"},
      {"AddModel enum", AddModel{[] {
         auto e = colour();
         e.name = "Size";
         return e;
       }()},
       "+model:Size ", "Add enum Size"},
      {"RemoveModel", RemoveModel{"Novel"}, "-model:Novel ", "Remove model Novel"},
      {"RenameModel", RenameModel{"Book", "Item"},
       "+model:Item *model:Novel -model:Book *router:shop *endpoint:shop/buy ", "Rename model Book to Item"},
      {"RenameModel to itself", RenameModel{"Book", "Book"}, "", "Rename model Book to Book"},
      {"SetModel", SetModel{model("Book")}, "*model:Book ", "Change model Book"},
      {"AddField", AddField{"Book", {"isbn", "str"}}, "*model:Book ", "Add field isbn to Book"},
      {"RemoveField", RemoveField{"Book", "pages"}, "*model:Book ", "Remove field pages from Book"},
      {"SetField", SetField{"Book", "pages", {"pages", "int", {{"gt", 0}}}}, "*model:Book ",
       "Change field pages of Book"},
      {"SetField renames", SetField{"Book", "pages", {"leaves", "int"}}, "*model:Book ",
       "Rename field pages of Book to leaves"},
      {"MoveField", MoveField{"Book", "pages", 0}, "*model:Book ", "Move field pages of Book"},
      {"AddEndpoint", AddEndpoint{endpoint("new", 0, "shop")}, "+endpoint:shop/new ", "Add endpoint shop/new"},
      {"RemoveEndpoint", RemoveEndpoint{"shop/buy"}, "-endpoint:shop/buy ", "Remove endpoint shop/buy"},
      {"RenameEndpoint", RenameEndpoint{"shop/buy", "sell"}, "+endpoint:shop/sell -endpoint:shop/buy ",
       "Rename endpoint shop/buy to sell"},
      {"SetEndpoint", SetEndpoint{endpoint("last", 7)}, "*endpoint:last ", "Change endpoint last"},
      {"MoveEndpoint", MoveEndpoint{"list_books", "shop", 1}, "+endpoint:shop/list_books -endpoint:list_books ",
       "Move endpoint list_books to shop"},
      {"MoveEndpoint out", MoveEndpoint{"shop/buy", "", 1}, "+endpoint:buy -endpoint:shop/buy ",
       "Move endpoint shop/buy out of its router"},
      {"MoveEndpoint within", MoveEndpoint{"shop/buy", "shop", 1}, "*endpoint:shop/buy ", "Move endpoint shop/buy"},
      {"AddRouter", AddRouter{router("shop/returns")}, "+router:shop/returns ", "Add router shop/returns"},
      {"RemoveRouter", RemoveRouter{"shop"},
       "-router:shop -router:shop/orders -endpoint:shop/orders/cancel -endpoint:shop/buy ", "Remove router shop"},
      {"SetRouter", SetRouter{router("shop/orders", 50)}, "*router:shop/orders ", "Change router shop/orders"},
      {"SetConstant", SetConstant{{"books", Json::array({1})}}, "*constant:books ", "Set constant books"},
      {"SetConstant, new", SetConstant{{"more", 1}}, "+constant:more ", "Set constant more"},
      {"RemoveConstant", RemoveConstant{"books"}, "-constant:books ", "Remove constant books"},
  };
  return rows;
}

struct RefusedRow {
  const char* name;
  Edit edit;
  const char* sentence;
};

const std::vector<RefusedRow>& refused() {
  static const std::vector<RefusedRow> rows{
      {"model taken", AddModel{model("Book")}, "A model named Book exists already."},
      {"model without name", AddModel{model("")}, "Give the model a name."},
      {"model is no name", AddModel{model("My Book")},
       "\"My Book\" cannot be the name of the model: a name has letters, digits and underscores, begins with no digit "
       "and is no Python keyword."},
      {"model to remove", RemoveModel{"Nobody"}, "There is no model Nobody."},
      {"model to rename", RenameModel{"Nobody", "X"}, "There is no model Nobody."},
      {"rename to taken", RenameModel{"Book", "Colour"}, "A model named Colour exists already."},
      {"model to set", SetModel{model("Nobody")}, "There is no model Nobody."},
      {"field of nobody", AddField{"Nobody", {"a", "int"}}, "There is no model Nobody."},
      {"field of an enum", AddField{"Colour", {"a", "int"}}, "Colour is an enum: it has members, no fields."},
      {"field taken", AddField{"Book", {"title", "int"}}, "Book has a field title already."},
      {"field absent", RemoveField{"Book", "isbn"}, "Book has no field isbn."},
      {"field to set", SetField{"Book", "isbn", {"isbn", "int"}}, "Book has no field isbn."},
      {"field renamed to taken", SetField{"Book", "pages", {"title", "int"}}, "Book has a field title already."},
      {"field to move", MoveField{"Book", "isbn", 0}, "Book has no field isbn."},
      {"endpoint taken", AddEndpoint{endpoint("buy", 0, "shop")},
       "An endpoint named buy exists already in the router shop."},
      {"endpoint taken at the root", AddEndpoint{endpoint("last", 0)}, "An endpoint named last exists already."},
      {"endpoint in no router", AddEndpoint{endpoint("buy", 0, "nowhere")}, "There is no router nowhere."},
      {"endpoint named router", AddEndpoint{endpoint("router", 0)},
       "An endpoint cannot be named router: router.json holds the router itself."},
      {"endpoint to remove", RemoveEndpoint{"buy"}, "There is no endpoint buy."},
      {"endpoint to rename", RenameEndpoint{"last", "list_books"}, "An endpoint named list_books exists already."},
      {"endpoint to set", SetEndpoint{endpoint("nobody", 0)}, "There is no endpoint nobody."},
      {"endpoint to move", MoveEndpoint{"last", "nowhere", 0}, "There is no router nowhere."},
      {"router taken", AddRouter{router("shop")}, "A router named shop exists already."},
      {"router in no router", AddRouter{router("nowhere/deep")}, "There is no router nowhere."},
      {"router is no name", AddRouter{router("a b")},
       "\"a b\" cannot be the name of the router: a name has letters, digits and underscores, begins with no digit and "
       "is no Python keyword."},
      {"router to remove", RemoveRouter{"nowhere"}, "There is no router nowhere."},
      {"router to set", SetRouter{router("nowhere")}, "There is no router nowhere."},
      {"constant is no name", SetConstant{{"in", 1}},
       "\"in\" cannot be the name of the constant: a name has letters, digits and underscores, begins with no digit "
       "and is no Python keyword."},
      {"constant to remove", RemoveConstant{"nothing"}, "There is no constant nothing."},
  };
  return rows;
}

template<class Rows>
void addRows(const Rows& rows) {
  QTest::addColumn<int>("index");
  for (std::size_t i = 0; i < rows.size(); ++i) QTest::newRow(rows[i].name) << static_cast<int>(i);
}

} // namespace

class EditTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void anEditChangesOnlyWhatItNames_data() { addRows(applied()); }
  void anEditChangesOnlyWhatItNames() {
    QFETCH(int, index);
    const auto& row = applied()[static_cast<std::size_t>(index)];
    const auto before = shop();
    const auto after = design::apply(before, row.edit);
    QVERIFY(after);
    QCOMPARE(textOf(diff(before, *after)), std::string(row.changes));
    QCOMPARE(describe(row.edit), std::string(row.description));
    QVERIFY(before == shop()); // the value before is the way back
    QCOMPARE(before == *after, std::string(row.changes).empty());
  }

  void anEditThatMeansNothingIsRefused_data() { addRows(refused()); }
  void anEditThatMeansNothingIsRefused() {
    QFETCH(int, index);
    const auto& row = refused()[static_cast<std::size_t>(index)];
    const auto result = design::apply(shop(), row.edit);
    QVERIFY(!result);
    QCOMPARE(result.error().message, std::string(row.sentence));
  }

  void endpointsStandInTheOrderInWhichTheyMatch() {
    QCOMPARE(idsOf(shop()), std::string("list_books shop/orders/cancel shop/buy last "));
    QCOMPARE(idsOf(*apply(shop(), SetRouter{router("shop", 5)})),
             std::string("shop/orders/cancel shop/buy list_books last "));
    QCOMPARE(idsOf(*apply(shop(), SetRouter{router("shop/orders", 15)})),
             std::string("list_books shop/buy shop/orders/cancel last "));
    QCOMPARE(idsOf(*apply(shop(), MoveEndpoint{"last", "", 10})),
             std::string("last list_books shop/orders/cancel shop/buy "));
  }

  void orderZeroMeansLast() {
    const auto after = *apply(*apply(shop(), AddEndpoint{endpoint("another", 0)}), AddRouter{router("zoo")});
    QCOMPARE(after.endpoint("another")->order, 40);
    QCOMPARE(after.router("zoo")->order, 50);
    QCOMPARE(after.endpoints().back()->id(), std::string("another"));
  }

  void fieldsGoWhereTheyAreSent() {
    QCOMPARE(namesOf(*apply(shop(), AddField{"Book", {"isbn", "str"}, 1})->model("Book")),
             std::string("title isbn pages sequel "));
    QCOMPARE(namesOf(*apply(shop(), AddField{"Book", {"isbn", "str"}})->model("Book")),
             std::string("title pages sequel isbn "));
    QCOMPARE(namesOf(*apply(shop(), MoveField{"Book", "title", 99})->model("Book")),
             std::string("pages sequel title "));
    QCOMPARE(namesOf(*apply(shop(), MoveField{"Book", "sequel", 0})->model("Book")),
             std::string("sequel title pages "));
  }

  void renamingAModelRewritesEveryTypeThatNamesIt() {
    const auto after = *apply(shop(), RenameModel{"Book", "Item"});
    QVERIFY(!after.model("Book"));
    QCOMPARE(after.model("Item")->fields[2].type, std::string("Item | None"));
    QCOMPARE(after.model("Novel")->base, std::string("Item"));
    const auto buy = after.endpoint("shop/buy");
    QCOMPARE(buy->parameters[0].field.type, std::string("Literal['Book', \"Book\"] | Item"));
    QCOMPARE(buy->body[0].type, std::string("list[Item]"));
    QCOMPARE(buy->response.model, std::string("dict[str, Item|None]"));
    QVERIFY(buy->responses == Json({{"404", {{"model", "Item"}, {"description", "Book"}}}}));
    QVERIFY(after.router("shop")->responses["410"]["model"] == "Item");
    QVERIFY(after.endpoint("last") == shop().endpoint("last") || *after.endpoint("last") == *shop().endpoint("last"));
    QVERIFY(*apply(after, RenameModel{"Item", "Book"}) == shop());
  }

  void renamingAModelReachesTypeArgumentsButNoTypeParameterOfThatName() {
    Entities all;
    Model item;
    item.name = "Item";
    Model page;
    page.name = "Page";
    page.typeParameters = {"T"};
    page.fields = {{"items", "list[T]"}};
    Model items;
    items.name = "Items";
    items.base = "Page[Item]";
    Model own = page;
    own.name = "Own";
    own.typeParameters = {"Item"};
    own.fields = {{"one", "Item"}};
    for (const Model& model : {item, page, items, own}) all.models.push_back(std::make_shared<const Model>(model));
    const auto after = *apply(Design(std::move(all)), RenameModel{"Item", "Book"});
    QCOMPARE(after.model("Items")->base, std::string("Page[Book]"));
    QCOMPARE(after.model("Own")->fields[0].type, std::string("Item"));
  }

  void typesAreRenamedTokenByToken_data() {
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("expected");
    for (const auto& [type, expected] : std::initializer_list<std::pair<const char*, const char*>>{
             {"A", "B"},
             {"AA", "AA"},
             {"list[A]", "list[B]"},
             {"A|None", "B|None"},
             {"Literal['A']", "Literal['A']"},
             {"Literal['it\\'s A', A.x]", "Literal['it\\'s A', B.x]"},
             {"x.A", "x.A"},
             {"Ä|A", "Ä|B"},
             {"ÄA", "ÄA"},
             {"Literal['A", "Literal['A"},
             {"", ""},
             {"dict[A, tuple[A, ...]]", "dict[B, tuple[B, ...]]"}}) {
      QTest::newRow(type) << QByteArray(type) << QByteArray(expected);
    }
  }
  void typesAreRenamedTokenByToken() {
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, expected);
    QCOMPARE(renameInType(type.toStdString(), "A", "B"), expected.toStdString());
  }

  void untouchedEntitiesAreShared() {
    const auto before = shop();
    const auto after = *apply(before, RenameModel{"Book", "Item"});
    QCOMPARE(after.endpoint("last").get(), before.endpoint("last").get());
    QCOMPARE(after.model("Colour").get(), before.model("Colour").get());
    QCOMPARE(after.router("shop/orders").get(), before.router("shop/orders").get());
  }

  void identifiersArePythons_data() {
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<bool>("expected");
    for (const auto& [name, expected] : std::initializer_list<std::pair<const char*, bool>>{{"a", true},
                                                                                            {"_", true},
                                                                                            {"a1", true},
                                                                                            {"größe", true},
                                                                                            {"温度", true},
                                                                                            {"match", true},
                                                                                            {"", false},
                                                                                            {"1a", false},
                                                                                            {"a-b", false},
                                                                                            {"a b", false},
                                                                                            {"class", false},
                                                                                            {"None", false},
                                                                                            {"a/b", false},
                                                                                            {"..", false},
                                                                                            {"a\xff", false},
                                                                                            {"🙂", false}}) {
      QTest::newRow(name) << QByteArray(name) << expected;
    }
  }
  void identifiersArePythons() {
    QFETCH(QByteArray, name);
    QFETCH(bool, expected);
    QCOMPARE(isIdentifier(name.toStdString()), expected);
  }

  void validatorsAndComputedFieldsAreEditedAsFieldsAre() {
    const Validator first{"first", {"pages"}, ValidatorMode::After, "value > 0", "no pages", ""};
    const Validator second{"second", {}, ValidatorMode::Before, "", "", "value"};
    const ComputedField length{"length", "int", "self.pages * 2"};
    Design design = Design().withModel(model("Book", {{"pages", "int"}}));
    QStringList undo;
    const auto run = [&](const Edit& edit) {
      auto next = design::apply(design, edit);
      if (!next) return QString::fromStdString(next.error().message);
      design = *next;
      undo << QString::fromStdString(describe(edit));
      QStringList names;
      for (const auto& one : design.model("Book")->validators) names << QString::fromStdString(one.name);
      for (const auto& one : design.model("Book")->computed) names << QString::fromStdString("=" + one.name);
      return names.join(QLatin1Char(' '));
    };
    QCOMPARE(run(AddValidator{"Book", first}), QStringLiteral("first"));
    QCOMPARE(run(AddValidator{"Book", second, 0}), QStringLiteral("second first"));
    QCOMPARE(run(AddValidator{"Book", second}), QStringLiteral("Book has a validator second already."));
    QCOMPARE(run(MoveValidator{"Book", "second", 9}), QStringLiteral("first second"));
    Validator renamed = second;
    renamed.name = "first";
    QCOMPARE(run(SetValidator{"Book", "second", renamed}), QStringLiteral("Book has a validator first already."));
    renamed.name = "third";
    QCOMPARE(run(SetValidator{"Book", "second", renamed}), QStringLiteral("first third"));
    QCOMPARE(run(AddComputed{"Book", length}), QStringLiteral("first third =length"));
    QCOMPARE(run(AddComputed{"Book", {"1st", "int", "1"}}),
             QStringLiteral("\"1st\" cannot be the name of the computed field: a name has letters, digits and "
                            "underscores, begins with no digit and is no Python keyword."));
    QCOMPARE(run(MoveComputed{"Book", "area", 0}), QStringLiteral("Book has no computed field area."));
    QCOMPARE(run(SetComputed{"Book", "length", {"size", "int", "self.pages"}}), QStringLiteral("first third =size"));
    QCOMPARE(run(RemoveComputed{"Book", "size"}), QStringLiteral("first third"));
    QCOMPARE(run(RemoveValidator{"Book", "first"}), QStringLiteral("third"));
    QCOMPARE(run(RemoveValidator{"Shelf", "first"}), QStringLiteral("There is no model Shelf."));
    QCOMPARE(undo,
             QStringList({QStringLiteral("Add validator first to Book"), QStringLiteral("Add validator second to Book"),
                          QStringLiteral("Move validator second of Book"),
                          QStringLiteral("Rename validator second of Book to third"),
                          QStringLiteral("Add computed field length to Book"),
                          QStringLiteral("Rename computed field length of Book to size"),
                          QStringLiteral("Remove computed field size from Book"),
                          QStringLiteral("Remove validator first from Book")}));
  }

  void aRenamedFieldIsRenamedInExpressions_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("after");
    const auto row = [](const char* before, const char* after) { QTest::newRow(before) << before << after; };
    row("self.pages > 3", "self.leaves > 3");
    row("self.pages_read + self.pages", "self.pages_read + self.leaves");
    row("other.self.pages", "other.self.pages");
    row("data['pages'] < value", "data['leaves'] < value");
    row("data[\"pages\"] + data.get('pages', 0)", "data[\"leaves\"] + data.get('leaves', 0)");
    row("value['pages'] + len('pages')", "value['pages'] + len('pages')");
    row("'self.pages' + f'{self.pages:>5} pages {{self.pages}}'",
        "'self.pages' + f'{self.leaves:>5} pages {{self.pages}}'");
    row("[p for p in self.pages if p]", "[p for p in self.leaves if p]");
    row("'it\\'s self.pages' == self.pages", "'it\\'s self.pages' == self.leaves");
  }
  void aRenamedFieldIsRenamedInExpressions() {
    QFETCH(QString, before);
    QFETCH(QString, after);
    QCOMPARE(QString::fromStdString(renameInExpression(before.toStdString(), "pages", "leaves")), after);
  }

  void aRenamedFieldIsFollowedByValidatorsOfTheModelAndOfThoseThatExtendIt() {
    auto book = model("Book", {{"pages", "int"}, {"title", "str"}});
    book.validators = {{"check", {"pages", "title"}, ValidatorMode::After, "value", "{{ data['pages'] }} pages", ""}};
    book.computed = {{"half", "int", "self.pages // 2"}};
    auto novel = model("Novel", {}, "Book");
    novel.validators = {{"whole", {}, ValidatorMode::After, "self.pages > 1", "", ""}};
    auto other = model("Other", {{"pages", "int"}}, "Book");
    other.validators = {{"whole", {}, ValidatorMode::After, "self.pages > 1", "", ""}};
    const auto design = Design().withModel(book).withModel(novel).withModel(other);
    const auto after = *design::apply(design, SetField{"Book", "pages", {"leaves", "int"}});
    QCOMPARE(after.model("Book")->validators[0].fields, std::vector<std::string>({"leaves", "title"}));
    QCOMPARE(after.model("Book")->validators[0].message, std::string("{{ data['leaves'] }} pages"));
    QCOMPARE(after.model("Book")->computed[0].expression, std::string("self.leaves // 2"));
    QCOMPARE(after.model("Novel")->validators[0].check, std::string("self.leaves > 1"));
    QCOMPARE(after.model("Other")->validators[0].check, std::string("self.pages > 1"));
  }

  void aRenamedModelIsRenamedInTypesOfComputedFields() {
    auto shelf = model("Shelf", {{"n", "int"}});
    shelf.computed = {{"books", "list[Book]", "[]"}};
    const auto design = Design().withModel(model("Book")).withModel(shelf);
    QCOMPARE(design::apply(design, RenameModel{"Book", "Novel"})->model("Shelf")->computed[0].type,
             std::string("list[Novel]"));
  }

  void numbersOfAnotherTypeAreAChange() {
    const auto one = Design().withConstant({"a", 1});
    QCOMPARE(textOf(diff(one, Design().withConstant({"a", 1.0}))), std::string("*constant:a "));
    QCOMPARE(textOf(diff(one, Design().withConstant({"a", 1}))), std::string());
  }

  void anEditOfALargeDesignCostsOneEntity() {
    Entities all;
    for (int i = 0; i < 1000; ++i) {
      all.endpoints.push_back(std::make_shared<const Endpoint>(endpoint("endpoint_" + std::to_string(i), i)));
    }
    const Design design(std::move(all));
    auto changed = endpoint("endpoint_500", 500);
    changed.summary = "changed";
    QBENCHMARK { QVERIFY(apply(design, SetEndpoint{changed})); }
    const auto after = *apply(design, SetEndpoint{changed});
    int shared = 0;
    for (std::size_t i = 0; i < 1000; ++i) shared += design.endpoints()[i] == after.endpoints()[i];
    QCOMPARE(shared, 999);
  }
};

QTEST_APPLESS_MAIN(EditTest)
#include "edit_test.moc"
