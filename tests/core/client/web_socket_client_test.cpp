// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The WebSocket client against a server whose frames each test writes itself.
#include "core/client/close_code.h"
#include "core/client/web_socket_client.h"
#include "tests/support/raw_web_socket.h"

#include <QTest>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <future>

using namespace signalbox::client;
using namespace signalbox::test;

namespace {

// What the client told, in order, as text. Waits for each.
class Told final {
public:
  SocketCallbacks callbacks() {
    SocketCallbacks all;
    all.opened = [this](const HeaderList& headers, std::chrono::microseconds took) {
      std::string own;
      for (const auto& [name, value] : headers) own += name == "X-Own" ? " " + value : "";
      put("opened" + own + (took.count() > 0 ? "" : " at once"));
    };
    all.message = [this](std::string_view payload, bool isText) {
      put((isText ? "text " : "binary ") + std::string(payload));
    };
    all.closed = [this](std::uint16_t code, const std::string& reason) {
      put("closed " + std::to_string(code) + " " + reason);
    };
    return all;
  }

  QString next() {
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait_for(lock, std::chrono::seconds(20), [&] { return !m_list.empty(); })) return "nothing";
    const auto text = QByteArray::fromStdString(m_list.front());
    m_list.pop_front();
    return QString::fromUtf8(text);
  }

private:
  void put(std::string text) {
    const std::lock_guard lock(m_mutex);
    m_list.push_back(std::move(text));
    m_changed.notify_all();
  }

  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::deque<std::string> m_list;
};

} // namespace

class WebSocketClientTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void messagesGoBothWays() {
    RawServer server(&echo);
    Told told;
    WebSocketClient client;
    const auto id = client.open({.url = server.url("/", "ws")}, told.callbacks());
    client.send(id, "before it is open");
    QCOMPARE(told.next(), QString("opened mine"));
    QCOMPARE(told.next(), QString("text before it is open"));
    client.send(id, "größe");
    client.send(id, std::string("\0\xff", 2), false);
    client.send(id, "");
    QCOMPARE(told.next(), QString("text größe"));
    QCOMPARE(told.next(), QString::fromUtf8(QByteArray("binary \0\xff", 9)));
    QCOMPARE(told.next(), QString("text "));
    client.close(id, 4001, "enough");
    QCOMPARE(told.next(), QString("closed 4001 enough"));
  }

  void theHandshakeCarriesPathAndHeaders() {
    std::string head;
    RawServer server([&](RawConnection& connection) {
      head = accept(connection);
      connection.write(closeFrame(1000, "bye"));
      readFrame(connection); // the client's close; then the server closes the connection
    });
    Told told;
    WebSocketClient client;
    client.open({.url = server.url("/room/7?x=a b", "ws"),
                 .headers = {{"Authorization", "Bearer t"},
                             {"X-Twice", "1"},
                             {"X-Twice", "2"},
                             {"Origin", "http://shop.test"}}},
                told.callbacks());
    QCOMPARE(told.next(), QString("opened mine"));
    QCOMPARE(told.next(), QString("closed 1000 bye"));
    QVERIFY2(head.starts_with("GET /room/7?x=a"), head.c_str());
    QCOMPARE(valueOf(head, "Host"), "127.0.0.1:" + std::to_string(server.port()));
    QCOMPARE(valueOf(head, "Authorization"), std::string("Bearer t"));
    QCOMPARE(valueOf(head, "Origin"), std::string("http://shop.test"));
    QVERIFY(head.find("X-Twice: 1") != head.npos && head.find("X-Twice: 2") != head.npos);
  }

  void aPingIsAnsweredByItself() {
    std::promise<Frame> answer;
    RawServer server([&](RawConnection& connection) {
      accept(connection);
      connection.write(frame(9, "are you there"));
      answer.set_value(readFrame(connection));
      connection.waitForEnd();
    });
    Told told;
    WebSocketClient client;
    client.open({.url = server.url("/", "ws")}, told.callbacks());
    auto future = answer.get_future();
    QCOMPARE(future.wait_for(std::chrono::seconds(20)), std::future_status::ready);
    const auto pong = future.get();
    QCOMPARE(pong.opcode, 10);
    QCOMPARE(pong.payload, std::string("are you there"));
  }

  void aPingIsTimed() {
    RawServer server([](RawConnection& connection) {
      accept(connection);
      const auto ping = readFrame(connection);
      connection.write(frame(10, "of another") + frame(ping.opcode == 9 ? 10 : 1, ping.payload));
      connection.waitForEnd();
    });
    std::promise<std::chrono::microseconds> measured;
    Told told;
    SocketCallbacks callbacks = told.callbacks();
    callbacks.pong = [&](std::chrono::microseconds took) { measured.set_value(took); };
    WebSocketClient client;
    const auto id = client.open({.url = server.url("/", "ws")}, std::move(callbacks));
    QCOMPARE(told.next(), QString("opened mine"));
    client.ping(id);
    auto future = measured.get_future();
    QCOMPARE(future.wait_for(std::chrono::seconds(20)), std::future_status::ready);
    QVERIFY(future.get().count() > 0);
  }

  void bothHeadsOfTheHandshakeAreTold() {
    RawServer server([](RawConnection& connection) {
      connection.readHead();
      connection.write("HTTP/1.1 403 Forbidden\r\nX-Why: no seat\r\nContent-Length: 0\r\n\r\n");
      connection.waitForEnd();
    });
    std::promise<Handshake> told;
    SocketCallbacks callbacks;
    callbacks.handshake = [&](Handshake handshake) { told.set_value(std::move(handshake)); };
    WebSocketClient client;
    client.open({.url = server.url("/room?x=1", "ws"), .headers = {{"X-Own", "1"}}}, std::move(callbacks));
    auto future = told.get_future();
    QCOMPARE(future.wait_for(std::chrono::seconds(20)), std::future_status::ready);
    const Handshake handshake = future.get();
    QCOMPARE(handshake.target, std::string("/room?x=1"));
    QVERIFY(std::ranges::find(handshake.sent, std::pair<std::string, std::string>("X-Own", "1")) !=
            handshake.sent.end());
    QCOMPARE(handshake.status, 403);
    QCOMPARE(handshake.reason, std::string("Forbidden"));
    QCOMPARE(handshake.received.front().second, std::string("no seat"));
  }

  void closeCodesAreSaidInWords_data() {
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("1000") << 1000 << "" << "Closed 1000 (normal closure)";
    QTest::newRow("1006") << 1006 << "" << "Closed 1006 (connection lost, no close frame)";
    QTest::newRow("with a reason") << 1011 << "tired" << "Closed 1011 (internal error of the server): tired";
    QTest::newRow("3999") << 3999 << "" << "Closed 3999 (a code of a library or framework)";
    QTest::newRow("4001") << 4001 << "bye" << "Closed 4001 (a code of this application): bye";
    QTest::newRow("2000") << 2000 << "" << "Closed 2000 (an unknown code)";
  }
  void closeCodesAreSaidInWords() {
    QFETCH(int, code);
    QFETCH(QString, reason);
    QFETCH(QString, sentence);
    QCOMPARE(QString::fromStdString(closeSentence(static_cast<std::uint16_t>(code), reason.toStdString())), sentence);
  }

  void aRefusedHandshakeTellsTheStatus() {
    RawServer server([](RawConnection& connection) {
      connection.readHead();
      connection.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\nno");
      connection.waitForEnd();
    });
    Told told;
    WebSocketClient client;
    client.open({.url = server.url("/", "ws")}, told.callbacks());
    QCOMPARE(told.next(), QString("closed 1006 The server answered 403 Forbidden instead of opening the WebSocket."));
  }

  void endsAreNamed_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("closed");
    QTest::newRow("no close frame") << QByteArray() << "closed 1006 The connection broke without a close frame.";
    QTest::newRow("close without code") << QByteArray::fromStdString(frame(8, "")) << "closed 1005 ";
    QTest::newRow("close with code") << QByteArray::fromStdString(closeFrame(1011, "tired")) << "closed 1011 tired";
    QTest::newRow("no UTF-8") << QByteArray::fromStdString(frame(1, "\xff")) << "closed 1002 *";
    QTest::newRow("unknown opcode") << QByteArray::fromStdString(frame(3, "x")) << "closed 1002 *";
    QTest::newRow("too large") << QByteArray("\x82\x7f\x00\x00\x00\x00\x01\x00\x00\x01", 10)
                               << "closed 1009 A message has more than 16 MiB.";
  }
  void endsAreNamed() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, closed);
    RawServer server([&](RawConnection& connection) {
      accept(connection);
      connection.write(bytes.toStdString());
      if (!bytes.isEmpty()) readFrame(connection); // the client's close
    });
    Told told;
    WebSocketClient client;
    client.open({.url = server.url("/", "ws"), .bodyLimit = 16U << 20}, told.callbacks());
    QCOMPARE(told.next(), QString("opened mine"));
    const auto text = told.next();
    if (closed.endsWith('*'))
      QVERIFY2(text.startsWith(closed.chopped(1)), qPrintable(text));
    else
      QCOMPARE(text, closed);
  }

  void aCloseThatIsNotAnsweredEndsByItself() {
    RawServer server([](RawConnection& connection) {
      accept(connection);
      connection.waitForEnd(); // never a close frame
    });
    Told told;
    WebSocketClient client;
    const auto id = client.open({.url = server.url("/", "ws")}, told.callbacks());
    QCOMPARE(told.next(), QString("opened mine"));
    client.close(id);
    QCOMPARE(told.next(), QString("closed 1006 The other side did not answer the close in time."));
  }

  void aServerThatLeavesTheConnectionOpenIsLeft() {
    RawServer server([](RawConnection& connection) {
      accept(connection);
      connection.write(closeFrame(1001, "going"));
      connection.waitForEnd();
    });
    Told told;
    WebSocketClient client;
    client.open({.url = server.url("/", "ws")}, told.callbacks());
    QCOMPARE(told.next(), QString("opened mine"));
    QCOMPARE(told.next(), QString("closed 1001 going"));
  }

  void closingSendsWhatStillWaits() {
    std::promise<std::string> seen;
    RawServer server([&](RawConnection& connection) {
      accept(connection);
      std::string all;
      for (auto got = readFrame(connection); got.opcode >= 0; got = readFrame(connection)) {
        all += got.opcode == 8 ? "close " + std::to_string(got.code()) : got.payload + " ";
        if (got.opcode == 8) break;
      }
      seen.set_value(all);
      connection.write(closeFrame(1000));
    });
    Told told;
    WebSocketClient client;
    const auto id = client.open({.url = server.url("/", "ws")}, told.callbacks());
    QCOMPARE(told.next(), QString("opened mine"));
    for (int i = 0; i < 5; ++i) client.send(id, std::to_string(i));
    client.close(id, 1005); // may not be sent
    client.send(id, "too late");
    auto future = seen.get_future();
    QCOMPARE(future.wait_for(std::chrono::seconds(20)), std::future_status::ready);
    QCOMPARE(future.get(), std::string("0 1 2 3 4 close 1000"));
    QCOMPARE(told.next(), QString("closed 1000 "));
  }

  void whatCannotBeOpenedIsNamed_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("closed");
    const auto port = QString::number(RawServer::closedPort());
    QTest::newRow("nothing listens") << "ws://127.0.0.1:" + port
                                     << "closed 1006 No answer from 127.0.0.1:" + port +
                                            ". The name was found, but nothing accepts connections on port " + port +
                                            ".";
    QTest::newRow("http") << "http://127.0.0.1/"
                          << "closed 1006 Addresses begin with ws:// or wss:// here, not with http://.";
    QTest::newRow("nothing") << "" << "closed 1006 The address is empty: it begins with ws:// or wss://.";
  }
  void whatCannotBeOpenedIsNamed() {
    QFETCH(QString, url);
    QFETCH(QString, closed);
    Told told;
    WebSocketClient client;
    client.open({.url = url.toStdString()}, told.callbacks());
    QCOMPARE(told.next(), closed);
  }

  void closingTheClientClosesEverySocket() {
    RawServer server(&echo);
    Told told;
    {
      WebSocketClient client;
      client.open({.url = server.url("/", "ws")}, told.callbacks());
      QCOMPARE(told.next(), QString("opened mine"));
    }
    QCOMPARE(told.next(), QString("closed 1001 "));
  }
};

QTEST_APPLESS_MAIN(WebSocketClientTest)
#include "web_socket_client_test.moc"
