// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What server, tasks and folder have to say, as a person reads it.
#include "tests/support/served.h"
#include "tests/ui/panels/fake_workbench.h"
#include "ui/panels/console_panel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QClipboard>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLineEdit>
#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

class ConsolePanelTest final : public QObject {
  Q_OBJECT

private:
  std::unique_ptr<FakeWorkbench> m_bench;
  std::unique_ptr<ConsolePanel> m_panel;

  template<class Widget>
  Widget* find(const char* name) const {
    Widget* found = m_panel->findChild<Widget*>(QLatin1String(name));
    return found && !found->isHidden() ? found : nullptr;
  }
  QAbstractItemView* rows() const { return find<QAbstractItemView>("console.rows"); }
  QStringList texts() const {
    QStringList all;
    for (int row = 0; row < m_panel->model().rowCount(); ++row) all << m_panel->model().index(row).data().toString();
    return all;
  }
  QString spoken(const QString& text) const {
    const int row = int(texts().indexOf(text));
    return row < 0 ? QString() : m_panel->model().index(row).data(Qt::AccessibleTextRole).toString();
  }

  void ask(const char* body, const design::Json& background = design::Json::array()) {
    design::Endpoint endpoint;
    endpoint.name = "note";
    endpoint.path = "/note";
    endpoint.behaviour.options["body"] = body;
    if (!background.empty()) endpoint.behaviour.options["background"] = background;
    QVERIFY(m_bench->document.apply(design::AddEndpoint{endpoint}));
    const auto isServed = [this] { return m_bench->live.api()->design() == m_bench->document.design(); };
    QTRY_VERIFY(isServed());
    (void)test::request(m_bench->live.port(), "GET", "/note");
  }

private Q_SLOTS:
  void init() {
    m_bench = std::make_unique<FakeWorkbench>("hello");
    m_panel = std::make_unique<ConsolePanel>(m_bench->parts);
    m_panel->resize(900, 240);
    m_panel->show();
  }

  void cleanup() {
    m_panel.reset();
    m_bench.reset();
  }

  void anEmptyOneSaysWhatWillStandThere() {
    QVERIFY(!rows());
    QVERIFY(find<QAbstractButton>("console.start"));
    QVERIFY(m_bench->start());
    QVERIFY(rows());
    QCOMPARE(texts(), QStringList("Listening on " + m_bench->live.baseUrl()));
    const QString url = m_bench->live.baseUrl();
    m_bench->live.stop();
    QTRY_COMPARE(texts().last(), "No longer listening on " + url);
  }

  void anotherProjectBeginsWithWhatIsBrokenInIt() {
    m_panel->model().add({consoleLine(ConsoleLine::Level::Info, "Of the project before")});
    QTemporaryDir folder;
    for (const auto& [name, text] : {std::pair("signalbox.json", R"({"format": 1, "name": "Broken"})"),
                                     std::pair("models/Book.json", "{\n  \"fields\": ")}) {
      const QString path = folder.filePath(QLatin1String(name));
      QVERIFY(QDir().mkpath(QFileInfo(path).path()));
      QFile file(path);
      QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) > 0);
    }
    QVERIFY(m_bench->document.open(folder.path().toStdString()));
    QCOMPARE(texts().size(), 1);
    QVERIFY2(texts().first().startsWith("models/Book.json, line 2"), qPrintable(texts().first()));
  }

  void whatAnExportPrintsHasItsNameBesideIt() {
    m_panel->sayPrinted("fastapi", {"Looking at the design", "Done"});
    QCOMPARE(texts(), QStringList({"Looking at the design", "Done"}));
    QVERIFY2(spoken("Done").startsWith("info, Done, fastapi, "), qPrintable(spoken("Done")));
    m_panel->model().setFilter("fastapi", ConsoleModel::Show::All);
    QCOMPARE(texts().size(), 2);
    rows()->setCurrentIndex(m_panel->model().index(0));
    QTest::keyClick(rows(), Qt::Key_Return); // leads nowhere
    QVERIFY(m_bench->navigator.visits.isEmpty());
  }

  void whatTasksLogAndHowTheyFailIsSaid() {
    QVERIFY(m_bench->start());
    ask("{}", {{{"log", "Stock is low"}, {"level", "warning"}},
               {{"http", {{"method", "POST"}, {"url", "http://127.0.0.1:1/hook"}}}}});
    QTRY_VERIFY(texts().contains("Stock is low"));
    QVERIFY(spoken("Stock is low").startsWith("warning, Stock is low, note, "));
    QTRY_COMPARE(m_panel->model().errors(), 1);
    QVERIFY2(texts().last().startsWith("The task POST http://127.0.0.1:1/hook failed: "), qPrintable(texts().last()));
  }

  void anExceptionNobodyCaughtIsSaid() {
    QVERIFY(m_bench->start());
    ask("{{ {}['price'] }}");
    QTRY_COMPARE(m_panel->model().errors(), 1);
    QVERIFY2(texts().last().contains("KeyError: 'price'"), qPrintable(texts().last()));
    QVERIFY(texts().last().startsWith("GET /note failed in "));
  }

  void whatHappensToTheFolderIsSaid() {
    const QString folder = QString::fromStdString(m_bench->document.folder().string());
    const auto write = [&folder](const char* text) {
      QFile file(folder + "/constants/added.json");
      QVERIFY(QDir(folder).mkpath("constants"));
      QVERIFY(file.open(QIODevice::WriteOnly));
      file.write(text);
    };
    write("17");
    QTRY_VERIFY(texts().contains("Took in constants/added.json, changed on disk"));
    write("[17");
    QTRY_VERIFY(texts().last().startsWith("constants/added.json, line 1, column "));
    rows()->setCurrentIndex(m_panel->model().index(m_panel->model().rowCount() - 1));
    QTest::keyClick(rows(), Qt::Key_Return);
    QCOMPARE(m_bench->navigator.visits.last(), "place added");
  }

  void keysPauseCopyAndGoToTheSource() {
    QVERIFY(m_bench->start());
    ask("{}", design::Json::array({{{"log", "Noted"}}}));
    QTRY_VERIFY(texts().contains("Noted"));
    rows()->setCurrentIndex(m_panel->model().index(int(texts().indexOf("Noted"))));
    QTest::keyClick(rows(), Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(" info Noted"));
    QTest::keyClick(rows(), Qt::Key_Return);
    QCOMPARE(m_bench->navigator.visits.last(), "place note");
    QTest::keyClick(rows(), Qt::Key_Space);
    QVERIFY(m_panel->model().isPaused());
    (void)test::request(m_bench->live.port(), "GET", "/note");
    QTRY_COMPARE(m_panel->model().waiting(), 1);
    QCOMPARE(find<QAbstractButton>("console.pause")->accessibleName(), "Show 1 new line");
    find<QAbstractButton>("console.pause")->click();
    QCOMPARE(texts().count("Noted"), 2);
    find<QAbstractButton>("console.copy")->click();
    QCOMPARE(QGuiApplication::clipboard()->text().count(" info Noted\n"), 2);
  }

  void whatTheFilterLeavesOutCanBeShownAgain() {
    QVERIFY(m_bench->start());
    QVERIFY(rows());
    find<QLineEdit>("console.filter")->setText("nothing like this");
    QVERIFY(!rows());
    QVERIFY(!find<QAbstractButton>("console.start"));
    find<QAbstractButton>("console.showAll")->click();
    QVERIFY(rows());
    QVERIFY(find<QLineEdit>("console.filter")->text().isEmpty());
    find<QAbstractButton>("console.clear")->click();
    QVERIFY(!rows());
    QCOMPARE(m_panel->model().total(), 0);
  }
};

QTEST_MAIN(ConsolePanelTest)
#include "console_panel_test.moc"
