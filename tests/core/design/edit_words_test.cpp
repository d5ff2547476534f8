// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/edit_words.h"

#include <QTest>

using namespace signalbox;
using design::Design;

namespace {

design::Parameter parameter(const std::string& name) {
  design::Parameter made;
  made.field = {name, "int", design::Json::object()};
  return made;
}

design::Endpoint listOrders() {
  design::Endpoint endpoint;
  endpoint.name = "list_orders";
  endpoint.path = "/orders";
  endpoint.parameters = {parameter("page"), parameter("size")};
  return endpoint;
}

design::Model order() {
  design::Model model;
  model.name = "Order";
  model.fields = {{"id", "int", design::Json::object()}, {"note", "str", design::Json::object()}};
  return model;
}

using Change = std::function<void(design::Endpoint&, design::Model&)>;

} // namespace
Q_DECLARE_METATYPE(Change)

class EditWordsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void whatChangedIsCalledByItsName_data() {
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("words");
    using E = design::Endpoint;
    using M = design::Model;
    const auto row = [](const char* name, Change change, const char* words) {
      QTest::newRow(name) << change << QString::fromLatin1(words);
    };
    row(
        "a parameter added", [](E& e, M&) { e.parameters.push_back(parameter("sort")); },
        "Add parameter sort to list_orders");
    row("a parameter removed", [](E& e, M&) { e.parameters.pop_back(); }, "Remove parameter size from list_orders");
    row(
        "a parameter changed", [](E& e, M&) { e.parameters[0].field.type = "str"; },
        "Change parameter page of list_orders");
    row(
        "a parameter renamed", [](E& e, M&) { e.parameters[0].field.name = "offset"; },
        "Change the parameters of list_orders");
    row(
        "parameters moved", [](E& e, M&) { std::swap(e.parameters[0], e.parameters[1]); },
        "Change the parameters of list_orders");
    row("switched off", [](E& e, M&) { e.enabled = false; }, "Switch off list_orders");
    row(
        "the path, and off", [](E& e, M&) { e.path = "/all", e.enabled = false; },
        "Change the path and whether it is served of list_orders");
    row("the path", [](E& e, M&) { e.path = "/all"; }, "Change the path of list_orders");
    row("the behaviour", [](E& e, M&) { e.behaviour.kind = "proxy"; }, "Change the behaviour of list_orders");
    row(
        "two things", [](E& e, M&) { e.method = "POST", e.summary = "All"; },
        "Change the method and the title of list_orders");
    row(
        "many things", [](E& e, M&) { e.method = "POST", e.summary = "All", e.tags = {"a"}; },
        "Change endpoint list_orders");
    row("a field's type", [](E&, M& m) { m.fields[1].type = "bytes"; }, "Change field note of Order");
    row("the description", [](E&, M& m) { m.description = "One"; }, "Change the description of Order");
  }
  void whatChangedIsCalledByItsName() {
    QFETCH(Change, change);
    QFETCH(QString, words);
    design::Endpoint endpoint = listOrders();
    design::Model model = order();
    const Design before = Design().withEndpoint(endpoint).withModel(model);
    change(endpoint, model);
    const design::Edit edit =
        endpoint == listOrders() ? design::Edit(design::SetModel{model}) : design::Edit(design::SetEndpoint{endpoint});
    QCOMPARE(QString::fromStdString(design::describe(before, edit)), words);
  }

  void otherEditsSayWhatTheySay() {
    const design::Edit edit = design::RemoveModel{"Order"};
    QCOMPARE(design::describe(Design(), edit), design::describe(edit));
  }
};

QTEST_APPLESS_MAIN(EditWordsTest)
#include "edit_words_test.moc"
