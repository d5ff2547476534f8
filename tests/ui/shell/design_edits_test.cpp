// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/design_edits.h"
#include "ui/shell/window_layout.h"
#include "ui/workbench/entity_ref.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

class DesignEditsTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aLineMeansAnEndpoint_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("behaviour");
    QTest::newRow("method and path") << "post /reviews" << "POST" << "/reviews" << "create_review" << "reply";
    QTest::newRow("a path alone is read") << "/books" << "GET" << "/books" << "list_books" << "reply";
    QTest::newRow("one of many") << "get /books/{id}" << "GET" << "/books/{id}" << "read_book" << "reply";
    QTest::newRow("ies") << "delete /categories/{id}" << "DELETE" << "/categories/{id}" << "delete_category" << "reply";
    QTest::newRow("upper case") << "PATCH /users/{id}" << "PATCH" << "/users/{id}" << "update_user" << "reply";
    QTest::newRow("root") << "get /" << "GET" << "/" << "read_root" << "reply";
    QTest::newRow("socket") << "ws /chat" << "WEBSOCKET" << "/chat" << "open_chat" << "socket";
    QTest::newRow("events") << "sse /events" << "GET" << "/events" << "stream_events" << "stream";
    QTest::newRow("odd letters") << "get /my-books.json" << "GET" << "/my-books.json" << "list_my_books_json"
                                 << "reply";
  }
  void aLineMeansAnEndpoint() {
    QFETCH(QString, line);
    const auto endpoint = endpointFromLine(design::Design(), line);
    QVERIFY(endpoint);
    QTEST(QString::fromStdString(endpoint->method), "method");
    QTEST(QString::fromStdString(endpoint->path), "path");
    QTEST(QString::fromStdString(endpoint->name), "name");
    QTEST(QString::fromStdString(endpoint->behaviour.kind), "behaviour");
  }

  void aLineThatMeansNothingIsAnsweredWithASentence_data() {
    QTest::addColumn<QString>("line");
    for (const char* line : {"", "post", "fetch /books", "get books", "get /a b c"}) QTest::newRow(line) << line;
  }
  void aLineThatMeansNothingIsAnsweredWithASentence() {
    QFETCH(QString, line);
    const auto endpoint = endpointFromLine(design::Design(), line);
    QVERIFY(!endpoint);
    QVERIFY(endpoint.error().message.ends_with('.'));
  }

  void pathParametersComeWithTheLine() {
    const auto endpoint = endpointFromLine(design::Design(), "get /shops/{shop_id}/files/{name:path}");
    QVERIFY(endpoint);
    QCOMPARE(endpoint->parameters.size(), std::size_t(2));
    QCOMPARE(endpoint->parameters[0].field.name, std::string("shop_id"));
    QCOMPARE(endpoint->parameters[1].field.name, std::string("name"));
    QCOMPARE(endpoint->parameters[1].in, design::ParameterIn::Path);
  }

  void aTakenNameGetsANumber() {
    design::Design design(design::ProjectInfo{});
    const auto first = endpointFromLine(design, "get /books");
    design = design.withEndpoint(*first);
    QCOMPARE(endpointFromLine(design, "get /books")->name, std::string("list_books_2"));
    QCOMPARE(endpointFromLine(design, "get /books", "shop")->name, std::string("list_books"));
  }

  void aCopyIsAnotherOfItsKind_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("copy");
    QTest::newRow("endpoint") << "endpoint:list_books" << "endpoint:list_books_copy";
    QTest::newRow("webhook") << "webhook:sold" << "webhook:sold_copy";
    QTest::newRow("model") << "model:Book" << "model:BookCopy";
    QTest::newRow("constant") << "constant:shelf" << "constant:shelf_copy";
    QTest::newRow("dependency") << "dependency:paging" << "dependency:paging_copy";
    QTest::newRow("security") << "security:key" << "security:key_copy";
    QTest::newRow("request") << "request:smoke/all_books" << "request:smoke/all_books_copy";
  }
  void aCopyIsAnotherOfItsKind() {
    QFETCH(QString, key);
    QFETCH(QString, copy);
    design::Design design = design::Design().withEndpoint(*endpointFromLine(design::Design(), "get /books"));
    design::Endpoint webhook;
    webhook.name = "sold";
    webhook.path = "sold";
    design::Model book;
    book.name = "Book";
    design::Constant shelf;
    shelf.name = "shelf";
    design::Dependency paging;
    paging.name = "paging";
    design::SecurityScheme scheme;
    scheme.name = "key";
    design::SavedRequest request;
    request.name = "smoke/all_books";
    for (const design::Edit& edit :
         {design::Edit(design::SetWebhook{webhook}), design::Edit(design::AddModel{book}),
          design::Edit(design::SetConstant{shelf}), design::Edit(design::SetDependency{paging}),
          design::Edit(design::SetSecurityScheme{scheme}), design::Edit(design::SetRequest{request})})
      design = *design::apply(design, edit);
    const EntityRef entity = EntityRef::fromKey(key);
    QVERIFY(canBeDuplicated(entity));
    const auto made = duplicateOf(design, entity);
    QVERIFY(made);
    QCOMPARE(made->entity.key(), copy);
    const auto after = design::apply(design, made->edit);
    QVERIFY(after);
    const auto again = duplicateOf(*after, entity); // another free name
    QVERIFY(again && again->entity.key() != copy);
  }

  void ofWhatThereIsOneOnlyThereIsNoCopy() {
    for (const char* key : {"project:", "router:shop", "model:Gone"})
      QVERIFY2(!duplicateOf(design::Design(), EntityRef::fromKey(QLatin1String(key))), key);
  }

  void aCopyOfAnEndpointHasItsOwnPath() {
    const auto endpoint = endpointFromLine(design::Design(), "get /books");
    const design::Design design = design::Design().withEndpoint(*endpoint);
    const auto copy = duplicateOf(design, {EntityKind::Endpoint, QStringLiteral("list_books")});
    QVERIFY(copy);
    QCOMPARE(design::apply(design, copy->edit)->endpoint("list_books_copy")->path, std::string("/books-copy"));
  }

  void anEntityIsItsKey_data() {
    QTest::addColumn<QString>("key");
    for (const char* key : {"endpoint:orders/create_order", "model:Book", "project:", "router:shop/orders"})
      QTest::newRow(key) << key;
  }
  void anEntityIsItsKey() {
    QFETCH(QString, key);
    QCOMPARE(EntityRef::fromKey(key).key(), key);
  }

  void theLayoutFollowsTheWidth() {
    QVERIFY(windowLayout(1440).hasSparkline && windowLayout(1440).splitsDesignAndTry);
    QVERIFY(!windowLayout(1279).hasSparkline && windowLayout(1279).splitsDesignAndTry);
    QVERIFY(!windowLayout(1129).splitsDesignAndTry && !windowLayout(1129).opensBottom &&
            !windowLayout(1129).hasExportText);
  }
};

QTEST_APPLESS_MAIN(DesignEditsTest)
#include "design_edits_test.moc"
