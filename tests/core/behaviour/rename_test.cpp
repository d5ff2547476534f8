// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is renamed, the design stays without a problem and the old name stands nowhere in its files.
#include "core/api/compiled_api.h"
#include "core/behaviour/standard.h"
#include "core/design/edit.h"
#include "core/design/field_expression.h"
#include "core/design/rename_name.h"
#include "core/design/store.h"

#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace signalbox;
using namespace signalbox::design;

Q_DECLARE_METATYPE(signalbox::design::Edit)

namespace {

Design theLibrary() {
  QFile file(QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/core/behaviour/data/library.json"));
  if (!file.open(QIODevice::ReadOnly)) qFatal("no library");
  const auto loaded = loadText(file.readAll().toStdString());
  if (!loaded) qFatal("%s", loaded.error().message.c_str());
  for (const Diagnostic& each : loaded->diagnostics) qWarning("%s %s", each.file.file.c_str(), each.message.c_str());
  return loaded->design;
}

QStringList problemsOf(const Design& design) {
  QStringList problems;
  for (const Diagnostic& each : api::CompiledApi::compile(design, behaviour::standard())->diagnostics())
    problems << QString::fromStdString(each.place.entity + each.place.pointer + ": " + each.message);
  return problems;
}

Edit fieldRenamed(const char* model, const char* from, const char* to) {
  Field field;
  const Design all = theLibrary();
  for (const Field& each : all.model(model)->fields)
    if (each.name == from) field = each;
  field.name = to;
  return SetField{model, from, field};
}

} // namespace

class RenameTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void theDesignHasNoProblem() { QCOMPARE(problemsOf(theLibrary()), QStringList()); }

  void noHitOfTheOldNameIsLeft_data() {
    QTest::addColumn<Edit>("edit");
    QTest::addColumn<QString>("old");
    const auto row = [](const char* name, const Edit& edit, const char* old) { QTest::newRow(name) << edit << old; };
    row("model", RenameModel{"Volume", "Tome"}, "Volume");
    row("enum", RenameModel{"Genre", "Category"}, "Genre");
    row("field", fieldRenamed("Volume", "pagecount", "length"), "pagecount");
    row("field of a list", fieldRenamed("Cart", "lines", "rows"), "lines");
    row("endpoint", RenameEndpoint{"library/read_volume", "fetch_one"}, "read_volume");
    row("router", RenameRouter{"library", "stacks"}, "library/");
    row("dependency", RenameDependency{"reader", "patron"}, "reader");
    row("security scheme", RenameDependency{"bearer", "badge"}, "bearer");
    row("constant", RenameConstant{"shelf", "stock"}, "shelf");
    row("mount", RenameMount{"brochure", "leaflet"}, "brochure");
    row("webhook", RenameWebhook{"on_restock", "restocked"}, "on_restock");
    row("tag", RenameTag{"reading", "books"}, "reading");
    row("path parameter", RenameParameter{EntityKind::Endpoint, "library/read_volume", "volume_id", "number"},
        "volume_id");
    row("query parameter", RenameParameter{EntityKind::Endpoint, "library/list_volumes", "minimum", "least"},
        "minimum");
    row("body part", RenameParameter{EntityKind::Endpoint, "library/add_volume", "piece", "tome"}, "piece");
    row("value of a dependency", RenameParameter{EntityKind::Endpoint, "library/add_volume", "who", "actor"}, "who");
    row("parameter of a dependency", RenameParameter{EntityKind::Dependency, "reader", "desk", "counter"}, "desk");
    row("saved request", RenameRequest{"add_one", "first/add"}, "add_one");
    row("environment", RenameEnvironment{"local", "office"}, "local");
  }
  void noHitOfTheOldNameIsLeft() {
    QFETCH(Edit, edit);
    QFETCH(QString, old);
    const QRegularExpression hit(QStringLiteral("(?<![\\w/{])%1(?!\\w)").arg(QRegularExpression::escape(old)));
    const QRegularExpression anywhere(QStringLiteral("(?<!\\w)%1").arg(QRegularExpression::escape(old)));
    const Design before = theLibrary();
    QVERIFY(QString::fromStdString(projectText(before)).contains(anywhere));
    const auto after = design::apply(before, edit);
    if (!after) QFAIL(after.error().message.c_str());
    QCOMPARE(problemsOf(*after), QStringList());
    const QString text = QString::fromStdString(projectText(*after));
    const auto found = anywhere.match(text);
    const bool isPrefix = old == u"library/"; // the router's path prefix is another thing
    if (!isPrefix && found.hasMatch() &&
        (hit.match(text).hasMatch() || !text.mid(found.capturedEnd(), 1).at(0).isLetterOrNumber()))
      QFAIL(qPrintable(QStringLiteral("…%1…").arg(text.mid(qMax(0, int(found.capturedStart()) - 60), 160))));
    QVERIFY(!isPrefix || !text.contains("\"library/"));
  }

  void aRouterMovesIntoAnother() {
    Design all = *design::apply(theLibrary(), AddRouter{[] {
                                  Router shop;
                                  shop.path = "shop";
                                  return shop;
                                }()});
    all = *design::apply(all, RenameRouter{"library", "shop/books"});
    QVERIFY(all.endpoint("shop/books/add_volume"));
    QCOMPARE(all.request("add_one")->endpoint, std::string("shop/books/add_volume"));
    QVERIFY(!design::apply(all, RenameRouter{"shop", "shop/books/shop"}));
    QVERIFY(!design::apply(all, RenameRouter{"shop", "nowhere/shop"}));
  }

  void whatHidesAConstantIsNotRenamed() {
    Design all = theLibrary();
    Endpoint list = *all.endpoint("library/list_volumes");
    list.behaviour.options = {{"let", {{"shelf", "{{ [] }}"}}}, {"body", "{{ shelf }}"}};
    all = *design::apply(all.withEndpoint(list), RenameConstant{"shelf", "stock"});
    QCOMPARE(all.endpoint("library/list_volumes")->behaviour.options["body"], Json("{{ shelf }}"));
  }

  void namesInExpressions_data() {
    QTest::addColumn<QString>("after");
    QTest::newRow("x + y.x + x.y") << "z + y.x + z.y";
    QTest::newRow("f(x=1, y=x) if x==2 else 'x'") << "f(x=1, y=z) if z==2 else 'x'";
    QTest::newRow("f'{x:>{x}} x {{x}} {x!r}'") << "f'{z:>{x}} x {{x}} {z!r}'";
    QTest::newRow("[x for x in xs] + xx") << "[z for z in xs] + xx";
    QTest::newRow("rb'x' + \"\"\"x\"\"\" + x") << "rb'x' + \"\"\"x\"\"\" + z";
  }
  void namesInExpressions() {
    QFETCH(QString, after);
    QCOMPARE(QString::fromStdString(renameNameInExpression(QTest::currentDataTag(), "x", "z")), after);
  }

  void fieldsInExpressions_data() {
    QTest::addColumn<QString>("after");
    QTest::newRow("v.pagecount + other.pagecount") << "v.length + other.pagecount";
    QTest::newRow("cart.lines[0].volume['pagecount']") << "cart.lines[0].volume['length']";
    QTest::newRow("cart.lines[1:][0].volume.get('pagecount', 2)") << "cart.lines[1:][0].volume.get('length', 2)";
    QTest::newRow("[l.volume.pagecount for i, l in enumerate(cart.lines)]")
        << "[l.volume.length for i, l in enumerate(cart.lines)]";
    QTest::newRow("next((l for l in cart.lines if l.copies), None).volume.pagecount")
        << "next((l for l in cart.lines if l.copies), None).volume.length";
    QTest::newRow("max(cart.lines, key=lambda l: l.volume.pagecount).volume.title")
        << "max(cart.lines, key=lambda l: l.volume.length).volume.title";
    QTest::newRow("{'pagecount': v.pagecount}") << "{'length': v.length}";
    QTest::newRow("{**v, 'pagecount': 2} if v else {'pagecount': 1, 'more': {'pagecount': 3}}")
        << "{**v, 'length': 2} if v else {'length': 1, 'more': {'pagecount': 3}}";
    QTest::newRow("'pagecount'") << "'pagecount'";
    QTest::newRow("str({'pagecount': 1})") << "str({'pagecount': 1})";
  }
  void fieldsInExpressions() {
    QFETCH(QString, after);
    const Design all = theLibrary();
    const FieldShapes shapes(all, "Volume", "pagecount");
    const ShapesByName names{{"v", shapes.ofType("Volume | None")},
                             {"cart", shapes.ofType("Annotated[Cart, Body(embed=True)]")}};
    QCOMPARE(QString::fromStdString(renameFieldInExpression({shapes, "pagecount", "length"}, QTest::currentDataTag(),
                                                            names, shapes.ofType("Volume"))),
             after);
  }

  void aFieldOfTheSameNameInAnotherModelStays() {
    const Design all = *design::apply(theLibrary(), fieldRenamed("Line", "copies", "times"));
    QCOMPARE(problemsOf(all), QStringList());
    Design both = theLibrary();
    Model other;
    other.name = "Other";
    other.fields = {{"pagecount", "int", Json::object()}};
    both = *design::apply(both.withModel(other), fieldRenamed("Volume", "pagecount", "length"));
    QCOMPARE(both.model("Other")->fields[0].name, std::string("pagecount"));
  }
};

QTEST_GUILESS_MAIN(RenameTest)
#include "rename_test.moc"
