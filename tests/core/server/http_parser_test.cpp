// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The request parser over bytes: rows (data/http_requests.json), every split, every limit, and llhttp's public vectors.
#include "core/server/http_parser.h"

#include <QtTest>

#include <random>

using namespace signalbox::server;

namespace {

// What came out of some bytes; equal for equal bytes, however they were split.
struct Outcome {
  struct Request {
    std::string method, target, body;
    std::vector<std::pair<std::string, std::string>> headers;
    bool asksClose = false;
    bool operator==(const Request&) const = default;
  };
  std::vector<Request> requests;
  int refused = 0;
  std::string reason;
  bool waits = false;  // in the middle of a message
  bool closed = false; // after a request that ends the connection
  bool operator==(const Outcome&) const = default;
};

ParserLimits smallLimits() {
  ParserLimits limits;
  limits.bodyBytes = 1000;
  return limits;
}

void take(HttpParser& parser, Outcome& outcome) {
  while (!outcome.closed) {
    const auto progress = parser.advance();
    if (progress == HttpParser::Progress::Refused) {
      outcome.refused = parser.refusal().status;
      outcome.reason = parser.refusal().reason;
    }
    if (progress != HttpParser::Progress::Complete) return;
    const auto& request = parser.request();
    Outcome::Request copy{
        std::string(request.method), std::string(request.target), std::string(request.body), {}, request.asksClose};
    for (const auto& header : request.headers) copy.headers.emplace_back(header.name, header.value);
    outcome.closed = request.isHttp10 || request.asksClose;
    outcome.requests.push_back(std::move(copy));
    parser.next();
  }
}

template<class Pieces>
Outcome parse(const Pieces& pieces, const ParserLimits& limits = smallLimits()) {
  HttpParser parser(limits);
  Outcome outcome;
  for (const auto& piece : pieces) {
    parser.feed(piece);
    take(parser, outcome);
  }
  outcome.waits = outcome.refused == 0 && !outcome.closed && parser.part() != HttpParser::Part::Nothing;
  return outcome;
}

Outcome parseWhole(std::string_view bytes, const ParserLimits& limits = smallLimits()) {
  return parse(std::vector<std::string_view>{bytes}, limits);
}

std::string latin1(const QJsonValue& value) { return value.toString().toLatin1().toStdString(); }

QJsonArray rows() {
  QFile file(SIGNALBOX_SOURCE_DIR "/tests/core/server/data/http_requests.json");
  if (!file.open(QIODevice::ReadOnly)) return {};
  return QJsonDocument::fromJson(file.readAll()).array();
}

std::string getWith(const std::string& target, const std::string& fields = {}) {
  return "GET " + target + " HTTP/1.1\r\nHost: a\r\n" + fields + "\r\n";
}

} // namespace

class HttpParserTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void requests_data() {
    QTest::addColumn<QJsonObject>("row");
    const auto all = rows();
    QVERIFY2(all.size() >= 130, "the rows are missing");
    for (const auto& value : all) QTest::newRow(qPrintable(value.toObject()["name"].toString())) << value.toObject();
  }
  void requests() {
    QFETCH(QJsonObject, row);
    const auto outcome = parseWhole(latin1(row["bytes"]));
    const auto expected = row["requests"].toArray();
    QCOMPARE(outcome.refused, row["refused"].toInt());
    QCOMPARE(outcome.waits, row["waits"].toBool() && !row["bytes"].toString().isEmpty());
    QCOMPARE(qsizetype(outcome.requests.size()), expected.size());
    for (std::size_t i = 0; i < outcome.requests.size(); ++i) {
      const auto wanted = expected[qsizetype(i)].toObject();
      QCOMPARE(outcome.requests[i].method, latin1(wanted["method"]));
      QCOMPARE(outcome.requests[i].target, latin1(wanted["target"]));
      QCOMPARE(outcome.requests[i].body, latin1(wanted["body"]));
    }
  }

  void everySplitGivesTheSame() {
    std::size_t splits = 0;
    const auto all = rows();
    for (const auto& value : all) {
      const auto bytes = latin1(value.toObject()["bytes"]);
      const std::string_view view = bytes;
      const auto whole = parseWhole(view);
      std::vector<std::string_view> single;
      for (std::size_t i = 0; i < view.size(); ++i) single.push_back(view.substr(i, 1));
      QVERIFY2(parse(single) == whole, qPrintable(value.toObject()["name"].toString()));
      for (std::size_t at = 1; at < std::min<std::size_t>(view.size(), 400); ++at, ++splits)
        QVERIFY2(parse(std::vector{view.substr(0, at), view.substr(at)}) == whole,
                 qPrintable(value.toObject()["name"].toString() + " split at " + QString::number(at)));
    }
    QVERIFY(splits > 5000);
  }

  void randomSplitsOfALongPipelineGiveTheSame() {
    std::string bytes;
    for (int i = 0; i < 300; ++i) {
      bytes += getWith("/" + std::to_string(i), "X: " + std::string(static_cast<std::size_t>(i % 90), 'v') + "\r\n");
      bytes += "POST /c HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n" +
               QByteArray::number(i + 1, 16).toStdString() + "\r\n" +
               std::string(static_cast<std::size_t>(i + 1), 'b') + "\r\n0\r\n\r\n";
    }
    const auto whole = parseWhole(bytes);
    QCOMPARE(whole.requests.size(), 600U);
    std::mt19937 random(20261121);
    for (int round = 0; round < 40; ++round) {
      std::vector<std::string_view> pieces;
      for (std::size_t at = 0; at < bytes.size();) {
        const auto size = std::min<std::size_t>(1 + random() % 700, bytes.size() - at);
        pieces.push_back(std::string_view(bytes).substr(at, size));
        at += size;
      }
      QVERIFY(parse(pieces) == whole);
    }
  }

  void mutatedBytesNeverGiveMoreThanTheyHold() {
    std::mt19937 random(7);
    const auto all = rows();
    for (const auto& value : all) {
      auto bytes = latin1(value.toObject()["bytes"]);
      if (bytes.empty()) continue;
      for (int round = 0; round < 60; ++round) {
        auto changed = bytes;
        for (int i = 0; i < 3; ++i) changed[random() % changed.size()] = static_cast<char>(random() % 256);
        const auto whole = parseWhole(changed);
        std::size_t size = 0;
        for (const auto& request : whole.requests) size += request.body.size() + request.target.size() + 16;
        QVERIFY(size <= changed.size() + 8 * whole.requests.size());
        const auto half = std::string_view(changed).size() / 2;
        QVERIFY(parse(std::vector{std::string_view(changed).substr(0, half), std::string_view(changed).substr(half)}) ==
                whole);
      }
    }
  }

  void limitsHoldAtTheirEdges_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("refused");
    ParserLimits limits;
    for (const int over : {-1, 0, 1}) {
      const auto name = [over](const char* what) {
        return QByteArray(what) + (over < 0 ? ", one below" : over == 0 ? ", at it" : ", one above");
      };
      const auto targetSize = limits.targetBytes + static_cast<std::size_t>(over);
      QTest::newRow(name("target").constData())
          << QByteArray::fromStdString(getWith("/" + std::string(targetSize - 1, 'a'))) << (over > 0 ? 414 : 0);
      std::string fields;
      for (std::size_t i = 0; i < limits.headerFields - 1 + static_cast<std::size_t>(over); ++i) fields += "X: y\r\n";
      QTest::newRow(name("fields").constData())
          << QByteArray::fromStdString(getWith("/", fields)) << (over > 0 ? 431 : 0);
      const auto empty = getWith("/", "X: \r\n").size();
      const auto filler = limits.headerBytes + static_cast<std::size_t>(over) - empty;
      QTest::newRow(name("head").constData())
          << QByteArray::fromStdString(getWith("/", "X: " + std::string(filler, 'y') + "\r\n")) << (over > 0 ? 431 : 0);
      const auto line = ParserLimits::chunkLineBytes + static_cast<std::size_t>(over) - 1;
      QTest::newRow(name("chunk line").constData())
          << QByteArray::fromStdString("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1;" +
                                       std::string(line - 1, 'e') + "\r\na\r\n0\r\n\r\n")
          << (over > 0 ? 400 : 0);
    }
  }
  void limitsHoldAtTheirEdges() {
    QFETCH(QByteArray, bytes);
    QFETCH(int, refused);
    const auto outcome = parseWhole(bytes.toStdString(), ParserLimits());
    QCOMPARE(outcome.refused, refused);
    QCOMPARE(outcome.requests.size(), refused == 0 ? 1U : 0U);
  }

  void floodsAreRefusedEarly_data() {
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<QByteArray>("flood");
    QTest::addColumn<int>("status");
    const QByteArray chunked = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n";
    QTest::newRow("1 MB target") << QByteArray("GET /") << QByteArray("a") << 414;
    QTest::newRow("10 000 headers") << QByteArray("GET / HTTP/1.1\r\n") << QByteArray("X: y\r\n") << 431;
    QTest::newRow("500 KB chunk extension") << chunked + "1;" << QByteArray("e") << 400;
    QTest::newRow("200 KB trailers") << chunked + "0\r\n" << QByteArray("X: y\r\n") << 431;
    QTest::newRow("a method without end") << QByteArray() << QByteArray("A") << 400;
  }
  void floodsAreRefusedEarly() {
    QFETCH(QByteArray, start);
    QFETCH(QByteArray, flood);
    QFETCH(int, status);
    HttpParser parser(smallLimits());
    parser.feed(start.toStdString());
    std::size_t fed = 0;
    while (parser.advance() == HttpParser::Progress::NeedMore && fed < 1'000'000) {
      parser.feed(flood.toStdString());
      fed += static_cast<std::size_t>(flood.size());
    }
    QCOMPARE(parser.refusal().status, status);
    QVERIFY2(fed <= 17 * 1024, "it took in more than the head's limit");
  }

  void manyTinyChunksNeedOnlyTheirBodysMemory() {
    ParserLimits limits;
    HttpParser parser(limits);
    parser.feed("POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n");
    for (int i = 0; i < 20'000; ++i) {
      parser.feed("1;some-extension=value\r\nx\r\n");
      QVERIFY(parser.advance() == HttpParser::Progress::NeedMore);
    }
    QVERIFY(parser.buffered() < 21'000);
    parser.feed("0\r\n\r\n");
    QVERIFY(parser.advance() == HttpParser::Progress::Complete);
    QCOMPARE(parser.request().body.size(), 20'000U);
  }

  void continueIsWantedOnlyWhileTheBodyIsMissing() {
    HttpParser parser(smallLimits());
    parser.feed("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nExpect: 100-Continue\r\n");
    QVERIFY(parser.advance() == HttpParser::Progress::NeedMore);
    QVERIFY(!parser.wantsContinue());
    parser.feed("\r\n");
    QVERIFY(parser.advance() == HttpParser::Progress::NeedMore);
    QVERIFY(parser.wantsContinue());
    parser.continued();
    QVERIFY(!parser.wantsContinue());
  }

  // The vectors carry no Host: one is put in. Never may we see more requests in a vector than llhttp does.
  void llhttpsVectorsAreNotReadMoreGenerously() {
    const QString root = qEnvironmentVariable("SIGNALBOX_CORPORA", SIGNALBOX_SOURCE_DIR "/../shared/corpora");
    const auto archive = root + "/llhttp.tar.xz";
    if (!QFile::exists(archive)) QSKIP("llhttp.tar.xz IS ABSENT: its vectors were not run");
    QTemporaryDir folder;
    QCOMPARE(QProcess::execute("tar", {"-C", folder.path(), "-xJf", archive}), 0);
    int vectors = 0, refusedByBoth = 0, same = 0, stricter = 0;
    QDirIterator files(folder.path() + "/llhttp/test/request", {"*.md"}, QDir::Files);
    while (files.hasNext()) {
      QFile file(files.next());
      QVERIFY(file.open(QIODevice::ReadOnly));
      static const QRegularExpression vector("<!-- meta=(\\{.*?\\}) -->\\s*```http\\n(.*?\\n)```.*?```log\\n(.*?)```",
                                             QRegularExpression::DotMatchesEverythingOption);
      auto matches = vector.globalMatch(QString::fromLatin1(file.readAll()));
      while (matches.hasNext()) {
        const auto match = matches.next();
        if (!match.captured(1).contains(QRegularExpression("\"type\" *: *\"request\""))) continue; // lenient modes
        ++vectors;
        const auto log = match.captured(3);
        const auto outcome = parseWhole(bytesOfVector(match.captured(2)), ParserLimits());
        const auto theirs = std::size_t(log.count("message complete"));
        QVERIFY2(outcome.requests.size() <= theirs, qPrintable(match.captured(2)));
        const bool isError = log.contains("error code=");
        if (isError) { // also when the head it stands in comes to its end
          const auto ended = parseWhole(bytesOfVector(match.captured(2)) + "\r\n\r\n", ParserLimits());
          QVERIFY2(ended.requests.size() <= theirs, qPrintable(match.captured(2)));
        }
        if (outcome.refused && isError)
          ++refusedByBoth;
        else if (outcome.refused)
          ++stricter;
        else if (outcome.requests.size() == theirs)
          ++same;
      }
    }
    qInfo("%d vectors: %d refused by both, %d read the same, %d refused only here", vectors, refusedByBoth, same,
          stricter);
    QCOMPARE(vectors, 134);
    QCOMPARE(refusedByBoth, 58);
    QCOMPARE(same, 64);
  }

private:
  static std::string bytesOfVector(QString text) {
    if (text.endsWith('\n')) text.chop(1);
    text.remove(QRegularExpression("\\\\\\n"));
    text.replace("\n", "\r\n").replace("\\r", "\r").replace("\\n", "\n").replace("\\t", "\t").replace("\\f", "\f");
    static const QRegularExpression hex("\\\\x([0-9a-fA-F]+)");
    for (auto found = hex.match(text); found.hasMatch(); found = hex.match(text))
      text.replace(found.capturedStart(), found.capturedLength(), QChar(found.captured(1).toUShort(nullptr, 16)));
    if (!text.contains("host:", Qt::CaseInsensitive)) text.replace(" HTTP/1.1\r\n", " HTTP/1.1\r\nHost: a\r\n");
    return text.toLatin1().toStdString();
  }
};

QTEST_APPLESS_MAIN(HttpParserTest)
#include "http_parser_test.moc"
