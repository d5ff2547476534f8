// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The docs panel over a design: found, opened, gone back, compared with earlier states, written to files.
#include "core/design/store.h"
#include "core/docs/compare.h"
#include "fake_workbench.h"
#include "tests/pages/docs_page.h"
#include "ui/document/design_checkpoints.h"
#include "ui/panels/docs_changes.h"
#include "ui/panels/docs_document.h"
#include "ui/panels/docs_export.h"
#include "ui/panels/docs_field.h"
#include "ui/panels/docs_text.h"
#include "ui/text/prose.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/tab_strip.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QDialog>
#include <QFile>
#include <QFileInfo>
#include <QPdfWriter>
#include <QProcess>
#include <QTemporaryDir>
#include <QUrl>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

class Shown final {
public:
  explicit Shown(const char* sample = "food-delivery") : bench(sample), panel(bench.parts), page(&panel) {
    panel.resize(1200, 800);
    panel.show();
    (void)page.operations();
  }

  FakeWorkbench bench;
  DocsPanel panel;
  pages::DocsPage page;
};

bool addField(DesignDocument& document, const char* model, const char* name, const char* type) {
  design::Model changed = *document.design().model(model);
  design::Field field;
  field.name = name;
  field.type = type;
  changed.fields.push_back(field);
  return document.apply(design::SetModel{changed}).has_value();
}

bool git(const QString& folder, const QStringList& words) {
  QProcess process;
  process.setWorkingDirectory(folder);
  process.start("git", QStringList{"-c", "user.name=t", "-c", "user.email=t@t", "-c", "commit.gpgsign=false"} + words);
  return process.waitForFinished() && process.exitCode() == 0;
}

} // namespace

class DocsPanelTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void wordsAreFoundInFieldsCountedAndMarked() {
    Shown shown;
    shown.page.search("delivery_minutes");
    QCOMPARE(shown.page.rows(), QStringList{"model Restaurant"});
    QCOMPARE(shown.page.matches(), QString("1 match"));
    QTest::keyClick(pages::Page(shown.panel.takeSidebar()).find("docs.search"), Qt::Key_Return);
    QCOMPARE(shown.page.title(), QString("Restaurant"));
    QCOMPARE(shown.page.matchesHere(), QString("1 match on this page"));
    shown.page.search("nothing holds this");
    QCOMPARE(shown.page.matches(), QString("No match"));
    shown.page.search(" ");
    QVERIFY(shown.page.rows().contains("introduction"));
  }

  void aModelOpensInsideAField() {
    Shown shown;
    shown.page.choose("model Order");
    QVERIFY(!shown.page.has("docs.nested.items"));
    shown.page.click("docs.open.items");
    QTRY_VERIFY(shown.page.has("docs.nested.items"));
    QTRY_VERIFY(shown.page.has("docs.field.quantity"));
    shown.page.click("docs.open.items");
    QVERIFY(!shown.page.has("docs.nested.items"));
  }

  void pagesAreLinkedAndOneGoesBack() {
    Shown shown;
    shown.page.choose("POST /orders");
    shown.page.click("docs.response.201");
    QCOMPARE(shown.page.title(), QString("Order"));
    shown.page.click("docs.use.POST /orders");
    QCOMPARE(shown.page.title(), QString("Place an order"));
    QVERIFY(!shown.panel.canGoForward());
    shown.panel.goBack();
    shown.panel.goBack();
    QCOMPARE(shown.panel.currentOperation(), QString("POST /orders"));
    shown.panel.goForward();
    QCOMPARE(shown.page.title(), QString("Order"));
    shown.page.choose("introduction"); // what was ahead is forgotten
    QVERIFY(!shown.panel.canGoForward());
  }

  void aLinkNamesTheProjectAndThePage() {
    Shown shown;
    shown.page.choose("GET /orders/{order_id}");
    shown.page.click("docs.copyLink");
    const QUrl link(QApplication::clipboard()->text());
    QCOMPARE(link.scheme(), QString("signalbox"));
    QCOMPARE(link.path(), QString::fromStdString(shown.bench.document.folder().string()));
    QCOMPARE(link.fragment(QUrl::FullyDecoded), QString("GET /orders/{order_id}"));
  }

  void aDescriptionIsMarkdownThatDoesNothing() {
    Shown shown;
    design::Endpoint endpoint = *shown.bench.document.design().endpoint("orders/create_order");
    endpoint.description = "Takes **an order**.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n<img src=\"file:///etc/passwd\"> "
                           "![x](http://127.0.0.1:1/x) [bad](file:///etc/passwd) [good](https://example.com)";
    QVERIFY(shown.bench.document.apply(design::SetEndpoint{endpoint}));
    QTRY_VERIFY(shown.bench.live.api() &&
                shown.bench.live.api()->openApiText().find("Takes **an") != std::string::npos);
    shown.page.choose("introduction");
    shown.page.choose("POST /orders");
    const auto find = [&shown]() -> Prose* {
      for (Prose* each : shown.panel.findChildren<Prose*>())
        if (each->toPlainText().contains("Takes an order.")) return each;
      return nullptr;
    };
    QTRY_VERIFY(find());
    Prose* prose = find();
    QVERIFY(prose->toPlainText().contains("<img src="));
    Q_EMIT prose->linkActivated(QUrl("file:///etc/passwd"));
    QVERIFY(shown.bench.navigator.visits.last().startsWith("toast This link leads to no page"));
    Q_EMIT prose->linkActivated(QUrl("https://example.com"));
    QCOMPARE(shown.bench.navigator.visits.last(), QString("toast This link leads to example.com"));
  }

  void theDocsAreComparedWithAnotherFolder() {
    Shown shown;
    const QTemporaryDir folder;
    QVERIFY(design::save(folder.path().toStdString(), design::Design(), shown.bench.document.design()));
    QVERIFY(addField(shown.bench.document, "OrderCreate", "gratuity", "float"));
    shown.panel.compareWithFile(folder.path());
    QTRY_VERIFY(!shown.page.changes().isEmpty());
    QCOMPARE(shown.page.changes(), QStringList({"OrderCreate", "Breaking. field gratuity: A new required field."}));
    QCOMPARE(shown.page.changesCount(), QString("1 change, 1 breaks a client"));
    auto* list = shown.page.find<QAbstractItemView>("docs.changes.list");
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
    QCOMPARE(shown.page.title(), QString("OrderCreate"));
  }

  void theDocsAreComparedWithTheLastCommit() {
    Shown shown;
    const QString folder = QString::fromStdString(shown.bench.document.folder().string());
    if (!git(folder, {"init", "-q"})) QSKIP("no git here");
    shown.panel.compareWithCommit();
    QTRY_VERIFY(shown.page.changesTitle().contains("the last commit"));
    QVERIFY(git(folder, {"add", "."}) && git(folder, {"commit", "-qm", "first"}));
    QVERIFY(addField(shown.bench.document, "Restaurant", "stars", "int"));
    shown.panel.compareWithCommit();
    QTRY_VERIFY(!shown.page.changes().isEmpty());
    QCOMPARE(shown.page.changes(), QStringList({"Restaurant", "field stars: A new required field."}));
    QCOMPARE(shown.page.changesCount(), QString("1 change, none breaks a client"));
  }

  void everyStepIsACheckpoint() {
    FakeWorkbench bench("hello");
    const DesignCheckpoints checkpoints(bench.document);
    const design::Design first = bench.document.design();
    QVERIFY(addField(bench.document, "Student", "house", "str"));
    design::ProjectInfo project = bench.document.design().project();
    for (const char* name : {"S", "Sc", "Sch"}) { // one step of typing
      project.name = name;
      QVERIFY(bench.document.apply(design::SetProject{project}, "name"));
    }
    QCOMPARE(checkpoints.all().size(), std::size_t(2));
    QVERIFY(checkpoints.all().back().design == first);
    QVERIFY(checkpoints.all().front().design.project().name != "Sch");
    for (int step = 0; step < 60; ++step)
      QVERIFY(addField(bench.document, "Student", ("f" + std::to_string(step)).c_str(), "int"));
    QVERIFY(checkpoints.all().size() <= DesignCheckpoints::limit);
    QVERIFY(checkpoints.all().back().design == first);
    QVERIFY(bench.document.open(bench.document.folder()));
    QVERIFY(checkpoints.all().empty());
  }

  void theChangesAreAModel() {
    DocsChangeRows rows;
    const QAbstractItemModelTester tester(&rows);
    using docs::Change;
    rows.setChanges({{Change::Kind::Added, "GET /a", {}, "A new operation.", false},
                     {Change::Kind::Changed, "model A", "field x", "Its description changed.", false},
                     {Change::Kind::Removed, "model A", "field y", "The field is gone.", true}},
                    false);
    QStringList all;
    for (int row = 0; row < rows.rowCount(); ++row) all << rows.index(row).data().toString();
    QCOMPARE(all, QStringList({"GET /a", "A new operation.", "A", "Breaking. field y: The field is gone.",
                               "field x: Its description changed."}));
    rows.setChanges({{Change::Kind::Added, "GET /a", {}, "A new operation.", false}}, true);
    QCOMPARE(rows.rowCount(), 0);
  }

  void theDocsAreWrittenToFiles() {
    Shown shown;
    const QTemporaryDir folder;
    QVERIFY(shown.panel.writeHtml(folder.filePath("docs.html")));
    QFile html(folder.filePath("docs.html"));
    QVERIFY(html.open(QIODevice::ReadOnly));
    const QByteArray page = html.readAll();
    QVERIFY(page.contains("id=\"post-orders\""));
    QVERIFY(page.contains("websocat"));
    QVERIFY(shown.panel.writePdf(folder.filePath("docs.pdf")));
    QFile pdf(folder.filePath("docs.pdf"));
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QVERIFY(pdf.readAll().startsWith("%PDF-"));
    QVERIFY(!shown.panel.writeHtml(folder.filePath("none/docs.html")));
  }

  void whatIsExportedHasTheSamplesOfTheWindow() {
    FakeWorkbench bench("food-delivery");
    const design::Design& design = bench.document.design();
    docs::Document document = docsDocument(design);
    useModelExamples(document, design, nullptr);
    const auto endpoint = docsEndpoint(design, "GET /restaurants");
    QVERIFY(endpoint);
    const docs::Operation* page = document.operation("GET /restaurants");
    QCOMPARE(docsText(page->responses.front().contents.front().sample),
             docsExample(design, endpoint->response.model, nullptr));
  }

  void webSocketsAreComparedToo() {
    FakeWorkbench bench("food-delivery");
    const design::Design& before = bench.document.design();
    const docs::Document then = docsDocument(before);
    QVERIFY(bench.document.apply(design::RemoveEndpoint{"track_order"}).has_value());
    const std::vector<docs::Change> changes = docs::compare(then, docsDocument(bench.document.design()));
    const auto gone = std::find_if(changes.begin(), changes.end(),
                                   [](const docs::Change& change) { return change.key.starts_with("WS "); });
    QVERIFY(gone != changes.end());
    QVERIFY(gone->isBreaking && gone->kind == docs::Change::Kind::Removed);
  }

  void aPrinterIsAskedFor() {
    Shown shown;
    shown.panel.askForPrinter();
    QTRY_VERIFY(shown.panel.window()->findChild<QDialog*>("dialog.print"));
    shown.panel.window()->findChild<QDialog*>("dialog.print")->reject();
    const QTemporaryDir folder;
    QPdfWriter paper(folder.filePath("printed.pdf"));
    printDocs(docsDocument(shown.bench.document.design()), "http://localhost:8000", paper);
    QVERIFY(QFileInfo(folder.filePath("printed.pdf")).size() > 1000);
  }

  void samplesSpeakEveryLanguage() {
    Shown shown;
    shown.page.choose("POST /orders");
    auto* tabs = shown.page.find<TabStrip>("docs.samples.tabs");
    QCOMPARE(tabs->count(), 4);
    tabs->setCurrentIndex(1);
    QVERIFY(shown.page.sample().contains("import httpx"));
    QTRY_VERIFY(shown.page.has("docs.samples.open.422"));
    shown.page.click("docs.samples.open.422");
  }
};

QTEST_MAIN(DocsPanelTest)
#include "docs_panel_test.moc"
