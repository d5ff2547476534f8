// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a model, its own and those of the models it extends.
#include "tests/ui/panels/fake_workbench.h"
#include "ui/editors/field_table.h"
#include "ui/editors/field_table_model.h"
#include "ui/editors/model_card.h"
#include "ui/theme/theme.h"

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;

namespace {

design::Model model(const char* name, const char* base, std::vector<design::Field> fields,
                    std::vector<std::string> parameters = {}) {
  design::Model made;
  made.name = name;
  made.base = base;
  made.fields = std::move(fields);
  made.typeParameters = std::move(parameters);
  return made;
}

// "items: list[Item]"
QStringList rows(ModelCard& card) {
  const QAbstractItemModel& fields = *card.table().model();
  QStringList rows;
  for (int row = 0; row + 1 < fields.rowCount(); ++row)
    rows << fields.index(row, FieldTableModel::NameColumn).data().toString() + QStringLiteral(": ") +
                fields.index(row, FieldTableModel::TypeColumn).data().toString();
  return rows;
}

} // namespace

class ModelCardTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void aModelThatExtendsAGenericOneHasItsTypes() {
    FakeWorkbench bench("food-delivery");
    const Json none = Json::object();
    QVERIFY(bench.document.apply(design::AddModel{model("Page", "", {{"items", "list[T]", none}}, {"T"})}));
    QVERIFY(bench.document.apply(design::AddModel{model("Sorted", "Page[K]", {{"by", "K | None", none}}, {"K"})}));
    QVERIFY(bench.document.apply(design::AddModel{model("Dishes", "Sorted[Dish]", {{"cuisine", "str", none}})}));
    ModelCard card(bench.parts, QStringLiteral("Dishes"), ModelCard::Head::Hidden, &bench.window);
    card.render();
    QCOMPARE(rows(card), (QStringList{"items: list[Dish]", "by: Dish | None", "cuisine: str"}));
  }

  void aParameterOfItsOwnIsNoUnknownType() {
    FakeWorkbench bench("food-delivery");
    QVERIFY(bench.document.apply(
        design::AddModel{model("Page", "", {{"items", "list[T]", Json::object()}, {"no", "Nothing", {}}}, {"T"})}));
    ModelCard card(bench.parts, QStringLiteral("Page"), ModelCard::Head::Hidden, &bench.window);
    card.render();
    const QAbstractItemModel& fields = *card.table().model();
    QCOMPARE(fields.index(0, FieldTableModel::TypeColumn).data(Qt::ToolTipRole).toString(), QString());
    QVERIFY(fields.index(1, FieldTableModel::TypeColumn).data(Qt::ToolTipRole).toString().contains("Nothing"));
  }
};

QTEST_MAIN(ModelCardTest)
#include "model_card_test.moc"
