// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a scripted WebSocket says and when.
#include "tests/core/behaviour/behaviour_host.h"

#include <QtTest>

using namespace signalbox;
using test::Json;

namespace {

QString textOf(const std::vector<api::Socket::Action>& actions) {
  QStringList lines;
  for (const auto& action : actions) {
    static constexpr const char* names[] = {"send", "broadcast", "close"};
    QString line = QLatin1String(names[static_cast<int>(action.kind)]);
    if (action.kind == api::Socket::Action::Kind::Close) line += QStringLiteral(" %1").arg(action.closeCode);
    if (!action.isText) line += QStringLiteral(" binary");
    if (action.wait.count() > 0) line += QStringLiteral(" after %1").arg(action.wait.count());
    lines << line + QStringLiteral(": ") + QString::fromStdString(action.payload);
  }
  return lines.join(QLatin1Char('|'));
}

std::unique_ptr<api::Socket> open(const char* options) {
  const auto api = test::compiled(test::endpointWith("socket", Json::parse(options), "WEBSOCKET"));
  if (!test::problems(*api).empty()) qFatal("%s", test::problems(*api).front().c_str());
  return std::move(test::ask(*api, "/it?n=3").socket);
}

QString say(api::Socket& socket, const char* message, bool isText = true) {
  std::vector<api::Socket::Action> actions;
  socket.onMessage(message, isText, actions);
  return textOf(actions);
}

} // namespace

class SocketTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void echoesEverything();
  void greetsAndFollowsRules();
  void broadcastsToItsRoom();
  void ticks();
  void closesWhenAnExpressionFails();
};

void SocketTest::echoesEverything() {
  const auto socket = open(R"({"mode":"echo"})");
  QCOMPARE(say(*socket, "hi"), QStringLiteral("send: hi"));
  QCOMPARE(say(*socket, "{\"a\": 1}"), QStringLiteral("send: {\"a\": 1}"));
  QCOMPARE(say(*socket, "raw", false), QStringLiteral("send binary: raw"));
}

void SocketTest::greetsAndFollowsRules() {
  const auto socket = open(R"({"on_connect":[{"send":"hello {{ n }}"}],
    "rules":[{"when":"message == 'bye'","actions":[{"send":"so long"},{"close":1001,"reason":"asked","wait":20}]},
             {"when":"message['type'] == 'add'","actions":[{"send":{"sum":"{{ message['a'] + n }}","index":"{{ index }}"}}]}],
    "otherwise":[{"send":"? {{ message }}"}]})");
  std::vector<api::Socket::Action> actions;
  socket->onOpen(actions);
  QCOMPARE(textOf(actions), QStringLiteral("send: hello 3"));
  QCOMPARE(say(*socket, R"({"type":"add","a":4})"), QStringLiteral("send: {\"sum\":7,\"index\":0}"));
  QCOMPARE(say(*socket, "what"), QStringLiteral("send: ? what"));
  QCOMPARE(say(*socket, "bye"), QStringLiteral("send: so long|close 1001 after 20: asked"));
}

void SocketTest::broadcastsToItsRoom() {
  const auto named = open(R"({"mode":"broadcast","room":"room {{ n }}"})");
  QCOMPARE(named->room(), std::string_view("room 3"));
  QCOMPARE(say(*named, "hi"), QStringLiteral("broadcast: hi"));
  QCOMPARE(open(R"({"mode":"broadcast"})")->room(), std::string_view("it"));
}

void SocketTest::ticks() {
  const auto socket =
      open(R"({"every":[{"interval":250,"actions":[{"send":"{{ index }}"}]},{"actions":[{"broadcast":"x"}]}]})");
  QCOMPARE(socket->timers().size(), 2U);
  QCOMPARE(socket->timers()[0].interval.count(), 250);
  QCOMPARE(socket->timers()[1].interval.count(), 1000);
  std::vector<api::Socket::Action> actions;
  socket->onTimer(0, actions);
  socket->onTimer(1, actions);
  socket->onTimer(0, actions);
  QCOMPARE(textOf(actions), QStringLiteral("send: 0|broadcast: x|send: 1"));
}

void SocketTest::closesWhenAnExpressionFails() {
  const auto socket = open(R"({"otherwise":[{"send":"{{ message['x'] }}"}]})");
  QCOMPARE(say(*socket, "{}"), QStringLiteral("close 1011: Internal error"));
}

QTEST_APPLESS_MAIN(SocketTest)
#include "socket_test.moc"
