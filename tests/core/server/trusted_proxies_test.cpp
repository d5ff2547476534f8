// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whom X-Forwarded-For is believed, and whom it names: what uvicorn's ProxyHeadersMiddleware makes of the same lines.
#include "core/server/trusted_proxies.h"

#include <QTest>

using namespace signalbox;
using server::TrustedProxies;

class TrustedProxiesTest : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void peersAreTrusted_data();
  void peersAreTrusted();
  void clientsAreFound_data();
  void clientsAreFound();
  void schemesAreRead_data();
  void schemesAreRead();
};

void TrustedProxiesTest::peersAreTrusted_data() {
  QTest::addColumn<QByteArray>("list");
  QTest::addColumn<QByteArray>("peer");
  QTest::addColumn<bool>("isTrusted");
  const auto row = [](const char* list, const char* peer, bool isTrusted) {
    QTest::addRow("%s: %s", list, peer) << QByteArray(list) << QByteArray(peer) << isTrusted;
  };
  row("127.0.0.1", "127.0.0.1", true);
  row("127.0.0.1", "127.0.0.2", false);
  row("127.0.0.1", "127.0.0.10", false);
  row("127.0.0.1", "::1", false);
  row("", "127.0.0.1", false);
  row("*", "203.0.113.7", true);
  row("10.0.0.0/8, ::1", "10.200.3.4", true);
  row("10.0.0.0/8, ::1", "11.0.0.1", false);
  row("10.0.0.0/8, ::1", "::1", true);
  row("10.0.0.1/8", "10.0.0.2", false); // no network, but a name that nobody has
  row("fd00::/8", "fd12::1", true);
  row("fd00::/8", "fe80::1", false);
}

void TrustedProxiesTest::peersAreTrusted() {
  QFETCH(QByteArray, list);
  QFETCH(QByteArray, peer);
  QFETCH(bool, isTrusted);
  QCOMPARE(TrustedProxies(list.toStdString()).trust(boost::asio::ip::make_address(peer.toStdString())), isTrusted);
}

void TrustedProxiesTest::clientsAreFound_data() {
  QTest::addColumn<QByteArray>("list");
  QTest::addColumn<QList<QByteArray>>("lines");
  QTest::addColumn<QByteArray>("client");
  const auto row = [](const char* list, const QList<QByteArray>& lines, const char* client) {
    QTest::addRow("%s: %s", list, lines.join(" + ").constData()) << QByteArray(list) << lines << QByteArray(client);
  };
  row("127.0.0.1", {}, "");
  row("127.0.0.1", {""}, "");
  row("127.0.0.1", {"203.0.113.7"}, "203.0.113.7:0");
  row("127.0.0.1", {"203.0.113.7, 127.0.0.1"}, "203.0.113.7:0");
  row("127.0.0.1", {"203.0.113.7", "198.51.100.1"}, "198.51.100.1:0");
  row("127.0.0.1, 198.51.100.0/24", {"203.0.113.7", "198.51.100.1"}, "203.0.113.7:0");
  row("127.0.0.1", {"127.0.0.1"}, "127.0.0.1:0");
  row("127.0.0.1", {"127.0.0.1, 127.0.0.1:9"}, "127.0.0.1:0");
  row("127.0.0.1", {"203.0.113.7, "}, "");
  row("*", {"203.0.113.7, 198.51.100.1"}, "203.0.113.7:0");
  row("127.0.0.1", {"203.0.113.7:4711"}, "203.0.113.7:4711");
  row("127.0.0.1", {"203.0.113.7:http"}, "[203.0.113.7:http]:0"); // no port: a host, whatever it is
  row("127.0.0.1", {"2001:db8::1"}, "[2001:db8::1]:0");
  row("127.0.0.1", {"[2001:db8::1]:80"}, "[2001:db8::1]:80");
  row("127.0.0.1", {"[2001:db8::1"}, "[[2001:db8::1]:0");
  row("127.0.0.1", {"unknown"}, "unknown:0");
  row("127.0.0.1", {"a b"}, "");
  row("127.0.0.1", {"\xc3\xa4"}, "");
}

void TrustedProxiesTest::clientsAreFound() {
  QFETCH(QByteArray, list);
  QFETCH(QList<QByteArray>, lines);
  QFETCH(QByteArray, client);
  std::vector<api::HeaderView> headers = {{"Host", "a"}};
  for (const QByteArray& line : lines)
    headers.push_back({"X-Forwarded-For", {line.constData(), std::size_t(line.size())}});
  QCOMPARE(QByteArray::fromStdString(TrustedProxies(list.toStdString()).clientOf(headers)), client);
}

void TrustedProxiesTest::schemesAreRead_data() {
  QTest::addColumn<QByteArray>("said");
  QTest::addColumn<QByteArray>("http");
  QTest::addColumn<QByteArray>("webSocket");
  const auto row = [](const char* said, const char* http, const char* webSocket) {
    QTest::newRow(said) << QByteArray(said) << QByteArray(http) << QByteArray(webSocket);
  };
  row("https", "https", "wss");
  row("http", "http", "ws");
  row("wss", "wss", "wss");
  row(" https ", "https", "wss");
  row("HTTPS", "", "");
  row("https, http", "", "");
}

void TrustedProxiesTest::schemesAreRead() {
  QFETCH(QByteArray, said);
  QFETCH(QByteArray, http);
  QFETCH(QByteArray, webSocket);
  const api::HeaderView headers[] = {{"x-forwarded-proto", "ftp"},
                                     {"X-Forwarded-Proto", {said.constData(), std::size_t(said.size())}}};
  QCOMPARE(QByteArray::fromStdString(std::string(TrustedProxies::schemeOf(headers, false))), http);
  QCOMPARE(QByteArray::fromStdString(std::string(TrustedProxies::schemeOf(headers, true))), webSocket);
}

QTEST_APPLESS_MAIN(TrustedProxiesTest)
#include "trusted_proxies_test.moc"
