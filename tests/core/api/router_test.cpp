// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which route takes a path: declaration order, converters, partial matches, as Starlette decides.
#include "core/api/router.h"

#include <QtTest>

using namespace signalbox::api;

namespace {

Router routerOf(std::initializer_list<const char*> routes) {
  Router router;
  for (const QString line : routes) {
    const auto parts = line.split(QLatin1Char(' '));
    auto pattern = RoutePattern::parse(parts[1].toStdString());
    if (!pattern) qFatal("%s", pattern.error().message.c_str());
    const bool isSocket = parts[0] == QLatin1String("WEBSOCKET");
    router.add({std::move(*pattern), parts[0].toStdString(), false, isSocket});
  }
  return router;
}

QString matchText(const Router& router, const QString& method, const QString& path) {
  Captures captures;
  const std::string pathText = path.toStdString();
  const auto match = router.match(method.toStdString(), pathText, method == QLatin1String("WEBSOCKET"), captures);
  if (match.kind == RouteMatch::Kind::None) return QStringLiteral("none");
  if (match.kind == RouteMatch::Kind::Partial) return QStringLiteral("partial %1").arg(match.route);
  QString text = QString::number(match.route);
  for (std::size_t i = 0; i < captures.count; ++i)
    text += QLatin1Char(' ') + QString::fromUtf8(captures.texts[i].data(), static_cast<int>(captures.texts[i].size()));
  return text;
}

} // namespace

class RouterTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void takesTheFirstRouteThatFits_data();
  void takesTheFirstRouteThatFits();
  void convertersTakeWhatStarlettesRegexTakes_data();
  void convertersTakeWhatStarlettesRegexTakes();
  void refusesBrokenPatterns_data();
  void refusesBrokenPatterns();
  void formatHasNoConverters();
  void findsTheLastOfAThousandRoutes();
};

void RouterTest::takesTheFirstRouteThatFits_data() {
  QTest::addColumn<QString>("method");
  QTest::addColumn<QString>("path");
  QTest::addColumn<QString>("expected");
  QTest::newRow("static") << "GET" << "/items" << "0";
  QTest::newRow("another method of the same path") << "POST" << "/items" << "1";
  QTest::newRow("first partial wins") << "PUT" << "/items" << "partial 0";
  QTest::newRow("parameter") << "GET" << "/items/7" << "2 7";
  QTest::newRow("earlier parameter shadows later static") << "GET" << "/items/me" << "2 me";
  QTest::newRow("earlier static wins over later parameter") << "GET" << "/users/me" << "4";
  QTest::newRow("later parameter") << "GET" << "/users/you" << "5 you";
  QTest::newRow("full match of a later route beats a partial one") << "DELETE" << "/items/me" << "3";
  QTest::newRow("rest of the path") << "GET" << "/files/a/b/c" << "6 a/b/c";
  QTest::newRow("rest may be empty") << "GET" << "/files/" << "6 ";
  QTest::newRow("prefix alone is no match") << "GET" << "/files" << "none";
  QTest::newRow("two parameters in one segment") << "GET" << "/d/2024-05" << "7 2024 05";
  QTest::newRow("regex gives back") << "GET" << "/d/a-b-c" << "7 a-b c";
  QTest::newRow("nothing") << "GET" << "/nothing" << "none";
  QTest::newRow("double slash") << "GET" << "//items" << "none";
  QTest::newRow("trailing slash") << "GET" << "/items/" << "none";
  QTest::newRow("case matters") << "GET" << "/Items" << "none";
  QTest::newRow("HEAD is not GET") << "HEAD" << "/items" << "partial 0";
  QTest::newRow("socket") << "WEBSOCKET" << "/ws/a" << "8 a";
  QTest::newRow("http never takes a socket") << "GET" << "/ws/a" << "none";
  QTest::newRow("socket never takes http") << "WEBSOCKET" << "/items" << "none";
  QTest::newRow("python's $ forgives one line break") << "GET" << "/items\n" << "0";
  QTest::newRow("suffix after a parameter") << "GET" << "/f/a.b.json" << "9 a.b";
}

void RouterTest::takesTheFirstRouteThatFits() {
  QFETCH(QString, method);
  QFETCH(QString, path);
  QFETCH(QString, expected);
  const Router router = routerOf({"GET /items", "POST /items", "GET /items/{id}", "DELETE /items/me", "GET /users/me",
                                  "GET /users/{name}", "GET /files/{p:path}", "GET /d/{y}-{m}", "WEBSOCKET /ws/{room}",
                                  "GET /f/{name}.json"});
  QCOMPARE(matchText(router, method, path), expected);
}

void RouterTest::convertersTakeWhatStarlettesRegexTakes_data() {
  QTest::addColumn<QString>("pattern");
  QTest::addColumn<QString>("path");
  QTest::addColumn<bool>("fits");
  QTest::newRow("int") << "/{n:int}" << "/12" << true;
  QTest::newRow("int has no sign") << "/{n:int}" << "/-12" << false;
  QTest::newRow("int is not empty") << "/{n:int}" << "/" << false;
  QTest::newRow("int has no fraction") << "/{n:int}" << "/1.0" << false;
  QTest::newRow("float") << "/{n:float}" << "/1.5" << true;
  QTest::newRow("float without fraction") << "/{n:float}" << "/15" << true;
  QTest::newRow("float ends in a digit") << "/{n:float}" << "/1." << false;
  QTest::newRow("float before a literal dot") << "/{n:float}.txt" << "/1.txt" << true;
  QTest::newRow("float gives back") << "/{n:float}.5" << "/1.5" << true;
  QTest::newRow("uuid") << "/{u:uuid}" << "/12345678-1234-5678-1234-567812345678" << true;
  QTest::newRow("uuid without dashes, upper case") << "/{u:uuid}" << "/ABCDEF78123456781234567812345678" << true;
  QTest::newRow("uuid too short") << "/{u:uuid}" << "/1234" << false;
  QTest::newRow("str stops at a slash") << "/{s:str}" << "/a/b" << false;
  QTest::newRow("path in the middle") << "/{p:path}/end" << "/a/end/end" << true;
  QTest::newRow("path in the middle may be empty") << "/{p:path}/end" << "//end" << true;
  QTest::newRow("braces without a name are literal") << "/a{}" << "/a{}" << true;
}

void RouterTest::convertersTakeWhatStarlettesRegexTakes() {
  QFETCH(QString, pattern);
  QFETCH(QString, path);
  QFETCH(bool, fits);
  const auto parsed = RoutePattern::parse(pattern.toStdString());
  QVERIFY(parsed.has_value());
  Router router;
  router.add({*parsed, "GET", false, false});
  Captures captures;
  QCOMPARE(parsed->match(path.toStdString(), captures), fits);
  QCOMPARE(router.match("GET", path.toStdString(), false, captures).kind == RouteMatch::Kind::Full, fits);
}

void RouterTest::refusesBrokenPatterns_data() {
  QTest::addColumn<QString>("pattern");
  QTest::addColumn<int>("offset");
  QTest::newRow("empty") << "" << 0;
  QTest::newRow("no slash") << "items" << 0;
  QTest::newRow("unknown converter") << "/a/{b:slug}" << 3;
  QTest::newRow("same name twice") << "/{a}/{a}" << 5;
}

void RouterTest::refusesBrokenPatterns() {
  QFETCH(QString, pattern);
  QFETCH(int, offset);
  const auto parsed = RoutePattern::parse(pattern.toStdString());
  QVERIFY(!parsed.has_value());
  QCOMPARE(static_cast<int>(parsed.error().offset), offset);
}

void RouterTest::formatHasNoConverters() {
  QCOMPARE(RoutePattern::parse("/c/{x:path}/{y}")->format(), std::string("/c/{x}/{y}"));
}

void RouterTest::findsTheLastOfAThousandRoutes() {
  Router router;
  for (int i = 0; i < 1000; ++i)
    router.add({*RoutePattern::parse("/api/r" + std::to_string(i) + "/{id}"), "GET", false, false});
  QCOMPARE(matchText(router, QStringLiteral("GET"), QStringLiteral("/api/r999/5")), QStringLiteral("999 5"));
  QCOMPARE(matchText(router, QStringLiteral("GET"), QStringLiteral("/api/r1000/5")), QStringLiteral("none"));
}

QTEST_APPLESS_MAIN(RouterTest)
#include "router_test.moc"
