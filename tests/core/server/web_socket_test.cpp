// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WebSockets over real connections: conformance rows (data/web_socket_cases.json), rooms, timers, limits, hot swap,
// stop.
#include "tests/core/server/test_handler.h"
#include "tests/core/server/web_socket_client.h"

#include <QtTest>

#include <atomic>
#include <thread>

using namespace signalbox;
using namespace signalbox::test;
using namespace std::chrono_literals;

namespace {

std::string payloadOf(const QJsonObject& row) {
  const auto text = row["text"].toString().toUtf8();
  const auto bytes = row.contains("hex") ? QByteArray::fromHex(row["hex"].toString().toLatin1()) : text;
  return bytes.repeated(row["repeat"].toInt(1)).toStdString();
}

std::string bytesOfRow(const QJsonObject& row) {
  if (row.contains("raw")) return QByteArray::fromHex(row["raw"].toString().toLatin1()).toStdString();
  Frame frame;
  frame.opcode = row["opcode"].toInt();
  frame.payload = payloadOf(row);
  frame.isFinal = row["fin"].toBool(true);
  frame.reserved = row["rsv"].toInt();
  frame.isMasked = row["masked"].toBool(true);
  return bytesOf(frame);
}

QJsonArray conformanceRows() {
  QFile file(SIGNALBOX_SOURCE_DIR "/tests/core/server/data/web_socket_cases.json");
  if (!file.open(QIODevice::ReadOnly)) return {};
  return QJsonDocument::fromJson(file.readAll()).array();
}

} // namespace

class WebSocketTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void theHandshakeLooksLikeUvicorns() {
    TestServer server;
    RawWebSocket socket(server.port());
    const auto lines = QString::fromStdString(socket.handshake()).split("\r\n");
    QCOMPARE(lines[0], QString("HTTP/1.1 101 Switching Protocols"));
    QCOMPARE(lines[1], QString("upgrade: websocket"));
    QCOMPARE(lines[2], QString("connection: Upgrade"));
    QCOMPARE(lines[3], QString("sec-websocket-accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
    QVERIFY(lines[4].startsWith("date: "));
    QCOMPARE(lines[5], QString("server: signalbox"));
    QCOMPARE(server.server->stats().sockets, 1U);
  }

  void frames_data() {
    QTest::addColumn<QJsonObject>("row");
    const auto rows = conformanceRows();
    QVERIFY2(rows.size() >= 120, "the conformance rows are missing");
    for (const auto& value : rows) {
      const auto row = value.toObject();
      QTest::addRow("%s %s", qPrintable(row["id"].toString()), qPrintable(row["name"].toString())) << row;
    }
  }
  void frames() {
    QFETCH(QJsonObject, row);
    TestServer server;
    RawWebSocket socket(server.port());
    for (const auto& frame : row["send"].toArray()) socket.client().send(bytesOfRow(frame.toObject()));
    for (const auto& value : row["expect"].toArray()) {
      const auto expected = value.toObject();
      const auto frame = socket.receive();
      QVERIFY2(frame, "the connection ended");
      QVERIFY(frame->isFinal && !frame->isMasked && frame->reserved == 0);
      if (expected.contains("close")) {
        QCOMPARE(frame->opcode, 8);
        QCOMPARE(int(frame->closeCode()), expected["close"].toInt());
      } else {
        QCOMPARE(frame->opcode, expected["opcode"].toInt());
        QVERIFY(frame->payload == payloadOf(expected));
      }
    }
    QVERIFY(!socket.receive());
    QVERIFY(socket.client().wasClosed());
  }

  void framesBehindTheHandshakeAreNotLost() {
    TestServer server;
    RawWebSocket socket(server.port(), "/ws", bytesOf({.payload = "early"}) + bytesOf({.payload = "bird"}));
    QCOMPARE(socket.hear(), std::string("early"));
    QCOMPARE(socket.hear(), std::string("bird"));
  }

  void aSocketNeedsAPathAKeyAndVersion13_data() {
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<int>("status");
    const QByteArray start = "GET /ws HTTP/1.1\r\nhost: a\r\nupgrade: websocket\r\nconnection: upgrade\r\n";
    const QByteArray key = "sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    QTest::newRow("no key") << start + "sec-websocket-version: 13\r\n\r\n" << 400;
    QTest::newRow("short key") << start + "sec-websocket-key: abc\r\nsec-websocket-version: 13\r\n\r\n" << 400;
    QTest::newRow("old version") << start + key + "sec-websocket-version: 8\r\n\r\n" << 400;
    QTest::newRow("another upgrade is a plain request")
        << QByteArray("GET / HTTP/1.1\r\nhost: a\r\nupgrade: h2c\r\nconnection: upgrade\r\n\r\n") << 200;
    QTest::newRow("no upgrade is a plain request") << QByteArray("GET /ws HTTP/1.1\r\nhost: a\r\n\r\n") << 404;
  }
  void aSocketNeedsAPathAKeyAndVersion13() {
    QFETCH(QByteArray, request);
    QFETCH(int, status);
    TestServer server;
    RawClient client(server.port());
    client.send(request.toStdString());
    QCOMPARE(client.readResponse().status, status);
  }

  void broadcastReachesTheRoomOnAllWorkers() {
    server::Options options;
    options.workers = 2;
    TestServer server(options);
    std::vector<std::unique_ptr<RawWebSocket>> sockets;
    for (int i = 0; i < 12; ++i) {
      sockets.push_back(std::make_unique<RawWebSocket>(server.port()));
      sockets.back()->say("ready");
      QCOMPARE(sockets.back()->hear(), std::string("ready"));
    }
    sockets[3]->say("broadcast news");
    for (const auto& socket : sockets) QCOMPARE(socket->hear(), std::string("news"));
  }

  void timersTickAndActionsWait() {
    TestServer server;
    RawWebSocket socket(server.port(), "/ws-timer");
    QCOMPARE(socket.hear(), std::string("hello"));
    for (int i = 0; i < 3; ++i) QCOMPARE(socket.hear(), std::string("tick"));
    RawWebSocket other(server.port());
    other.say("late b");
    other.say("a");
    QCOMPARE(other.hear(), std::string("a"));
    QCOMPARE(other.hear(), std::string("b"));
  }

  void theServerClosesWithTheCodeAndReasonItIsTold() {
    TestServer server;
    RawWebSocket socket(server.port());
    socket.say("close 4321");
    const auto frame = socket.receive();
    QVERIFY(frame);
    QCOMPARE(int(frame->closeCode()), 4321);
    QCOMPARE(frame->payload.substr(2), std::string("as asked"));
    socket.send({.opcode = 8, .payload = frame->payload});
    QVERIFY(!socket.receive());
  }

  void anExceptionEndsTheSocketWithoutACloseFrame() {
    TestServer server;
    RawWebSocket socket(server.port());
    socket.say("throw");
    QVERIFY(!socket.receive());
    QTRY_COMPARE(server.server->stats().sockets, 0U);
  }

  void aHundredThousandFragmentsAreOneMessage() {
    TestServer server;
    RawWebSocket socket(server.port());
    std::string bytes = bytesOf({.payload = "x", .isFinal = false});
    for (int i = 0; i < 99'998; ++i) bytes += bytesOf({.opcode = 0, .payload = "x", .isFinal = false});
    bytes += bytesOf({.opcode = 0, .payload = "x"});
    socket.client().send(bytes);
    QCOMPARE(socket.hear().size(), 100'000U);
  }

  void aReaderThatIsTooSlowIsDropped() {
    server::Options options;
    options.limits.webSocketQueueBytes = 1 << 20;
    TestServer server(options);
    RawWebSocket socket(server.port());
    for (int i = 0; i < 64 && socket.say("big 1000000"); ++i) {
    }
    QTRY_COMPARE_WITH_TIMEOUT(server.server->stats().sockets, 0U, 20000);
  }

  void anOpenSocketSurvivesAHotSwapUnderLoad() {
    TestServer server;
    RawWebSocket socket(server.port());
    std::atomic<bool> isOver = false;
    std::atomic<int> wrong = 0, answered = 0;
    std::thread load([&] {
      RawClient client(server.port());
      while (!isOver) {
        client.send("GET / HTTP/1.1\r\nhost: a\r\n\r\n");
        if (client.readResponse().status != 200) ++wrong;
        ++answered;
      }
    });
    for (int i = 0; i < 200; ++i) {
      server.version->publish(std::make_shared<const std::string>("version " + std::to_string(i)));
      socket.say("version");
      QCOMPARE(socket.hear(), std::string("one")); // what it began with
    }
    QTRY_VERIFY(answered > 100);
    isOver = true;
    load.join();
    QCOMPARE(wrong.load(), 0);
    RawWebSocket fresh(server.port());
    fresh.say("version");
    QCOMPARE(fresh.hear(), std::string("version 199"));
  }

  void stoppingClosesWith1012() {
    TestServer server;
    RawWebSocket socket(server.port());
    socket.say("ready");
    QCOMPARE(socket.hear(), std::string("ready"));
    std::thread stopper([&] { server.server->stop(10s); });
    const auto frame = socket.receive();
    if (frame) socket.send({.opcode = 8, .payload = frame->payload});
    stopper.join();
    QVERIFY(frame);
    QCOMPARE(int(frame->closeCode()), 1012);
  }

  void messagesAreRecorded() {
    server::Options options;
    options.recordExchanges = true;
    TestServer server(options);
    RawWebSocket socket(server.port());
    socket.say("hi");
    QCOMPARE(socket.hear(), std::string("hi"));
    socket.send({.opcode = 8, .payload = std::string("\x03\xe8", 2) + "bye"});
    QVERIFY(socket.receive());
    socket.client().close();
    QTRY_COMPARE(server.log.all().size(), 4U);
    const auto records = server.log.all();
    using Kind = api::Exchange::Kind;
    QVERIFY(records[0].kind == Kind::SocketOpened && records[0].status == 101);
    QVERIFY(records[1].kind == Kind::SocketMessage && records[1].requestBytes == 2 && records[1].note == "hi" &&
            records[1].isIncoming && !records[1].isBinary);
    QVERIFY(records[2].kind == Kind::SocketMessage && records[2].responseBytes == 2 && records[2].note == "hi" &&
            !records[2].isIncoming && !records[2].isBinary);
    QVERIFY(records[3].kind == Kind::SocketClosed && records[3].status == 1000 && records[3].note == "bye");
    for (const auto& record : records) QCOMPARE(record.id, records[0].id);
    // A message has its own time; the end has that of the opening, and how long it was open.
    QVERIFY(records[1].startedMicroseconds >= records[0].startedMicroseconds);
    QVERIFY(records[2].startedMicroseconds >= records[1].startedMicroseconds);
    QCOMPARE(records[2].durationNanoseconds, std::int64_t(0));
    QCOMPARE(records[3].startedMicroseconds, records[0].startedMicroseconds);
    QVERIFY(records[3].durationNanoseconds / 1000 >= records[2].startedMicroseconds - records[0].startedMicroseconds);
  }
};

QTEST_APPLESS_MAIN(WebSocketTest)
#include "web_socket_test.moc"
