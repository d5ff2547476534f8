// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/model_uses.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

design::Model model(const std::string& name, std::vector<std::pair<std::string, std::string>> fields) {
  design::Model made;
  made.name = name;
  for (const auto& [field, type] : fields) made.fields.push_back({field, type, design::Json::object()});
  return made;
}

design::Endpoint endpoint(const std::string& name, const std::string& body, const std::string& answer) {
  design::Endpoint made;
  made.name = name;
  made.path = "/" + name;
  made.method = "POST";
  made.router = "shop";
  if (!body.empty()) made.body = {{"item", body, design::Json::object()}};
  made.response.model = answer;
  return made;
}

design::Design shop() {
  design::Router router;
  router.path = "shop";
  router.prefix = "/shop";
  design::Model special = model("Special", {});
  special.base = "Item";
  return design::Design()
      .withRouter(router)
      .withModel(model("Item", {{"name", "str"}}))
      .withModel(model("Items", {{"all", "list[Item]"}, {"best", "Item | None"}, {"count", "int"}}))
      .withModel(special)
      .withEndpoint(endpoint("add", "Item", "Items"))
      .withEndpoint(endpoint("list", "", "list[Item]"));
}

QStringList texts(const ModelUses& uses) {
  QStringList all;
  for (int row = 0; row < uses.rowCount(); ++row) all << uses.index(row).data().toString();
  return all;
}

} // namespace

class ModelUsesTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void everyPlaceThatNamesItIsARow() {
    ModelUses uses;
    const QAbstractItemModelTester tester(&uses, QAbstractItemModelTester::FailureReportingMode::QtTest);
    uses.show("Item", shop());
    QCOMPARE(texts(uses), (QStringList{"POST /shop/add, body", "POST /shop/list, answer", "Items.all", "Items.best",
                                       "Special extends it"}));
    QCOMPARE(uses.use(uses.index(0))->endpointId, QString("shop/add"));
    QCOMPARE(uses.use(uses.index(2))->field, QString("all"));
    uses.show("Items", shop());
    QCOMPARE(texts(uses), QStringList{"POST /shop/add, answer"});
  }

  void whatChangesElsewhereIsNotTold() {
    ModelUses uses;
    const design::Design before = shop();
    uses.show("Item", before);
    QSignalSpy reset(&uses, &QAbstractItemModel::modelReset);
    uses.show("Item", before.withModel(model("Other", {{"name", "str"}})));
    uses.show("Item", before.withModel(model("Item", {{"name", "str"}, {"pages", "int"}})));
    uses.show("Item", before);
    QCOMPARE(reset.count(), 0);
  }

  void usesFollowTheDesign_data() {
    QTest::addColumn<design::Design>("design");
    design::Router router;
    router.path = "shop";
    router.prefix = "/store";
    const auto row = [](const char* name, const design::Design& design) { QTest::newRow(name) << design; };
    row("an endpoint came", shop().withEndpoint(endpoint("also", "Item", "")));
    row("one went", shop().withoutEndpoint("shop/add"));
    row("one reads something else", shop().withEndpoint(endpoint("add", "Items", "")));
    row("a prefix changed", shop().withRouter(router));
    row("models came and went", shop().withoutModel("Special").withModel(model("A", {{"item", "dict[str, Item]"}})));
    row("nothing is left", design::Design());
  }
  void usesFollowTheDesign() {
    QFETCH(design::Design, design);
    ModelUses uses;
    uses.show("Item", shop());
    uses.show("Item", design);
    ModelUses fresh;
    fresh.show("Item", design);
    QCOMPARE(texts(uses), texts(fresh));
    uses.show("Item", shop());
    QCOMPARE(uses.rowCount(), 5);
  }
};

QTEST_GUILESS_MAIN(ModelUsesTest)
#include "model_uses_test.moc"
