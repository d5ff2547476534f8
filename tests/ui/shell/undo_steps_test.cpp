// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The steps that can be undone: as a list to go back in, as named states, and by the button of a toast.
#include "tests/pages/own_folders.h"
#include "tests/pages/window_page.h"
#include "ui/shell/editor_area.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QAbstractButton>
#include <QMenu>
#include <QSignalSpy>

using namespace signalbox;
using namespace signalbox::ui;
using pages::OwnFolders;
using pages::WindowPage;

class UndoStepsTest final : public QObject {
  Q_OBJECT

private:
  std::optional<OwnFolders> m_folders;
  std::optional<WindowPage> m_page;

  WindowPage& page() { return *m_page; }
  MainWindow& window() { return m_page->window(); }
  DesignDocument& document() { return window().document(); }
  QAbstractButton& toastAction() { return *page().find<QAbstractButton>("toast.action"); }

  // Models, one step each.
  void addThree() {
    for (const char* name : {"One", "Two", "Three"}) {
      design::Model model;
      model.name = name;
      QVERIFY(document().apply(design::AddModel{model}));
    }
  }

private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void init() {
    m_folders.emplace(QStringList{"food-delivery"});
    m_page.emplace();
    QVERIFY(page().open(m_folders->path("food-delivery")));
  }

  void cleanup() { m_page.reset(); }

  void whatIsAppliedListsTheStepsAndLeadsBack() {
    const design::Design before = document().design();
    addThree();
    QVERIFY(window().commands().run("design.history"));
    auto* menu = page().find<QMenu>("history.menu");
    QVERIFY(menu);
    QVERIFY(document().design().model("Three")); // asking undoes nothing
    const QList<QAction*> steps = menu->actions();
    QVERIFY2(steps[2]->text().contains("One"), qPrintable(steps[2]->text()));
    steps[2]->trigger();
    QVERIFY(document().design() == before);
    document().redo();
    QVERIFY(document().design().model("One"));
    menu->close();
  }

  void whatWasUndoneIsNoStepToUndo() {
    const design::Design before = document().design();
    addThree();
    const design::Design after = document().design();
    document().undo();
    QVERIFY(window().commands().run("design.history"));
    auto* menu = page().find<QMenu>("history.menu");
    QStringList texts;
    for (const QAction* action : menu->actions())
      if (action->text().startsWith("Undo: ")) texts << action->text();
    QCOMPARE(texts, QStringList({"Undo: Add model Two", "Undo: Add model One"}));
    QSignalSpy changed(&document(), &DesignDocument::designChanged);
    menu->actions()[1]->trigger();
    QVERIFY(document().design() == before);
    QCOMPARE(changed.count(), 1); // not step by step
    toastAction().click();        // Redo
    QVERIFY(document().design().model("Two") && !document().design().model("Three"));
    document().redo();
    QVERIFY(document().design() == after);
    menu->close();
  }

  void undoOfAToastTakesBackOnlyWhatItSays() {
    const auto press = [&](const char* toast, const std::function<void()>& meanwhile) {
      window().workbench().navigator.offerUndo(toast);
      meanwhile();
      QCOMPARE(toastAction().text(), QString("Undo"));
      toastAction().click();
    };
    design::Model model;
    model.name = "Later";
    press("Deleted it", [&] { QVERIFY(document().apply(design::AddModel{model})); });
    QVERIFY(document().design().model("Later")); // what was edited since stands
    QVERIFY(page().toast().startsWith("The design was edited since."));
    toastAction().click();
    auto* menu = page().find<QMenu>("history.menu");
    QVERIFY(menu && menu->actions()[0]->text().contains("Later"));
    menu->close();
    press("Added it", [] {});
    QVERIFY(!document().design().model("Later"));
    QVERIFY(page().toast().startsWith("Undone: "));
  }

  void aDeletionIsTakenBackFromItsToastAndOpened() {
    design::Model model;
    model.name = "Shortly";
    QVERIFY(document().apply(design::AddModel{model}));
    window().editor().open({EntityKind::Model, "Shortly"}, EditorArea::Open::Pinned);
    QVERIFY(window().commands().run("design.delete"));
    QVERIFY(!document().design().model("Shortly"));
    toastAction().click(); // it shows the next toast while it runs
    QVERIFY(document().design().model("Shortly"));
    QVERIFY(page().toast().startsWith("Undone: "));
    QCOMPARE(window().editor().current()->id, QString("Shortly"));
  }

  void aNamedCheckpointIsKeptAndLedBackTo() {
    const design::Design before = document().design();
    page().press("Ctrl+Alt+S");
    page().answer("before the rename");
    QVERIFY(page().toast().contains("before the rename"));
    for (int step = 0; step < 30; ++step) // more than the steps that are listed
      QVERIFY(document().apply(design::RenameModel{step % 2 ? "Meal" : "Dish", step % 2 ? "Dish" : "Meal"}));
    QVERIFY(window().commands().run("design.history"));
    auto* menu = page().find<QMenu>("history.menu");
    for (QAction* action : menu->actions())
      if (action->text().contains("before the rename")) action->trigger();
    QVERIFY(document().design() == before);
    menu->close();
  }
};

QTEST_MAIN(UndoStepsTest)
#include "undo_steps_test.moc"
