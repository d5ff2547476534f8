// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/edit.h"
#include "ui/models/design_tree_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

design::Endpoint endpoint(const std::string& name, const std::string& method, const std::string& path, int order) {
  design::Endpoint made;
  made.name = name;
  made.method = method;
  made.path = path;
  made.order = order;
  return made;
}

design::Design bookshop() {
  design::Endpoint list = endpoint("list_books", "GET", "/books", 10);
  list.tags = {"Books"};
  design::Endpoint track = endpoint("track", "WEBSOCKET", "/track/{id}", 20);
  design::Endpoint order = endpoint("create_order", "POST", "/", 10);
  order.router = "orders";
  design::Router orders;
  orders.path = "orders";
  orders.prefix = "/orders";
  design::Model book;
  book.name = "Book";
  book.fields = {{"title", "str", design::Json::object()}};
  design::Model genre;
  genre.name = "Genre";
  genre.kind = design::ModelKind::Enum;
  return design::Design(design::ProjectInfo{})
      .withRouter(orders)
      .withEndpoint(list)
      .withEndpoint(track)
      .withEndpoint(order)
      .withModel(book)
      .withModel(genre);
}

// shop: list, [admin: audit, [keys]], buy; a tag of an inner router leads into its folder.
design::Design nested() {
  const auto router = [](const char* path, int order, std::vector<std::string> tags = {}) {
    design::Router made;
    made.path = path;
    made.order = order;
    made.prefix = std::string("/") + std::string(path).substr(std::string(path).rfind('/') + 1);
    made.tags = std::move(tags);
    return made;
  };
  const auto inside = [](const char* in, design::Endpoint made) {
    made.router = in;
    return made;
  };
  design::Endpoint ping = endpoint("ping", "GET", "/ping", 30);
  ping.tags = {"Audits"};
  return design::Design()
      .withRouter(router("shop", 20))
      .withRouter(router("shop/admin", 20, {"Audits"}))
      .withRouter(router("shop/admin/keys", 20))
      .withEndpoint(inside("shop", endpoint("list", "GET", "/", 10)))
      .withEndpoint(inside("shop", endpoint("buy", "POST", "/", 30)))
      .withEndpoint(inside("shop/admin", endpoint("audit", "GET", "/audit", 10)))
      .withEndpoint(ping);
}

QStringList rows(const QAbstractItemModel& model, const QModelIndex& parent = {}, int depth = 0) {
  QStringList all;
  for (int row = 0; row < model.rowCount(parent); ++row) {
    const QModelIndex index = model.index(row, 0, parent);
    const QString method = index.data(DesignTreeModel::MethodRole).toString();
    all << QString(depth, '.') + (method.isEmpty() ? "" : method + ' ') + index.data().toString();
    all += rows(model, index, depth + 1);
  }
  return all;
}

api::Exchange answer(const std::string& id, int status) {
  api::Exchange exchange;
  exchange.trace.endpoint = id;
  exchange.status = status;
  return exchange;
}

} // namespace

class DesignTreeTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void endpointsStandInTheFolderOfTheirRouterOrTag() {
    DesignTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setDesign(bookshop());
    const QStringList shown = rows(model);
    QVERIFY(shown.contains(".orders"));
    QVERIFY(shown.contains("..POST /orders/"));
    QVERIFY(shown.contains(".Books"));
    QVERIFY(shown.contains("..GET /books"));
    QVERIFY(shown.contains(".WS /track/{id}"));
    QVERIFY(shown.contains(".Book"));
    QVERIFY(shown.contains(".Genre"));
    QCOMPARE(shown.count("Endpoints"), 1);
  }

  void foldersStandWhereTheirRouterOrFirstEndpointDoes() {
    design::Router zebra;
    zebra.path = "zebra";
    zebra.order = 5;
    design::Router empty;
    empty.path = "empty";
    empty.order = 15;
    empty.tags = {"Empties"};
    design::Endpoint tagged = endpoint("recycle", "POST", "/recycle", 30);
    tagged.tags = {"Empties"};
    DesignTreeModel model;
    model.setDesign(bookshop().withRouter(zebra).withRouter(empty).withEndpoint(tagged));
    QStringList folders;
    for (const QString& row : rows(model, model.index(0, 0)))
      if (!row.startsWith('.')) folders << row;
    QCOMPARE(folders, QStringList({"orders", "zebra", "Books", "empty", "WS /track/{id}"}));
    QVERIFY(rows(model).contains("..POST /recycle"));
  }

  void routersStandInTheFolderOfTheRouterTheyAreIn() {
    DesignTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setDesign(nested());
    QCOMPARE(rows(model), QStringList({"Endpoints", ".shop", "..GET /shop/", "..admin", "...GET /shop/admin/audit",
                                       "...keys", "...GET /ping", "..POST /shop/", "Models"}));
    QCOMPARE(model.indexOf(TreeNode::Kind::Folder, "router:shop/admin/keys").data().toString(), QString("keys"));
    model.setFilter("audit");
    QCOMPARE(rows(model), QStringList({"Endpoints", ".shop", "..admin", "...GET /shop/admin/audit", "Models"}));
  }

  void whatIsInARouterThatIsNotThereIsShown() {
    design::Endpoint lost = endpoint("lost", "GET", "/lost", 10);
    lost.router = "gone/away";
    DesignTreeModel model;
    model.setDesign(design::Design().withEndpoint(lost));
    QCOMPARE(rows(model), QStringList({"Endpoints", ".gone/away", "..GET /lost", "Models"}));
  }

  void theFilterKeepsMatchesAndWhatIsAboveThem() {
    DesignTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setDesign(bookshop());
    model.setFilter("post order");
    QCOMPARE(rows(model), QStringList({"Endpoints", ".orders", "..POST /orders/", "Models"}));
    model.setFilter("genre");
    QCOMPARE(rows(model), QStringList({"Endpoints", "Models", ".Genre"}));
    model.setFilter("");
    QVERIFY(rows(model).contains("..GET /books"));
  }

  void everyPartOfADesignStandsUnderItsHeading() {
    design::Dependency user;
    user.name = "current_user";
    design::SecurityScheme bearer;
    bearer.name = "bearer";
    design::Mount assets;
    assets.name = "assets";
    assets.path = "/assets";
    DesignTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setDesign(design::Design(design::ProjectInfo{})
                        .withDependency(user)
                        .withSecurityScheme(bearer)
                        .withUsers({design::User{}})
                        .withMiddleware({{"cors", design::Json::object()}, {"rate_limit", design::Json::object()}})
                        .withExceptionHandlers({{"404", design::Json::object()}})
                        .withMount(assets)
                        .withWebhook(endpoint("new_order", "POST", "new-order", 0)));
    QCOMPARE(rows(model), QStringList({"Endpoints", "Models", "Dependencies", ".current_user", "Security", ".bearer",
                                       ".Users", "Middleware", ".CORS", ".Rate limit", "Exception handlers",
                                       ".404 Not Found", "Mounts", "./assets", "Webhooks", ".new-order"}));
  }

  void savedRequestsStandInTheirFolders() {
    design::SavedRequest first;
    first.name = "ping";
    first.url = "https://api.test";
    design::SavedRequest second = first;
    second.name = "billing/create_invoice";
    second.title = "New invoice";
    second.method = "POST";
    DesignTreeModel model;
    const QAbstractItemModelTester tester(&model);
    model.setDesign(design::Design().withRequest(first).withRequest(second));
    QCOMPARE(rows(model),
             (QStringList{"Endpoints", "Models", "Requests", ".billing", "..POST New invoice", ".GET ping"}));
  }

  void aProblemOfAListIsThatOfItsRow() {
    DesignTreeModel model;
    model.setDesign(design::Design(design::ProjectInfo{})
                        .withMiddleware({{"cors", design::Json::object()}, {"gzip", design::Json::object()}}));
    model.setDiagnostics(
        {{Severity::Error, "invalid-option", "No.", {EntityKind::Middleware, "", "/middleware/1/minimum_size"}, {}}});
    const auto problems = [&](const QString& id) {
      return model.indexOf(TreeNode::Kind::Middleware, id).data(DesignTreeModel::ProblemsRole).toInt();
    };
    QCOMPARE(problems("0"), 0);
    QCOMPARE(problems("1"), 1);
  }

  void anEditOfATextKeepsTheRows() {
    DesignTreeModel model;
    model.setDesign(bookshop());
    const QPersistentModelIndex books = model.indexOfEndpoint("list_books");
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    design::Endpoint changed = *bookshop().endpoint("list_books");
    changed.path = "/all-books";
    model.setDesign(bookshop().withEndpoint(changed));
    QCOMPARE(reset.count(), 0);
    QCOMPARE(books.data().toString(), QString("/all-books"));
  }

  // An edit from one design to the next, as the window has them: rows that stay keep their index.
  void rowsFollowEachEdit_data() {
    QTest::addColumn<QVector<design::Edit>>("edits");
    const auto row = [](const char* name, QVector<design::Edit> edits) { QTest::newRow(name) << edits; };
    const design::Json none = design::Json::object();
    design::Endpoint tagged = *bookshop().endpoint("list_books");
    tagged.tags = {"Library"};
    design::Endpoint last = *bookshop().endpoint("list_books");
    last.order = 99;
    design::Endpoint other = endpoint("add_book", "POST", "/books", 15);
    other.tags = {"Books"};
    design::Model aisle;
    aisle.name = "Aisle";
    design::Model zone;
    zone.name = "Zone";
    design::Model genre = *bookshop().model("Genre");
    genre.kind = design::ModelKind::Model;
    design::Router moved = *bookshop().router("orders");
    moved.order = 50;
    moved.prefix = "/sales";
    design::Router shelf;
    shelf.path = "shelf";
    row("a field", {design::AddField{"Book", {"pages", "int", none}}});
    row("models at either end", {design::AddModel{aisle}, design::AddModel{zone}});
    row("a model goes", {design::RemoveModel{"Book"}});
    row("a model to the end", {design::RenameModel{"Book", "Zine"}});
    row("a model to the front", {design::RenameModel{"Genre", "Art"}});
    row("an enum becomes a model", {design::SetModel{genre}});
    row("another tag", {design::SetEndpoint{tagged}});
    row("into a tag's folder, which then loses its first", {design::AddEndpoint{other}, design::SetEndpoint{tagged}});
    row("the first becomes the last", {design::SetEndpoint{last}});
    row("into a router", {design::MoveEndpoint{"track", "orders", 5}});
    row("a renamed endpoint", {design::RenameEndpoint{"track", "follow"}});
    row("a router to the end, with another prefix", {design::SetRouter{moved}});
    row("a renamed router", {design::RenameRouter{"orders", "sales"}});
    row("a router and what is in it goes", {design::RemoveRouter{"orders"}});
    row("an empty router", {design::AddRouter{shelf}});
  }
  void rowsFollowEachEdit() {
    QFETCH(QVector<design::Edit>, edits);
    DesignTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    design::Design now = bookshop();
    model.setDesign(now);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QVector<design::Design> steps{now};
    for (const design::Edit& edit : edits) {
      const auto next = design::apply(now, edit);
      QVERIFY2(next, next ? "" : next.error().message.c_str());
      model.follow(*next, changeBetween(now, *next));
      now = *next;
      steps << now;
      DesignTreeModel fresh;
      fresh.setDesign(now);
      QCOMPARE(rows(model), rows(fresh));
    }
    for (qsizetype step = steps.size() - 1; step-- > 0;) { // and back, as undo does
      model.follow(steps[step], changeBetween(now, steps[step]));
      now = steps[step];
    }
    DesignTreeModel fresh;
    fresh.setDesign(bookshop());
    QCOMPARE(rows(model), rows(fresh));
    QCOMPARE(reset.count(), 0);
  }

  void anEditTellsOfItsRowAlone() {
    DesignTreeModel model;
    const design::Design before = bookshop();
    model.setDesign(before);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    const auto after = design::apply(before, design::AddField{"Book", {"pages", "int", design::Json::object()}});
    QVERIFY(after);
    model.follow(*after, changeBetween(before, *after));
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed[0][0].toModelIndex(), model.indexOfModel("Book"));
    QVERIFY(model.indexOfModel("Book").data(Qt::AccessibleTextRole).toString().contains("2 fields"));
  }

  void aRowKeepsItsIndexWhereverItGoes() {
    DesignTreeModel model;
    design::Design now = bookshop();
    model.setDesign(now);
    const auto follow = [&](const design::Edit& edit) {
      const auto next = design::apply(now, edit);
      QVERIFY(next);
      model.follow(*next, changeBetween(now, *next));
      now = *next;
    };
    const QPersistentModelIndex book = model.indexOfModel("Book");
    follow(design::RenameModel{"Book", "Zine"});
    QCOMPARE(book.data().toString(), QString("Zine"));
    QCOMPARE(book.row(), 1);
    const QPersistentModelIndex order = model.indexOfEndpoint("orders/create_order");
    follow(design::RenameRouter{"orders", "sales"});
    QCOMPARE(order, QPersistentModelIndex(model.indexOfEndpoint("sales/create_order")));
    const QPersistentModelIndex list = model.indexOfEndpoint("list_books");
    design::Endpoint tagged = *now.endpoint("list_books");
    tagged.tags = {"Library"};
    follow(design::SetEndpoint{tagged});
    QCOMPARE(list, QPersistentModelIndex(model.indexOfEndpoint("list_books")));
    QCOMPARE(list.parent().data().toString(), QString("Library"));
  }

  void underAFilterRowsComeAndGoWithTheirWords() {
    DesignTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const design::Design before = bookshop();
    model.setDesign(before);
    model.setFilter("all-books");
    QCOMPARE(rows(model), QStringList({"Endpoints", "Models"}));
    design::Endpoint changed = *before.endpoint("list_books");
    changed.path = "/all-books";
    const design::Design after = before.withEndpoint(changed);
    model.follow(after, changeBetween(before, after));
    QCOMPARE(rows(model), QStringList({"Endpoints", ".Books", "..GET /all-books", "Models"}));
    model.follow(before, changeBetween(after, before));
    QCOMPARE(rows(model), QStringList({"Endpoints", "Models"}));
  }

  void aProblemThatStaysIsNotToldAgain() {
    DesignTreeModel model;
    model.setDesign(bookshop());
    Diagnostic diagnostic;
    diagnostic.place = {EntityKind::Model, "Book", "/fields/0/type"};
    model.setDiagnostics({diagnostic});
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setDiagnostics({diagnostic});
    QCOMPARE(changed.count(), 0);
    model.setDiagnostics({});
    QCOMPARE(changed.count(), 1);
  }

  void requestsAreCountedAndTheLastAnswerShown() {
    DesignTreeModel model;
    model.setDesign(bookshop());
    model.addExchanges({answer("orders/create_order", 201), answer("orders/create_order", 422), answer("", 404)});
    const QModelIndex row = model.indexOfEndpoint("orders/create_order");
    QCOMPARE(row.data(DesignTreeModel::CountRole).toULongLong(), 2ULL);
    QCOMPARE(row.data(DesignTreeModel::StatusRole).toInt(), 422);
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains("2 requests, last answer 422"));
  }

  void aSocketThatEndedAsOneThatIsDoneIsNoError_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("normal") << 1000 << 101;
    QTest::newRow("going away") << 1001 << 101;
    QTest::newRow("without a code") << 1005 << 101;
    QTest::newRow("an error of the server") << 1011 << 1011;
    QTest::newRow("lost") << 1006 << 1006;
  }
  void aSocketThatEndedAsOneThatIsDoneIsNoError() {
    QFETCH(int, code);
    QFETCH(int, status);
    DesignTreeModel model;
    model.setDesign(bookshop());
    api::Exchange closed = answer("orders/create_order", code);
    closed.kind = api::Exchange::Kind::SocketClosed;
    model.addExchanges({answer("orders/create_order", 101), closed});
    QCOMPARE(model.indexOfEndpoint("orders/create_order").data(DesignTreeModel::StatusRole).toInt(), status);
  }

  void diagnosticsMarkTheirEntity() {
    DesignTreeModel model;
    model.setDesign(bookshop());
    Diagnostic diagnostic;
    diagnostic.place = {EntityKind::Model, "Book", "/fields/0/type"};
    model.setDiagnostics({diagnostic, diagnostic});
    QCOMPARE(model.indexOfModel("Book").data(DesignTreeModel::ProblemsRole).toInt(), 2);
    QVERIFY(model.indexOfModel("Book").data(Qt::AccessibleTextRole).toString().contains("2 problems"));
    model.setDiagnostics({});
    QCOMPARE(model.indexOfModel("Book").data(DesignTreeModel::ProblemsRole).toInt(), 0);
  }

  void whatIsSwitchedOffSaysSo() {
    DesignTreeModel model;
    design::Design design = bookshop();
    design::Endpoint off = *design.endpoint("orders/create_order");
    off.enabled = false;
    model.setDesign(design.withEndpoint(off));
    const QModelIndex row = model.indexOfEndpoint("orders/create_order");
    QVERIFY(row.data(DesignTreeModel::OffRole).toBool());
    QVERIFY(row.data(Qt::AccessibleTextRole).toString().contains("switched off"));
  }

  void headingsCannotBeSelected() {
    DesignTreeModel model;
    model.setDesign(bookshop());
    QVERIFY(!(model.index(0, 0).flags() & Qt::ItemIsSelectable));
    QVERIFY(model.indexOfModel("Genre").flags() & Qt::ItemIsSelectable);
  }
};

QTEST_GUILESS_MAIN(DesignTreeTest)
#include "design_tree_test.moc"
