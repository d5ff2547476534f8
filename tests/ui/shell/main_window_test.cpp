// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/store.h"
#include "tests/pages/design_parts.h"
#include "tests/pages/window_page.h"
#include "ui/panels/console_panel.h"
#include "ui/panels/docs_panel.h"
#include "ui/shell/bottom_island.h"
#include "ui/shell/windows.h"
#include "ui/widgets/label.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QScopeGuard>
#include <QTemporaryDir>
#include <QUrl>

using namespace signalbox;
using pages::WindowPage;

namespace {

design::Design bookshop() {
  design::ProjectInfo project;
  project.name = "Bookshop";
  project.port = 0; // a free one
  design::Endpoint list;
  list.name = "list_books";
  list.order = 10;
  list.path = "/books";
  list.behaviour.options["body"] = design::Json::array();
  design::Endpoint create = list;
  create.name = "create_book";
  create.order = 20;
  create.method = "POST";
  create.body = {{"book", "Book", design::Json::object()}};
  design::Model book;
  book.name = "Book";
  book.fields = {{"title", "str", design::Json::object()}};
  return design::Design(project).withEndpoint(list).withEndpoint(create).withModel(book);
}

class Opened final : public QObject { // instead of a browser
  Q_OBJECT
public Q_SLOTS:
  void take(const QUrl& url) { urls << url; }

public:
  QList<QUrl> urls;
};

void closePopups() {
  while (QWidget* popup = QApplication::activePopupWidget()) popup->close();
  for (QWidget* widget : QApplication::topLevelWidgets())
    if (qobject_cast<QDialog*>(widget)) widget->close();
  for (QWidget* widget : QApplication::allWidgets())
    if (auto* dialog = qobject_cast<QFileDialog*>(widget)) dialog->close();
}

} // namespace

class MainWindowTest final : public QObject {
  Q_OBJECT

private:
  QTemporaryDir m_config;
  QTemporaryDir m_folder;
  Opened m_opened;

private Q_SLOTS:
  void initTestCase() {
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    ui::installTheme(ui::Appearance::Dark);
    for (const char* scheme : {"http", "file"})
      QDesktopServices::setUrlHandler(QLatin1String(scheme), &m_opened, "take");
  }

  void init() {
    m_config = QTemporaryDir();
    m_folder = QTemporaryDir();
    qputenv("SIGNALBOX_CONFIG_DIR", m_config.path().toLocal8Bit());
    QVERIFY(design::save(m_folder.path().toStdString(), design::Design(), bookshop()));
  }

  void withoutAProjectTheWindowWelcomes() {
    WindowPage page;
    QVERIFY(page.find<QWidget>("welcome")->isVisible());
    QVERIFY(!page.window().hasProject());
  }

  void anOpenedProjectShowsItsTreeAndItsFirstEndpoint() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    const QStringList rows = page.treeRows();
    QVERIFY(rows.contains("GET /books") && rows.contains("POST /books") && rows.contains("Book"));
    QCOMPARE(page.tabNames(), QStringList("/books"));
  }

  void aFolderWithoutAProjectIsToldAndNothingChanges() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    QTemporaryDir empty;
    QVERIFY(!page.open(empty.path()));
    QVERIFY(!page.toast().isEmpty());
    QCOMPARE(page.window().projectFolder(), m_folder.path());
  }

  void theServerOfAnUnknownFolderWaitsForTrust() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    QVERIFY(page.notice().startsWith("Start the server of this project?"));
    QCOMPARE(page.window().live().state(), ui::ServerState::Stopped);
  }

  void aNewEndpointIsTypedAsOneLine() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    page.press("Ctrl+N");
    QVERIFY(page.isAsking());
    page.answer("reviews");
    QVERIFY(page.isAsking()); // no slash: the line says so and stays
    page.answer("post /reviews");
    QVERIFY(!page.isAsking());
    QVERIFY(page.design().endpoint("create_review"));
    QVERIFY(page.treeRows().contains("POST /reviews"));
    QCOMPARE(page.currentTab(), QString("/reviews"));
  }

  void aDeletedEndpointComesBackWithUndo() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    page.window().sidebar().select({EntityKind::Endpoint, "create_book"});
    QVERIFY(page.window().commands().run("design.delete"));
    const bool isGone = !page.treeRows().contains("POST /books") || !page.treeRows().contains("GET /books");
    QVERIFY(isGone);
    page.press("Ctrl+Z");
    QVERIFY(page.design() == bookshop());
    QVERIFY(page.treeRows().contains("POST /books"));
  }

  void aRenamedEndpointKeepsItsTab() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    QVERIFY(page.window().document().apply(design::RenameEndpoint{"list_books", "all_books"}));
    QTRY_COMPARE(page.window().editor().current()->id, QString("all_books"));
    page.window().document().undo();
    QTRY_COMPARE(page.window().editor().current()->id, QString("list_books"));
  }

  void tabsCloseAndReopen() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    page.window().editor().open({EntityKind::Model, "Book"}, ui::EditorArea::Open::Pinned);
    QCOMPARE(page.currentTab(), QString("Book"));
    page.press("Ctrl+W");
    QVERIFY(!page.tabNames().contains("Book"));
    page.press("Ctrl+Shift+T");
    QCOMPARE(page.currentTab(), QString("Book"));
  }

  void aPreviewGivesItsPlaceToTheNext() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    page.window().editor().open({EntityKind::Model, "Book"});
    page.window().editor().open({EntityKind::Endpoint, "create_book"});
    QCOMPARE(page.tabNames().size(), 1);
    QCOMPARE(page.window().editor().current()->id, QString("create_book"));
  }

  void aWindowThatShowedEarlierSendsCloses() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    auto* history = page.find<QAbstractButton>("response.history");
    QVERIFY(history);
    history->click(); // a popover of the window, made by a page in it: either may go first
    page.window().close();
  }

  void whatIsEditedKeepsItsTab() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    page.window().editor().open({EntityKind::Model, "Book"});
    QVERIFY(page.window().document().apply(design::AddField{"Book", {"pages", "int", design::Json::object()}}));
    page.window().editor().open({EntityKind::Endpoint, "create_book"});
    QVERIFY(page.tabNames().contains("Book"));
    QCOMPARE(page.currentTab(), QString("/books"));
  }

  void aSavedRequestIsDuplicated() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    design::SavedRequest request;
    request.name = "all_books";
    request.url = "{{base}}/books";
    QVERIFY(page.window().document().apply(design::SetRequest{request}));
    page.window().editor().open({EntityKind::Request, "all_books"}, ui::EditorArea::Open::Pinned);
    page.press("Ctrl+D");
    QCOMPARE(page.window().editor().current()->id, QString("all_books_copy"));
    QCOMPARE(page.design().request("all_books_copy")->url, std::string("{{base}}/books"));
  }

  void thePaletteFindsAnEndpoint() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    page.choose("create book");
    QVERIFY(!page.isPaletteOpen());
    QCOMPARE(page.window().editor().current()->id, QString("create_book"));
  }

  void aLinkOpensItsProjectAtAPageOfTheDocs() {
    WindowPage page;
    QVERIFY(page.window().openLink("signalbox:" + m_folder.path() + "#POST%20%2Fbooks"));
    auto* docs = page.find<ui::DocsPanel>("docs");
    QVERIFY(docs && docs->isVisible());
    QCOMPARE(docs->currentOperation(), QString("POST /books"));
    QVERIFY(page.window().openLink("signalbox:" + m_folder.path() + "#model%20Book")); // the project stays open
    QCOMPARE(docs->currentOperation(), QString("model Book"));
    page.press("Alt+Left");
    QCOMPARE(docs->currentOperation(), QString("POST /books"));
    page.press("Alt+Right");
    QCOMPARE(docs->currentOperation(), QString("model Book"));
    QVERIFY(page.window().openLink(docs->link()));
    QVERIFY(!page.window().openLink("signalbox:/nowhere#x"));
    QVERIFY(ui::MainWindow::isLink(docs->link()));
  }

  void theRailLeadsToEveryActivity_data() {
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("panel");
    QTest::newRow("docs") << "Alt+2" << "docs";
    QTest::newRow("traffic") << "Alt+3" << "traffic";
    QTest::newRow("design") << "Alt+1" << "bottom";
  }
  void theRailLeadsToEveryActivity() {
    QFETCH(QString, keys);
    QFETCH(QString, panel);
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    page.press(keys);
    QVERIFY(page.find<QWidget>(panel) && page.find<QWidget>(panel)->isVisible());
  }

  void thePaletteFindsAndRunsEveryCommand() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    QStringList ids;
    for (const auto& command : page.window().commands().commands()) ids << command.id;
    QVERIFY(ids.size() > 50);
    for (const char* ends : {"window.close", "window.restart", "project.quit"}) ids.removeAll(QLatin1String(ends));
    for (const QString& id : ids) {
      QStringList ran;
      const auto connection = connect(&page.window().commands(), &ui::CommandRegistry::commandRun, this,
                                      [&ran](const QString& each) { ran << each; });
      page.window().setFocus();
      page.window().commands().run("view.commands");
      QVERIFY2(page.isPaletteOpen(), qPrintable(id));
      const QString text = page.window().commands().find(id)->text;
      page.type(text);
      QCOMPARE(page.paletteChoice(), text);
      const bool canRun = page.window().commands().isEnabled(id);
      page.press("Return");
      QVERIFY2(!page.isPaletteOpen() || id.startsWith("view."), qPrintable(id));
      QVERIFY2(!canRun || ran.contains(id), qPrintable(id));
      disconnect(connection);
      closePopups();
      for (ui::Popover* popover : page.window().findChildren<ui::Popover*>()) popover->close();
      for (ui::MainWindow* window : ui::mainWindows())
        if (window != &page.window()) window->close();
      QApplication::setActiveWindow(&page.window());
    }
  }

  void theSessionComesBack() {
    {
      WindowPage page;
      QVERIFY(page.open(m_folder.path()));
      page.window().editor().open({EntityKind::Endpoint, "create_book"}, ui::EditorArea::Open::Pinned);
      page.window().editor().open({EntityKind::Model, "Book"}, ui::EditorArea::Open::Pinned);
      page.window().editor().select(0);
      page.window().bottom().show("problems");
      page.window().resize(1300, 820);
      page.close();
    }
    WindowPage page({1300, 820});
    QVERIFY(page.open(m_folder.path()));
    QVERIFY(page.tabNames().contains("Book"));
    QCOMPARE(page.tabs().currentIndex(), 0);
    QCOMPARE(page.window().bottom().current(), QString("problems"));
    QCOMPARE(ui::Settings::load().window["width"].toInt(), 1300);
    QCOMPARE(ui::Settings::load().recent.front().name, QString("Bookshop"));
  }

  void designProblemsAreCounted() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    QVERIFY(page.window().document().apply(design::AddField{"Book", {"genre", "Genre", design::Json::object()}}));
    QTRY_VERIFY(page.find<ui::RowList>("problems.rows")->model()->rowCount() > 0);
    QTRY_VERIFY(page.find<QAbstractButton>("status.problems")->text().contains("design problem"));
  }

  void aNarrowWindowShowsOnePane() {
    WindowPage page({1024, 700});
    QVERIFY(page.open(m_folder.path()));
    QVERIFY(page.find<QWidget>("editor.side")->isVisible());
    QVERIFY(!page.find<QWidget>("endpoint.try")->isVisible());
    page.window().commands().run("view.flip");
    QVERIFY(page.find<QWidget>("endpoint.try")->isVisible());
    QVERIFY(!page.window().bottom().isOpen());
  }

  void everythingThatTakesTheFocusHasAName_data() {
    QTest::addColumn<QString>("key");
    for (const char* key : {"model:Book", "endpoint:create_book", "project:", "dependency:current_user",
                            "security:login", "users:", "middleware:", "handlers:", "mount:assets"})
      QTest::newRow(key) << QString(key);
  }

  void everythingThatTakesTheFocusHasAName() {
    QFETCH(QString, key);
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    QVERIFY(pages::addParts(page.window().document()));
    const ui::EntityRef entity = ui::EntityRef::fromKey(key);
    page.window().editor().open(entity, ui::EditorArea::Open::Pinned);
    QVERIFY(page.window().editor().page(entity));
    QStringList unnamed;
    for (QWidget* widget : page.window().findChildren<QWidget*>()) {
      if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus)) continue;
      QAccessibleInterface* accessible = QAccessible::queryAccessibleInterface(widget);
      if (!accessible || accessible->text(QAccessible::Name).isEmpty())
        unnamed << QString("%1 %2 in %3")
                       .arg(widget->metaObject()->className(), widget->objectName(),
                            widget->parentWidget()->objectName());
    }
    QVERIFY2(unnamed.isEmpty(), qPrintable(unnamed.join("\n")));
  }

  void partsOfTheDesignOpenFromTheTreeAndGo() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    QVERIFY(pages::addParts(page.window().document()));
    QVERIFY(page.treeRows().contains("Rate limit"));
    page.window().editor().open({EntityKind::Middleware, "1"});
    QCOMPARE(page.currentTab(), QString("Middleware"));
    QCOMPARE(page.find<QAbstractItemView>("middleware.list")->currentIndex().row(), 1);
    Q_EMIT page.window().sidebar().removeRequested({EntityKind::Middleware, "1"});
    QCOMPARE(page.design().middleware().size(), 2u);
    QCOMPARE(page.toast(), QString("Deleted Rate limit"));
    page.press("Ctrl+Z");
    QCOMPARE(page.design().middleware().size(), 3u);
    Q_EMIT page.window().sidebar().removeRequested({EntityKind::Dependency, "current_user"});
    QVERIFY(!page.design().dependency("current_user"));
  }

  void aNewDependencyIsAskedForByName() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    page.choose("New dependency");
    QVERIFY(page.isAsking());
    page.answer("current_user");
    QVERIFY(page.design().dependency("current_user"));
    QCOMPARE(page.currentTab(), QString("current_user"));
  }

  void theExportAsksForAFormatAndAFolder() {
    if (qEnvironmentVariable("SIGNALBOX_PROGRAM").isEmpty()) QSKIP("needs SIGNALBOX_PROGRAM");
    QTemporaryDir target;
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    page.press("Ctrl+Shift+X");
    auto* folder = page.find<QLineEdit>("export.folder");
    QVERIFY(folder && page.focusName() == "export.formats");
    folder->setText(target.filePath("out"));
    page.press("Home"); // OpenAPI
    page.press("Return");
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(target.filePath("out/openapi.json")), 30'000);
    QTRY_COMPARE(page.toast(), QString("Exported 2 files"));
  }

  void whatIsBrokenInAProjectIsSaidOnceItIsOpen() {
    QTemporaryDir project;
    QVERIFY(design::save(project.path().toStdString(), design::Design(), bookshop()));
    QFile broken(project.filePath("models/Author.json"));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("{ \"fields\": ") > 0);
    broken.close();
    WindowPage page;
    QVERIFY(page.open(project.path()));
    const ui::ConsoleModel& console = page.window().bottom().console().model();
    QStringList said;
    for (int row = 0; row < console.rowCount(); ++row) said << console.line(console.index(row))->text;
    QVERIFY2(!said.filter("models/Author.json").isEmpty(), qPrintable(said.join('\n')));
  }

  void whatAnExportPrintsStandsInTheConsole() {
    QTemporaryDir target;
    QFile program(target.filePath("talks"));
    QVERIFY(program.open(QIODevice::WriteOnly));
    program.write("#!/bin/sh\necho 'Looking at the design' >&2\necho '{\"error\": \"It has no endpoint.\"}'\nexit 2\n");
    program.close();
    QVERIFY(program.setPermissions(QFile::ReadOwner | QFile::ExeOwner));
    const QByteArray before = qgetenv("SIGNALBOX_PROGRAM");
    qputenv("SIGNALBOX_PROGRAM", program.fileName().toLocal8Bit());
    const auto restore = qScopeGuard([&before] {
      if (before.isNull())
        qunsetenv("SIGNALBOX_PROGRAM");
      else
        qputenv("SIGNALBOX_PROGRAM", before);
    });
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    page.press("Ctrl+Shift+X");
    QVERIFY(page.find<QLineEdit>("export.folder"));
    page.press("Return");
    const ui::ConsoleModel& console = page.window().bottom().console().model();
    const auto said = [&console] {
      QStringList all;
      for (int row = 0; row < console.rowCount(); ++row)
        if (const ui::ConsoleLine* line = console.line(console.index(row)); line->text == "Looking at the design")
          all << sourceText(*line);
      return all;
    };
    const auto hasPreview = [&said] { return !said().filter(", preview").isEmpty(); };
    QTRY_VERIFY2(hasPreview() && said().size() == 2, qPrintable(said().join(u';'))); // once for each
    QTRY_COMPARE(page.find<ui::Label>("export.state")->text(), QString("It has no endpoint."));
  }

  void pluginsAreListedWithWhatIsWrong() {
    QTemporaryDir plugins;
    QFile broken(plugins.filePath("broken.so"));
    QVERIFY(broken.open(QIODevice::WriteOnly) && broken.write("no library") > 0);
    broken.close();
    qputenv("SIGNALBOX_PLUGINS", plugins.path().toLocal8Bit());
    WindowPage page;
    page.window().commands().run("help.plugins");
    QVERIFY(page.find<QWidget>("plugins"));
    qunsetenv("SIGNALBOX_PLUGINS");
  }

  void theSidebarGoesAndComesBack() {
    WindowPage page;
    QVERIFY(page.open(m_folder.path()));
    auto* tree = page.find<QWidget>("sidebar.tree");
    const auto isSeen = [tree] { return !tree->visibleRegion().isEmpty(); };
    QTRY_VERIFY(isSeen());
    const int width = 250; // wide enough for all of it
    QTRY_COMPARE(tree->width(), width);
    tree->setFocus();
    page.press("Ctrl+B");
    QTRY_VERIFY(!isSeen());
    QVERIFY2(!tree->hasFocus(), "keys go to nothing that is not seen");
    QVERIFY(QApplication::focusWidget());
    page.press("Alt+3");
    page.press("Alt+1");
    QVERIFY(!tree->hasFocus());
    page.window().resize(1100, 800); // another layout, which has a width of its own for it
    QVERIFY(!isSeen());
    page.window().resize(1440, 900);
    page.press("Ctrl+B");
    QTRY_VERIFY(isSeen());
    QCOMPARE(tree->width(), width);
    page.press("Ctrl+B");
    page.press("Ctrl+Alt+F"); // the filter is of use only where it is seen
    QTRY_VERIFY(isSeen());
  }
};

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
