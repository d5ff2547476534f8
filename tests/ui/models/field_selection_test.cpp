// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// include and exclude as ticks: what is ticked for which value, and what each tick makes of it.
#include "ui/models/field_selection.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;
using design::Json;
using State = SelectionNode::State;

namespace {

design::Model model(const char* name, std::vector<design::Field> fields, const char* base = "") {
  design::Model made;
  made.name = name;
  made.fields = std::move(fields);
  made.base = base;
  return made;
}

// Order (id, of Stored; buyer: User; lines: list[Line]; total, computed), User (name, friend: User).
design::Design shop() {
  design::Model order = model(
      "Order", {{"buyer", "User"}, {"lines", "list[Line]"}, {"tags", "dict[str, Tag]"}, {"gift", "bool"}}, "Stored");
  order.computed = {{"total", "int", "1"}};
  return design::Design()
      .withModel(model("Stored", {{"id", "int"}}))
      .withModel(order)
      .withModel(model("User", {{"name", "str"}, {"friend", "User | None"}}))
      .withModel(model("Line", {{"dish", "str"}, {"price", "Decimal"}}))
      .withModel(model("Tag", {{"text", "str"}}));
}

QString shown(const QVector<SelectionNode>& nodes) {
  QStringList rows;
  for (const SelectionNode& node : nodes) {
    QString row;
    for (int parent = node.parent; parent >= 0; parent = nodes[parent].parent) row += u'.';
    row += node.name;
    if (node.state == State::On) row += u'+';
    if (node.state == State::Partly) row += u'~';
    rows << row;
  }
  return rows.join(u' ');
}

} // namespace

class FieldSelectionTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void ticksAreThoseOfTheValue_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("selection");
    QTest::addColumn<QString>("rows");
    const auto row = [](const char* name, const char* type, const char* selection, const char* rows) {
      QTest::newRow(name) << type << selection << rows;
    };
    row("nothing", "Order", "null", "id buyer .name .friend lines .dish .price tags .text gift total");
    row("names", "Order", R"(["id", "total"])", "id+ buyer .name .friend lines .dish .price tags .text gift total+");
    row("a whole model", "Order", R"(["buyer"])", "id buyer+ .name+ .friend+ lines .dish .price tags .text gift total");
    row("inside a model", "Order", R"({"buyer": ["name"], "id": true})",
        "id+ buyer~ .name+ .friend lines .dish .price tags .text gift total");
    row("inside a list", "Order", R"({"lines": {"__all__": ["price"]}})",
        "id buyer .name .friend lines~ .dish .price+ tags .text gift total");
    row("inside a dictionary", "Order", R"({"tags": {"__all__": {"text": true}}})",
        "id buyer .name .friend lines .dish .price tags~ .text+ gift total");
    row("of a list", "list[Line]", R"({"__all__": ["dish"]})", "dish+ price");
    row("of an optional", "Line | None", R"(["dish"])", "dish+ price");
    row("of no model", "dict[str, int]", "null", "");
  }
  void ticksAreThoseOfTheValue() {
    QFETCH(const QString, type);
    QFETCH(const QString, selection);
    const FieldSelection fields(shop(), type.toStdString());
    const Json value = Json::parse(selection.toStdString());
    QTEST(shown(fields.nodes(value)), "rows");
    QVERIFY(type.startsWith("dict") || fields.canShow(value));
  }

  void eachTickIsTheNextValue_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("path"); // with + or - in front
    QTest::addColumn<QString>("after");
    const auto row = [](const char* type, const char* before, const char* path, const char* after) {
      QTest::addRow("%s %s %s", type, before, path) << type << before << path << after;
    };
    row("Order", "null", "+gift", R"(["gift"])");
    row("Order", R"(["gift"])", "+id", R"(["id", "gift"])"); // in the order of the fields
    row("Order", R"(["id", "gift"])", "-gift", R"(["id"])");
    row("Order", R"(["id"])", "-id", "null");
    row("Order", "null", "+buyer/name", R"({"buyer": ["name"]})");
    row("Order", R"({"buyer": ["name"]})", "-buyer/name", "null");
    row("Order", R"({"buyer": ["name"]})", "+buyer", R"(["buyer"])");
    row("Order", R"(["buyer"])", "-buyer/friend", R"({"buyer": ["name"]})");
    row("Order", "null", "+lines/__all__/price", R"({"lines": {"__all__": ["price"]}})");
    row("Order", R"({"lines": {"__all__": ["price"]}})", "-lines/__all__/price", "null");
    row("Order", R"(["lines", "id"])", "-lines/__all__/dish", R"({"id": true, "lines": {"__all__": ["price"]}})");
    row("list[Line]", "null", "+__all__/dish", R"({"__all__": ["dish"]})");
    row("Order", R"({"id": true, "extra": true})", "+gift", R"(["id", "gift", "extra"])"); // unknown keys stay
  }
  void eachTickIsTheNextValue() {
    QFETCH(const QString, type);
    QFETCH(const QString, before);
    QFETCH(const QString, path);
    QFETCH(const QString, after);
    SelectionPath steps;
    for (const QString& step : path.mid(1).split(u'/')) steps.push_back(step.toStdString());
    const FieldSelection fields(shop(), type.toStdString());
    const Json next = fields.withTick(Json::parse(before.toStdString()), steps, path.startsWith(u'+'));
    QCOMPARE(QString::fromStdString(next.dump()), QString::fromStdString(Json::parse(after.toStdString()).dump()));
  }

  void whatTicksCannotSayIsKnown_data() {
    QTest::addColumn<QString>("selection");
    QTest::newRow("a place in a list") << R"({"lines": {"0": true}})";
    QTest::newRow("a number") << "[0]";
    QTest::newRow("a field that is not there") << R"(["colour"])";
    QTest::newRow("no selection at all") << "12";
  }
  void whatTicksCannotSayIsKnown() {
    QFETCH(const QString, selection);
    QVERIFY(!FieldSelection(shop(), "Order").canShow(Json::parse(selection.toStdString())));
  }
};

QTEST_APPLESS_MAIN(FieldSelectionTest)
#include "field_selection_test.moc"
