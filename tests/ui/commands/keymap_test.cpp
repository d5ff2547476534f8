// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/command_registry.h"
#include "ui/commands/keymap_presets.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace signalbox::ui;

namespace {

const QList<UsualKeys> someCommands{{"palette", parseKeys("Ctrl+K Ctrl+P")},
                                    {"sidebar", parseKeys("Ctrl+B")},
                                    {"view.sidebar", parseKeys("Ctrl+\\")},
                                    {"request.format", parseKeys("Ctrl+Shift+I")}};

} // namespace

class KeymapTest final : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void withoutChoicesEveryCommandHasItsUsualKeys() {
    const auto keys = effectiveKeys(someCommands, {});
    for (const UsualKeys& usual : someCommands) QCOMPARE(keys[usual.command], usual.keys);
  }

  void whatAPersonBoundIsTakenFromTheOthers() {
    Keymap keymap;
    keymap.own["sidebar"] = parseKeys("Ctrl+K");
    const auto keys = effectiveKeys(someCommands, keymap);
    QCOMPARE(keys["sidebar"], parseKeys("Ctrl+K"));
    QCOMPARE(keys["palette"], parseKeys("Ctrl+P"));
  }

  void aPresetTakesFromTheUsualKeys() {
    Keymap keymap;
    keymap.preset = Preset::Postman; // Ctrl+B formats
    const auto keys = effectiveKeys(someCommands, keymap);
    QCOMPARE(keys["request.format"], parseKeys("Ctrl+B"));
    QVERIFY(keys["sidebar"].isEmpty());
  }

  void anEmptyListTakesEveryKeyAway() {
    Keymap keymap;
    keymap.own["palette"] = {};
    QVERIFY(effectiveKeys(someCommands, keymap)["palette"].isEmpty());
  }

  void aChordCollidesWithItsBeginning() {
    QVERIFY(keysCollide(QKeySequence("Ctrl+K, Ctrl+S"), QKeySequence("Ctrl+K")));
    QVERIFY(!keysCollide(QKeySequence("Ctrl+K, Ctrl+S"), QKeySequence("Ctrl+K, Ctrl+O")));
  }

  void aKeymapComesBackFromJson() {
    Keymap keymap;
    keymap.preset = Preset::VsCode;
    keymap.own["a"] = parseKeys("Ctrl+K,Ctrl+S F5");
    keymap.own["b"] = {};
    QVERIFY(Keymap::fromJson(keymap.toJson()) == keymap);
    QVERIFY(Keymap::fromJson({{"preset", "emacs"}, {"own", 7}}) == Keymap());
  }

  void keysThatAreTypedCannotBeBound_data() {
    QTest::addColumn<QString>("keys");
    QTest::addColumn<bool>("fine");
    QTest::newRow("a letter") << "A" << false;
    QTest::newRow("a capital") << "Shift+A" << false;
    QTest::newRow("copy") << "Ctrl+C" << false;
    QTest::newRow("Enter") << "Return" << false;
    QTest::newRow("nothing") << "" << false;
    QTest::newRow("with Ctrl") << "Ctrl+Shift+A" << true;
    QTest::newRow("with Alt") << "Alt+7" << true;
    QTest::newRow("a function key") << "F9" << true;
  }
  void keysThatAreTypedCannotBeBound() {
    QFETCH(QString, keys);
    QFETCH(bool, fine);
    QCOMPARE(whyNotBindable(QKeySequence(keys)).isEmpty(), fine);
  }

  void keysAreShownAsCaps() {
    QCOMPARE(keyCaps(QKeySequence("Ctrl+Shift+P")), QStringList({"Ctrl", "Shift", "P"}));
    QCOMPARE(keyCaps(QKeySequence("Ctrl++")), QStringList({"Ctrl", "+"}));
    QCOMPARE(shownKeys(QKeySequence("Ctrl+K, Ctrl+S")), QString("Ctrl K then Ctrl S"));
    QCOMPARE(parseKeys("Ctrl+, Ctrl+K,Ctrl+S").size(), 2);
  }

  void presetsGiveNoKeysTwice() {
    for (int preset = 0; preset < presetCount; ++preset) {
      QHash<QString, QString> owner;
      const auto& rows = presetKeys(Preset(preset));
      for (auto row = rows.begin(); row != rows.end(); ++row)
        for (const QKeySequence& keys : *row) {
          QVERIFY2(!keys.isEmpty() && keys[0].key() != Qt::Key_unknown, qPrintable(row.key()));
          for (auto other = rows.begin(); other != rows.end(); ++other)
            for (const QKeySequence& others : *other)
              QVERIFY2(other.key() == row.key() || !keysCollide(keys, others), qPrintable(row.key() + other.key()));
        }
    }
  }

  void insomniasKeysAreThoseOfInsomnia_data() {
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("keys");
    const auto row = [](const char* command, const char* keys) { QTest::newRow(keys) << command << keys; };
    row("request.send", "Ctrl+Return");
    row("request.send", "Ctrl+R");
    row("request.send", "F5");
    row("request.cookies", "Ctrl+K");
    row("request.environments", "Ctrl+E");
    row("request.environment", "Ctrl+Shift+E");
    row("request.format", "Ctrl+Shift+F");
    row("request.method", "Ctrl+Shift+L");
    row("request.focusUrl", "Ctrl+L");
    row("request.focusResponse", "Ctrl+'");
    row("view.goTo", "Ctrl+P");
    row("view.filter", "Ctrl+Alt+F"); // its own is that of the body's format
    row("view.sidebar", "Ctrl+\\");
    row("design.newRouter", "Ctrl+Shift+N");
    row("design.duplicate", "Ctrl+D");
    row("help.shortcuts", "Ctrl+Shift+/");
  }
  void insomniasKeysAreThoseOfInsomnia() {
    QFETCH(QString, command);
    QFETCH(QString, keys);
    const QList<UsualKeys> usual{{"request.send", parseKeys("Ctrl+Enter Ctrl+Return")},
                                 {"request.cookies", {}},
                                 {"request.environments", parseKeys("Ctrl+Shift+E")},
                                 {"request.environment", parseKeys("Ctrl+E")},
                                 {"request.format", parseKeys("Ctrl+Shift+I")},
                                 {"request.method", parseKeys("Ctrl+Shift+L")},
                                 {"request.focusUrl", parseKeys("Ctrl+L")},
                                 {"request.focusResponse", parseKeys("Ctrl+'")},
                                 {"view.palette", parseKeys("Ctrl+K")},
                                 {"view.goTo", parseKeys("Ctrl+P")},
                                 {"view.filter", parseKeys("Ctrl+Alt+F")},
                                 {"view.findAll", parseKeys("Ctrl+Shift+F")},
                                 {"view.sidebar", parseKeys("Ctrl+B")},
                                 {"design.newRouter", {}},
                                 {"design.duplicate", parseKeys("Ctrl+D")},
                                 {"help.shortcuts", parseKeys("Ctrl+?")}};
    const auto effective = effectiveKeys(usual, {.preset = Preset::Insomnia, .own = {}});
    QVERIFY(effective[command].contains(QKeySequence(keys)));
  }

  void theRegistryRebindsLive() {
    QWidget window;
    CommandRegistry registry(&window);
    int runs = 0;
    registry.add({"palette", "Palette", {}, QKeySequence("Ctrl+K"), [&runs] { ++runs; }, {}, "View", {}});
    registry.add({"bottom", "Bottom", {}, QKeySequence("Ctrl+J"), [] {}, {}, "View", {}});
    QString shown;
    registry.followKeys("palette", &window, [&shown](const QString& keys) { shown = keys; });
    QCOMPARE(shown, QString("Ctrl K"));
    Keymap keymap;
    keymap.own["palette"] = parseKeys("Ctrl+J");
    registry.setKeymap(keymap);
    QCOMPARE(shown, QString("Ctrl J"));
    QCOMPARE(registry.find("palette")->shortcut, QKeySequence("Ctrl+J"));
    QVERIFY(registry.keys("bottom").isEmpty());
    QCOMPARE(registry.boundTo(QKeySequence("Ctrl+J"))->id, QString("palette"));
    QVERIFY(!registry.boundTo(QKeySequence("Ctrl+K")));
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    QTest::keyClick(&window, Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(&window, Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(runs, 1);
    registry.setKeymap({});
    QCOMPARE(shown, QString("Ctrl K"));
    QCOMPARE(registry.keys("bottom"), parseKeys("Ctrl+J"));
  }
};

QTEST_MAIN(KeymapTest)
#include "keymap_test.moc"
