// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/command_menu.h"
#include "ui/commands/command_registry.h"

#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace signalbox::ui;

class CommandRegistryTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aCommandRunsByItsId() {
    QWidget window;
    CommandRegistry registry(&window);
    int runs = 0;
    registry.add({"design.new", "New endpoint", {}, {}, [&runs] { ++runs; }, {}, "Design", {}});
    QSignalSpy ran(&registry, &CommandRegistry::commandRun);
    QVERIFY(registry.run("design.new"));
    QCOMPARE(runs, 1);
    QCOMPARE(ran.front().front().toString(), QString("design.new"));
  }

  void anUnknownCommandAnswersFalse() {
    QWidget window;
    CommandRegistry registry(&window);
    QVERIFY(!registry.run("nothing"));
    QVERIFY(!registry.find("nothing"));
    QVERIFY(!registry.action("nothing"));
  }

  void aDisabledCommandDoesNotRun() {
    QWidget window;
    CommandRegistry registry(&window);
    bool enabled = false;
    int runs = 0;
    registry.add({"undo", "Undo", {}, {}, [&runs] { ++runs; }, [&enabled] { return enabled; }, "Design", {}});
    QVERIFY(!registry.run("undo"));
    enabled = true;
    QVERIFY(registry.run("undo"));
    QCOMPARE(runs, 1);
  }

  void aMenuFollowsItsCommands() {
    QWidget window;
    CommandRegistry registry(&window);
    bool enabled = false;
    int runs = 0;
    registry.add({"undo",
                  "Undo",
                  {},
                  QKeySequence("Ctrl+Z"),
                  [&runs] { ++runs; },
                  [&enabled] { return enabled; },
                  "Design",
                  {}});
    registry.add({"delete", "Delete", {}, {}, [] {}, {}, "Design", {}});
    QMenu menu;
    QVERIFY(!addCommand(menu, registry, "nothing"));
    const QAction* undo = addCommand(menu, registry, "undo", {.text = "&Undo", .keys = "Alt+Backspace"});
    const QAction* remove = addCommand(menu, registry, "delete", {.keys = "Del"});
    QCOMPARE(undo->text(), QString("&Undo\tCtrl+Z"));
    QCOMPARE(remove->text(), QString("Delete\tDel"));
    menu.popup({});
    QVERIFY(!undo->isEnabled() && remove->isEnabled());
    QVERIFY(registry.action("undo")->isEnabled()); // its keys work as soon as it can run
    menu.close();
    enabled = true;
    registry.setKeymap({.preset = Preset::Signalbox, .own = {{"undo", parseKeys("Ctrl+U")}}});
    menu.popup({});
    QVERIFY(undo->isEnabled());
    QCOMPARE(undo->text(), QString("&Undo\tCtrl+U"));
    QTest::keyClick(&menu, Qt::Key_U);
    QCOMPARE(runs, 1);
  }

  void theShortcutWorksInTheWindow() {
    QWidget window;
    CommandRegistry registry(&window);
    int runs = 0;
    registry.add({"palette",
                  "Palette",
                  {},
                  QKeySequence("Ctrl+K"),
                  [&runs] { ++runs; },
                  {},
                  "View",
                  {QKeySequence("Ctrl+Shift+P")}});
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(&window, Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(runs, 2);
  }

  void aCommandMayRegisterAnother() {
    QWidget window;
    CommandRegistry registry(&window);
    registry.add({"first",
                  "First",
                  {},
                  {},
                  [&registry] { registry.add({"second", "Second", {}, {}, [] {}, {}, "View", {}}); },
                  {},
                  "View",
                  {}});
    const Command* first = registry.find("first");
    QVERIFY(registry.run("first"));
    QVERIFY(registry.find("second"));
    QCOMPARE(registry.find("first"), first);
  }
};

QTEST_MAIN(CommandRegistryTest)
#include "command_registry_test.moc"
