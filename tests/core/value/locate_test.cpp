// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// locate: the token an error's loc points at, in whole and in broken texts.
#include "core/value/read.h"

#include <fstream>
#include <nlohmann/json.hpp>
#include <QtTest>

using namespace signalbox;

namespace {

const nlohmann::json& cases() {
  static const auto read = [] {
    std::ifstream file(SIGNALBOX_SOURCE_DIR "/tests/core/value/data/locate.json");
    return nlohmann::json::parse(file);
  }();
  return read;
}

Loc locOf(const nlohmann::json& items) {
  Loc loc;
  for (const auto& item : items)
    loc.push_back(item.is_number() ? LocItem(item.get<std::int64_t>()) : LocItem(item.get<std::string>()));
  return loc;
}

} // namespace

class LocateTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void findsTheTokenOfALoc_data() {
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < cases().size(); ++i)
      QTest::newRow(cases()[i]["name"].get<std::string>().c_str()) << static_cast<int>(i);
  }

  void findsTheTokenOfALoc() {
    QFETCH(int, index);
    const auto& wanted = cases()[static_cast<std::size_t>(index)];
    const std::string text = wanted["json"];
    const auto range = locate(text, locOf(wanted["loc"]));
    QVERIFY(range.has_value());
    QCOMPARE(text.substr(range->begin, range->end - range->begin), wanted["token"].get<std::string>());
    QCOMPARE(range->exact, wanted["exact"].get<bool>());
  }

  void nothingStandsInAnEmptyText() {
    QVERIFY(!locate("", {}).has_value());
    QVERIFY(!locate(" \n", {}).has_value());
  }

  void aBombOfBracketsIsSafe() {
    const std::string text(100'000, '[');
    const Loc loc = {LocItem(std::int64_t{0}), LocItem(std::int64_t{0})};
    QVERIFY(locate(text, loc).has_value());
  }
};

QTEST_APPLESS_MAIN(LocateTest)
#include "locate_test.moc"
