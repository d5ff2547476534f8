// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JSONPath expressions over documents: what RFC 9535 shows, what is refused and where, patterns, and what was made to
// hurt.
#include "core/json_path/select.h"
#include "core/regex/pattern.h"

#include <QTest>

#include <nlohmann/json.hpp>

#include <fstream>

using namespace signalbox;
using namespace signalbox::json_path;
using Json = nlohmann::ordered_json;

namespace {

Json cases(const char* name) {
  std::ifstream file(std::string(SIGNALBOX_SOURCE_DIR "/tests/core/json_path/cases/") + name);
  return Json::parse(file);
}

JsonOutline outlineOf(const std::string& text) {
  auto outline = JsonOutline::read(text);
  if (!outline) qFatal("no JSON: %s", outline.error().message.c_str());
  return std::move(*outline);
}

QStringList pathsOf(const Selection& selection, const JsonOutline& outline) {
  QStringList paths;
  for (const std::size_t value : selection.values) paths << QString::fromStdString(normalizedPath(outline, value));
  return paths;
}

JsonPath pathOf(std::string_view text) {
  auto path = JsonPath::read(text);
  if (!path) qFatal("no path: %s", path.error().message.c_str());
  return std::move(*path);
}

std::string repeated(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

} // namespace

class JsonPathTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void findsWhatTheRfcSays_data();
  void findsWhatTheRfcSays();
  void aWrongPathSaysWhereAndWhy_data();
  void aWrongPathSaysWhereAndWhy();
  void patternsAreIRegexps_data();
  void patternsAreIRegexps();
  void aPatternThatNeverMatchesIsWarnedOf();
  void ofANameThatStandsTwiceTheLastCounts();
  void numbersAreComparedExactly();
  void ofMembersWithOneNameTheLastCounts();
  void longTextsTakeTheirSteps();
  void halvesOfSurrogatesAreText();
  void whatIsNotKeptIsCounted();
  void aRunEnds_data();
  void aRunEnds();
  void aRunIsCancelled();
  void expressionsAreBounded();
};

void JsonPathTest::findsWhatTheRfcSays_data() {
  QTest::addColumn<QByteArray>("document");
  QTest::addColumn<QByteArray>("path");
  QTest::addColumn<QStringList>("finds");
  for (const Json& group : cases("rfc9535.json")) {
    const auto about = group["about"].get<std::string>();
    for (const Json& one : group["cases"]) {
      QStringList finds;
      for (const Json& path : one["finds"]) finds << QString::fromStdString(path.get<std::string>());
      const auto path = one["path"].get<std::string>();
      QTest::newRow((about + ": " + path).c_str())
          << QByteArray::fromStdString(group["document"].dump(1)) << QByteArray::fromStdString(path) << finds;
    }
  }
}

void JsonPathTest::findsWhatTheRfcSays() {
  QFETCH(QByteArray, document);
  QFETCH(QByteArray, path);
  QFETCH(QStringList, finds);
  const std::string text = document.toStdString();
  const JsonOutline outline = outlineOf(text);
  const Selection selection = select(pathOf(path.toStdString()), outline);
  QCOMPARE(pathsOf(selection, outline), finds);
  QCOMPARE(selection.count, static_cast<std::uint64_t>(finds.size()));
  for (std::size_t i = 0; i < selection.values.size(); ++i) { // a normalized path is a path to the same node
    const Selection again = select(pathOf(finds[static_cast<qsizetype>(i)].toStdString()), outline);
    QCOMPARE(again.values, std::vector{selection.values[i]});
  }
}

void JsonPathTest::aWrongPathSaysWhereAndWhy_data() {
  QTest::addColumn<QByteArray>("path");
  QTest::addColumn<int>("at");
  QTest::addColumn<QString>("says");
  for (const Json& one : cases("refused.json")) {
    const auto path = one["path"].get<std::string>();
    QTest::newRow(path.empty() ? "nothing" : path.c_str()) << QByteArray::fromStdString(path) << one["at"].get<int>()
                                                           << QString::fromStdString(one["says"].get<std::string>());
  }
}

void JsonPathTest::aWrongPathSaysWhereAndWhy() {
  QFETCH(QByteArray, path);
  QFETCH(int, at);
  QFETCH(QString, says);
  const auto read = JsonPath::read(path.toStdString());
  QVERIFY(!read);
  QCOMPARE(QString::fromStdString(read.error().message), says);
  QCOMPARE(static_cast<int>(read.error().begin), at);
  QVERIFY(read.error().end >= read.error().begin && read.error().end <= static_cast<std::size_t>(path.size()));
}

void JsonPathTest::patternsAreIRegexps_data() {
  QTest::addColumn<QByteArray>("pattern");
  QTest::addColumn<QStringList>("matching");
  QTest::addColumn<QStringList>("others");
  QTest::addColumn<int>("wrong");
  QTest::addColumn<QString>("says");
  const auto texts = [](const Json& list) {
    QStringList result;
    for (const Json& text : list) result << QString::fromStdString(text.get<std::string>());
    return result;
  };
  for (const Json& one : cases("i_regexp.json")) {
    const auto pattern = one["pattern"].get<std::string>();
    QTest::newRow(pattern.empty() ? "nothing" : pattern.c_str())
        << QByteArray::fromStdString(pattern) << texts(one.value("matches", Json::array()))
        << texts(one.value("not", Json::array())) << one.value("wrong", -1)
        << QString::fromStdString(one.value("says", std::string()));
  }
}

void JsonPathTest::patternsAreIRegexps() {
  QFETCH(QByteArray, pattern);
  QFETCH(QStringList, matching);
  QFETCH(QStringList, others);
  QFETCH(int, wrong);
  QFETCH(QString, says);
  const auto rust = rustPattern(pattern.toStdString(), true);
  QCOMPARE(rust.has_value(), wrong < 0);
  if (!rust) {
    QCOMPARE(QString::fromStdString(rust.error().message), says);
    QCOMPARE(static_cast<int>(rust.error().begin), wrong);
    return;
  }
  const auto compiled = regex::Pattern::compile(*rust);
  QVERIFY2(compiled, rust->c_str());
  for (const QString& text : matching) QVERIFY2((*compiled)->search(text.toStdString()), qPrintable(text));
  for (const QString& text : others) QVERIFY2(!(*compiled)->search(text.toStdString()), qPrintable(text));
}

void JsonPathTest::aPatternThatNeverMatchesIsWarnedOf() {
  const JsonPath path = pathOf(R"($[?search(@, '\\d+') || match(@, 'a{1000000}') || match(@, 3)])");
  QCOMPARE(path.warnings().size(), 3U);
  QCOMPARE(path.warnings()[0], (PathError{"\\d is no I-Regexp; write [0-9] or \\p{Nd}, so nothing matches", 3, 20}));
  QCOMPARE(path.warnings()[1].message,
           std::string("Nothing matches: compiled, it exceeds the size limit of 10485760 bytes"));
  const std::string text = R"(["1", "a", 3])";
  QCOMPARE(select(path, outlineOf(text)).count, 0U);
}

void JsonPathTest::ofANameThatStandsTwiceTheLastCounts() {
  const std::string text = R"({"a": 1, "\u0061": 2})";
  const JsonOutline outline = outlineOf(text);
  QCOMPARE(select(pathOf("$.a"), outline).values, std::vector{text.find('2')});
}

void JsonPathTest::numbersAreComparedExactly() {
  const std::string text =
      "[9007199254740992, 9007199254740993, 1e400, -1e400, 1e-400, 123456789012345678901234567890]";
  const JsonOutline outline = outlineOf(text);
  QCOMPARE(pathsOf(select(pathOf("$[?@ == 9007199254740993]"), outline), outline), QStringList{"$[1]"});
  QCOMPARE(pathsOf(select(pathOf("$[?@ > 1e300]"), outline), outline), QStringList{"$[2]"});
  QCOMPARE(pathsOf(select(pathOf("$[?@ <= 0]"), outline), outline), (QStringList{"$[3]", "$[4]"}));
  QCOMPARE(pathsOf(select(pathOf("$[?@ == 123456789012345678901234567890]"), outline), outline), QStringList{"$[5]"});
}

void JsonPathTest::ofMembersWithOneNameTheLastCounts() {
  const std::string text = R"([{"a": 1, "b": 2}, {"a": 1, "a": 1}, {"b": 2, "a": 1}, {"a": 1, "b": 3}])";
  const JsonOutline outline = outlineOf(text);
  QCOMPARE(pathsOf(select(pathOf("$[?@ == $[0]]"), outline), outline), (QStringList{"$[0]", "$[2]"}));
  QCOMPARE(pathsOf(select(pathOf("$[?$[0] == @]"), outline), outline), (QStringList{"$[0]", "$[2]"}));
}

void JsonPathTest::longTextsTakeTheirSteps() {
  const std::string text = "[\"\\n" + repeated("x", 1 << 20) + "\"" + repeated(", 1", 100) + "]";
  const JsonOutline outline = outlineOf(text);
  QVERIFY(select(pathOf("$[?@ == $[0]]"), outline).steps > 100U * (1 << 20) / 256);
}

void JsonPathTest::halvesOfSurrogatesAreText() {
  const std::string text = R"([{"\ud800": 1}, "\ud800", "\ud83d\ude00", "😀"])";
  const JsonOutline outline = outlineOf(text);
  QCOMPARE(pathsOf(select(pathOf("$[?@ == '😀']"), outline), outline), (QStringList{"$[2]", "$[3]"}));
  QCOMPARE(pathsOf(select(pathOf("$[?length(@) == 1]"), outline), outline).size(), 4);
  QCOMPARE(select(pathOf("$[?match(@, '.*')]"), outline).count, 2U);
}

void JsonPathTest::whatIsNotKeptIsCounted() {
  const std::string text = "[" + repeated("1,", 9'999) + "1]";
  const JsonOutline outline = outlineOf(text);
  const Selection selection = select(pathOf("$[*]"), outline, {.kept = 100});
  QCOMPARE(selection.values.size(), 100U);
  QCOMPARE(selection.count, 10'000U);
  QVERIFY(selection.end == Selection::End::Complete);
}

void JsonPathTest::aRunEnds_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QByteArray>("path");
  QTest::addColumn<int>("end");
  const auto add = [](const char* name, const std::string& text, const std::string& path, Selection::End end) {
    QTest::newRow(name) << QByteArray::fromStdString(text) << QByteArray::fromStdString(path) << static_cast<int>(end);
  };
  using End = Selection::End;
  const std::string deep = repeated("[", 9'000) + repeated("]", 9'000);
  const std::string nested = repeated("[", 500) + "1" + repeated("]", 500);
  add("a text of many levels", deep, "$..*", End::TooDeep);
  add("levels to the power of three", nested, "$..*..*..*", End::TooLong);
  add("a comparison of deep values", "[" + deep + "," + deep + "]", "$[?@ == $[0]]", End::TooDeep);
  add("a query in every node", nested, "$..[?@..[?@..[?@.x]]]", End::TooLong);
  add("objects with their members the other way round",
      "[{" + repeated("\"a\":0,", 2'000) + "\"b\":1},{\"b\":1" + repeated(",\"c\":0", 2'000) + "}]", "$[?@ == $[1]]",
      End::Complete);
  add("patterns that stand in the text", "[" + repeated("\"(a*)*b\",", 2'000) + "\"x\"]", "$[?match(@, @)]",
      End::Complete);
  add("a catastrophic pattern", "[\"" + repeated("a", 50'000) + "!\"]", "$[?match(@, '(a+)+')]", End::Complete);
  add("backwards through short lists", "[" + repeated("[" + repeated("1,", 1'000) + "1],", 50) + "1]", "$..[::-1]",
      End::Complete);
}

void JsonPathTest::aRunEnds() {
  QFETCH(QByteArray, text);
  QFETCH(QByteArray, path);
  QFETCH(int, end);
  const std::string body = text.toStdString();
  const JsonOutline outline = outlineOf(body);
  const Selection selection = select(pathOf(path.toStdString()), outline, {.kept = 10, .steps = 5'000'000});
  QCOMPARE(static_cast<int>(selection.end), end);
  QVERIFY(selection.values.size() <= 10);
}

void JsonPathTest::aRunIsCancelled() {
  const std::string text = "[" + repeated("1,", 9'999) + "1]";
  const JsonOutline outline = outlineOf(text);
  std::stop_source source;
  source.request_stop();
  QVERIFY(select(pathOf("$[*]"), outline, {}, source.get_token()).end == Selection::End::Cancelled);
  QCOMPARE(JsonOutline::read(text, source.get_token()), std::unexpected(JsonFault{text.find(',', 8191) + 1, ""}));
}

void JsonPathTest::expressionsAreBounded() {
  QVERIFY(JsonPath::read("$[?" + repeated("(", 48) + "@" + repeated(")", 48) + "]"));
  QVERIFY(!JsonPath::read("$[?" + repeated("(", 60'000) + "@"));
  QVERIFY(!JsonPath::read("$" + repeated("[?@", 20'000)));
  QVERIFY(!JsonPath::read("$[?" + repeated("!(", 20'000)));
  QVERIFY(!JsonPath::read("$[?" + repeated("length(", 8'000)));
  QVERIFY(!JsonPath::read("$" + repeated(".a", 40'000)));
  QVERIFY(JsonPath::read("$" + repeated(".a", 30'000)));
}

QTEST_APPLESS_MAIN(JsonPathTest)
#include "json_path_test.moc"
