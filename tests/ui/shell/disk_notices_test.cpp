// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a person sees of files that somebody else changes, and of what the server has to say.
#include "core/design/store.h"
#include "tests/pages/project_window.h"
#include "ui/panels/console_panel.h"
#include "ui/panels/design_problems_panel.h"

#include <QAbstractItemView>
#include <QClipboard>
#include <QLabel>
#include <QSignalSpy>

using namespace signalbox;
using pages::Page;
using pages::ProjectWindow;

namespace {

const QString restaurant = QStringLiteral("models/Restaurant.json");

QByteArray read(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write(const QString& path, const QByteArray& text) {
  QFile file(path);
  QVERIFY2(file.open(QIODevice::WriteOnly | QIODevice::Truncate), qPrintable(path));
  file.write(text);
}

// With another description.
QByteArray described(const QByteArray& text, const char* description) {
  auto json = design::Json::parse(text.toStdString());
  json["description"] = description;
  return QByteArray::fromStdString(json.dump(2) + "\n");
}

} // namespace

class DiskNoticesTest final : public QObject {
  Q_OBJECT

private:
  std::unique_ptr<ProjectWindow> m_window;

  ui::MainWindow& window() { return m_window->window(); }
  QString path(const QString& file) const { return m_window->folder() + '/' + file; }
  std::string description() { return window().document().design().model("Restaurant")->description; }
  void describeHere(const char* text) {
    design::Model model = *window().document().design().model("Restaurant");
    model.description = text;
    QVERIFY(window().document().apply(design::SetModel{model}));
  }
  void clash() {
    describeHere("Mine");
    write(path(restaurant), described(read(path(restaurant)), "Theirs"));
    (void)window().document().saveNow();
    QCOMPARE(window().document().clashes().size(), std::size_t(1));
  }
  void press(const char* button, const QString& text) {
    QTRY_VERIFY2(m_window->visible<QAbstractButton>(button), button);
    auto* found = m_window->visible<QAbstractButton>(button);
    QVERIFY2(found->text() == text || found->accessibleName() == text, qPrintable(found->text()));
    found->click();
  }
  QAbstractItemView* consoleRows() { return m_window->visible<QAbstractItemView>("console.rows"); }
  QStringList consoleTexts() {
    QStringList texts;
    const auto& model = window().bottom().console().model();
    for (int row = 0; row < model.rowCount(); ++row) texts << model.index(row).data().toString();
    return texts;
  }

private Q_SLOTS:
  void initTestCase() { ui::installTheme(ui::Appearance::Dark); }
  void init() {
    m_window = std::make_unique<ProjectWindow>("food-delivery");
    QVERIFY(m_window->isReady());
  }
  void cleanup() { m_window.reset(); }

  void aChangeOnDiskIsLiveAndCanBeUndone() {
    write(path(restaurant), described(read(path(restaurant)), "Theirs"));
    QTRY_COMPARE(description(), std::string("Theirs"));
    QTRY_COMPARE(m_window->page().toast(), "Changed on disk: " + restaurant);
    QTRY_VERIFY(m_window->isApplied()); // by the server
    QVERIFY(m_window->page().notice().isEmpty());
    window().commands().run("design.undo");
    QVERIFY(description() != "Theirs");
  }

  void aClashSaysWhatItIsAndOffersBoth() {
    clash();
    const QString notice = m_window->page().notice();
    QVERIFY2(notice.startsWith(restaurant + " changed on disk "), qPrintable(notice));
    QVERIFY2(notice.endsWith("Your edits are kept."), qPrintable(notice));
    press("notice.action1", "Show both");
    auto* rows = m_window->visible<QAbstractItemView>("clash.rows");
    QVERIFY(rows);
    const QString spoken = rows->currentIndex().data(Qt::AccessibleTextRole).toString();
    QVERIFY2(spoken.contains("Your edits: \"description\": \"Mine\""), qPrintable(spoken));
    QVERIFY2(spoken.contains("On disk: \"description\": \"Theirs\""), qPrintable(spoken));
    QVERIFY(!m_window->page().notice().isEmpty()); // until one was chosen
    press("clash.take", "Take theirs");
    QTRY_VERIFY(!m_window->visible("clash.rows"));
    QCOMPARE(description(), std::string("Theirs"));
    QVERIFY(m_window->page().notice().isEmpty());
  }

  void theirsCanBeTakenAtOnce() {
    clash();
    press("notice.action2", "Take theirs");
    QCOMPARE(description(), std::string("Theirs"));
    QVERIFY(m_window->page().notice().isEmpty());
  }

  void aClashIsThereAgainAfterACrash() {
    clash();
    QTemporaryDir left; // as the crash leaves it
    test::copyFolder(m_window->folder(), left.filePath("project"));
    QVERIFY(window().openProject(left.filePath("project")));
    QCOMPARE(description(), std::string("Mine"));
    QTRY_VERIFY(m_window->page().notice().startsWith(restaurant + " changed on disk "));
    press("notice.action2", "Take theirs");
    QCOMPARE(description(), std::string("Theirs"));
  }

  void closingTheNoticeKeepsWhatWasEditedHere() {
    clash();
    press("notice.dismiss", "Dismiss");
    QVERIFY(window().document().saveNow());
    QVERIFY(read(path(restaurant)).contains("Mine"));
    QVERIFY(m_window->page().notice().isEmpty());
  }

  void aFileThatDoesNotParseIsSaidWithItsPlace() {
    const QByteArray before = read(path(restaurant));
    write(path(restaurant), "{\n  \"fields\": [}\n");
    QTRY_VERIFY(m_window->page().notice().startsWith(restaurant + " cannot be read. Line 2, column "));
    QVERIFY(window().document().design().model("Restaurant"));
    QVERIFY(m_window->isApplied()); // the last valid design is served
    QVERIFY(window().bottom().problems().model().errors() > 0);
    QTRY_VERIFY(consoleTexts().join('\n').contains(restaurant + ", line 2"));
    write(path(restaurant), before);
    QTRY_VERIFY(m_window->page().notice().isEmpty());
  }

  void aProjectThatVanishedIsSaidAndCanBeWrittenAgain_data() {
    QTest::addColumn<bool>("isEdited");
    QTest::newRow("as it was") << false;
    QTest::newRow("edited since") << true;
  }
  void aProjectThatVanishedIsSaidAndCanBeWrittenAgain() {
    QFETCH(bool, isEdited);
    QVERIFY(QDir(m_window->folder()).removeRecursively());
    QTRY_VERIFY(m_window->page().notice().startsWith("The project is gone from " + m_window->folder()));
    if (isEdited) {
      QSignalSpy failed(&window().document(), &ui::DesignDocument::saveFailed);
      describeHere("Mine");
      QTRY_VERIFY(!failed.isEmpty());
      QVERIFY(m_window->page().notice().startsWith("The project is gone from "));
    }
    press("notice.action1", "Write it there again");
    QTRY_VERIFY(QFile::exists(path(restaurant)));
    QVERIFY(m_window->page().notice().isEmpty());
  }

  void whatATaskLogsStandsInTheConsole() {
    design::Endpoint endpoint;
    endpoint.name = "note";
    endpoint.path = "/note";
    endpoint.behaviour.options["background"] =
        design::Json::parse(R"([{ "log": "Stock is low", "level": "warning" }, { "log": "Noted" }])");
    QVERIFY(window().document().apply(design::AddEndpoint{endpoint}));
    QTRY_VERIFY(m_window->isApplied());
    (void)test::request(m_window->port(), "GET", "/note");
    m_window->run("view.console");
    QTRY_VERIFY(consoleTexts().contains("Noted"));
    QVERIFY(consoleTexts().contains("Stock is low"));
    QVERIFY(consoleTexts().first().startsWith("Listening on http://127.0.0.1:"));

    auto* rows = consoleRows();
    QVERIFY(rows);
    const int row = int(consoleTexts().indexOf("Stock is low"));
    rows->setFocus();
    rows->setCurrentIndex(rows->model()->index(row, 0));
    QVERIFY(rows->currentIndex().data(Qt::AccessibleTextRole).toString().startsWith("warning, Stock is low, note, "));
    QTest::keyClick(rows, Qt::Key_C, Qt::ControlModifier);
    QVERIFY(QGuiApplication::clipboard()->text().endsWith(" warning Stock is low"));
    QTest::keyClick(rows, Qt::Key_Space);
    QVERIFY(window().bottom().console().model().isPaused());
    QTest::keyClick(rows, Qt::Key_Space);
    QTest::keyClick(rows, Qt::Key_Return);
    QCOMPARE(window().editor().current()->id, "note");
  }

  void anExceptionNobodyCaughtStandsInTheConsole() {
    design::Endpoint endpoint;
    endpoint.name = "broken";
    endpoint.path = "/broken";
    endpoint.behaviour.options["body"] = "{{ {}['price'] }}";
    QVERIFY(window().document().apply(design::AddEndpoint{endpoint}));
    QTRY_VERIFY(m_window->isApplied());
    (void)test::request(m_window->port(), "GET", "/broken");
    QTRY_VERIFY2(consoleTexts().join('\n').contains("KeyError: 'price'"), qPrintable(consoleTexts().join('\n')));
    m_window->run("view.console");
    m_window->visible<QLineEdit>("console.filter")->setText("nothing like this");
    QVERIFY(!consoleRows());
    press("console.showAll", "Show all lines");
    QVERIFY(consoleRows());
    press("console.clear", "Clear the console");
    QVERIFY(!consoleRows());
    QCOMPARE(window().bottom().console().model().total(), 0);
  }
};

QTEST_MAIN(DiskNoticesTest)
#include "disk_notices_test.moc"
