// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What changed between two documents: each row changes one thing in a small API and names what is said about it.
#include "core/docs/compare.h"

#include <QtTest>

using namespace signalbox::docs;

namespace {

// Order is sent and given, Filter only sent, Answer only given, Loose used by nobody.
const char* const api = R"({
  "paths": {"/orders": {"post": {"summary": "Order",
      "parameters": [{"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 50}}],
      "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Filter"}}}},
      "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}}},
                    "404": {"description": ""}}},
    "get": {"summary": "Orders", "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}},
      "responses": {"200": {"description": "", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}}}}}}},
  "webhooks": {"sold": {"post": {"summary": "Sold", "requestBody": {"content": {"application/json": {"schema": {"type": "object", "properties": {"a": {"type": "integer"}}}}}}}}},
  "components": {"schemas": {
    "Order": {"properties": {"id": {"type": "integer"}}, "required": ["id"]},
    "Filter": {"properties": {"size": {"type": "integer", "minimum": 1}, "kind": {"enum": ["a", "b"]}}},
    "Answer": {"properties": {"total": {"type": "number"}}, "required": ["total"]},
    "Loose": {"properties": {"x": {"type": "integer"}}},
    "Colour": {"type": "string", "enum": ["red", "blue"]}}}
})";

QString spoken(const Change& change) {
  const QString kind = change.kind == Change::Kind::Added ? "+" : change.kind == Change::Kind::Removed ? "-" : "~";
  return QStringLiteral("%1%2 %3|%4|%5")
      .arg(change.isBreaking ? "!" : "", kind, QString::fromStdString(change.key), QString::fromStdString(change.place),
           QString::fromStdString(change.text));
}

} // namespace

class CompareTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aChangeIsToldAndJudged_data() {
    QTest::addColumn<QString>("patch"); // RFC 6902
    QTest::addColumn<QStringList>("told");
    const auto row = [](const char* name, const char* patch, const QStringList& changes) {
      QTest::newRow(name) << patch << changes;
    };
    const auto replace = [&](const char* name, const char* path, const char* value, const QStringList& changes) {
      const Json step = {{"op", "add"}, {"path", path}, {"value", Json::parse(value)}};
      row(name, Json::array({step}).dump().c_str(), changes);
    };
    const auto remove = [&](const char* name, const char* path, const QStringList& changes) {
      const Json step = {{"op", "remove"}, {"path", path}};
      row(name, Json::array({step}).dump().c_str(), changes);
    };
    row("nothing", "[]", {});
    remove("operation gone", "/paths/~1orders/get", {"!- GET /orders||The operation is gone."});
    replace("operation new", "/paths/~1x", R"({"get": {"summary": "X"}})", {"+ GET /x||A new operation."});
    replace("title", "/paths/~1orders/post/summary", "\"Buy\"", {"~ POST /orders||Its title is \"Buy\" now."});
    replace("deprecated", "/paths/~1orders/post/deprecated", "true", {"~ POST /orders||It is deprecated now."});
    remove("parameter gone", "/paths/~1orders/post/parameters/0",
           {"!- POST /orders|query parameter limit|The parameter is not read any more."});
    replace("parameter new", "/paths/~1orders/post/parameters/1",
            R"({"name": "q", "in": "query", "schema": {"type": "string"}})",
            {"+ POST /orders|query parameter q|A new parameter."});
    replace("parameter new and required", "/paths/~1orders/post/parameters/1",
            R"({"name": "q", "in": "header", "required": true, "schema": {"type": "string"}})",
            {"!+ POST /orders|header parameter q|A new required parameter."});
    replace("parameter wider", "/paths/~1orders/post/parameters/0/schema",
            R"({"anyOf": [{"type": "integer", "maximum": 50}, {"type": "null"}]})",
            {"~ POST /orders|query parameter limit|Its type was int and is int | None."});
    replace("parameter narrower", "/paths/~1orders/post/parameters/0/schema", R"({"type": "boolean", "maximum": 50})",
            {"!~ POST /orders|query parameter limit|Its type was int and is bool."});
    replace("rule tighter", "/paths/~1orders/post/parameters/0/schema/maximum", "20",
            {"!~ POST /orders|query parameter limit|The rule le 50 is le 20 now."});
    replace("rule looser", "/paths/~1orders/post/parameters/0/schema/maximum", "90",
            {"~ POST /orders|query parameter limit|The rule le 50 is le 90 now."});
    remove("rule gone", "/paths/~1orders/post/parameters/0/schema/maximum",
           {"~ POST /orders|query parameter limit|The rule le 50 is gone."});
    replace("body required", "/paths/~1orders/post/requestBody/required", "true",
            {"!~ POST /orders|body|A body is required now."});
    remove("response gone", "/paths/~1orders/post/responses/200",
           {"!- POST /orders|response 200|The response is not declared any more."});
    remove("error gone", "/paths/~1orders/post/responses/404",
           {"- POST /orders|response 404|The response is not declared any more."});
    replace("security asked", "/paths/~1orders/post/security", R"([{"bearer": []}])",
            {"!~ POST /orders|security|It asks for authentication now."});
    replace("security optional", "/paths/~1orders/post/security", R"([{"bearer": []}, {}])",
            {"~ POST /orders|security|It asks for authentication now."});
    replace("sent field new", "/components/schemas/Filter/properties/more", R"({"type": "string"})",
            {"+ model Filter|field more|A new field."});
    replace("sent field required", "/components/schemas/Filter/required", R"(["size"])",
            {"!~ model Filter|field size|It is required now."});
    replace("given field required", "/components/schemas/Answer/required", "[]",
            {"!~ model Answer|field total|It is not required any more."});
    remove("given field gone", "/components/schemas/Answer/properties/total",
           {"!- model Answer|field total|The field is gone."});
    replace("given field narrower", "/components/schemas/Answer/properties/total/type", "\"integer\"",
            {"~ model Answer|field total|Its type was float and is int."});
    replace("given field wider", "/components/schemas/Answer/properties/total/type", "\"string\"",
            {"!~ model Answer|field total|Its type was float and is str."});
    replace("both ways wider", "/components/schemas/Order/properties/id", R"({"type": "number"})",
            {"!~ model Order|field id|Its type was int and is float."});
    replace("sent literal wider", "/components/schemas/Filter/properties/kind/enum", R"(["a", "b", "c"])",
            {"~ model Filter|field kind|Its type was Literal['a', 'b'] and is Literal['a', 'b', 'c']."});
    replace("sent literal narrower", "/components/schemas/Filter/properties/kind/enum", R"(["a"])",
            {"!~ model Filter|field kind|Its type was Literal['a', 'b'] and is Literal['a']."});
    remove("field nobody uses", "/components/schemas/Loose/properties/x", {"- model Loose|field x|The field is gone."});
    replace("enum value new", "/components/schemas/Colour/enum", R"(["red", "blue", "green"])",
            {"+ model Colour|value green|A new value."});
    replace("webhook field new", "/webhooks/sold/post/requestBody/content/application~1json/schema/required",
            R"(["a"])", {"~ webhook POST sold|body field a|It is required now."});
    replace("scheme new", "/components/securitySchemes", R"({"bearer": {"type": "http", "scheme": "bearer"}})",
            {"+ security|bearer|A new security scheme."});
  }
  void aChangeIsToldAndJudged() {
    QFETCH(QString, patch);
    const Json before = Json::parse(api);
    const Json after = before.patch(Json::parse(patch.toStdString()));
    QStringList changes;
    for (const Change& change : compare(readDocument(before), readDocument(after))) changes << spoken(change);
    QFETCH(QStringList, told);
    QCOMPARE(changes, told);
  }
};

QTEST_APPLESS_MAIN(CompareTest)
#include "compare_test.moc"
