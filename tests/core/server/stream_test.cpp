// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Streams of a known length, streams that break, and large request bodies that go to a file.
#include "tests/core/server/function_handler.h"
#include "tests/support/raw_client.h"
#include "tests/support/raw_requests.h"

#include <QtTest>

#include <thread>

using namespace signalbox;
using namespace signalbox::test;
using namespace std::chrono_literals;

namespace {

// Two steps, then its end, which may be a break.
class ShortStream final : public api::Stream {
public:
  explicit ShortStream(std::string broken, bool throws = false) : m_broken(std::move(broken)), m_throws(throws) {}
  std::optional<Step> next() override {
    if (m_count++ < 2) return Step{0ms, "abc"};
    if (m_throws) throw std::runtime_error("asked to");
    return std::nullopt;
  }
  std::string_view broken() const override { return m_broken; }

private:
  int m_count = 0;
  std::string m_broken;
  bool m_throws;
};

Answer stream(std::optional<std::uint64_t> length, std::string broken = {}, bool throws = false) {
  return [=](const api::Request&, api::Response& response) {
    response.headers = {
        {"content-type", "application/octet-stream"}, {"accept-ranges", "bytes"}, {"last-modified", "x"}};
    response.stream = std::make_unique<ShortStream>(broken, throws);
    response.streamLength = length;
  };
}

// Whether `bytes` stand in a file without a name that is mapped into this process.
bool isInNamelessFile(std::string_view bytes) {
  QFile maps("/proc/self/maps");
  if (!maps.open(QIODevice::ReadOnly)) return false;
  for (const QByteArray& line : maps.readAll().split('\n')) {
    const auto range = line.left(line.indexOf(' ')).split('-');
    if (range.size() != 2) continue;
    const auto address = reinterpret_cast<std::uintptr_t>(bytes.data());
    if (address >= range[0].toULongLong(nullptr, 16) && address < range[1].toULongLong(nullptr, 16))
      return line.endsWith("(deleted)");
  }
  return false;
}

std::string chunked(std::string_view body, std::size_t size) {
  std::string text;
  for (; !body.empty(); body.remove_prefix(std::min(size, body.size()))) {
    const auto part = body.substr(0, size);
    text += QByteArray::number(qsizetype(part.size()), 16).toStdString() + "\r\n" + std::string(part) + "\r\n";
  }
  return text + "0\r\n\r\n";
}

} // namespace

class StreamTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void aStreamOfKnownLengthHasItWhereStarletteHasIt() {
    FunctionServer server({{"/", stream(6)}});
    RawClient client(server.port());
    for (int i = 0; i < 2; ++i) {
      client.send(get("/"));
      const auto response = client.readResponse();
      QVERIFY(response.head.ends_with("content-type: application/octet-stream\r\naccept-ranges: bytes\r\n"
                                      "content-length: 6\r\nlast-modified: x\r\n"));
      QCOMPARE(response.body, std::string("abcabc"));
    }
  }

  void headOfAStreamHasNoBody() {
    FunctionServer server({{"/known", stream(6)}, {"/unknown", stream({})}});
    RawClient client(server.port());
    client.send("HEAD /known HTTP/1.1\r\nhost: a\r\n\r\nHEAD /unknown HTTP/1.1\r\nhost: a\r\n\r\n" + get("/known"));
    QCOMPARE(client.readResponse(true).header("content-length").value_or(""), std::string("6"));
    const auto unknown = client.readResponse(true);
    QVERIFY(!unknown.header("content-length") && !unknown.header("transfer-encoding"));
    QCOMPARE(client.readResponse().body, std::string("abcabc"));
  }

  void aBrokenStreamIsCutAndTheConnectionEnds_data() {
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("broken") << QByteArray("/broken") << QByteArray("3\r\nabc\r\n3\r\nabc\r\n");
    QTest::newRow("throws") << QByteArray("/throws") << QByteArray("3\r\nabc\r\n3\r\nabc\r\n");
    QTest::newRow("broken, of known length") << QByteArray("/broken-known") << QByteArray("abcabc");
    QTest::newRow("shorter than its length") << QByteArray("/short") << QByteArray("abcabc");
    QTest::newRow("longer than its length") << QByteArray("/long") << QByteArray("abc");
  }
  void aBrokenStreamIsCutAndTheConnectionEnds() {
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, body);
    server::Options options;
    options.recordExchanges = true;
    FunctionServer server({{"/broken", stream({}, "the file has become shorter")},
                           {"/throws", stream({}, {}, true)},
                           {"/broken-known", stream(9, "the file has become shorter")},
                           {"/short", stream(9)},
                           {"/long", stream(5)}},
                          options);
    RawClient client(server.port());
    client.send(get(target.toStdString()));
    client.readUntil("\r\n\r\n");
    QCOMPARE(client.readToEnd(), body.toStdString());
    QVERIFY(client.wasClosed());
    QTRY_COMPARE(server.log->all().size(), 2U);
    QVERIFY(server.log->all()[1].kind == api::Exchange::Kind::StreamClosed);
    QVERIFY(!server.log->all()[1].note.empty());
  }

  void stoppingLetsAStreamOfKnownLengthEnd() {
    FunctionServer server({{"/", [](const api::Request&, api::Response& response) {
                              response.stream = std::make_unique<RepeatingStream>(20, "x", 5ms);
                              response.streamLength = 20;
                            }}});
    RawClient client(server.port());
    client.send(get("/"));
    QTRY_COMPARE(server.server->stats().streams, 1U);
    server.server->stop(10s);
    QCOMPARE(client.readResponse().body, std::string(20, 'x'));
  }

  void largeFormsGoToANamelessFileAndOthersStayInMemory_data() {
    QTest::addColumn<QByteArray>("contentType");
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("isChunked");
    QTest::addColumn<bool>("isInFile");
    const QByteArray form = "Multipart/Form-Data; boundary=b";
    for (const bool isChunked : {false, true}) {
      const auto name = [isChunked](const char* what) { return QByteArray(what) + (isChunked ? ", chunked" : ""); };
      QTest::newRow(name("a small form").constData()) << form << 99'999 << isChunked << false;
      QTest::newRow(name("a form at the limit").constData()) << form << 100'000 << isChunked << false;
      QTest::newRow(name("a large form").constData()) << form << 3'000'000 << isChunked << true;
      QTest::newRow(name("large JSON").constData())
          << QByteArray("application/json") << 3'000'000 << isChunked << false;
    }
  }
  void largeFormsGoToANamelessFileAndOthersStayInMemory() {
    QFETCH(QByteArray, contentType);
    QFETCH(int, size);
    QFETCH(bool, isChunked);
    QFETCH(bool, isInFile);
    std::string body(static_cast<std::size_t>(size), 'x');
    for (std::size_t i = 0; i < body.size(); ++i) body[i] = static_cast<char>('a' + i * i % 23);
    bool wasInFile = false, wasEqual = false;
    server::Options options;
    options.limits.formMemoryBytes = 100'000;
    FunctionServer server({{"/",
                            [&](const api::Request& request, api::Response& response) {
                              wasInFile = isInNamelessFile(request.body);
                              wasEqual = request.body == body;
                              plain(response, "taken");
                            }}},
                          options);
    RawClient client(server.port());
    const auto head = "POST / HTTP/1.1\r\nhost: a\r\ncontent-type: " + contentType.toStdString() + "\r\n";
    const auto bytes = isChunked ? head + "transfer-encoding: chunked\r\n\r\n" + chunked(body, 70'001)
                                 : head + "content-length: " + std::to_string(size) + "\r\n\r\n" + body;
    for (int i = 0; i < 2; ++i) { // the connection goes on
      client.send(bytes);
      QCOMPARE(client.readResponse().body, std::string("taken"));
      QVERIFY(wasEqual);
      QCOMPARE(wasInFile, isInFile);
    }
  }

  void formsHaveALimitOfTheirOwn_data() {
    QTest::addColumn<int>("size");
    QTest::addColumn<bool>("isChunked");
    QTest::addColumn<int>("status");
    for (const bool isChunked : {false, true})
      for (const int size : {4999, 5000, 5001})
        QTest::addRow("%d%s", size, isChunked ? ", chunked" : "") << size << isChunked << (size > 5000 ? 413 : 200);
  }
  void formsHaveALimitOfTheirOwn() {
    QFETCH(int, size);
    QFETCH(bool, isChunked);
    QFETCH(int, status);
    server::Options options;
    options.limits.bodyBytes = 1000;
    options.limits.formBytes = 5000;
    options.limits.formMemoryBytes = 2000;
    FunctionServer server({{"/", [](const api::Request&, api::Response& response) { plain(response, "taken"); }}},
                          options);
    RawClient client(server.port());
    const std::string body(static_cast<std::size_t>(size), 'x');
    const std::string head = "POST / HTTP/1.1\r\nhost: a\r\ncontent-type: multipart/form-data; boundary=b\r\n";
    client.send(isChunked ? head + "transfer-encoding: chunked\r\n\r\n" + chunked(body, 900)
                          : head + "content-length: " + std::to_string(size) + "\r\n\r\n" + body);
    QCOMPARE(client.readResponse().status, status);
  }
};

QTEST_APPLESS_MAIN(StreamTest)
#include "stream_test.moc"
