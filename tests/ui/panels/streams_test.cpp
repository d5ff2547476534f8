// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The streams panel against real servers on the loopback, as a person uses it.
#include "fake_workbench.h"
#include "tests/pages/streams_page.h"
#include "tests/support/raw_web_socket.h"
#include "ui/models/json_tree_model.h"
#include "ui/panels/stream_detail.h"
#include "ui/panels/stream_recording.h"
#include "ui/text/bytes_view.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/row_view.h"

#include <QLineEdit>
#include <QSignalSpy>

#include <atomic>
#include <mutex>

using namespace signalbox;
using namespace signalbox::ui;
using namespace signalbox::test;
using Phase = StreamConnection::Phase;

namespace {

QString url(const RawServer& server, const char* path = "/", const char* scheme = "ws") {
  return QString::fromStdString(server.url(path, scheme));
}

// What a handler saw, for the test's thread.
class Seen final {
public:
  void put(const std::string& text) {
    const std::lock_guard lock(m_mutex);
    m_all.push_back(text);
  }
  std::vector<std::string> all() const {
    const std::lock_guard lock(m_mutex);
    return m_all;
  }

private:
  mutable std::mutex m_mutex;
  std::vector<std::string> m_all;
};

const char* const eventHead =
    "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n";

std::string chunk(const std::string& text) {
  std::ostringstream out;
  out << std::hex << text.size() << "\r\n" << text << "\r\n";
  return out.str();
}

struct Panel {
  FakeWorkbench bench;
  StreamsPanel panel;
  pages::StreamsPage page;
  explicit Panel(const char* sample = "food-delivery") : bench(sample), panel(bench.parts), page(&panel) {
    panel.resize(1100, 700);
    panel.show();
  }
};

void addHeader(StreamConnection& connection, const QString& name, const QString& value) {
  RequestDraft draft = connection.draft();
  ParameterRow row;
  row.in = design::ParameterIn::Header;
  row.name = name;
  row.value = value;
  draft.rows.push_back(row);
  connection.setDraft(draft);
}

} // namespace

class StreamsTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void initTestCase() { installTheme(Appearance::Dark); }

  void manyConnectionsAreOpenAtOnce() {
    Panel p;
    RawServer server(&echo);
    for (const char* path : {"/a", "/b", "/c", "/d"}) {
      p.page.connectTo(url(server, path));
      QTRY_VERIFY(p.page.isOpen());
    }
    QCOMPARE(p.panel.openConnections(), 4);
    p.page.compose("to the last");
    p.page.sendMessage();
    QTRY_VERIFY(p.page.hasReceived("to the last"));
    p.panel.openAddress(url(server, "/a"));
    QVERIFY(p.page.isOpen());
    QVERIFY(p.page.received().isEmpty());
  }

  void headersAuthAndSubProtocolAreSent() {
    Panel p;
    Seen seen;
    RawServer server([&](RawConnection& connection) {
      seen.put(accept(connection));
      connection.waitForEnd();
    });
    p.panel.openAddress(url(server));
    addHeader(p.page.connection(), "X-Own", "1");
    p.page.showPage(StreamView::Page::Request);
    p.page.type("stream.protocols", "json.v1");
    RequestDraft draft = p.page.connection().draft();
    draft.auth.kind = design::RequestAuth::Kind::Bearer;
    draft.auth.token = "secret-token";
    p.page.connection().setDraft(draft);
    p.page.toggleConnection();
    QTRY_VERIFY(p.page.isOpen());
    const std::string head = seen.all().front();
    QVERIFY(head.find("X-Own: 1\r\n") != head.npos);
    QVERIFY(head.find("Sec-WebSocket-Protocol: json.v1\r\n") != head.npos);
    QVERIFY(head.find("Authorization: Bearer secret-token\r\n") != head.npos);
    p.page.showPage(StreamView::Page::Handshake);
    QVERIFY(p.page.pageText("stream.handshake").contains("Sec-WebSocket-Protocol: json.v1"));
    QVERIFY(p.page.pageText("stream.handshake").contains("101"));
  }

  void aVariableWithoutAValueIsNamedAndNothingIsAsked() {
    Panel p;
    RawServer server(&echo);
    p.panel.openAddress(url(server));
    addHeader(p.page.connection(), "X-Own", "{{nowhere}}");
    p.page.toggleConnection();
    QTRY_VERIFY(p.page.status().contains("{{nowhere}}"));
    QCOMPARE(p.panel.openConnections(), 0);
  }

  void aCloseIsSaidInWords() {
    Panel p;
    RawServer server([](RawConnection& connection) {
      accept(connection);
      connection.write(closeFrame(4001, "enough"));
      readFrame(connection);
    });
    p.page.connectTo(url(server));
    QTRY_COMPARE(p.page.status(), QString("Closed 4001 (a code of this application): enough"));
  }

  void aRefusedHandshakeIsShown() {
    Panel p;
    RawServer server([](RawConnection& connection) {
      connection.readHead();
      connection.write("HTTP/1.1 403 Forbidden\r\nX-Why: no seat\r\nContent-Length: 0\r\n\r\n");
      connection.waitForEnd();
    });
    p.page.connectTo(url(server));
    QTRY_VERIFY(p.page.isPhase(Phase::Closed));
    QVERIFY(p.page.status().contains("403"));
    p.page.showPage(StreamView::Page::Handshake);
    QVERIFY(p.page.pageText("stream.handshake").contains("X-Why: no seat"));
  }

  void theLatencyOfAWebSocketIsMeasured() {
    Panel p;
    QVERIFY(p.bench.start());
    p.page.choose("track_order");
    p.page.toggleConnection();
    QTRY_VERIFY(p.page.connection().latency().has_value());
  }

  void aBrokenEventStreamIsAskedAgainFromItsLastId() {
    Panel p;
    Seen seen;
    RawServer server([&](RawConnection& connection) {
      seen.put(connection.readHead());
      const bool isFirst = seen.all().size() == 1;
      connection.write(eventHead + chunk(isFirst ? "retry: 10\nid: 7\ndata: one\n\n" : "data: two\n\n"));
      if (!isFirst) connection.waitForEnd(); // the first breaks in the middle of its body
    });
    p.page.connectTo(url(server, "/events", "http"));
    QTRY_VERIFY(p.page.hasReceived("two"));
    QVERIFY(seen.all().at(0).find("Last-Event-ID") == std::string::npos);
    QVERIFY(seen.all().at(1).find("Last-Event-ID: 7\r\n") != std::string::npos);
    QVERIFY(p.page.hasReceived("one"));
    QVERIFY(p.page.isOpen());
  }

  void attemptsInARowAreBounded() {
    Panel p;
    std::atomic<int> connections = 0;
    RawServer server([&](RawConnection& connection) {
      connection.readHead();
      const bool isFirst = ++connections == 1;
      connection.write(eventHead + chunk(isFirst ? "retry: 1\ndata: one\n\n" : ": nothing\n\n"));
    });
    p.page.connectTo(url(server, "/events", "http"));
    QTRY_VERIFY_WITH_TIMEOUT(connections == 1 + StreamConnection::mostAttempts && p.page.isPhase(Phase::Closed),
                             20'000);
  }

  void whileItWaitsTheNextAttemptIsSaidAndCanBeStopped() {
    Panel p;
    RawServer server([](RawConnection& connection) {
      connection.readHead();
      connection.write(eventHead + chunk("retry: 60000\ndata: one\n\n"));
    });
    p.page.connectTo(url(server, "/events", "http"));
    QTRY_VERIFY(p.page.isPhase(Phase::Reconnecting));
    QTRY_VERIFY(p.page.banner().contains("attempt 1 of 10"));
    p.page.click("stream.stop");
    QVERIFY(p.page.isPhase(Phase::Closed));
    QVERIFY(p.page.banner().isEmpty());
  }

  void anEventStreamMayBeAskedForWithAnyMethodAndBody() {
    Panel p;
    Seen seen;
    RawServer server([&](RawConnection& connection) {
      const std::string head = connection.readHead();
      seen.put(head + connection.read(13));
      connection.write(eventHead + chunk("data: yes\n\n") + chunk(""));
    });
    p.panel.openAddress(url(server, "/chat", "http"));
    RequestDraft draft = p.page.connection().draft();
    draft.method = "POST";
    draft.bodyKind = BodyKind::JsonText;
    draft.body = "{\"prompt\": 1}";
    p.page.connection().setDraft(draft);
    p.page.toggleConnection();
    QTRY_VERIFY(p.page.hasReceived("yes"));
    QVERIFY(seen.all().front().starts_with("POST /chat"));
    QVERIFY(seen.all().front().ends_with("{\"prompt\": 1}"));
    QTRY_COMPARE(p.page.status(), QString("Ended by the server"));
  }

  void jsonLinesAreMessages() {
    Panel p;
    RawServer server([](RawConnection& connection) {
      connection.readHead();
      connection.write("HTTP/1.1 200 OK\r\nContent-Type: application/jsonl\r\nContent-Length: 24\r\n\r\n"
                       "{\"n\":1}\n{\"n\":2}\r\n{\"n\":3}");
      connection.waitForEnd();
    });
    p.page.connectTo(url(server, "/lines", "http"));
    QTRY_COMPARE(p.page.received(), (QStringList{"{\"n\":1}", "{\"n\":2}", "{\"n\":3}"}));
  }

  void aMessageIsCheckedAgainstTheModelItsEventNames() {
    Panel p;
    RawServer server([](RawConnection& connection) {
      accept(connection);
      connection.write(frame(1, "{\"event\":\"order.item\",\"dish_id\":0,\"quantity\":2}"));
      connection.waitForEnd();
    });
    p.page.connectTo(url(server));
    QTRY_COMPARE(p.page.received().size(), 1);
    p.page.selectMessage(1); // behind the note that it is open
    QCOMPARE(p.page.verdict(), QString("Does not match the model"));
    QVERIFY(p.page.shownMessage().contains("\"dish_id\": 0"));
    QCOMPARE(p.page.find<JsonEditor>("stream.detail.text")->lenses().size(), 2); // dish_id, and the event itself
    QTRY_VERIFY(p.page.has("stream.model"));
    auto* link = p.page.find<QAbstractButton>("stream.model");
    const auto underMouse = [&] { return p.panel.childAt(link->mapTo(&p.panel, link->rect().center())); };
    QTRY_COMPARE(underMouse(), static_cast<QWidget*>(link)); // it is laid out, and nothing lies over it
    QTest::mouseClick(underMouse(), Qt::LeftButton);
    QCOMPARE(p.bench.navigator.visits.last(), QString("model OrderItem."));
  }

  void aMessageIsFilteredAndShownAsATree_data() {
    QTest::addColumn<int>("padding"); // bytes
    QTest::newRow("small") << 1;
    QTest::newRow("large") << int(StreamDetail::editorLimit); // shown by its lines
  }
  void aMessageIsFilteredAndShownAsATree() {
    QFETCH(int, padding);
    Panel p;
    RawServer server([padding](RawConnection& connection) {
      accept(connection);
      connection.write(frame(1, R"({"note": ")" + std::string(std::size_t(padding), 'x') + R"(", "quantity": 2})"));
      connection.write(frame(1, R"({"quantity": 3})"));
      connection.write(frame(1, "no JSON"));
      connection.waitForEnd();
    });
    p.page.connectTo(url(server));
    QTRY_COMPARE(p.page.received().size(), 3);
    p.page.selectMessage(1); // behind the note that it is open
    p.page.click("stream.detail.filter");
    auto* path = p.page.find<QLineEdit>("stream.detail.path");
    const auto count = [&p] { return p.page.find<Label>("stream.detail.path.count")->text(); };
    path->setText("$.quantity");
    QTRY_COMPARE(count(), QString("1 result"));
    p.page.click("stream.detail.path.next");
    auto* text = p.page.find<JsonEditor>("stream.detail.text");
    auto* bytes = p.page.find<BytesView>("stream.detail.bytes");
    QCOMPARE(text->isVisible(), padding == 1);
    QCOMPARE(bytes->isVisible(), padding > 1);
    if (padding == 1)
      QCOMPARE(text->selectedBytesText(), QString("2"));
    else
      QTRY_COMPARE(bytes->lineText(bytes->currentLine()), QString("  \"quantity\": 2"));
    for (auto* form : p.page.find("stream.detail.form")->findChildren<QAbstractButton*>())
      if (form->text() == "Tree") form->click();
    auto* tree = p.page.find<RowTree>("stream.detail.tree");
    QTRY_COMPARE(tree->model()->rowCount(), 1);
    p.page.click("stream.detail.path.next");
    QCOMPARE(tree->currentIndex().data(JsonTreeModel::ValueRole).toString(), QString("2"));
    p.page.selectMessage(2); // the next one is filtered as well
    QTRY_COMPARE(count(), QString("1 result"));
    p.page.click("stream.detail.path.next");
    QTRY_COMPARE(tree->currentIndex().data(JsonTreeModel::ValueRole).toString(), QString("3"));
    p.page.selectMessage(3);
    QVERIFY(!p.page.has("stream.detail.path"));
    QVERIFY(!p.page.has("stream.detail.form"));
    QCOMPARE(p.page.shownMessage(), QString("no JSON"));
    QVERIFY(text->isVisible());
  }

  void theTypeOfMessagesCanBeChosen() {
    Panel p;
    RawServer server([](RawConnection& connection) {
      accept(connection);
      connection.write(frame(1, "{\"dish_id\":101,\"quantity\":2}") + frame(1, "{\"dish_id\":101}"));
      connection.waitForEnd();
    });
    p.panel.openAddress(url(server));
    p.page.connection().checkedType = "OrderItem";
    p.page.toggleConnection();
    QTRY_COMPARE(p.page.received().size(), 2);
    p.page.selectMessage(1);
    QCOMPARE(p.page.verdict(), QString("Matches the model"));
    p.page.selectMessage(2);
    QCOMPARE(p.page.verdict(), QString("Does not match the model"));
  }

  void theTextOfAChatIsJoined() {
    Panel p("llm-chat");
    QVERIFY(p.bench.start());
    p.page.choose("chat");
    QVERIFY(!p.page.hasPage(StreamView::Page::Text));
    p.page.toggleConnection();
    QTRY_VERIFY(p.page.hasPage(StreamView::Page::Text));
    p.page.showPage(StreamView::Page::Text);
    QTRY_VERIFY(p.page.pageText("stream.text").startsWith("You said: "));
    QTRY_VERIFY_WITH_TIMEOUT(p.page.isPhase(Phase::Closed), 20'000);
    QTRY_VERIFY(p.page.pageText("stream.text").trimmed().endsWith("mock server."));
  }

  void whilePausedTheNewOnesAreCounted() {
    Panel p;
    std::atomic<bool> goOn = false;
    RawServer server([&](RawConnection& connection) {
      accept(connection);
      connection.write(frame(1, "first"));
      goOn.wait(false);
      for (int i = 0; i < 38; ++i) connection.write(frame(1, "more"));
      connection.waitForEnd();
    });
    p.page.connectTo(url(server));
    QTRY_VERIFY(p.page.hasReceived("first"));
    p.page.togglePause();
    const int before = p.page.count();
    goOn = true;
    goOn.notify_all();
    QTRY_COMPARE(p.page.waiting(), QString("38 new"));
    QCOMPARE(p.page.count(), before);
    p.page.click("stream.resume");
    QCOMPARE(p.page.count(), before + 38);
  }

  void aComposedMessageIsSavedInTheProjectAndChosenAgain() {
    Panel p;
    QVERIFY(p.bench.start());
    p.page.choose("track_order");
    p.page.compose("{\"op\": \"ping\"}");
    p.page.saveMessage();
    const auto saved = p.bench.document.design().request("ping");
    QVERIFY(saved);
    QCOMPARE(saved->endpoint, std::string("track_order"));
    QCOMPARE(saved->method, std::string("WEBSOCKET"));
    p.page.compose("something else");
    p.page.chooseMessage("ping");
    QCOMPARE(p.page.composed(), QString("{\"op\": \"ping\"}"));
  }

  void hexIsSentAsBinary() {
    Panel p;
    RawServer server(&echo);
    p.page.connectTo(url(server));
    QTRY_VERIFY(p.page.isOpen());
    p.page.view().composer().load({"00 ff\n41", Composition::Form::Hex});
    p.page.sendMessage();
    QTRY_COMPARE(p.page.connection().receivedCount(), quint64{1});
    const auto message = p.page.view().rows().message(p.page.count() - 1);
    QVERIFY(message->isBinary);
    QVERIFY(message->payload == std::string_view("\0\xff"
                                                 "A",
                                                 3));
    p.page.view().composer().load({"0", Composition::Form::Hex});
    p.page.sendMessage();
    QVERIFY(p.page.has("stream.compose.problem"));
  }

  void aMessageIsSentAgainAndAgain() {
    Panel p;
    RawServer server(&echo);
    p.page.connectTo(url(server));
    QTRY_VERIFY(p.page.isOpen());
    p.page.compose("n {{index}}");
    p.page.view().composer().sendRepeatedly(1, 3);
    QTRY_COMPARE(p.page.received(), (QStringList{"n 0", "n 1", "n 2"}));
    QTRY_VERIFY(!p.page.view().composer().isRepeating());
  }

  void aRecordingIsSavedAndReplayed() {
    Panel p;
    RawServer server(&echo);
    p.page.connectTo(url(server));
    QTRY_VERIFY(p.page.isOpen());
    for (const char* text : {"{\"n\":1}", "two"}) {
      p.page.compose(text);
      p.page.sendMessage();
    }
    QTRY_COMPARE(p.page.received().size(), 2);
    QTemporaryDir folder;
    const QString file = folder.filePath("recording.jsonl");
    QSignalSpy saved(&p.page.view(), &StreamView::saved);
    p.page.view().saveTo(file);
    QVERIFY(saved.wait());
    QCOMPARE(saved.first().first().toString(), QString());
    p.panel.openRecording(file);
    QTRY_COMPARE(p.page.connection().title, QString("recording.jsonl"));
    p.page.click("streams.replayAtOnce");
    QTRY_COMPARE(p.page.received(), (QStringList{"{\"n\":1}", "two"}));
    QTRY_VERIFY(!p.page.connection().isOpen());
    p.page.toggleConnection(); // as far apart as they were
    QTRY_VERIFY(!p.page.connection().isOpen() && p.page.received().size() == 2);
  }

  void aRecordingThatIsTooLargeIsOpenedInStretches() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("large.jsonl");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    for (int n = 0; n < 250; ++n) file.write("{\"direction\":\"in\",\"text\":\"" + QByteArray::number(n) + "\"}\n");
    file.close();
    const MessageLimits limits{.messages = 100};
    const auto newest = readRecording(path, endOfFile, limits);
    QVERIFY(newest.has_value());
    QCOMPARE(newest->total, 250U);
    QCOMPARE(newest->messages.end(), 250U);
    QVERIFY(newest->messages.count() <= 100 && newest->messages.count() > 90);
    const auto older = readRecording(path, newest->messages.first(), limits);
    QVERIFY(older.has_value());
    QCOMPARE(older->messages.end(), newest->messages.first());
    QCOMPARE(older->messages.at(older->messages.end() - 1).payload,
             std::string_view(std::to_string(older->messages.end() - 1)));
  }

  void theStretchThatIsOpenIsSaidAndOlderOnesAreReached() {
    Panel p;
    const QTemporaryDir folder;
    const QString path = folder.filePath("large.jsonl");
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QByteArray rest(640 << 10, 'x'); // some eighty of them fit
    for (int n = 0; n < 100; ++n)
      file.write("{\"direction\":\"in\",\"text\":\"" + QByteArray::number(n) + ' ' + rest + "\"}\n");
    file.close();
    p.panel.openRecording(path);
    QTRY_COMPARE_WITH_TIMEOUT(p.page.connection().title, QString("large.jsonl"), 30'000);
    const auto& connection = p.page.connection();
    const quint64 first = connection.recording()->first();
    QVERIFY(first > 0 && first < 50);
    const auto says = [&p] { return p.page.find("stream.banner")->accessibleName(); };
    const QString newest = QString("Messages %1 to 100 of 100 are open: the file holds more than fit").arg(first + 1);
    QCOMPARE(says(), newest);
    QVERIFY(!p.page.has("stream.newest"));
    p.page.click("stream.older");
    QTRY_COMPARE_WITH_TIMEOUT(
        says(), QString("Messages 1 to %1 of 100 are open: the file holds more than fit").arg(first), 30'000);
    QTRY_COMPARE(connection.messages().count(), std::size_t(first)); // they are replayed at once
    QVERIFY(connection.messages().at(connection.messages().first()).payload.starts_with("0 x"));
    QVERIFY(!p.page.has("stream.older"));
    p.page.click("stream.newest");
    QTRY_COMPARE_WITH_TIMEOUT(connection.recording()->first(), first, 30'000);
    QTRY_COMPARE(says(), newest);
  }

  void aRecordingHasWhatTheViewLetGo() {
    Panel p;
    RawServer server(&echo);
    const QTemporaryDir folder;
    const QString file = folder.filePath("all.jsonl");
    p.page.connectTo(url(server));
    QTRY_VERIFY(p.page.isOpen());
    p.page.say("before");
    QTRY_COMPARE(p.page.received(), QStringList("before"));
    QSignalSpy recorded(&p.page.connection(), &StreamConnection::recorded);
    p.page.view().recordTo(file);
    QVERIFY(p.page.find<QAbstractButton>("stream.record")->isChecked());
    p.page.say("one");
    QTRY_COMPARE(p.page.received().size(), 2);
    p.page.view().clear();
    p.page.say("two");
    QTRY_COMPARE(p.page.received(), QStringList("two"));
    p.page.click("stream.record");
    QVERIFY(recorded.wait());
    QVERIFY(!p.page.find<QAbstractButton>("stream.record")->isChecked());
    QCOMPARE(recorded.first().at(3).toString(), QString());
    p.panel.openRecording(file);
    QTRY_COMPARE(p.page.connection().title, QString("all.jsonl"));
    p.page.click("streams.replayAtOnce");
    QTRY_COMPARE(p.page.received(), QStringList({"before", "one", "two"}));
  }

  void aFileThatCannotBeWrittenIsSaid() {
    Panel p;
    RawServer server(&echo);
    p.page.connectTo(url(server));
    QTRY_VERIFY(p.page.isOpen());
    QSignalSpy recorded(&p.page.connection(), &StreamConnection::recorded);
    p.page.view().recordTo("/nowhere/all.jsonl");
    p.page.view().stopRecording();
    QVERIFY(recorded.wait());
    QVERIFY(recorded.first().at(3).toString().startsWith("/nowhere/all.jsonl cannot be written"));
  }

  void theKeysThatSendAreThoseOfTheCommand() {
    Panel p;
    RawServer server(&echo);
    p.bench.commands.add({"request.send", "Send", {}, QKeySequence("Ctrl+Return"), [] {}, {}, {}, {}});
    Keymap keymap;
    keymap.own["request.send"] = parseKeys("F6");
    p.bench.commands.setKeymap(keymap);
    p.page.connectTo(url(server));
    QTRY_VERIFY(p.page.isOpen());
    p.page.compose("by key");
    QTest::keyClick(p.page.find("stream.compose"), Qt::Key_Return, Qt::ControlModifier);
    QTest::keyClick(p.page.find("stream.compose"), Qt::Key_F6);
    QTRY_COMPARE(p.page.received(), QStringList("by key"));
  }

  void theLimitsOfTheSettingsHoldForStreams() {
    Panel p;
    RawServer server([](RawConnection& connection) {
      accept(connection);
      connection.write(frame(1, std::string((1 << 20) + 1, 'x')));
      connection.waitForEnd();
    });
    NetworkOptions options;
    options.answerLimit = 1U << 20;
    p.bench.requests.network().setOptions(options);
    p.page.connectTo(url(server));
    QTRY_VERIFY2(p.page.status().contains("A message has more than 1 MiB."), qPrintable(p.page.status()));
  }

  void anEventThatIsTooLongIsCutAndSaidToBe() {
    Panel p;
    RawServer server([](RawConnection& connection) {
      connection.readHead();
      connection.write(eventHead + chunk("data: " + std::string((1 << 20) + 10, 'x') + "\n\ndata: short\n\n"));
      connection.waitForEnd();
    });
    NetworkOptions options;
    options.answerLimit = 1U << 20;
    p.bench.requests.network().setOptions(options);
    p.page.connectTo(url(server, "/", "http"));
    QTRY_COMPARE(p.page.received().size(), 2);
    QCOMPARE(p.page.received().last(), QString("short"));
    QVERIFY(p.page.received().first().size() <= (1 << 20));
    QVERIFY(p.page.payloads(MessageDirection::Note).join(' ').contains("1 MB of it are kept"));
  }

  void draftsAndAddressesComeBackWithTheSession() {
    QJsonObject state;
    {
      Panel p;
      p.panel.openAddress("ws://127.0.0.1:9/room");
      addHeader(p.page.connection(), "X-Own", "1");
      p.page.connection().checkedType = "OrderItem";
      state = p.panel.saveState();
    }
    Panel p;
    p.panel.restoreState(state);
    QVERIFY(p.page.connections().contains("ws://127.0.0.1:9/room"));
    QCOMPARE(p.page.connection().draft().rows.size(), 1);
    QCOMPARE(p.page.connection().checkedType, QString("OrderItem"));
  }
};

QTEST_MAIN(StreamsTest)
#include "streams_test.moc"
