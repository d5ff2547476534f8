// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How both clients connect: through proxies, with certificates of their own, in the versions of HTTP.
#include "core/client/http_client.h"
#include "core/client/web_socket_client.h"
#include "tests/support/raw_web_socket.h"
#include "tests/support/test_proxy.h"
#include "tests/support/tls_front.h"

#include <QTest>

#include <future>

using namespace signalbox::client;
using namespace signalbox::test;

namespace {

constexpr auto patience = std::chrono::seconds(20);

QString textOf(const std::string& text) { return QString::fromStdString(text); }

template<class T>
T waitFor(std::future<T> future) {
  if (future.wait_for(patience) != std::future_status::ready) qFatal("no answer in time");
  return future.get();
}

std::shared_ptr<const ConnectionOptions> shared(ConnectionOptions options) {
  return std::make_shared<const ConnectionOptions>(std::move(options));
}

ConnectionOptions through(const TestProxy& proxy, Proxy::Kind kind = Proxy::Kind::Http, const std::string& user = {},
                          const std::string& password = {}) {
  ConnectionOptions options;
  options.proxy = Proxy{kind, "127.0.0.1", proxy.port(), true, user, password, {}};
  return options;
}

// Answers 200 and the first line it got, or as a WebSocket that echoes.
void answer(RawConnection& connection) {
  for (;;) {
    const std::string head = connection.readHead();
    if (head.empty()) return;
    const std::string body = head.substr(0, head.find("\r\n"));
    connection.write("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body);
  }
}

// "200 GET / HTTP/1.1" or why not.
QString fetched(const std::string& url, const ConnectionOptions& options, bool follows = false) {
  HttpClient client;
  std::promise<Response> promise;
  Callbacks callbacks;
  callbacks.done = [&promise](Response response) { promise.set_value(std::move(response)); };
  Request request{.url = url, .followRedirects = follows};
  request.connection = shared(options);
  client.send(std::move(request), std::move(callbacks));
  const Response response = waitFor(promise.get_future());
  if (response.failure) return textOf(response.failure->message);
  return QString::number(response.status) + ' ' + textOf(response.body);
}

// The echo of "hello", or why not.
QString echoed(const std::string& url, const ConnectionOptions& options) {
  WebSocketClient client;
  auto promise = std::make_shared<std::promise<std::string>>();
  auto isTold = std::make_shared<std::atomic<bool>>(false);
  const auto tell = [promise, isTold](std::string text) {
    if (!isTold->exchange(true)) promise->set_value(std::move(text));
  };
  SocketCallbacks callbacks;
  callbacks.message = [tell](std::string_view payload, bool) { tell(std::string(payload)); };
  callbacks.closed = [tell](std::uint16_t, const std::string& reason) { tell(reason); };
  const auto id = client.open({.url = url, .connection = shared(options)}, std::move(callbacks));
  client.send(id, "hello");
  return textOf(waitFor(promise->get_future()));
}

// What the address brings, whichever of the two it is of.
QString brought(const QString& url, const ConnectionOptions& options) {
  return url.startsWith(u"ws") ? echoed(url.toStdString(), options) : fetched(url.toStdString(), options);
}

// api.test, with HTTP and WebSockets, each also inside TLS.
class ApiTest final {
public:
  explicit ApiTest(const TestCertificates& files) : m_https(m_http.port(), files), m_wss(m_ws.port(), files) {}
  TestProxy::Hosts ports() const {
    return {{"api.test:80", m_http.port()},
            {"api.test:443", m_https.port()},
            {"api.test:81", m_ws.port()},
            {"api.test:444", m_wss.port()}};
  }

private:
  RawServer m_http{&answer};
  RawServer m_ws{&echo};
  TlsFront m_https;
  TlsFront m_wss;
};

QString asked(const TestProxy& proxy) {
  QStringList all;
  for (const std::string& one : proxy.asked()) all << textOf(one);
  return all.join(", ");
}

Address addressOf(const QString& url) {
  return parseAddress(url.toStdString(), {"http", "https", "ws", "wss"}).value();
}

} // namespace

class ConnectionTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void someHostsAreReachedWithoutAProxy_data() {
    QTest::addColumn<QString>("list");
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isBypassed");
    QTest::newRow("none") << "" << "http://api.test" << false;
    QTest::newRow("all") << "*" << "http://api.test" << true;
    QTest::newRow("a name") << "localhost, api.test" << "http://API.test" << true;
    QTest::newRow("blanks between") << "localhost api.test" << "http://api.test" << true;
    QTest::newRow("what is under a name") << "shop.test" << "http://api.shop.test" << true;
    QTest::newRow("a dot first") << ".shop.test" << "http://api.shop.test" << true;
    QTest::newRow("a star first") << "*.shop.test" << "http://api.shop.test" << true;
    QTest::newRow("another name with the same end") << "shop.test" << "http://workshop.test" << false;
    QTest::newRow("its port") << "api.test:8080" << "http://api.test:8080" << true;
    QTest::newRow("another port") << "api.test:8080" << "http://api.test:8081" << false;
    QTest::newRow("an address") << "127.0.0.1" << "http://127.0.0.1:9" << true;
    QTest::newRow("another address") << "127.0.0.1" << "http://127.0.0.2:9" << false;
    QTest::newRow("a prefix") << "10.1.0.0/15" << "http://10.0.9.1" << true;
    QTest::newRow("outside of the prefix") << "10.0.0.0/15" << "http://10.2.9.1" << false;
    QTest::newRow("IPv6") << "::1" << "http://[::1]:80" << true;
    QTest::newRow("IPv6 with a port") << "[::1]:81" << "http://[::1]:81" << true;
    QTest::newRow("IPv6 prefix") << "fd00::/8" << "http://[fd12::3]" << true;
    QTest::newRow("a prefix too long") << "10.0.0.1/64" << "http://10.0.0.1" << false;
    QTest::newRow("a dot at the end") << "api.test." << "http://api.test" << true;
  }
  void someHostsAreReachedWithoutAProxy() {
    QFETCH(QString, list);
    QFETCH(QString, url);
    QFETCH(bool, isBypassed);
    QCOMPARE(signalbox::client::isBypassed(list.toStdString(), addressOf(url)), isBypassed);
  }

  void certificatesAreForHosts_data() {
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("matches");
    QTest::newRow("the host") << "API.shop.test" << true;
    QTest::newRow("with its port") << "api.shop.test:8443" << true;
    QTest::newRow("another port") << "api.shop.test:443" << false;
    QTest::newRow("under a name") << "*.shop.test" << true;
    QTest::newRow("the name alone") << "shop.test" << false;
    QTest::newRow("itself is not under it") << "*.api.shop.test" << false;
    QTest::newRow("every host") << "*" << true;
    QTest::newRow("nothing") << "" << false;
  }
  void certificatesAreForHosts() {
    QFETCH(QString, pattern);
    QFETCH(bool, matches);
    QCOMPARE(matchesHost(pattern.toStdString(), addressOf("https://api.shop.test:8443/")), matches);
  }

  void aProxyIsOnTheWay_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isSocks");
    QTest::addColumn<QString>("result");
    QTest::addColumn<QString>("asked");
    const QString ok = "200 GET /a?b=c HTTP/1.1";
    QTest::newRow("http") << "http://api.test/a?b=c" << false << ok << "GET http://api.test/a?b=c";
    QTest::newRow("https") << "https://api.test/a?b=c" << false << ok << "CONNECT api.test:443";
    QTest::newRow("ws") << "ws://api.test:81/" << false << "hello" << "CONNECT api.test:81";
    QTest::newRow("wss") << "wss://api.test:444/" << false << "hello" << "CONNECT api.test:444";
    QTest::newRow("http, SOCKS") << "http://api.test/a?b=c" << true << ok << "SOCKS api.test:80";
    QTest::newRow("https, SOCKS") << "https://api.test/a?b=c" << true << ok << "SOCKS api.test:443";
    QTest::newRow("ws, SOCKS") << "ws://api.test:81/" << true << "hello" << "SOCKS api.test:81";
    QTest::newRow("wss, SOCKS") << "wss://api.test:444/" << true << "hello" << "SOCKS api.test:444";
  }
  void aProxyIsOnTheWay() {
    QFETCH(QString, url);
    QFETCH(bool, isSocks);
    const ApiTest api(m_files);
    TestProxy proxy(api.ports(), isSocks ? TestProxy::Kind::Socks5 : TestProxy::Kind::Http, {"ada", "p:w"});
    ConnectionOptions options = through(proxy, isSocks ? Proxy::Kind::Socks5 : Proxy::Kind::Http, "ada", "p:w");
    options.certificates = {{"api.test", m_files.authority(), {}, {}, {}}};
    QTEST(brought(url, options), "result");
    QTEST(asked(proxy), "asked");
  }

  void aProxyInsideTlsIsOnTheWay_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isTrusted"); // an authority of the proxy's is among the certificates
    QTest::addColumn<bool>("checks");    // the proxy's certificate
    QTest::addColumn<QString>("result");
    QTest::addColumn<QString>("asked");
    const QString ok = "200 GET /a?b=c HTTP/1.1";
    const QString untrusted = "The certificate of the proxy 127.0.0.1:PORT cannot be trusted: ";
    QTest::newRow("http") << "http://api.test/a?b=c" << true << true << ok << "GET http://api.test/a?b=c";
    QTest::newRow("https") << "https://api.test/a?b=c" << true << true << ok << "CONNECT api.test:443";
    QTest::newRow("ws") << "ws://api.test:81/" << true << true << "hello" << "CONNECT api.test:81";
    QTest::newRow("wss") << "wss://api.test:444/" << true << true << "hello" << "CONNECT api.test:444";
    for (const char* url : {"http://api.test/", "https://api.test/", "ws://api.test:81/", "wss://api.test:444/"})
      QTest::addRow("%s, not trusted", url) << url << false << true << untrusted << "";
    QTest::newRow("http, not checked") << "http://api.test/a?b=c" << false << false << ok
                                       << "GET http://api.test/a?b=c";
    QTest::newRow("https, not checked") << "https://api.test/a?b=c" << false << false << ok << "CONNECT api.test:443";
    QTest::newRow("ws, not checked") << "ws://api.test:81/" << false << false << "hello" << "CONNECT api.test:81";
    QTest::newRow("wss, not checked") << "wss://api.test:444/" << false << false << "hello" << "CONNECT api.test:444";
  }
  void aProxyInsideTlsIsOnTheWay() {
    QFETCH(QString, url);
    QFETCH(bool, isTrusted);
    QFETCH(bool, checks);
    QFETCH(QString, result);
    const ApiTest api(m_files);
    TestProxy proxy(api.ports(), TestProxy::Kind::Http, {"ada", "p:w"});
    TlsFront front(proxy.port(), m_files);
    ConnectionOptions options = through(proxy, Proxy::Kind::Https, "ada", "p:w");
    options.proxy->port = front.port();
    options.proxy->checksCertificate = checks;
    options.certificates = {{"api.test", m_files.authority(), {}, {}, {}}};
    if (isTrusted) options.certificates.push_back({"127.0.0.1", m_files.authority(), {}, {}, {}});
    const QString said = brought(url, options);
    QVERIFY2(said.startsWith(result.replace("PORT", QString::number(front.port()))), qPrintable(said));
    QTEST(asked(proxy), "asked");
  }

  void aProxyInsideTlsMayAskForACertificate() {
    RawServer http(&answer);
    TestProxy proxy({{"api.test:80", http.port()}});
    TlsFront front(proxy.port(), m_files, TlsFront::Clients::WithCertificate);
    ConnectionOptions options = through(proxy, Proxy::Kind::Https);
    options.proxy->port = front.port();
    options.certificates = {{"127.0.0.1", m_files.authority(), m_files.client(), m_files.clientKey(), {}}};
    QCOMPARE(fetched("http://api.test/", options), QString("200 GET / HTTP/1.1"));
  }

  void aPlainProxyThatShouldSpeakTlsIsToBlame() {
    RawServer proxy([](RawConnection& client) {
      if (!client.read(5).empty()) client.write("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
    });
    ConnectionOptions options;
    options.proxy = Proxy{Proxy::Kind::Https, "127.0.0.1", proxy.port(), true, {}, {}, {}};
    const QString says = "The proxy 127.0.0.1:" + QString::number(proxy.port()) + " does not speak TLS as expected: ";
    for (const char* url : {"http://api.test/", "https://api.test/", "ws://api.test/", "wss://api.test/"}) {
      const QString said = brought(url, options);
      QVERIFY2(said.startsWith(says) && said.endsWith("Is it an HTTP proxy instead of an HTTPS one?"),
               qPrintable(said));
    }
  }

  void aProxyThatDoesNotHelpIsToBlame_data() {
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("isSocks");
    QTest::addColumn<QString>("user");
    QTest::addColumn<QString>("why");
    const QString wants = "The proxy PROXY asks for a user and a password. Give them in the settings.";
    const QString wrong = "The proxy PROXY did not take the user and the password. Check them in the settings.";
    QTest::newRow("https without a user") << "https://api.test/" << false << "" << wants;
    QTest::newRow("https with a wrong one") << "https://api.test/" << false << "bob" << wrong;
    QTest::newRow("ws without a user") << "ws://api.test/" << false << "" << wants;
    QTest::newRow("ws with a wrong one") << "ws://api.test/" << false << "bob" << wrong;
    QTest::newRow("ws, SOCKS, without a user") << "ws://api.test/" << true << "" << wants;
    QTest::newRow("ws, SOCKS, with a wrong one") << "ws://api.test/" << true << "bob" << wrong;
    QTest::newRow("https to nowhere") << "https://other.test/" << false << "ada"
                                      << "The proxy PROXY did not connect to other.test:443: it answered 502.";
    QTest::newRow("ws to nowhere") << "ws://other.test/" << false << "ada"
                                   << "The proxy PROXY did not connect to other.test:80: it answered 502 Bad Gateway.";
    QTest::newRow("ws, SOCKS, to nowhere")
        << "ws://other.test/" << true << "ada"
        << "The proxy PROXY did not connect to other.test:80: the host cannot be reached.";
  }
  void aProxyThatDoesNotHelpIsToBlame() {
    QFETCH(QString, url);
    QFETCH(bool, isSocks);
    QFETCH(QString, user);
    QFETCH(QString, why);
    TestProxy proxy({}, isSocks ? TestProxy::Kind::Socks5 : TestProxy::Kind::Http, {"ada", "p"});
    const auto options = through(proxy, isSocks ? Proxy::Kind::Socks5 : Proxy::Kind::Http, user.toStdString(), "p");
    const QString said = brought(url, options);
    QCOMPARE(said, why.replace("PROXY", "127.0.0.1:" + QString::number(proxy.port())));
  }

  void aProxyThatIsNotThereIsNamed() {
    ConnectionOptions options;
    options.proxy = Proxy{Proxy::Kind::Http, "127.0.0.1", RawServer::closedPort(), true, {}, {}, {}};
    const QString dead = "No answer from the proxy 127.0.0.1:" + QString::number(options.proxy->port) +
                         ". Nothing accepts connections there. Check the proxy in the settings.";
    QCOMPARE(fetched("http://api.test/", options), dead);
    QCOMPARE(echoed("ws://api.test/", options), dead);
  }

  void aRedirectToABypassedHostLeavesTheProxy() {
    RawServer target(&answer);
    RawServer first([&](RawConnection& connection) {
      connection.readHead();
      connection.write("HTTP/1.1 302 Found\r\nLocation: " + target.url("/there") + "\r\nContent-Length: 0\r\n\r\n");
    });
    TestProxy proxy({{"api.test:80", first.port()}});
    ConnectionOptions options = through(proxy);
    options.proxy->bypass = "127.0.0.0/8";
    QCOMPARE(fetched("http://api.test/", options, true), QString("200 GET /there HTTP/1.1"));
    QCOMPARE(asked(proxy), QString("GET http://api.test/"));
  }

  void aCertificateIsCheckedAsSet_data() {
    QTest::addColumn<QString>("host"); // whose authorities are given
    QTest::addColumn<bool>("checks");
    QTest::addColumn<bool>("connects");
    QTest::newRow("an authority that nobody knows") << "" << true << false;
    QTest::newRow("an authority for the host") << "127.0.0.1" << true << true;
    QTest::newRow("an authority for every host") << "*" << true << true;
    QTest::newRow("an authority for another host") << "api.test" << true << false;
    QTest::newRow("not checked") << "" << false << true;
  }
  void aCertificateIsCheckedAsSet() {
    QFETCH(QString, host);
    QFETCH(bool, checks);
    QFETCH(bool, connects);
    RawServer http(&answer);
    RawServer socket(&echo);
    TlsFront https(http.port(), m_files);
    TlsFront tlsSocket(socket.port(), m_files);
    ConnectionOptions options;
    options.checksCertificates = checks;
    if (!host.isEmpty()) options.certificates = {{host.toStdString(), m_files.authority(), {}, {}, {}}};
    const QString answered = fetched(https.url(), options);
    const QString echoedBack = echoed(tlsSocket.url("/", "wss"), options);
    QCOMPARE(answered, connects ? QString("200 GET / HTTP/1.1") : answered);
    QCOMPARE(echoedBack, connects ? QString("hello") : echoedBack);
    if (connects) return;
    QVERIFY2(answered.startsWith("The certificate of 127.0.0.1"), qPrintable(answered));
    QVERIFY2(echoedBack.startsWith("The certificate of 127.0.0.1"), qPrintable(echoedBack));
  }

  void aCertificateForAnotherNameIsRefused() {
    RawServer http(&answer);
    RawServer socket(&echo);
    TlsFront https(http.port(), m_files);
    TlsFront tlsSocket(socket.port(), m_files);
    TestProxy proxy({{"other.test:443", https.port()}, {"other.test:444", tlsSocket.port()}});
    ConnectionOptions options = through(proxy);
    options.certificates = {{"*", m_files.authority(), {}, {}, {}}};
    QVERIFY(fetched("https://other.test/", options).startsWith("The certificate of other.test:443 cannot be trusted"));
    QVERIFY(echoed("wss://other.test:444/", options).startsWith("The certificate of other.test:444 cannot be trusted"));
  }

  void aClientShowsItsCertificate_data() {
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("password");
    QTest::addColumn<QString>("why"); // empty: it is let in; "*": some other words
    const QString pem = textOf(m_files.client());
    const QString bundle = textOf(m_files.pkcs12());
    const QString password = textOf(TestCertificates::password());
    QTest::newRow("PEM") << pem << textOf(m_files.clientKey()) << "" << "";
    QTest::newRow("PEM, locked") << pem << textOf(m_files.lockedKey()) << password << "";
    QTest::newRow("PKCS #12") << bundle << "" << password << "";
    QTest::newRow("none") << "" << "" << "" << "asks for a client certificate. Give one for this host in the settings.";
    QTest::newRow("a wrong password") << pem << textOf(m_files.lockedKey()) << "no" << "cannot be used";
    QTest::newRow("no password") << pem << textOf(m_files.lockedKey()) << "" << "cannot be used";
    QTest::newRow("a wrong password, PKCS #12") << bundle << "" << "no" << "cannot be used";
    QTest::newRow("no such file") << "/nowhere.pem" << "" << "" << "/nowhere.pem cannot be used";
  }
  void aClientShowsItsCertificate() {
    QFETCH(QString, certificate);
    QFETCH(QString, key);
    QFETCH(QString, password);
    QFETCH(QString, why);
    RawServer http(&answer);
    RawServer socket(&echo);
    TlsFront https(http.port(), m_files, TlsFront::Clients::WithCertificate);
    TlsFront tlsSocket(socket.port(), m_files, TlsFront::Clients::WithCertificate);
    ConnectionOptions options;
    options.certificates = {{"*", m_files.authority(), {}, {}, {}},
                            {"127.0.0.1", {}, certificate.toStdString(), key.toStdString(), password.toStdString()}};
    const QString answered = fetched(https.url(), options);
    const QString echoedBack = echoed(tlsSocket.url("/", "wss"), options);
    if (why.isEmpty()) {
      QCOMPARE(answered, QString("200 GET / HTTP/1.1"));
      QCOMPARE(echoedBack, QString("hello"));
      return;
    }
    QVERIFY2(answered.contains(why), qPrintable(answered));
    QVERIFY2(echoedBack.contains(why), qPrintable(echoedBack));
  }

  void theCertificateOfOneHostIsNotShownToAnother() {
    RawServer http(&answer);
    TlsFront target(http.port(), m_files, TlsFront::Clients::WithCertificate);
    RawServer redirect([&](RawConnection& connection) {
      connection.readHead();
      connection.write("HTTP/1.1 302 Found\r\nLocation: https://www.shop.test/there\r\nContent-Length: 0\r\n\r\n");
    });
    TlsFront first(redirect.port(), m_files, TlsFront::Clients::WithCertificate);
    TestProxy proxy({{"api.test:443", first.port()}, {"www.shop.test:443", target.port()}});
    ConnectionOptions options = through(proxy);
    options.certificates = {{"*", m_files.authority(), {}, {}, {}},
                            {"api.test", {}, m_files.client(), m_files.clientKey(), {}}};
    QVERIFY(fetched("https://api.test/", options, true).startsWith("www.shop.test:443 asks for a client certificate."));
    options.certificates.push_back({"*.shop.test", {}, m_files.client(), m_files.clientKey(), {}});
    QCOMPARE(fetched("https://api.test/", options, true), QString("200 GET /there HTTP/1.1"));
  }

  void theAuthorityOfOneHostIsNotBelievedForAnother() {
    RawServer http(&answer);
    TlsFront target(http.port(), m_files);
    RawServer redirect([&](RawConnection& connection) {
      connection.readHead();
      connection.write("HTTP/1.1 302 Found\r\nLocation: https://www.shop.test/there\r\nContent-Length: 0\r\n\r\n");
    });
    TlsFront first(redirect.port(), m_files);
    TestProxy proxy({{"api.test:443", first.port()}, {"www.shop.test:443", target.port()}});
    ConnectionOptions options = through(proxy);
    options.certificates = {{"api.test", m_files.authority(), {}, {}, {}}};
    const QString said = fetched("https://api.test/", options, true);
    QVERIFY2(said.startsWith("The certificate of www.shop.test:443 cannot be trusted"), qPrintable(said));
  }

  void theVersionOfHttpIsAsSet_data() {
    QTest::addColumn<int>("version");
    QTest::addColumn<QString>("firstLine");
    QTest::newRow("automatic") << int(HttpVersion::Automatic) << "GET / HTTP/1.1";
    QTest::newRow("1.0") << int(HttpVersion::Http1_0) << "GET / HTTP/1.0";
    QTest::newRow("1.1") << int(HttpVersion::Http1_1) << "GET / HTTP/1.1";
    QTest::newRow("2, from the first byte") << int(HttpVersion::Http2) << "PRI * HTTP/2.0";
  }
  void theVersionOfHttpIsAsSet() {
    QFETCH(int, version);
    QFETCH(QString, firstLine);
    std::promise<std::string> seen;
    RawServer server([&](RawConnection& connection) {
      seen.set_value(connection.readHead());
      connection.write("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    });
    ConnectionOptions options;
    options.version = HttpVersion(version);
    fetched(server.url("/"), options);
    QCOMPARE(textOf(waitFor(seen.get_future())).section("\r\n", 0, 0), firstLine);
  }

  void theTimeLimitIsForTheHandshake() {
    RawServer silent([](RawConnection& connection) { connection.waitForEnd(); });
    WebSocketClient client;
    std::promise<std::string> closed;
    SocketCallbacks callbacks;
    callbacks.closed = [&closed](std::uint16_t, const std::string& reason) { closed.set_value(reason); };
    client.open({.url = silent.url("/", "ws"), .timeout = std::chrono::milliseconds(50)}, std::move(callbacks));
    QCOMPARE(textOf(waitFor(closed.get_future())),
             "No answer from 127.0.0.1:" + QString::number(silent.port()) + " in time.");
  }

private:
  TestCertificates m_files;
};

QTEST_APPLESS_MAIN(ConnectionTest)
#include "connection_test.moc"
