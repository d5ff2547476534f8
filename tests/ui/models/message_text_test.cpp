// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A message as texts: its kind, its row, its line in a recording; the pieces of a chat.
#include "ui/models/chat_text.h"
#include "ui/models/message_check.h"
#include "ui/models/message_text.h"

#include <nlohmann/json.hpp>

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

MessageView in(std::string_view payload, std::string_view event = {}) {
  return {MessageDirection::In, false, 1'700'000'000'123'456, payload, event, {}};
}

design::Design orders() {
  design::Model order;
  order.name = "OrderCreated";
  order.fields = {{"id", "int", {}}, {"qty", "int", {{"gt", 0}}}, {"book", "str", {}}};
  design::Design design;
  return design.withModel(order);
}

} // namespace

class MessageTextTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aMessageHasAKind_data() {
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<QByteArray>("event");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char* name, const char* payload, const char* event, const char* kind) {
      QTest::newRow(name) << QByteArray(payload) << QByteArray(event) << QString(kind);
    };
    row("an event's name", "{\"op\":\"x\"}", "order.created", "order.created");
    row("an event without a name", "{\"op\":\"x\"}", "message", "x");
    row("op", "{\"op\":\"ping\",\"n\":1}", "", "ping");
    row("event before op, wherever it stands", "{\"op\":\"ping\",\"event\":\"tick\"}", "", "tick");
    row("type before op", "{\"op\":\"ping\",\"type\":\"tock\"}", "", "tock");
    row("not of an inner object", "{\"data\":{\"event\":\"inner\"},\"op\":\"ping\"}", "", "ping");
    row("not of a list", "[{\"op\":\"ping\"}]", "", "");
    row("a number is none", "{\"op\":1}", "", "");
    row("text", "hello", "", "");
    row("cut short", "{\"op\":\"ping\",\"n\":", "", "ping");
    row("nothing", "", "", "");
  }
  void aMessageHasAKind() {
    QFETCH(QByteArray, payload);
    QFETCH(QByteArray, event);
    QFETCH(QString, kind);
    QCOMPARE(messageKind(in(payload.toStdString(), event.toStdString())), QString(kind));
  }

  void aRowIsOneLine() {
    QCOMPARE(oneLine(in("{\n  \"a\": 1,\r\n\t\"b\": 2\n}")), QString("{ \"a\": 1, \"b\": 2 }"));
    MessageView binary = in(std::string_view("\0\xff"
                                             "A",
                                             3));
    binary.isBinary = true;
    QCOMPARE(oneLine(binary), QString("00 ff 41"));
    for (const std::string before : {"", "a", "aa"}) { // cut, but in no letter
      const QString whole = QString::fromStdString(before) + QString(1000, QChar(0x20ac));
      QVERIFY(whole.startsWith(oneLine(in(whole.toStdString()))));
    }
  }

  void aLineOfARecordingReadsBackAsItWas_data() {
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("binary");
    QTest::newRow("JSON") << QByteArray("{\"b\":1,\"a\":[1.5,null]}") << false;
    QTest::newRow("JSON with blanks") << QByteArray("{ \"a\": 1.50 }") << false;
    QTest::newRow("text") << QByteArray("plain, gr\xc3\xb6\xc3\x9f"
                                        "e \"quoted\"\n")
                          << false;
    QTest::newRow("empty") << QByteArray("") << false;
    QTest::newRow("text that is no UTF-8") << QByteArray("\xff\xfe") << false;
    QTest::newRow("text that is cut within a letter") << QByteArray("a\xe2\x82") << false;
    QTest::newRow("text with an overlong letter") << QByteArray("\xc0\x80") << false;
    QTest::newRow("text with a zero") << QByteArray("a\0b", 3) << false;
    QTest::newRow("text of half a pair") << QByteArray("\"\\ud800\"") << false;
    for (const char* number : {"1.0", "-0", "-0.0", "1e400", "1E5", "18446744073709551616", "0.10"})
      QTest::addRow("the number %s", number) << QByteArray(number) << false;
    QTest::newRow("JSON with a name twice") << QByteArray("{\"a\":1,\"a\":2}") << false;
    QTest::newRow("empty binary") << QByteArray("") << true;
    QTest::newRow("binary") << QByteArray("\0\x01", 2) << true;
    QTest::newRow("binary that is text") << QByteArray("{}") << true;
  }
  void aLineOfARecordingReadsBackAsItWas() {
    QFETCH(QByteArray, payload);
    QFETCH(bool, binary);
    const MessageView before{MessageDirection::Out,
                             binary,
                             1'700'000'000'123'456,
                             std::string_view(payload.constData(), std::size_t(payload.size())),
                             "tick",
                             "7"};
    const std::string line = toJsonLine(before);
    QVERIFY(line.find('\n') == std::string::npos);
    MessageBatch batch;
    QVERIFY(readJsonLine(line, batch));
    QVERIFY2(batch[0] == before, line.c_str());
  }

  void aLineSaysWhenAndWhat() {
    const auto line = nlohmann::json::parse(toJsonLine(in("{\"a\":1}", "tick")));
    QCOMPARE(line["time"].get<std::string>(), std::string("2023-11-14T22:13:20.123456Z"));
    QCOMPARE(line["direction"].get<std::string>(), std::string("in"));
    QCOMPARE(line["event"].get<std::string>(), std::string("tick"));
    QCOMPARE(line["data"]["a"].get<int>(), 1);
  }

  void aLineOfAnotherKindIsRefused() {
    MessageBatch batch;
    for (const char* line : {"", "{}", "[]", "no json", "{\"direction\":\"sideways\"}"})
      QVERIFY(!readJsonLine(line, batch));
    QVERIFY(batch.isEmpty());
  }

  void theTextOfAChatIsJoined_data() {
    QTest::addColumn<QList<QByteArray>>("pieces");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("complete");
    QTest::newRow("chat completions")
        << QList<QByteArray>{"{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"assistant\"}}]}",
                             "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"Hel\"}}]}",
                             "{\"choices\":[{\"index\":0,\"delta\":{\"content\":\"lo\"}}]}",
                             "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]}", "[DONE]"}
        << "Hello" << true;
    QTest::newRow("completions") << QList<QByteArray>{"{\"choices\":[{\"text\":\"a\"}]}",
                                                      "{\"choices\":[{\"text\":\"b\"}]}"}
                                 << "ab" << false;
    QTest::newRow("blocks") << QList<QByteArray>{"{\"type\":\"message_start\"}",
                                                 "{\"type\":\"content_block_delta\",\"delta\":{\"text\":\"Hi\"}}"}
                            << "Hi" << false;
    QTest::newRow("lines") << QList<QByteArray>{"{\"message\":{\"content\":\"a\"},\"done\":false}",
                                                "{\"message\":{\"content\":\"b\"},\"done\":true}"}
                           << "ab" << true;
    QTest::newRow("plain data") << QList<QByteArray>{"Hello", " world", "[DONE]"} << "Hello world" << true;
    QTest::newRow("JSON strings") << QList<QByteArray>{"\"Hel\"", "\"lo\""} << "Hello" << false;
    QTest::newRow("tokens") << QList<QByteArray>{"{\"token\":\"x\"}", "{\"token\":\"y\",\"index\":1}"} << "xy" << false;
    QTest::newRow("no chat") << QList<QByteArray>{"{\"id\":1,\"qty\":2}", "{\"lat\":1.5}"} << "" << false;
  }
  void theTextOfAChatIsJoined() {
    QFETCH(QList<QByteArray>, pieces);
    QFETCH(QString, text);
    QFETCH(bool, complete);
    ChatText chat;
    for (const QByteArray& piece : pieces) chat.add(in(piece.toStdString()));
    QCOMPARE(QString::fromStdString(chat.text()), text);
    QCOMPARE(chat.isComplete(), complete);
  }

  void anEventNamesItsModel() {
    QCOMPARE(modelOfEvent("order.created"), std::string("OrderCreated"));
    QCOMPARE(modelOfEvent("orderCreated"), std::string("OrderCreated"));
    QCOMPARE(modelOfEvent("order_created-now"), std::string("OrderCreatedNow"));
    design::Endpoint endpoint;
    endpoint.response.model = "Stock";
    QCOMPARE(messageType(orders(), &endpoint, "", "order.created"), std::string("OrderCreated"));
    QCOMPARE(messageType(orders(), &endpoint, "", "other"), std::string("Stock"));
    QCOMPARE(messageType(orders(), &endpoint, "int", "other"), std::string("int"));
    QCOMPARE(messageType(orders(), &endpoint, "none", "order.created"), std::string());
    QCOMPARE(messageType(orders(), nullptr, "", "other"), std::string());
  }

  void aMessageThatFitsIsValid() {
    MessageCheck check(orders(), nullptr);
    const std::string good = "{\"id\": 1, \"qty\": 2, \"book\": \"x\"}";
    QVERIFY(check.isValid("OrderCreated", good));
    const MessageReport report = check.report("OrderCreated", good);
    QVERIFY(report.isValid());
    QCOMPARE(report.fields, 3);
    QCOMPARE(report.invalidFields, 0);
    QVERIFY(check.isValid("list[OrderCreated]", "[" + good + "]"));
    QVERIFY(!check.isValid("list[OrderCreated]", good));
  }

  void eachMistakeHasItsPlaceAndField() {
    MessageCheck check(orders(), nullptr);
    const std::string bad = "{\n  \"id\": \"x\",\n  \"qty\": 0\n}";
    QVERIFY(!check.isValid("OrderCreated", bad));
    const MessageReport report = check.report("OrderCreated", bad);
    QCOMPARE(report.problems.size(), 3);
    QCOMPARE(report.problems[0].loc, QString("id"));
    QCOMPARE(report.problems[1].loc, QString("qty"));
    QCOMPARE(report.problems[1].target(), QString("OrderCreated.qty"));
    QCOMPARE(report.problems[1].line, 3);
    QCOMPARE(report.problems[2].loc, QString("book"));
    QCOMPARE(report.invalidFields, 3);
    QVERIFY(check.report("OrderCreated", "{").failure.startsWith("No JSON"));
    QVERIFY(!check.report("Missing", "{}").failure.isEmpty());
  }
};

QTEST_GUILESS_MAIN(MessageTextTest)
#include "message_text_test.moc"
