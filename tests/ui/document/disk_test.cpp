// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An open project whose files somebody else changes: a pull, an editor beside the window.
#include "core/design/file_stamps.h"
#include "two_models.h"
#include "ui/document/project_writer.h"

#include <QDir>
#include <QSignalSpy>

using namespace signalbox;
using namespace signalbox::test;
using ui::DesignDocument;

class DiskTest final : public QObject {
  Q_OBJECT

private:
  std::optional<TwoModels> m_project;
  fs::path m_path;
  std::unique_ptr<DesignDocument> m_document;

  QString file(const QString& name) const { return m_project->file(name); }

private Q_SLOTS:
  void init() {
    m_project.emplace();
    m_path = m_project->path();
    m_document = std::make_unique<DesignDocument>();
    QVERIFY(m_document->open(m_path));
  }

  void cleanup() { m_document.reset(); }

  void aFileWrittenByAnotherIsTakenOverAsOneStep_data() {
    QTest::addColumn<bool>("byRename");
    QTest::newRow("written into") << false;
    QTest::newRow("replaced") << true;
  }

  void aFileWrittenByAnotherIsTakenOverAsOneStep() {
    QFETCH(bool, byRename);
    QSignalSpy taken(m_document.get(), &DesignDocument::takenFromDisk);
    QSignalSpy changed(m_document.get(), &DesignDocument::designChanged);
    const QByteArray theirs = textOf(model("Book", {field("isbn")}));
    byRename ? replace(file("models/Book.json"), theirs) : write(file("models/Book.json"), theirs);
    QTRY_COMPARE(firstField(m_document->design()), std::string("isbn"));
    QCOMPARE(taken.count(), 1);
    QCOMPARE(taken.front().front().toString(), "models/Book.json");
    QCOMPARE(m_document->undoText(), "Changed on disk: models/Book.json");
    const auto change = changed.front().front().value<ui::DesignChange>();
    QCOMPARE(change.entities.size(), std::size_t(1));
    m_document->undo();
    QVERIFY(m_document->saveNow());
    QCOMPARE(read(file("models/Book.json")), textOf(model("Book")));
  }

  void filesAddedAndRemovedAreTakenOver() {
    write(file("models/Author.json"), textOf(model("Author")));
    QTRY_VERIFY(m_document->design().model("Author"));
    QVERIFY(QFile::remove(file("models/Order.json")));
    QTRY_VERIFY(!m_document->design().model("Order"));
    QTRY_VERIFY(m_document->isSaved());
    QVERIFY(!QFile::exists(file("models/Order.json")));
  }

  void aFolderThatDidNotExistIsSeen() {
    QVERIFY(QDir(m_project->folder()).mkpath("endpoints/shop"));
    write(file("endpoints/shop/read.json"), R"({ "method": "GET", "path": "/books" })");
    QTRY_VERIFY(m_document->design().endpoint("shop/read"));
    write(file("endpoints/shop/read.json"), R"({ "method": "GET", "path": "/orders" })");
    QTRY_COMPARE(m_document->design().endpoint("shop/read")->path, std::string("/orders"));
  }

  void aCheckoutOfManyFilesIsOneStep() {
    QSignalSpy taken(m_document.get(), &DesignDocument::takenFromDisk);
    constexpr int count = 300;
    for (int number = 0; number < count; ++number) {
      const std::string name = "Model" + std::to_string(number);
      replace(file("models/" + QString::fromStdString(name) + ".json"), textOf(model(name)));
    }
    QTRY_COMPARE(m_document->design().models().size(), std::size_t(count + 2));
    QCOMPARE(m_document->undoText(), "Changed on disk: 300 files");
    m_document->undo();
    QCOMPARE(m_document->design().models().size(), std::size_t(2));
  }

  void whatIsSavedHereIsNoChangeFromOutside() {
    QSignalSpy taken(m_document.get(), &DesignDocument::takenFromDisk);
    QSignalSpy clashes(m_document.get(), &DesignDocument::clashesChanged);
    QVERIFY(m_document->apply(renameTitle));
    QVERIFY(m_document->apply(design::AddModel{model("Author")}));
    QVERIFY(m_document->saveNow());
    QVERIFY(m_document->apply(design::RemoveModel{"Order"}));
    QVERIFY(m_document->saveNow());
    m_document->lookAtDisk();
    QVERIFY(m_document->saveNow()); // and what the look found is heard
    QCOMPARE(taken.count(), 0);
    QCOMPARE(clashes.count(), 0);
    QVERIFY(m_document->isSaved());
  }

  // The write comes before anybody has looked.
  void anEditIsNeverWrittenOverWhatAnotherWrote() {
    const QByteArray theirs = textOf(model("Book", {field("isbn")}));
    QVERIFY(m_document->apply(renameTitle));
    replace(file("models/Book.json"), theirs);
    QVERIFY(!m_document->saveNow());
    QCOMPARE(read(file("models/Book.json")), theirs);
    QCOMPARE(firstField(m_document->design()), std::string("name"));
    QVERIFY(!m_document->isSaved());
    QCOMPARE(m_document->clashes().size(), std::size_t(1));
    const ui::DiskClash& clash = m_document->clashes().front();
    QCOMPARE(clash.file, "models/Book.json");
    QVERIFY(clash.at.isValid());
    QCOMPARE(m_document->textOnDisk(clash).toUtf8(), theirs);
    QVERIFY(m_document->textHere(clash).contains("\"name\""));
  }

  void theOtherFilesAreSavedWhileOneClashes() {
    QVERIFY(m_document->apply(renameTitle));
    write(file("models/Book.json"), textOf(model("Book", {field("isbn")})));
    QVERIFY(!m_document->saveNow());
    QVERIFY(m_document->apply(design::SetField{"Order", "title", field("number")}));
    QVERIFY(!m_document->saveNow());
    QVERIFY(read(file("models/Order.json")).contains("number"));
    QVERIFY(read(file("models/Book.json")).contains("isbn"));
  }

  void theirsCanBeTaken() {
    QVERIFY(m_document->apply(renameTitle));
    write(file("models/Book.json"), textOf(model("Book", {field("isbn")})));
    QVERIFY(!m_document->saveNow());
    m_document->takeTheirs();
    QVERIFY(m_document->clashes().empty());
    QCOMPARE(firstField(m_document->design()), std::string("isbn"));
    QVERIFY(m_document->saveNow());
    QVERIFY(m_document->isSaved());
    m_document->undo();
    QCOMPARE(firstField(m_document->design()), std::string("name"));
    QVERIFY(m_document->saveNow());
    QVERIFY(read(file("models/Book.json")).contains("\"name\": \"name\""));
  }

  void mineCanBeKeptAndTheirsComesBackByUndo() {
    QVERIFY(m_document->apply(renameTitle));
    write(file("models/Book.json"), textOf(model("Book", {field("isbn")})));
    QVERIFY(!m_document->saveNow());
    m_document->keepMine();
    QVERIFY(m_document->clashes().empty());
    QVERIFY(m_document->saveNow());
    QVERIFY(read(file("models/Book.json")).contains("\"name\": \"name\""));
    m_document->undo();
    QCOMPARE(firstField(m_document->design()), std::string("isbn"));
    m_document->undo();
    QCOMPARE(firstField(m_document->design()), std::string("title"));
  }

  // What was edited here a while ago and saved is lost in theirs: an editor that had the file open.
  void anEditThatWasSavedIsNotDroppedUnasked() {
    QVERIFY(m_document->apply(renameTitle));
    QVERIFY(m_document->saveNow());
    write(file("models/Book.json"), textOf(model("Book", {field("title"), field("isbn")})));
    QTRY_COMPARE(m_document->clashes().size(), std::size_t(1));
    QCOMPARE(firstField(m_document->design()), std::string("name"));
  }

  void anEditThatIsInTheirsIsNoClash() {
    QVERIFY(m_document->apply(renameTitle));
    QVERIFY(m_document->saveNow());
    write(file("models/Book.json"), textOf(model("Book", {field("name"), field("isbn")})));
    QTRY_COMPARE(m_document->design().model("Book")->fields.size(), std::size_t(2));
    QVERIFY(m_document->clashes().empty());
  }

  void anEditOfWhatWasRemovedClashes() {
    QVERIFY(m_document->apply(renameTitle));
    QVERIFY(m_document->saveNow());
    QVERIFY(QFile::remove(file("models/Book.json")));
    QTRY_COMPARE(m_document->clashes().size(), std::size_t(1));
    QVERIFY(m_document->textOnDisk(m_document->clashes().front()).isEmpty());
    m_document->keepMine();
    QVERIFY(m_document->saveNow());
    QVERIFY(QFile::exists(file("models/Book.json")));
  }

  void aFileThatDoesNotParseLeavesTheLastValidDesign() {
    QSignalSpy broken(m_document.get(), &DesignDocument::brokenFilesChanged);
    write(file("models/Book.json"), "{\n  \"fields\": [}\n");
    QTRY_COMPARE(m_document->loadDiagnostics().size(), std::size_t(1));
    const Diagnostic& diagnostic = m_document->loadDiagnostics().front();
    QCOMPARE(diagnostic.file.file, std::string("models/Book.json"));
    QCOMPARE(diagnostic.file.line, 2);
    QVERIFY(diagnostic.file.column > 1);
    QCOMPARE(firstField(m_document->design()), std::string("title"));
    QVERIFY(!m_document->canUndo());

    QVERIFY(m_document->apply(renameTitle));
    QVERIFY(!m_document->saveNow());
    QVERIFY(read(file("models/Book.json")).contains("[}"));

    write(file("models/Book.json"), textOf(model("Book", {field("name")})));
    QTRY_VERIFY(m_document->loadDiagnostics().empty());
    QTRY_VERIFY(m_document->isSaved());
    QVERIFY(m_document->clashes().empty());
    QVERIFY(broken.count() >= 2);
  }

  void aBrokenFileThatIsMendedIsTakenOver() {
    write(file("models/Book.json"), "{");
    QTRY_VERIFY(!m_document->loadDiagnostics().empty());
    write(file("models/Book.json"), textOf(model("Book", {field("isbn")})));
    QTRY_COMPARE(firstField(m_document->design()), std::string("isbn"));
    QVERIFY(m_document->loadDiagnostics().empty());
  }

  void aProjectThatVanishesIsSaidAndFoundAgain() {
    QSignalSpy lost(m_document.get(), &DesignDocument::projectLost);
    QSignalSpy found(m_document.get(), &DesignDocument::projectFound);
    QTemporaryDir other;
    const fs::path away = other.filePath("away").toStdString();
    fs::rename(m_path, away);
    QTRY_COMPARE(lost.count(), 1);
    QVERIFY(lost.front().front().toString().contains(m_project->folder()));
    QCOMPARE(firstField(m_document->design()), std::string("title"));
    QVERIFY(m_document->apply(renameTitle));
    QVERIFY(!m_document->saveNow());
    QVERIFY(!fs::exists(m_path)); // no half of a project is made
    fs::rename(away, m_path);
    QTRY_COMPARE(found.count(), 1);
    QTRY_VERIFY(m_document->isSaved());
    QVERIFY(read(file("models/Book.json")).contains("\"name\": \"name\""));
    QCOMPARE(lost.count(), 1);
  }

  void aProjectThatVanishedIsWrittenAgain() {
    QSignalSpy lost(m_document.get(), &DesignDocument::projectLost);
    fs::remove_all(m_path);
    QTRY_COMPARE(lost.count(), 1);
    m_document->writeAgain();
    QVERIFY(m_document->saveNow());
    QVERIFY(QFile::exists(file("signalbox.json")));
    QVERIFY(QFile::exists(file("models/Order.json")));
    write(file("models/Book.json"), textOf(model("Book", {field("isbn")})));
    QTRY_COMPARE(firstField(m_document->design()), std::string("isbn")); // it is watched again
  }

  void whatChangesWhileItIsReadIsSeen() {
    design::FolderScan scan = design::scanFolder(m_path, {});
    auto loaded = design::load(m_path);
    QVERIFY(loaded);
    replace(file("models/Book.json"), textOf(model("Book", {field("isbn")})));
    ui::ProjectWriter writer(m_path, {std::move(scan), std::move(*loaded), {}},
                             {[](const design::Design&, const Result<void>&) {}, [] {}});
    QVERIFY(writer.flush());
    const std::vector<ui::DiskNews> news = writer.takeNews();
    QCOMPARE(news.size(), std::size_t(1));
    QCOMPARE(news.front().changes.front().name, std::string("Book"));
    QCOMPARE(firstField(news.front().disk), std::string("isbn"));
  }

  void aProjectThatCannotBeOpenedLeavesTheClash() {
    QVERIFY(m_document->apply(renameTitle));
    const QByteArray theirs = textOf(model("Book", {field("isbn")}));
    write(file("models/Book.json"), theirs);
    QVERIFY(!m_document->saveNow());
    QTemporaryDir empty;
    QVERIFY(!m_document->open(empty.path().toStdString()));
    QCOMPARE(m_document->clashes().size(), std::size_t(1));
    QCOMPARE(read(file("models/Book.json")), theirs);
    QVERIFY(!QFile::exists(file("models/Book.json.theirs")));
  }

  void whatIsLeftWithAClashKeepsBoth() {
    QVERIFY(m_document->apply(renameTitle));
    const QByteArray theirs = textOf(model("Book", {field("isbn")}));
    write(file("models/Book.json"), theirs);
    m_document.reset();
    QVERIFY(read(file("models/Book.json")).contains("\"name\": \"name\""));
    QCOMPARE(read(file("models/Book.json.theirs")), theirs);
    QVERIFY(!QFile::exists(file("models/Book.json.mine")));
  }

  void whatChangedBeforeItIsLeftIsNotWrittenOver() {
    const QByteArray theirs = textOf(model("Book", {field("isbn")}));
    QVERIFY(m_document->apply(design::SetField{"Order", "title", field("number")}));
    write(file("models/Book.json"), theirs);
    m_document.reset();
    QCOMPARE(read(file("models/Book.json")), theirs);
    QVERIFY(read(file("models/Order.json")).contains("number"));
  }

  void nothingButTheProjectsFilesIsLookedAt() {
    QVERIFY(QDir(m_project->folder()).mkpath(".git/refs"));
    QVERIFY(QDir(m_project->folder()).mkpath("node_modules/left-pad"));
    write(file(".git/refs/head.json"), "{}");
    write(file("node_modules/left-pad/package.json"), "{}");
    write(file("models/Book.json.theirs"), "{}");
    write(file("models/.hidden.json"), "{}");
    const design::FolderScan scan = design::scanFolder(m_path, m_document->design());
    QStringList files;
    for (const auto& [name, stamp] : scan.files) files << QString::fromStdString(name);
    QCOMPARE(files, QStringList({"models/Book.json", "models/Order.json", "signalbox.json"}));
    QCOMPARE(scan.folders, std::vector<std::string>({"", "models"}));
  }

  void aMountedProjectIsFollowedToo() {
    const auto inner = design::Design(design::ProjectInfo{}).withModel(model("Inner"));
    QVERIFY(design::save(m_path / "apps" / "inner", design::Design(), inner));
    QVERIFY(QDir(m_project->folder()).mkpath("mounts"));
    write(file("mounts/sub.json"), R"({ "kind": "app", "path": "/sub", "project": "apps/inner" })");
    QTRY_VERIFY(m_document->design().mount("sub") && m_document->design().mount("sub")->app);
    QSignalSpy changed(m_document.get(), &DesignDocument::designChanged);
    write(file("apps/inner/models/Inner.json"), textOf(model("Inner", {field("isbn")})));
    QTRY_COMPARE(firstField(*m_document->design().mount("sub")->app, "Inner"), std::string("isbn"));
    QVERIFY(!changed.isEmpty());
  }
};

QTEST_GUILESS_MAIN(DiskTest)
#include "disk_test.moc"
