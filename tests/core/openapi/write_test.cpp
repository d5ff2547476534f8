// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The document beside what FastAPI's is (tests/parity compares many): its order of keys, names, 3.0 and YAML.
#include "core/openapi/write.h"

#include "core/openapi/down_convert.h"

#include <yaml-cpp/yaml.h>

#include <QtTest>

using namespace signalbox;
using design::Json;

namespace {

design::Design shop() {
  design::ProjectInfo project;
  project.name = "Shop";
  project.version = "1.2.0";
  project.description = "Small shop";
  design::Model item;
  item.name = "Item";
  item.fields = {{"name", "str", {{"min_length", 1}, {"max_length", 20}}},
                 {"price", "float", {{"gt", 0}}},
                 {"note", "str | None", {{"default", nullptr}}}};
  design::Endpoint read;
  read.name = "read_item";
  read.path = "/items/{item_id}";
  read.order = 1;
  read.parameters = {{{"item_id", "int", Json::object()}, design::ParameterIn::Path},
                     {{"q", "str | None", {{"default", nullptr}}}, design::ParameterIn::Query},
                     {{"limit", "int", {{"default", 10}, {"ge", 1}, {"le", 50}, {"description", "Page size"}}},
                      design::ParameterIn::Query}};
  design::Endpoint remove = read;
  remove.name = "delete_item";
  remove.method = "DELETE";
  remove.order = 2;
  remove.parameters.resize(1);
  remove.response.statusCode = 204;
  design::Endpoint create;
  create.name = "create_item";
  create.method = "POST";
  create.path = "/items";
  create.order = 3;
  create.tags = {"items"};
  create.body = {{"item", "Item", Json::object()}};
  create.response.model = "Item";
  create.response.statusCode = 201;
  return design::Design(project).withModel(item).withEndpoint(read).withEndpoint(remove).withEndpoint(create);
}

// Sample A of fastapi.md §8.5, byte for byte what the reference printed.
constexpr const char* sampleA =
    R"({"openapi":"3.1.0","info":{"title":"Shop","description":"Small shop","version":"1.2.0"},"paths":{"/items/{item_id}":{"get":{"summary":"Read Item","operationId":"read_item_items__item_id__get","parameters":[{"name":"item_id","in":"path","required":true,"schema":{"type":"integer","title":"Item Id"}},{"name":"q","in":"query","required":false,"schema":{"anyOf":[{"type":"string"},{"type":"null"}],"title":"Q"}},{"name":"limit","in":"query","required":false,"schema":{"type":"integer","maximum":50,"minimum":1,"description":"Page size","default":10,"title":"Limit"},"description":"Page size"}],"responses":{"200":{"description":"Successful Response","content":{"application/json":{"schema":{}}}},"422":{"description":"Validation Error","content":{"application/json":{"schema":{"$ref":"#/components/schemas/HTTPValidationError"}}}}}},"delete":{"summary":"Delete Item","operationId":"delete_item_items__item_id__delete","parameters":[{"name":"item_id","in":"path","required":true,"schema":{"type":"integer","title":"Item Id"}}],"responses":{"204":{"description":"Successful Response"},"422":{"description":"Validation Error","content":{"application/json":{"schema":{"$ref":"#/components/schemas/HTTPValidationError"}}}}}}},"/items":{"post":{"tags":["items"],"summary":"Create Item","operationId":"create_item_items_post","requestBody":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Item"}}},"required":true},"responses":{"201":{"description":"Successful Response","content":{"application/json":{"schema":{"$ref":"#/components/schemas/Item"}}}},"422":{"description":"Validation Error","content":{"application/json":{"schema":{"$ref":"#/components/schemas/HTTPValidationError"}}}}}}}},"components":{"schemas":{"HTTPValidationError":{"properties":{"detail":{"items":{"$ref":"#/components/schemas/ValidationError"},"type":"array","title":"Detail"}},"type":"object","title":"HTTPValidationError"},"Item":{"properties":{"name":{"type":"string","maxLength":20,"minLength":1,"title":"Name"},"price":{"type":"number","exclusiveMinimum":0.0,"title":"Price"},"note":{"anyOf":[{"type":"string"},{"type":"null"}],"title":"Note"}},"type":"object","required":["name","price"],"title":"Item"},"ValidationError":{"properties":{"loc":{"items":{"anyOf":[{"type":"string"},{"type":"integer"}]},"type":"array","title":"Location"},"msg":{"type":"string","title":"Message"},"type":{"type":"string","title":"Error Type"},"input":{"title":"Input"},"ctx":{"type":"object","title":"Context"}},"type":"object","required":["loc","msg","type"],"title":"ValidationError"}}}})";

// YAML as a reader sees it, scalars as texts.
Json read(const YAML::Node& node) {
  if (node.IsMap()) {
    Json object = Json::object();
    for (const auto& member : node) object[member.first.as<std::string>()] = read(member.second);
    return object;
  }
  if (node.IsSequence()) {
    Json list = Json::array();
    for (const auto& item : node) list.push_back(read(item));
    return list;
  }
  return node.IsNull() ? Json(nullptr) : Json(node.as<std::string>());
}

// The same document with every scalar as its text.
Json texts(const Json& json) {
  if (json.is_structured()) {
    Json copy = json;
    for (auto& item : copy) item = texts(item);
    return copy;
  }
  return json.is_string() || json.is_null() ? json : Json(json.dump());
}

} // namespace

class WriteTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void keepsFastApisOrderOfKeys();
  void namesOperationsAsFastApiDoes_data();
  void namesOperationsAsFastApiDoes();
  void saysTheSameIn30();
  void yamlReadsBackTheSame();
  void yamlQuotesWhatIsNoText_data();
  void yamlQuotesWhatIsNoText();
  void yamlKeepsLongKeysAndFloats();
};

void WriteTest::keepsFastApisOrderOfKeys() {
  const std::string document = openapi::write(shop()).dump();
  const std::string expected = sampleA;
  const auto at = std::ranges::mismatch(document, expected).in1 - document.begin();
  QVERIFY2(document == expected,
           document.substr(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, at - 60)), 200).c_str());
}

void WriteTest::namesOperationsAsFastApiDoes_data() {
  QTest::addColumn<QByteArray>("name");
  QTest::addColumn<QByteArray>("path");
  QTest::addColumn<QByteArray>("id");
  QTest::addColumn<QByteArray>("summary");
  QTest::newRow("plain") << QByteArray("home") << QByteArray("/") << QByteArray("home__get") << QByteArray("Home");
  QTest::newRow("parameter") << QByteArray("read_item") << QByteArray("/items/{item_id}")
                             << QByteArray("read_item_items__item_id__get") << QByteArray("Read Item");
  QTest::newRow("converter goes") << QByteArray("read2items") << QByteArray("/f/{p:path}")
                                  << QByteArray("read2items_f__p__get") << QByteArray("Read2Items");
  QTest::newRow("trailing underscore") << QByteArray("any_") << QByteArray("/a-b") << QByteArray("any__a_b_get")
                                       << QByteArray("Any ");
}

void WriteTest::namesOperationsAsFastApiDoes() {
  QFETCH(QByteArray, name);
  QFETCH(QByteArray, path);
  QFETCH(QByteArray, id);
  QFETCH(QByteArray, summary);
  design::Endpoint endpoint;
  endpoint.name = name.toStdString();
  endpoint.path = path.toStdString();
  QCOMPARE(openapi::operationId(design::Design(), endpoint), id.toStdString());
  QCOMPARE(openapi::summary(endpoint), summary.toStdString());
}

void WriteTest::saysTheSameIn30() {
  const Json document = openapi::downConverted(openapi::write(shop())).document;
  QCOMPARE(document["openapi"].get<std::string>(), std::string("3.0.3"));
  const Json item = document["components"]["schemas"]["Item"]["properties"];
  QVERIFY2(item["note"] == (Json{{"title", "Note"}, {"type", "string"}, {"nullable", true}}),
           item["note"].dump().c_str());
  QCOMPARE(item["price"]["minimum"].get<double>(), 0.0);
  QCOMPARE(item["price"]["exclusiveMinimum"].get<bool>(), true);
  QVERIFY(document.dump().find("\"null\"") == std::string::npos);
}

void WriteTest::yamlReadsBackTheSame() {
  const Json document = openapi::write(shop());
  QCOMPARE(QString::fromStdString(read(YAML::Load(openapi::toYaml(document))).dump(1)),
           QString::fromStdString(texts(document).dump(1)));
}

void WriteTest::yamlQuotesWhatIsNoText_data() {
  QTest::addColumn<QByteArray>("text");
  for (const char* text :
       {"",      "true",   "No",        "null",       "~",      "1",       "1.5",     "0x1f",      "2024-01-01",
        "a: b",  "a #b",   "- a",       "'a'",        "a\nb",   " a",      "a ",      "@a",        "*a",
        "[a]",   "{a}",    "é",         "a:",         "?",      "!tag",    "%a",      "/a/{b}",    "1e3",
        "a\\b",  "\u2028", "y",         "plain text", "0o7",    "0b1",     "=",       "<<",        "12:30:45",
        "1_000", ".5",     "a\n\nb\n",  "a\n\n",      "\na",    " a\nb",   "a \nb",   "a\n  b\nc", "a: b\n# c",
        "a\tb",  "\t",     "a\r\nb",    "\x7f",       "\u0085", "\ufeffa", "a\uffff", "😀",        "e\u0301",
        "---",   "...",    "a\n---\nb", "|",          ">"})
    QTest::newRow(text) << QByteArray(text);
}

void WriteTest::yamlQuotesWhatIsNoText() {
  QFETCH(QByteArray, text);
  const Json document = {{"key", text.toStdString()},
                         {text.toStdString().empty() ? "empty" : text.toStdString(), {text.toStdString()}}};
  const YAML::Node node = YAML::Load(openapi::toYaml(document));
  QCOMPARE(read(node).dump(), document.dump());
  QVERIFY(node["key"].Tag() == "!" || text == "plain text" ||
          openapi::toYaml(document).find("key: " + text.toStdString() + "\n") != std::string::npos);
}

// YAML 1.1 takes 1e+16 for a text, and an implicit key ends after 1,024 characters.
void WriteTest::yamlKeepsLongKeysAndFloats() {
  const std::string key(1500, 'k');
  const Json document = {{key, {{"a", 1e16}, {"b", {{key, "x"}}}}}, {"small", 1e-7}, {"list", {1.5e300, 2.0, 3}}};
  const std::string yaml = openapi::toYaml(document);
  QVERIFY(yaml.find("1.0e+16") != std::string::npos && yaml.find("1.0e-07") != std::string::npos);
  const YAML::Node node = YAML::Load(yaml);
  QCOMPARE(node[key]["b"][key].as<std::string>(), std::string("x"));
  QCOMPARE(node[key]["a"].as<double>(), 1e16);
}

QTEST_APPLESS_MAIN(WriteTest)
#include "write_test.moc"
