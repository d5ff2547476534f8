// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/store.h"
#include "ui/document/design_document.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <fstream>

using namespace signalbox;
using ui::DesignDocument;

namespace {

design::Field field(const std::string& name, const std::string& type = "str") {
  return {name, type, design::Json::object()};
}

design::Edit renameField(const std::string& from, const std::string& to) {
  return design::SetField{"Book", from, field(to)};
}

std::filesystem::path makeProject(const QTemporaryDir& folder) {
  const std::filesystem::path path = folder.path().toStdString();
  design::Design design(design::ProjectInfo{});
  design::Model book;
  book.name = "Book";
  book.fields = {field("title")};
  if (!design::save(path, design::Design(), design.withModel(book))) return {};
  return path;
}

std::string firstField(const design::Design& design) { return design.model("Book")->fields.front().name; }

} // namespace

class DesignDocumentTest final : public QObject {
  Q_OBJECT

private:
  QTemporaryDir m_folder;
  std::filesystem::path m_path;

private Q_SLOTS:
  void init() {
    m_folder = QTemporaryDir();
    m_path = makeProject(m_folder);
    QVERIFY(!m_path.empty());
  }

  // Back at what is on disk while something else is on its way there.
  void nothingIsSavedWhileAnotherStateIsBeingWritten() {
    class Answer final : public QObject { // the writer's, before the document hears it
    public:
      explicit Answer(DesignDocument& document) : m_document(document) { document.installEventFilter(this); }
      bool hasCome = false;
      bool wasSaved = false;

    protected:
      bool eventFilter(QObject*, QEvent* event) override {
        if (event->type() != QEvent::MetaCall || std::exchange(hasCome, true)) return false;
        m_document.undo();
        wasSaved = m_document.isSaved();
        return false;
      }

    private:
      DesignDocument& m_document;
    };
    DesignDocument document;
    QVERIFY(document.open(m_path));
    QVERIFY(document.isSaved());
    QVERIFY(document.apply(renameField("title", "name")));
    QVERIFY(!document.isSaved());
    Answer answer(document);
    QTRY_VERIFY(answer.hasCome);
    QVERIFY(!answer.wasSaved);
    QTRY_VERIFY(document.isSaved());
    const auto loaded = design::load(m_path);
    QVERIFY(loaded);
    QCOMPARE(firstField(loaded->design), std::string("title"));
  }

  void anEditIsToldAndRaisesTheRevision() {
    DesignDocument document;
    QVERIFY(document.open(m_path));
    const quint64 before = document.revision();
    QSignalSpy changed(&document, &DesignDocument::designChanged);
    QVERIFY(document.apply(design::AddField{"Book", field("pages", "int")}));
    QCOMPARE(changed.count(), 1);
    QVERIFY(document.revision() > before);
    QCOMPARE(document.design().model("Book")->fields.size(), std::size_t(2));
  }

  void aRefusedEditChangesNothing() {
    DesignDocument document;
    QVERIFY(document.open(m_path));
    const quint64 before = document.revision();
    const auto result = document.apply(design::AddField{"Book", field("title")});
    QVERIFY(!result);
    QVERIFY(!result.error().message.empty());
    QCOMPARE(document.revision(), before);
    QVERIFY(!document.canUndo());
  }

  void anEditThatChangesNothingIsNoStep() {
    DesignDocument document;
    QVERIFY(document.open(m_path));
    QVERIFY(document.apply(design::SetField{"Book", "title", field("title")}));
    QVERIFY(!document.canUndo());
    QVERIFY(document.isSaved());
  }

  void undoAndRedoWalkThroughTheDesigns() {
    DesignDocument document;
    QVERIFY(document.open(m_path));
    const design::Design opened = document.design();
    QVERIFY(document.apply(renameField("title", "name")));
    QVERIFY(document.apply(design::AddField{"Book", field("pages", "int")}));
    const design::Design edited = document.design();
    QVERIFY(!document.undoText().isEmpty());
    document.undo();
    QCOMPARE(firstField(document.design()), std::string("name"));
    document.undo();
    QVERIFY(document.design() == opened);
    QVERIFY(!document.canUndo());
    document.redo();
    document.redo();
    QVERIFY(document.design() == edited);
    QVERIFY(!document.canRedo());
  }

  void severalStepsAreUndoneAtOnce() {
    DesignDocument document;
    QVERIFY(document.open(m_path));
    const design::Design opened = document.design();
    QVERIFY(document.apply(design::RenameModel{"Book", "Volume"}));
    QVERIFY(document.apply(design::AddField{"Volume", field("pages", "int")}));
    const design::Design between = document.design();
    QVERIFY(document.apply(design::RenameModel{"Volume", "Tome"}));
    const design::Design edited = document.design();
    QCOMPARE(document.undoSteps().size(), std::size_t(3));
    QCOMPARE(document.undoSteps().front().text, document.undoText());
    QVERIFY(document.undoSteps().back().before == opened);
    QCOMPARE(document.stepsBackTo(between), std::size_t(1));
    QCOMPARE(document.stepsBackTo(edited), std::size_t(0));

    QSignalSpy changed(&document, &DesignDocument::designChanged);
    document.undo(document.stepsBackTo(opened));
    QVERIFY(document.design() == opened);
    QCOMPARE(changed.count(), 1);
    const auto change = changed.front().front().value<ui::DesignChange>();
    QVERIFY(change.renamed == std::vector({ui::RenamedEntity{EntityKind::Model, "Tome", "Book"}}));
    QVERIFY(document.undoSteps().empty());
    document.redo(2);
    QVERIFY(document.design() == between);
    document.redo(9); // as many as there are
    QVERIFY(document.design() == edited);
    QCOMPARE(changed.count(), 3);
  }

  void anEditAfterUndoForgetsWhatWasUndone() {
    DesignDocument document;
    QVERIFY(document.open(m_path));
    QVERIFY(document.apply(renameField("title", "name")));
    document.undo();
    QVERIFY(document.canRedo());
    QVERIFY(document.apply(renameField("title", "label")));
    QVERIFY(!document.canRedo());
  }

  void typingInOneFieldIsOneStep() {
    DesignDocument document;
    QVERIFY(document.open(m_path));
    QVERIFY(document.apply(renameField("title", "n"), "name of title"));
    QVERIFY(document.apply(renameField("n", "na"), "name of title"));
    QVERIFY(document.apply(renameField("na", "name"), "name of title"));
    document.undo();
    QCOMPARE(firstField(document.design()), std::string("title"));
    document.redo();
    QCOMPARE(firstField(document.design()), std::string("name"));
  }

  void typingAfterAnUndoIsAStepOfItsOwn() {
    DesignDocument document;
    QVERIFY(document.open(m_path));
    QVERIFY(document.apply(renameField("title", "a"), "key"));
    QVERIFY(document.apply(design::AddField{"Book", field("pages", "int")}));
    document.undo();
    QVERIFY(document.apply(renameField("a", "b"), "key"));
    document.undo();
    QCOMPARE(firstField(document.design()), std::string("a"));
  }

  void theHistoryForgetsItsOldestSteps() {
    DesignDocument document;
    QVERIFY(document.open(m_path));
    std::string name = "title";
    for (std::size_t step = 0; step < DesignDocument::undoLimit + 5; ++step) {
      const std::string next = "name_" + std::to_string(step);
      QVERIFY(document.apply(renameField(name, next)));
      name = next;
    }
    std::size_t undone = 0;
    for (; document.canUndo(); ++undone) document.undo();
    QCOMPARE(undone, DesignDocument::undoLimit);
    QCOMPARE(firstField(document.design()), std::string("name_4"));
  }

  void anEditIsOnDiskWithinHalfASecond() {
    DesignDocument document;
    QVERIFY(document.open(m_path));
    QSignalSpy saved(&document, &DesignDocument::saved);
    QVERIFY(document.apply(renameField("title", "name")));
    QVERIFY(!document.isSaved());
    QVERIFY(saved.wait(2000));
    QVERIFY(document.isSaved());
    const auto loaded = design::load(m_path);
    QVERIFY(loaded);
    QCOMPARE(firstField(loaded->design), std::string("name"));
  }

  void anUndoIsSavedToo() {
    DesignDocument document;
    QVERIFY(document.open(m_path));
    QVERIFY(document.apply(renameField("title", "name")));
    QVERIFY(document.saveNow());
    document.undo();
    QVERIFY(document.saveNow());
    QVERIFY(document.isSaved());
    QCOMPARE(firstField(design::load(m_path)->design), std::string("title"));
  }

  // The document hears later that the edit stands on disk.
  void anUndoWhileItsEditIsBeingSavedIsSavedToo() {
    DesignDocument document;
    QVERIFY(document.open(m_path));
    QSignalSpy saved(&document, &DesignDocument::saved);
    QVERIFY(document.apply(renameField("title", "name")));
    while (firstField(design::load(m_path)->design) != "name" && saved.isEmpty())
      QCoreApplication::processEvents(QEventLoop::ExcludeUserInputEvents | QEventLoop::ExcludeSocketNotifiers);
    document.undo();
    QVERIFY(document.saveNow());
    QCOMPARE(firstField(design::load(m_path)->design), std::string("title"));
  }

  void whatIsNotSavedYetIsWrittenOnTheWayOut() {
    {
      DesignDocument document;
      QVERIFY(document.open(m_path));
      QVERIFY(document.apply(renameField("title", "name")));
    }
    QCOMPARE(firstField(design::load(m_path)->design), std::string("name"));
  }

  void openingAnotherProjectSavesTheFirst() {
    QTemporaryDir other;
    const auto otherPath = makeProject(other);
    DesignDocument document;
    QVERIFY(document.open(m_path));
    QVERIFY(document.apply(renameField("title", "name")));
    QVERIFY(document.open(otherPath));
    QVERIFY(!document.canUndo());
    QCOMPARE(firstField(document.design()), std::string("title"));
    QCOMPARE(firstField(design::load(m_path)->design), std::string("name"));
  }

  void openingTheSameFolderAgainShowsWhatWasJustEdited() {
    DesignDocument document;
    QVERIFY(document.open(m_path));
    QVERIFY(document.apply(renameField("title", "name")));
    QVERIFY(document.open(m_path));
    QCOMPARE(firstField(document.design()), std::string("name"));
    QCOMPARE(firstField(design::load(m_path)->design), std::string("name"));
  }

  void aFolderWithoutAProjectLeavesTheOpenOne() {
    QTemporaryDir empty;
    DesignDocument document;
    QVERIFY(document.open(m_path));
    const auto result = document.open(empty.path().toStdString());
    QVERIFY(!result);
    QCOMPARE(document.folder(), m_path);
    QCOMPARE(firstField(document.design()), std::string("title"));
  }

  void aFailedSaveIsToldAndTheDesignStaysUnsaved() {
    DesignDocument document;
    QVERIFY(document.open(m_path));
    std::filesystem::remove_all(m_path / "models");
    std::ofstream(m_path / "models") << "in the way";
    QVERIFY(document.apply(renameField("title", "name")));
    QSignalSpy failed(&document, &DesignDocument::saveFailed);
    QVERIFY(!document.saveNow());
    QVERIFY(failed.count() >= 1);
    QVERIFY(!document.isSaved());
  }
};

QTEST_GUILESS_MAIN(DesignDocumentTest)
#include "design_document_test.moc"
