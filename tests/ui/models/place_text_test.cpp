// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/store.h"
#include "tests/support/served.h"
#include "ui/models/place_text.h"
#include "ui/models/problems_model.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

class PlaceTextTest final : public QObject {
  Q_OBJECT

private:
  design::Design m_design;

private Q_SLOTS:
  void initTestCase() {
    auto loaded = design::load(test::sample("food-delivery").toStdString());
    QVERIFY(loaded);
    m_design = loaded->design.withMiddleware({{"cors", {{"allow_credentials", true}}}});
  }

  void aPlaceIsCalledAsAPersonCallsIt_data() {
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("entity");
    QTest::addColumn<QString>("pointer");
    QTest::addColumn<QString>("words");
    const auto row = [](const char* name, EntityKind kind, const char* entity, const char* pointer, const char* words) {
      QTest::newRow(name) << int(kind) << QString(entity) << QString(pointer) << QString(words);
    };
    row("a model", EntityKind::Model, "Dish", "", "Dish");
    row("a field's type", EntityKind::Model, "OrderCreate", "/fields/5/type", "OrderCreate.coupon, type");
    row("a field that is not there", EntityKind::Model, "OrderCreate", "/fields/99/type",
        "OrderCreate, field 100, type");
    row("an endpoint", EntityKind::Endpoint, "orders/create_order", "/behaviour/cases/0/when",
        "POST /orders, behaviour, case 1, when");
    row("a body part", EntityKind::Endpoint, "orders/create_order", "/body/0/type",
        "POST /orders, body part order, type");
    row("an answer", EntityKind::Endpoint, "orders/create_order", "/responses/404/model",
        "POST /orders, answer 404, model");
    row("what is gone", EntityKind::Model, "Gone", "/fields/0/type", "Gone, field 1, type");
    row("the project", EntityKind::Project, "", "/app/title", "Project, title");
    row("an option of the project", EntityKind::Project, "", "/app/generate_unique_id", "Project, operation ids");
    row("the status of an answer", EntityKind::Endpoint, "orders/create_order", "/status_code", "POST /orders, status");
    row("where a parameter stands", EntityKind::Endpoint, "restaurants/list_restaurants", "/parameters/0/in",
        "GET /restaurants, parameter cuisine, where it stands");
    row("a facet is called as it is typed", EntityKind::Model, "OrderCreate", "/fields/5/max_length",
        "OrderCreate.coupon, max_length");
    row("a broken file's field", EntityKind::Model, "Gone", "/fields/1/max_length", "Gone, field 2, max_length");
    row("middleware", EntityKind::Middleware, "", "/middleware/0/allow_credentials", "Middleware, CORS, credentials");
  }
  void aPlaceIsCalledAsAPersonCallsIt() {
    QFETCH(int, kind);
    QFETCH(QString, entity);
    QFETCH(QString, pointer);
    QFETCH(QString, words);
    QCOMPARE(placeText(m_design, {EntityKind(kind), entity.toStdString(), pointer.toStdString()}), words);
  }

  void problemsCallTheirPlaceSo() {
    DesignProblemsModel model;
    model.setPlaces([this](const Diagnostic& diagnostic) { return placeText(m_design, diagnostic.place); });
    Diagnostic unknown;
    unknown.message = "There is no type Coupon.";
    unknown.place = {EntityKind::Model, "OrderCreate", "/fields/5/type"};
    Diagnostic broken;
    broken.message = "The file is no JSON.";
    broken.place = {EntityKind::Model, "Dish", "/fields/0/type"};
    broken.file = {"models/Dish.json", 3, 1};
    model.setDiagnostics({unknown, broken});
    QCOMPARE(model.index(0, 0).data(DesignProblemsModel::PlaceRole).toString(), QString("OrderCreate.coupon, type"));
    QCOMPARE(model.index(1, 0).data(DesignProblemsModel::PlaceRole).toString(),
             QString("Dish.id, type  models/Dish.json:3"));
  }
};

QTEST_APPLESS_MAIN(PlaceTextTest)
#include "place_text_test.moc"
