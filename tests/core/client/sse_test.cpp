// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Server-sent events: what each stream of bytes means, however it is cut.
#include "core/client/sse.h"

#include <QTest>

using namespace signalbox::client;

namespace {

std::string textOf(const SseEvent& event) {
  auto text = event.event + "|" + event.data + "|" + event.id;
  if (event.retry) text += "|" + std::to_string(*event.retry);
  return text;
}

// Events, and comments with a colon in front.
std::vector<std::string> parsed(const std::vector<std::string_view>& pieces) {
  std::vector<std::string> found;
  SseParser parser([&](const SseEvent& event) { found.push_back(textOf(event)); },
                   [&](const std::string& comment) { found.push_back(":" + comment); });
  for (const auto piece : pieces) parser.feed(piece);
  return found;
}

QString shown(const std::vector<std::string>& list) {
  QStringList texts;
  for (const auto& text : list) texts << QString::fromStdString(text);
  return texts.join(" ; ");
}

} // namespace

class SseTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void streamsMeanWhatTheStandardSays_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("events");
    const auto row = [](const char* name, const QByteArray& bytes, const char* events) {
      QTest::newRow(name) << bytes << QString::fromUtf8(events);
    };
    row("one event", "data: a\n\n", "message|a|");
    row("named, with id and retry", "event: tick\nid: 7\nretry: 250\ndata: {}\n\n", "tick|{}|7|250");
    row("several data lines", "data: a\ndata\ndata:  b\n\n", "message|a\n\n b|");
    row("carriage returns", "data: a\r\rdata: b\r\r", "message|a| ; message|b|");
    row("CR LF", "data: a\r\n\r\ndata: b\r\n\r\n", "message|a| ; message|b|");
    row("byte order mark",
        "\xef\xbb\xbf"
        "data: a\n\n",
        "message|a|");
    row("mark later is text",
        "data: a\n\n\xef\xbb\xbf"
        "data: b\n\n",
        "message|a|");
    row("only one space goes", "data:  a\ndata:b\n\n", "message| a\nb|");
    row("comments", ": ping\n:\n:x\ndata: a\n\n", ":ping ; : ; :x ; message|a|");
    row("no data, no event", "event: tick\nid: 1\n\ndata: a\n\n", "message|a|1");
    row("empty data is an event", "data\n\ndata:\n\n", "message|| ; message||");
    row("id stays", "id: 1\ndata: a\n\ndata: b\n\nid\ndata: c\n\n", "message|a|1 ; message|b|1 ; message|c|");
    row("id with NUL is ignored",
        QByteArray("id: 1\nid: 2\0"
                   "3\ndata: a\n\n",
                   23),
        "message|a|1");
    row("retry with digits only", "retry: 1x\nretry: -5\nretry:\nretry: 30\ndata: a\n\nretry: +3\ndata: b\n\n",
        "message|a||30 ; message|b|");
    row("unknown fields", "foo: bar\nData: x\n data: x\ndata: a\n\n", "message|a|");
    row("unfinished event", "data: a\n\ndata: b\n", "message|a|");
    row("unfinished line", "data: a\n\ndata: b", "message|a|");
    row("colons in data", "data: {\"a\": 1}\n\n", "message|{\"a\": 1}|");
  }

  void streamsMeanWhatTheStandardSays() {
    QFETCH(QByteArray, bytes);
    QFETCH(QString, events);
    const std::string_view text(bytes.constData(), static_cast<std::size_t>(bytes.size()));
    QCOMPARE(shown(parsed({text})), events);
    std::vector<std::string_view> single;
    for (std::size_t i = 0; i < text.size(); ++i) single.push_back(text.substr(i, 1));
    QCOMPARE(shown(parsed(single)), events);
    for (std::size_t i = 0; i <= text.size(); ++i) {
      for (std::size_t j = i; j <= text.size(); ++j) {
        QCOMPARE(shown(parsed({text.substr(0, i), text.substr(i, j - i), text.substr(j)})), events);
      }
    }
  }
};

QTEST_APPLESS_MAIN(SseTest)
#include "sse_test.moc"
