// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Objects of a constant through a response model: what is known of them since the first request, and what is made
// anew, are answered alike, whatever the expression and the rules of the answer.
#include "tests/core/behaviour/behaviour_host.h"

#include <QtTest>

using namespace signalbox;
using test::Json;

namespace {

design::Design shop(const std::string& model, const std::string& body, const Json& rules) {
  design::Model row;
  row.name = "Row";
  row.fields = {{"id", "int", Json::object()},
                {"title", "str", {{"alias", "Title"}}},
                {"added", "datetime", Json::object()},
                {"note", "str | None", {{"default", nullptr}}},
                {"count", "int", {{"default", 1}}}};
  design::Model page;
  page.name = "Page";
  page.fields = {{"items", "list[Row]", Json::object()}, {"best", "Row | None", {{"default", nullptr}}}};
  design::Endpoint endpoint = test::endpointWith("reply", {{"body", body}});
  endpoint.response.model = model;
  endpoint.response.byAlias = rules.value("by_alias", true);
  endpoint.response.excludeUnset = rules.value("exclude_unset", false);
  endpoint.response.excludeDefaults = rules.value("exclude_defaults", false);
  endpoint.response.excludeNone = rules.value("exclude_none", false);
  endpoint.response.responseClass = rules.value("class", "");
  if (rules.contains("include")) endpoint.response.include = rules["include"];
  if (rules.contains("exclude")) endpoint.response.exclude = rules["exclude"];
  const Json rows = Json::parse(R"json([
    {"id": 1, "Title": "one", "added": "2026-01-01T08:00:00", "note": "first", "count": 1},
    {"id": "2", "Title": "two", "added": "2026-01-02T08:00:00Z", "note": null, "more": true},
    {"id": 3, "Title": "three é", "added": "2026-01-03T08:00:00"}])json");
  return design::Design().withModel(row).withModel(page).withConstant({"rows", rows}).withEndpoint(endpoint);
}

api::Response answer(const std::string& model, const std::string& body, const Json& rules) {
  return test::ask(*api::CompiledApi::compile(shop(model, body, rules), behaviour::standard()), "/it?n=2");
}

} // namespace

class ConstantRowsTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void areAnsweredAsIfMadeAnew_data();
  void areAnsweredAsIfMadeAnew();
};

void ConstantRowsTest::areAnsweredAsIfMadeAnew_data() {
  QTest::addColumn<QByteArray>("model");
  QTest::addColumn<QByteArray>("body"); // with ROWS for the constant
  QTest::addColumn<QByteArray>("rules");
  QTest::addColumn<int>("status");
  const std::pair<const char*, const char*> bodies[] = {
      {"list[Row]", "{{ ROWS }}"},
      {"list[Row]", "{{ ROWS[:n] }}"},
      {"list[Row]", "{{ ROWS[::-1] }}"},
      {"list[Row]", "{{ ROWS[1:] + ROWS[:1] }}"},
      {"list[Row]", "{{ [row for row in ROWS if row['id'] != 1] }}"},
      {"Row", "{{ ROWS[n] }}"},
      {"Row | None", "{{ ROWS[0] }}"},
      {"dict[str, Row]", "{{ {'a': ROWS[0]} }}"},
      {"Page", "{{ {'items': ROWS, 'best': ROWS[1]} }}"},
  };
  for (const char* rules : {"{}", R"({"by_alias": false})", R"({"exclude_unset": true})",
                            R"({"exclude_defaults": true})", R"({"exclude_none": true})", R"({"class": "json"})",
                            R"({"include": ["id", "items"]})", R"({"exclude": ["id"]})"})
    for (const auto& [model, body] : bodies)
      QTest::addRow("%s as %s, %s", body, model, rules)
          << QByteArray(model) << QByteArray(body) << QByteArray(rules) << 200;
  QTest::newRow("what does not fit") << QByteArray("list[Row]") << QByteArray("{{ ROWS + [ROWS[0] | {'id': 'x'}] }}")
                                     << QByteArray("{}") << 500;
}

void ConstantRowsTest::areAnsweredAsIfMadeAnew() {
  QFETCH(QByteArray, model);
  QFETCH(QByteArray, body);
  QFETCH(QByteArray, rules);
  QFETCH(int, status);
  const auto ask = [&](const char* rows) {
    return answer(model.toStdString(), QByteArray(body).replace("ROWS", rows).toStdString(),
                  Json::parse(rules.toStdString()));
  };
  const api::Response known = ask("rows");
  const api::Response anew = ask("[row | {} for row in rows]");
  QCOMPARE(known.status, status);
  QCOMPARE(anew.status, status);
  QCOMPARE(QByteArray::fromStdString(known.body), QByteArray::fromStdString(anew.body));
}

QTEST_APPLESS_MAIN(ConstantRowsTest)
#include "constant_rows_test.moc"
