// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Edits of files that clash with what is on disk, and a program that ends before the person chose.
#include "two_models.h"

using namespace signalbox;
using namespace signalbox::test;
using ui::DesignDocument;

class KeptEditsTest final : public QObject {
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

  void whatClashesOutlivesACrash_data() {
    QTest::addColumn<bool>("isRemoved");  // here
    QTest::addColumn<bool>("isLookedAt"); // and was saved before
    QTest::addColumn<bool>("takesTheirs");
    QTest::newRow("edited, theirs") << false << false << true;
    QTest::newRow("edited, mine") << false << false << false;
    QTest::newRow("saved before, theirs") << false << true << true;
    QTest::newRow("saved before, mine") << false << true << false;
    QTest::newRow("removed, theirs") << true << false << true;
    QTest::newRow("removed, mine") << true << false << false;
  }

  void whatClashesOutlivesACrash() {
    QFETCH(bool, isRemoved);
    QFETCH(bool, isLookedAt);
    QFETCH(bool, takesTheirs);
    const QString mine = file("models/Book.json.mine");
    const QByteArray theirs = textOf(model("Book", {field("isbn")}));
    QVERIFY(m_document->apply(isRemoved ? design::Edit(design::RemoveModel{"Book"}) : renameTitle));
    if (isLookedAt) QVERIFY(m_document->saveNow());
    write(file("models/Book.json"), theirs);
    if (!isLookedAt) QVERIFY(!m_document->saveNow());
    QTRY_VERIFY(QFile::exists(mine));
    QVERIFY(m_document->apply(design::SetField{"Order", "title", field("number")}));
    if (!isRemoved) {
      QVERIFY(m_document->apply(design::SetField{"Book", "name", field("label")}));
      QTRY_VERIFY(read(mine).contains("label"));
    }
    QVERIFY(!m_document->saveNow());

    QTemporaryDir other; // as the crash leaves it
    fs::copy(m_path, other.path().toStdString(), fs::copy_options::recursive);
    const fs::path book = fs::path(other.path().toStdString()) / "models" / "Book.json";
    DesignDocument after;
    QVERIFY(after.open(other.path().toStdString()));
    QCOMPARE(after.clashes().size(), std::size_t(1));
    QCOMPARE(after.clashes().front().file, "models/Book.json");
    QCOMPARE(firstField(after.design()), isRemoved ? std::string() : std::string("label"));
    QCOMPARE(firstField(after.design(), "Order"), std::string("number"));
    QCOMPARE(after.textOnDisk(after.clashes().front()).toUtf8(), theirs);
    QVERIFY(!after.isSaved());
    takesTheirs ? after.takeTheirs() : after.keepMine();
    QVERIFY(after.saveNow());
    QVERIFY(after.isSaved());
    QVERIFY(!fs::exists(book.string() + ".mine"));
    QCOMPARE(firstField(after.design()), takesTheirs ? std::string("isbn") : isRemoved ? std::string() : "label");
    QCOMPARE(fs::exists(book), takesTheirs || !isRemoved);
    after.undo();
    QCOMPARE(firstField(after.design()), !takesTheirs ? std::string("isbn") : isRemoved ? std::string() : "label");
  }

  void aProjectThatVanishedIsWrittenAgainWithWhatClashed() {
    QVERIFY(m_document->apply(renameTitle));
    write(file("models/Book.json"), textOf(model("Book", {field("isbn")})));
    QVERIFY(!m_document->saveNow());
    fs::remove_all(m_path);
    QTRY_VERIFY(m_document->isLost());
    m_document->writeAgain();
    QVERIFY(m_document->saveNow());
    QCOMPARE(read(file("models/Book.json")), textOf(model("Book", {field("name")})));
    QVERIFY(!QFile::exists(file("models/Book.json.mine")));
  }

  void nothingIsKeptBesideWhatNoLongerClashes() {
    QVERIFY(m_document->apply(renameTitle));
    write(file("models/Book.json"), textOf(model("Book", {field("isbn")})));
    QVERIFY(!m_document->saveNow());
    QVERIFY(QFile::exists(file("models/Book.json.mine")));
    write(file("models/Book.json"), textOf(model("Book", {field("name")}))); // they made the same of it
    QTRY_VERIFY(m_document->clashes().empty());
    QTRY_VERIFY(!QFile::exists(file("models/Book.json.mine")));
  }

  void whatAnEarlierRunKeptIsNoClashWhenItIsTheSame() {
    m_document.reset();
    write(file("models/Book.json.mine"), textOf(model("Book")));
    write(file("models/Order.json.mine"), "no JSON");
    DesignDocument document;
    QVERIFY(document.open(m_path));
    QVERIFY(document.clashes().empty());
    QVERIFY(document.isSaved());
    QVERIFY(!QFile::exists(file("models/Book.json.mine")));
    QCOMPARE(read(file("models/Order.json.mine")), "no JSON"); // somebody may make sense of it
  }
};

QTEST_GUILESS_MAIN(KeptEditsTest)
#include "kept_edits_test.moc"
