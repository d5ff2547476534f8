// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An OpenAPI document as pages: read, searched, written as HTML.
#include "core/docs/search.h"
#include "core/docs/write_html.h"

#include <QtTest>

using namespace signalbox::docs;

namespace {

QString text(const std::string& utf8) { return QString::fromStdString(utf8); }

Json json(QString text) { return Json::parse(text.replace(u'\'', u'"').toStdString()); }

Json shop() {
  QFile file(QStringLiteral(SIGNALBOX_SOURCE_DIR "/tests/core/docs/shop.json"));
  return file.open(QIODevice::ReadOnly) ? Json::parse(file.readAll().toStdString()) : Json();
}

} // namespace

class DocumentTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void everyPartIsRead() {
    const Document document = readDocument(shop());
    QCOMPARE(document.title, std::string("Shop"));
    QCOMPARE(document.operations.size(), std::size_t(3));
    QCOMPARE(document.facts.front(), (std::pair<std::string, std::string>("Licence", "MIT")));
    const Operation& list = document.operations[0];
    QCOMPARE(list.key(), std::string("GET /books"));
    QCOMPARE(list.parameters[0].fields[0].facets, (std::vector<std::string>{"le 50", "default 20"}));
    const Operation& add = *document.operation("POST /books");
    QCOMPARE(add.bodies.size(), std::size_t(2));
    QCOMPARE(add.bodies[0].fields.size(), std::size_t(4));
    QCOMPARE(add.bodies[0].examples[0].summary, std::string("A short one"));
    QCOMPARE(add.security.size(), std::size_t(2));
    QCOMPARE(add.security[0][0].scopes.front(), std::string("books:write"));
    QCOMPARE(add.callbacks[0].callbackName, std::string("stocked"));
    QCOMPARE(add.responses[0].headers[0].name, std::string("Location"));
    QVERIFY(document.operation("DELETE /books/{id}")->isDeprecated);
    QCOMPARE(document.webhooks[0].key(), std::string("webhook POST sold"));
    const Model& book = *document.model("Book");
    QVERIFY(book.fields[0].isRequired);
    QCOMPARE(book.fields[0].example, std::string("Dune"));
    QCOMPARE(book.fields[1].type, std::string("float | None"));
    QCOMPARE(book.fields[1].facets, (std::vector<std::string>{"default None", "gt 0"}));
    QVERIFY(book.fields[1].isDeprecated);
    QCOMPARE(document.schemes[1].title, std::string("OAuth2 password"));
    QCOMPARE(document.model("Genre")->values, (std::vector<std::string>{"fiction", "science"}));
  }

  void brokenDocumentsAreReadAsFarAsTheyGo_data() {
    QTest::addColumn<QString>("document");
    for (const char* each :
         {"null", "[]", "\"x\"", "{\"paths\": []}", "{\"paths\": {\"/a\": 7, \"/b\": {\"get\": null}}}",
          "{\"components\": {\"schemas\": {\"A\": null, \"B\": 1}, \"securitySchemes\": \"x\"}}",
          "{\"paths\": {\"/a\": {\"get\": {\"parameters\": {\"a\": 1}, \"responses\": [], \"tags\": {}, \"security\": "
          "[1], \"callbacks\": {\"c\": 1}}}}}"})
      QTest::newRow(each) << each;
  }
  void brokenDocumentsAreReadAsFarAsTheyGo() {
    QFETCH(QString, document);
    const Document read = readDocument(Json::parse(document.toStdString()));
    QVERIFY(writeHtml(read, "http://x").ends_with("</html>\n"));
  }

  void typesAreWrittenInPythonsWords_data() {
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("type");
    const auto row = [](const char* schema, const char* type) { QTest::newRow(schema) << schema << type; };
    row("{}", "Any");
    row("{'type':'string','format':'date-time'}", "datetime");
    row("{'type':'array','items':{'$ref':'#/components/schemas/A'}}", "list[A]");
    row("{'type':'array','uniqueItems':true,'items':{'type':'integer'}}", "set[int]");
    row("{'type':'array','prefixItems':[{'type':'integer'},{'type':'string'}]}", "tuple[int, str]");
    row("{'anyOf':[{'type':'number'},{'type':'null'}]}", "float | None");
    row("{'type':['string','null']}", "str | None");
    row("{'enum':['a',1]}", "Literal['a', 1]");
    row("{'const':'a'}", "Literal['a']");
    row("{'type':'object','additionalProperties':{'type':'boolean'}}", "dict[str, bool]");
  }
  void typesAreWrittenInPythonsWords() {
    QFETCH(QString, schema);
    QTEST(text(typeText(json(schema))), "type");
  }

  void samplesFitTheirSchema_data() {
    QTest::addColumn<QString>("schema");
    QTest::addColumn<QString>("sample");
    const auto row = [](const char* schema, const char* sample) { QTest::newRow(schema) << schema << sample; };
    row("{'type':'integer','minimum':3}", "3");
    row("{'type':'number','exclusiveMinimum':0}", "0.5");
    row("{'type':'string','minLength':8}", "'stringxx'");
    row("{'type':'string','maxLength':3}", "'str'");
    row("{'type':'string','format':'date'}", "'2026-01-31'");
    row("{'type':'integer','examples':[7]}", "7");
    row("{'anyOf':[{'type':'null'},{'type':'boolean'}]}", "true");
    row("{'type':'array','items':{'type':'integer'}}", "[0]");
    row("{'type':'object','properties':{'a':{'const':'x'}}}", "{'a':'x'}");
  }
  void samplesFitTheirSchema() {
    QFETCH(QString, schema);
    QTEST(text(sampleOf(json(schema), Json()).dump()).replace(u'"', u'\''), "sample");
  }

  void aModelInsideItselfHasASample() {
    const Json document = shop();
    const Json sample = sampleOf(document["components"]["schemas"]["Book"], document);
    QCOMPARE(text(sample["title"].get<std::string>()), QString("Dune"));
    QVERIFY(sample["author"]["books"].is_array());
  }

  void wordsAreFoundWhereverTheyStand_data() {
    QTest::addColumn<QString>("query");
    QTest::addColumn<QStringList>("hits");
    const auto row = [](const char* query, const QStringList& hits) { QTest::newRow(query) << query << hits; };
    row("", {});
    row("  ", {});
    row("LIMIT", {"GET /books: query parameter limit (1)"});
    row("at most", {"GET /books: query parameter limit (4)"});
    row("book", {"GET /books:  (6)", "POST /books:  (4)", "DELETE /books/{id}:  (2)", "webhook POST sold:  (1)",
                 "model Author: field books (2)", "model Book:  (1)"});
    row("price", {"POST /books: body field price (1)", "model Book: field price (1)"});
    row("science", {"model Genre: value science (1)"});
    row("arrived", {"POST /books: callback (1)"});
    row("book nothing", {});
  }
  void wordsAreFoundWhereverTheyStand() {
    QFETCH(QString, query);
    QStringList hits;
    for (const Hit& hit : search(readDocument(shop()), query.toStdString()))
      hits << QStringLiteral("%1: %2 (%3)").arg(text(hit.key), text(hit.where)).arg(hit.count);
    QTEST(hits, "hits");
  }

  void theFileStandsByItself() {
    const QString html = text(writeHtml(readDocument(shop()), "http://localhost:8000"));
    for (const char* part : {"<section id=\"post-books\">", "href=\"#model-book\"", "Sells <strong>books</strong>",
                             "<details><summary>Author</summary>", "prefers-color-scheme:dark", "webhook-post-sold",
                             "Callback stocked", "bearer (books:write), or nothing"})
      QVERIFY2(html.contains(QLatin1String(part)), part);
    QVERIFY(html.contains("curl -X POST 'http://localhost:8000/books'"));
    for (const char* outside : {"src=", "<link", "@import", "url("})
      QVERIFY2(!html.contains(QLatin1String(outside)), outside);
  }

  void theFileQuotesWhatTheDesignHolds() {
    Json hostile = shop();
    hostile["info"]["title"] = "</title><script>alert(1)</script>";
    hostile["paths"]["/<img src=x>"]["get"] = {{"summary", "<b>x</b>"},
                                               {"responses", {{"\"><script>", {{"description", "<i>"}}}}}};
    const QString html = text(writeHtml(readDocument(hostile), "http://x"));
    QCOMPARE(html.count("<script>"), 1); // the filter of the contents
    QVERIFY(!html.contains("<img"));
    QVERIFY(!html.contains("<b>x"));
  }

  void noTwoPagesShareAnAnchor() {
    Json document = shop();
    document["paths"]["/a-b"]["get"] = {{"summary", "one"}};
    document["paths"]["/a/b"]["get"] = {{"summary", "two"}};
    const QString html = text(writeHtml(readDocument(document), "http://x"));
    QVERIFY(html.contains("id=\"get-a-b\"") && html.contains("id=\"get-a-b-2\""));
  }
};

QTEST_APPLESS_MAIN(DocumentTest)
#include "document_test.moc"
