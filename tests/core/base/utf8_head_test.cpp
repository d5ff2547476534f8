// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Texts that have to fit into some bytes.
#include "core/base/utf8_head.h"

#include <QtTest>

#include <string>

using namespace signalbox;

class Utf8HeadTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void itEndsBetweenTwoCharacters_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("most");
    QTest::addColumn<QByteArray>("head");
    const auto row = [](const char* name, const char* text, int most, const char* head) {
      QTest::newRow(name) << QByteArray(text) << most << QByteArray(head);
    };
    row("nothing", "", 3, "");
    row("no room", "abc", 0, "");
    row("no room for the first character", "\u20ac", 2, "");
    row("all of it", "abc", 3, "abc");
    row("more room than text", "abc", 9, "abc");
    row("letters of one byte", "abcd", 2, "ab");
    row("two bytes, cut inside", "a\u00e9b", 2, "a");
    row("two bytes, just whole", "a\u00e9b", 3, "a\u00e9");
    row("three bytes, the first one in", "a\u20acb", 2, "a");
    row("three bytes, two in", "a\u20acb", 3, "a");
    row("three bytes, just whole", "a\u20acb", 4, "a\u20ac");
    row("four bytes, three in", "a\U0001F600b", 4, "a");
    row("four bytes, just whole", "a\U0001F600b", 5, "a\U0001F600");
    row("no UTF-8: only what continues", "\x80\x80\x80\x80\x80\x80", 5, "\x80\x80\x80\x80\x80");
    row("no UTF-8: Latin-1", "caf\xe9s", 4, "caf\xe9");
  }
  void itEndsBetweenTwoCharacters() {
    QFETCH(QByteArray, text);
    QFETCH(int, most);
    QFETCH(QByteArray, head);
    const std::string whole = text.toStdString();
    const std::string_view cut = utf8Head(whole, static_cast<std::size_t>(most));
    QCOMPARE(QByteArray(cut.data(), static_cast<qsizetype>(cut.size())), head);
  }

  void aNulIsACharacter() { QCOMPARE(utf8Head(std::string_view("a\0b", 3), 2), std::string_view("a\0", 2)); }
};

QTEST_APPLESS_MAIN(Utf8HeadTest)
#include "utf8_head_test.moc"
