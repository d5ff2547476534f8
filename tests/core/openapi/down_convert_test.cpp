// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// 3.1 documents in the words of 3.0.3, one row each (data/down_convert.json): a schema, or a whole document.
#include "core/openapi/down_convert.h"

#include <QTest>

#include <fstream>

using namespace signalbox;
using design::Json;

namespace {

Json cases() {
  std::ifstream file(SIGNALBOX_SOURCE_DIR "/tests/core/openapi/data/down_convert.json");
  return Json::parse(file);
}

} // namespace

class DownConvertTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void saysWhat30CanSay_data();
  void saysWhat30CanSay();
};

void DownConvertTest::saysWhat30CanSay_data() {
  QTest::addColumn<int>("index");
  const Json all = cases();
  for (std::size_t i = 0; i < all.size(); ++i)
    QTest::newRow(all[i]["case"].get<std::string>().c_str()) << static_cast<int>(i);
}

void DownConvertTest::saysWhat30CanSay() {
  QFETCH(int, index);
  const Json one = cases()[static_cast<std::size_t>(index)];
  const bool isSchema = one.contains("schema");
  Json document = isSchema ? Json{{"components", {{"schemas", {{"X", one["schema"]}}}}}} : one["document"];
  const auto converted = openapi::downConverted(std::move(document));
  const Json& found = isSchema ? converted.document["components"]["schemas"]["X"] : converted.document;
  QCOMPARE(QString::fromStdString(nlohmann::json(found).dump(1)),
           QString::fromStdString(nlohmann::json(one["expected"]).dump(1)));
  QCOMPARE(QString::fromStdString(Json(converted.notes).dump(1)),
           QString::fromStdString(one.value("notes", Json::array()).dump(1)));
}

QTEST_APPLESS_MAIN(DownConvertTest)
#include "down_convert_test.moc"
