// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a proxy forwards; every row is what uvicorn 0.51 answers.
#include "core/server/forwarded.h"

#include <QtTest>

#include <vector>

using namespace signalbox;

using Lines = std::vector<std::pair<std::string, std::string>>;

struct Row {
  const char* name;
  const char* peer;
  Lines lines;
  const char* scheme;
  const char* webSocketScheme;
  const char* client;
};

class ForwardedTest : public QObject {
  Q_OBJECT

private Q_SLOTS:
  void isBelievedAsUvicornDoes_data() {
    QTest::addColumn<int>("row");
    for (int i = 0; i < int(rows().size()); ++i) QTest::newRow(rows()[std::size_t(i)].name) << i;
  }

  void isBelievedAsUvicornDoes() {
    QFETCH(int, row);
    const Row& wanted = rows()[std::size_t(row)];
    std::vector<api::HeaderView> headers;
    for (const auto& [name, value] : wanted.lines) headers.push_back({name, value});
    for (const bool isUpgrade : {false, true}) {
      api::Request request;
      request.headers = headers;
      request.scheme = isUpgrade ? "ws" : "http";
      request.clientAddress = wanted.peer;
      request.isUpgrade = isUpgrade;
      std::string storage;
      server::applyForwarded(request, storage);
      QCOMPARE(std::string(request.scheme), std::string(isUpgrade ? wanted.webSocketScheme : wanted.scheme));
      QCOMPARE(std::string(request.clientAddress), std::string(wanted.client));
    }
  }

private:
  static const std::vector<Row>& rows() {
    constexpr const char* local = "127.0.0.1:50000";
    const auto from = [](const char* value) { return Lines{{"X-Forwarded-For", value}}; };
    const auto proto = [](const char* value) { return Lines{{"x-forwarded-proto", value}}; };
    static const std::vector<Row> made{
        {"nothing", local, {}, "http", "ws", local},
        {"one address", local, from("1.2.3.4"), "http", "ws", "1.2.3.4:0"},
        {"the last of two", local, from("1.2.3.4, 5.6.7.8"), "http", "ws", "5.6.7.8:0"},
        {"the last that is no proxy", local, from("1.2.3.4, 127.0.0.1"), "http", "ws", "1.2.3.4:0"},
        {"proxies alone", local, from("127.0.0.1, 127.0.0.1:9"), "http", "ws", "127.0.0.1:0"},
        {"with a port", local, from("1.2.3.4:99"), "http", "ws", "1.2.3.4:99"},
        {"IPv6 with a port", local, from("[2001:db8::1]:99"), "http", "ws", "[2001:db8::1]:99"},
        {"IPv6", local, from("2001:db8::1"), "http", "ws", "[2001:db8::1]:0"},
        {"a word", local, from("unknown"), "http", "ws", "unknown:0"},
        {"empty", local, from(""), "http", "ws", local},
        {"empty at the end", local, from("1.2.3.4, "), "http", "ws", local},
        {"two lines", local, {{"x-forwarded-for", "a"}, {"x-forwarded-for", "b"}}, "http", "ws", "b:0"},
        {"https", local, proto("https"), "https", "wss", local},
        {"wss with blanks", local, proto(" wss "), "wss", "wss", local},
        {"no scheme", local, proto("HTTPS"), "http", "ws", local},
        {"the last scheme", local, {{"x-forwarded-proto", "http"}, {"x-forwarded-proto", "https"}}, "https", "wss", local},
        {"another machine", "10.0.0.1:5", {{"x-forwarded-proto", "https"}, {"x-forwarded-for", "1.2.3.4"}}, "http", "ws", "10.0.0.1:5"},
        {"a longer address", "127.0.0.10:5", proto("https"), "http", "ws", "127.0.0.10:5"},
        {"the other loopback", "[::1]:5", proto("https"), "http", "ws", "[::1]:5"},
    };
    return made;
  }
};

QTEST_APPLESS_MAIN(ForwardedTest)
#include "forwarded_test.moc"
