// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/header_words.h"

#include "core/requests/url_text.h"

#include <QTest>

#include <algorithm>
#include <set>

using namespace signalbox;
using namespace signalbox::requests;

class HeaderWordsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void namesAreInOrderAndStandOnce() {
    std::vector<std::string> small;
    for (const std::string_view name : requestHeaderNames()) small.push_back(lowered(name));
    QVERIFY(std::ranges::is_sorted(small));
    QCOMPARE(std::set<std::string>(small.begin(), small.end()).size(), small.size());
    for (const char* name : {"accept", "authorization", "content-type", "if-none-match", "x-api-key"})
      QVERIFY2(std::ranges::find(small, name) != small.end(), name);
  }

  void fieldsHaveTheirValuesInAnyCase_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("isList");
    const auto add = [](const char* name, const char* value, bool isList) {
      QTest::addRow("%s", name) << QString(name) << QString(value) << isList;
    };
    add("Content-Type", "application/json", false);
    add("content-type", "multipart/form-data", false);
    add("ACCEPT", "text/event-stream", true);
    add("Authorization", "Bearer ", false);
    add("Cache-Control", "no-cache", true);
    add("Accept-Encoding", "gzip", true);
    add("Access-Control-Request-Method", "DELETE", false);
  }
  void fieldsHaveTheirValuesInAnyCase() {
    QFETCH(QString, name);
    QFETCH(QString, value);
    QVERIFY(std::ranges::find(headerValues(name.toStdString()), value.toStdString()) !=
            headerValues(name.toStdString()).end());
    QTEST(isHeaderList(name.toStdString()), "isList");
  }

  void freeTextHasNone() {
    QVERIFY(headerValues("User-Agent").empty());
    QVERIFY(headerValues("X-Mine").empty());
    QVERIFY(!isHeaderList("X-Mine"));
  }
};

QTEST_APPLESS_MAIN(HeaderWordsTest)
#include "header_words_test.moc"
