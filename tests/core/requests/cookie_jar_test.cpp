// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/cookie_jar.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::requests;

namespace {

constexpr std::int64_t now = 1'800'000'000;

CookieJar jarWith(const QString& url, const QString& line) {
  CookieJar jar;
  jar.take(url.toStdString(), {{"Set-Cookie", line.toStdString()}}, now);
  return jar;
}

} // namespace

class CookieJarTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void cookiesGoWhereTheyMay_data();
  void cookiesGoWhereTheyMay();
  void aCookieIsReplacedAndRemoved();
  void longerPathsComeFirst();
  void theNumberOfAHostIsBounded();
  void aChangedCookieKeepsItsPlace();
  void whatCannotBeSentIsSaid_data();
  void whatCannotBeSentIsSaid();
};

void CookieJarTest::cookiesGoWhereTheyMay_data() {
  QTest::addColumn<QString>("from");
  QTest::addColumn<QString>("line");
  QTest::addColumn<QString>("to");
  QTest::addColumn<QString>("header");
  const auto row = [](const char* name, const char* from, const char* line, const char* to, const char* header) {
    QTest::newRow(name) << from << line << to << header;
  };
  row("same host", "http://a.test/x", "s=1", "http://a.test/y", "s=1");
  row("another port", "http://a.test:1/", "s=1", "http://a.test:2/", "s=1");
  row("another host", "http://a.test/", "s=1", "http://b.test/", "");
  row("host only", "http://a.test/", "s=1", "http://w.a.test/", "");
  row("domain below", "http://a.test/", "s=1; Domain=a.test", "http://w.a.test/", "s=1");
  row("domain with a dot", "http://w.a.test/", "s=1; Domain=.a.test", "http://a.test/", "s=1");
  row("foreign domain", "http://a.test/", "s=1; Domain=b.test", "http://b.test/", "");
  row("top level domain", "http://a.test/", "s=1; Domain=test", "http://b.test/", "");
  row("public suffix of two labels", "http://a.co.uk/", "s=1; Domain=co.uk", "http://b.co.uk/", "");
  row("a name below a public suffix", "http://w.a.co.uk/", "s=1; Domain=a.co.uk", "http://a.co.uk/", "s=1");
  row("a host that is a suffix itself", "http://localhost/", "s=1; Domain=localhost", "http://localhost/", "s=1");
  row("... for that host alone", "http://localhost/", "s=1; Domain=localhost", "http://w.localhost/", "");
  row("domain of an address", "http://127.0.0.1/", "s=1; Domain=0.0.1", "http://127.0.0.1/", "");
  row("own address as domain", "http://127.0.0.1/", "s=1; Domain=127.0.0.1", "http://127.0.0.1/", "s=1");
  row("path of the request", "http://a.test/one/two", "s=1", "http://a.test/one/three", "s=1");
  row("outside that path", "http://a.test/one/two", "s=1", "http://a.test/other", "");
  row("path given", "http://a.test/", "s=1; Path=/api", "http://a.test/api?x=1", "s=1");
  row("path is no prefix of a name", "http://a.test/", "s=1; Path=/api", "http://a.test/apiary", "");
  row("secure to http", "https://a.test/", "s=1; Secure", "http://a.test/", "");
  row("secure to https", "https://a.test/", "s=1; Secure", "https://a.test/", "s=1");
  row("secure from http", "http://a.test/", "s=1; Secure", "https://a.test/", "");
  row("secure on loopback", "http://127.0.0.1:8000/", "s=1; Secure", "http://127.0.0.1:8000/", "s=1");
  row("max-age over", "http://a.test/", "s=1; Max-Age=0", "http://a.test/", "");
  row("max-age wins", "http://a.test/", "s=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "http://a.test/",
      "s=1");
  row("expired", "http://a.test/", "s=1; Expires=Thu, 01 Jan 1970 00:00:01 GMT", "http://a.test/", "");
  row("expires later", "http://a.test/", "s=1; Expires=Fri, 01 Jan 2100 00:00:00 GMT", "http://a.test/", "s=1");
  row("attributes in any case", "http://a.test/", "s=1; pAtH=/x ; HTTPONLY", "http://a.test/x/", "s=1");
  row("equals in the value", "http://a.test/", "s=a=b", "http://a.test/", "s=a=b");
  row("quotes are kept", "http://a.test/", "s=\"a b\"", "http://a.test/", "s=\"a b\"");
  row("no pair", "http://a.test/", "s", "http://a.test/", "");
  row("no name", "http://a.test/", "=1", "http://a.test/", "");
  row("host prefix kept", "https://a.test/", "__Host-s=1; Secure; Path=/", "https://a.test/", "__Host-s=1");
  row("host prefix broken", "https://a.test/", "__Host-s=1; Secure; Domain=a.test", "https://a.test/", "");
  row("secure prefix broken", "https://a.test/", "__Secure-s=1", "https://a.test/", "");
}

void CookieJarTest::cookiesGoWhereTheyMay() {
  QFETCH(const QString, from);
  QFETCH(const QString, line);
  QFETCH(const QString, to);
  QTEST(QString::fromStdString(jarWith(from, line).headerFor(to.toStdString(), now)), "header");
}

void CookieJarTest::aCookieIsReplacedAndRemoved() {
  CookieJar jar = jarWith("http://a.test/", "s=1");
  jar.take("http://a.test/", {{"set-cookie", "s=2"}, {"set-cookie", "t=3; Max-Age=10"}}, now);
  QCOMPARE(jar.headerFor("http://a.test/", now), std::string("s=2; t=3"));
  QCOMPARE(jar.headerFor("http://a.test/", now + 11), std::string("s=2"));
  jar.take("http://a.test/", {{"Set-Cookie", "s=; Max-Age=0"}}, now);
  QCOMPARE(jar.headerFor("http://a.test/", now), std::string("t=3"));
}

void CookieJarTest::longerPathsComeFirst() {
  CookieJar jar = jarWith("http://a.test/", "a=1; Path=/");
  jar.take("http://a.test/", {{"Set-Cookie", "b=2; Path=/x"}}, now);
  QCOMPARE(jar.headerFor("http://a.test/x/y", now), std::string("b=2; a=1"));
}

void CookieJarTest::theNumberOfAHostIsBounded() {
  CookieJar jar;
  for (int i = 0; i < 300; ++i) jar.take("http://a.test/", {{"Set-Cookie", "c" + std::to_string(i) + "=1"}}, now);
  QCOMPARE(jar.cookies().size(), CookieJar::maxPerHost);
  QCOMPARE(jar.cookies().back().name, std::string("c299"));
  const std::string big(CookieJar::maxSize, 'x');
  jar.take("http://b.test/", {{"Set-Cookie", "n=" + big}}, now);
  QVERIFY(jar.headerFor("http://b.test/", now).empty());
}

void CookieJarTest::aChangedCookieKeepsItsPlace() {
  CookieJar jar = jarWith("http://a.test/", "a=1");
  jar.take("http://a.test/", {{"Set-Cookie", "b=2"}}, now);
  const Cookie before = jar.cookies().front();
  Cookie changed = before;
  changed.name = "c";
  QVERIFY(!jar.holds(changed));
  jar.replace(before, changed);
  QVERIFY(jar.holds(changed));
  QVERIFY(!jar.holds(before));
  QCOMPARE(jar.headerFor("http://a.test/", now), std::string("c=1; b=2"));
}

void CookieJarTest::whatCannotBeSentIsSaid_data() {
  QTest::addColumn<QString>("line"); // name|value|domain|path, then what it is besides
  QTest::addColumn<int>("part");     // -1: fine
  using Part = CookieFault::Part;
  const auto row = [](const char* line, int part) { QTest::newRow(line) << line << part; };
  row("a|1|a.test|/|", -1);
  row("a b|\"x y\"|a.test|/|", -1); // servers do set such
  row("a||127.0.0.1|/api|", -1);
  row("a|1|::1|/|", -1);
  row("a|1|localhost|/|", -1);
  row("__Host-a|1|a.test|/|secure", -1);
  row("|1|a.test|/|", int(Part::Name));
  row("a=b|1|a.test|/|", int(Part::Name));
  row("__Secure-a|1|a.test|/|", int(Part::Name));
  row("__Host-a|1|a.test|/x|secure", int(Part::Name));
  row("a|1;2|a.test|/|", int(Part::Value));
  row("a|1\n2|a.test|/|", int(Part::Value));
  row("a|1||/|", int(Part::Domain));
  row("a|1|http://a.test|/|", int(Part::Domain));
  row("a|1|a.test:80|/|", int(Part::Domain));
  row("a|1|127.0.0.1|/|below", int(Part::Domain));
  row("a|1|co.uk|/|below", int(Part::Domain));
  row("a|1|a.test|x|", int(Part::Path));
  row("a|1|a.test||", int(Part::Path));
}

void CookieJarTest::whatCannotBeSentIsSaid() {
  QFETCH(QString, line);
  QFETCH(int, part);
  const QStringList parts = line.split(u'|');
  Cookie cookie;
  cookie.name = parts[0].toStdString();
  cookie.value = parts[1].toStdString();
  cookie.domain = parts[2].toStdString();
  cookie.path = parts[3].toStdString();
  cookie.secure = parts[4] == u"secure";
  cookie.hostOnly = parts[4] != u"below";
  const auto fault = faultOf(cookie);
  QCOMPARE(fault ? int(fault->part) : -1, part);
}

QTEST_APPLESS_MAIN(CookieJarTest)
#include "cookie_jar_test.moc"
