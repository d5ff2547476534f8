// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A place of a text with values is found in the text with variables that was typed.
#include "ui/models/substituted_text.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

class SubstitutedTextTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aPlaceIsFoundInWhatWasTyped_data() {
    QTest::addColumn<QByteArray>("typed");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("place"); // in the text
    QTest::addColumn<QByteArray>("found"); // in what was typed
    const auto row = [](const char* name, const char* typed, const char* text, const char* place, const char* found) {
      QTest::newRow(name) << QByteArray(typed) << QByteArray(text) << QByteArray(place) << QByteArray(found);
    };
    row("without variables", "{\"a\": 12}", "{\"a\": 12}", "12", "12");
    row("in front of one", "[12, {{long}}]", "[12, 1234567890]", "12,", "12,");
    row("behind one", "[{{long}}, 77]", "[1234567890, 77]", "77", "77");
    row("behind two", "[{{long}}, {{none}}, 77]", "[1234567890, , 77]", "77", "77");
    row("a value", "[1, {{long}}, 2]", "[1, 1234567890, 2]", "1234567890", "{{long}}");
    row("a part of a value", "[1, {{long}}, 2]", "[1, 1234567890, 2]", "456", "{{long}}");
    row("from text into a value", "[1, \"x{{long}}\"]", "[1, \"x1234567890\"]", "\"x123", "\"x{{long}}");
    row("around a value", "[1, \"x{{long}}\", 2]", "[1, \"x1234567890\", 2]", "\"x1234567890\"", "\"x{{long}}\"");
    row("one without a value", "[{{unknown}}, 77]", "[{{unknown}}, 77]", "77", "77");
    row("two side by side", "{{a}}{{long}}z", "A1234567890z", "A", "{{a}}");
    row("behind two side by side", "{{a}}{{long}}z", "A1234567890z", "z", "z");
  }
  void aPlaceIsFoundInWhatWasTyped() {
    QFETCH(QByteArray, typed);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, place);
    QFETCH(QByteArray, found);
    const SubstitutedText made(typed.toStdString(), [](std::string_view name) -> std::optional<std::string> {
      if (name == "a") return "A";
      if (name == "long") return "1234567890";
      if (name == "none") return "";
      return std::nullopt;
    });
    QCOMPARE(QByteArray::fromStdString(made.text()), text);
    const auto begin = static_cast<std::size_t>(text.indexOf(place));
    const TextRange range = made.typedRange({begin, begin + static_cast<std::size_t>(place.size()), true});
    QCOMPARE(typed.mid(static_cast<qsizetype>(range.begin), static_cast<qsizetype>(range.end - range.begin)), found);
  }
};

QTEST_APPLESS_MAIN(SubstitutedTextTest)
#include "substituted_text_test.moc"
