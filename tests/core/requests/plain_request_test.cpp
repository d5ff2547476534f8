// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/plain_request.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <map>

using namespace signalbox;
using namespace signalbox::requests;
using design::RequestAuth;
using design::RequestBody;
using design::SavedRequest;

namespace {

std::optional<std::string> variable(std::string_view name) {
  static const std::map<std::string, std::string, std::less<>> values{
      {"base", "http://127.0.0.1:8000"}, {"id", "a/b"}, {"token", "t0ken"}, {"n", "3"}};
  const auto found = values.find(name);
  return found == values.end() ? std::nullopt : std::optional(found->second);
}

std::string header(const client::HeaderList& headers, std::string_view name) {
  for (const auto& [own, value] : headers)
    if (own == name) return value;
  return {};
}

SavedRequest post(RequestBody::Kind kind) {
  SavedRequest request;
  request.method = "POST";
  request.url = "{{base}}/x";
  request.body.kind = kind;
  return request;
}

} // namespace

class PlainRequestTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void everythingIsPutInItsPlace();
  void missingVariablesAreNamedOnce();
  void theInheritedAuthStandsInForNone();
  void aHeaderThatWasWrittenIsNotWrittenOver();
  void apiKeysGoToTheirPlace();
  void bodiesHaveTheirContentType_data();
  void bodiesHaveTheirContentType();
  void multipartIsWrittenAsBrowsersDo();
  void aFileThatIsNotThereIsASentence();
};

void PlainRequestTest::everythingIsPutInItsPlace() {
  SavedRequest request;
  request.url = "{{base}}/items/{item_id}/{rest:path}?fixed=1#part";
  request.path = {{"item_id", "{{id}}", true}, {"rest", "x y/z", true}};
  request.query = {{"n", "{{n}}", true}, {"tag", "a&b", true}, {"off", "1", false}};
  request.headers = {{"X-A", "{{n}}", true}, {"X-Off", "1", false}};
  request.cookies = {{"a", "1", true}, {"b", "2", true}};
  const PlainRequest plain = plainRequest(request, &variable, {}).request;
  QCOMPARE(plain.url, std::string("http://127.0.0.1:8000/items/a%2Fb/x%20y/z?fixed=1&n=3&tag=a%26b"));
  QCOMPARE(header(plain.headers, "X-A"), std::string("3"));
  QCOMPARE(header(plain.headers, "Cookie"), std::string("a=1; b=2"));
  QCOMPARE(plain.headers.size(), 2U);
}

void PlainRequestTest::missingVariablesAreNamedOnce() {
  SavedRequest request = post(RequestBody::Kind::JsonText);
  request.body.text = R"({"a": {{what}}, "b": {{what}}, "c": {{n}}})";
  const Plain plain = plainRequest(request, &variable, {});
  QCOMPARE(plain.missing, (std::vector<std::string>{"what"}));
  QCOMPARE(plain.request.text, std::string(R"({"a": {{what}}, "b": {{what}}, "c": 3})"));
}

void PlainRequestTest::theInheritedAuthStandsInForNone() {
  RequestAuth inherited;
  inherited.kind = RequestAuth::Kind::Bearer;
  inherited.token = "{{token}}";
  SavedRequest request = post(RequestBody::Kind::None);
  QCOMPARE(header(plainRequest(request, &variable, inherited).request.headers, "Authorization"),
           std::string("Bearer t0ken"));
  request.auth.kind = RequestAuth::Kind::None;
  QVERIFY(plainRequest(request, &variable, inherited).request.headers.empty());
  request.auth.kind = RequestAuth::Kind::OAuth2;
  QCOMPARE(header(plainRequest(request, &variable, inherited, "given").request.headers, "Authorization"),
           std::string("Bearer given"));
}

void PlainRequestTest::aHeaderThatWasWrittenIsNotWrittenOver() {
  SavedRequest request = post(RequestBody::Kind::JsonText);
  request.headers = {{"authorization", "Bearer own", true}, {"content-type", "application/problem+json", true}};
  request.auth.kind = RequestAuth::Kind::Basic;
  const PlainRequest plain = plainRequest(request, &variable, {}).request;
  QCOMPARE(plain.headers.size(), 2U);
  QVERIFY(!plain.basic);
}

void PlainRequestTest::apiKeysGoToTheirPlace() {
  SavedRequest request = post(RequestBody::Kind::None);
  request.cookies = {{"a", "1", true}};
  request.auth.kind = RequestAuth::Kind::ApiKey;
  request.auth.key = "key";
  request.auth.value = "{{token}}";
  QCOMPARE(header(plainRequest(request, &variable, {}).request.headers, "key"), std::string("t0ken"));
  request.auth.place = RequestAuth::Place::Query;
  QCOMPARE(plainRequest(request, &variable, {}).request.url, std::string("http://127.0.0.1:8000/x?key=t0ken"));
  request.auth.place = RequestAuth::Place::Cookie;
  QCOMPARE(header(plainRequest(request, &variable, {}).request.headers, "Cookie"), std::string("a=1; key=t0ken"));
}

void PlainRequestTest::bodiesHaveTheirContentType_data() {
  QTest::addColumn<int>("kind");
  QTest::addColumn<QString>("own");
  QTest::addColumn<QString>("type");
  const auto row = [](const char* name, RequestBody::Kind kind, const char* own, const char* type) {
    QTest::newRow(name) << static_cast<int>(kind) << own << type;
  };
  row("none", RequestBody::Kind::None, "", "");
  row("json", RequestBody::Kind::JsonText, "", "application/json");
  row("json of another type", RequestBody::Kind::JsonText, "application/ld+json", "application/ld+json");
  row("form", RequestBody::Kind::Form, "", "application/x-www-form-urlencoded");
  row("multipart", RequestBody::Kind::Multipart, "", "");
  row("raw", RequestBody::Kind::Raw, "", "text/plain");
  row("xml", RequestBody::Kind::Raw, "application/xml", "application/xml");
  row("binary", RequestBody::Kind::Binary, "", "image/png");
}

void PlainRequestTest::bodiesHaveTheirContentType() {
  QFETCH(const int, kind);
  QFETCH(const QString, own);
  SavedRequest request = post(static_cast<RequestBody::Kind>(kind));
  request.body.mediaType = own.toStdString();
  request.body.file = "a.PNG";
  QTEST(QString::fromStdString(header(plainRequest(request, &variable, {}).request.headers, "Content-Type")), "type");
}

void PlainRequestTest::multipartIsWrittenAsBrowsersDo() {
  const QTemporaryDir folder;
  QFile file(folder.filePath("a.txt"));
  QVERIFY(file.open(QIODevice::WriteOnly));
  file.write("content");
  file.close();
  SavedRequest request = post(RequestBody::Kind::Multipart);
  request.body.parts = {{"a\"b", "{{n}}", {}, {}, true},
                        {"off", "1", {}, {}, false},
                        {"file", {}, "a.txt", {}, true},
                        {"json", "{}", {}, "application/json", true}};
  const auto sent = encode(plainRequest(request, &variable, {}).request, folder.path().toStdString());
  QVERIFY(sent);
  const std::string type = header(sent->headers, "Content-Type");
  const std::string boundary = type.substr(type.find('=') + 1);
  QVERIFY(boundary.size() <= 70);
  QCOMPARE(sent->body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"a%22b\"\r\n\r\n3\r\n--" +
                           boundary +
                           "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.txt\"\r\nContent-Type: "
                           "text/plain\r\n\r\ncontent\r\n--" +
                           boundary +
                           "\r\nContent-Disposition: form-data; name=\"json\"\r\nContent-Type: application/json"
                           "\r\n\r\n{}\r\n--" +
                           boundary + "--\r\n");
}

void PlainRequestTest::aFileThatIsNotThereIsASentence() {
  SavedRequest request = post(RequestBody::Kind::Binary);
  QCOMPARE(encode(plainRequest(request, &variable, {}).request, {}).error().message,
           std::string("Choose the file that is to be sent."));
  request.body.file = "/nowhere/at/all";
  QCOMPARE(encode(plainRequest(request, &variable, {}).request, {}).error().message,
           std::string("There is no file /nowhere/at/all to send."));
}

QTEST_APPLESS_MAIN(PlainRequestTest)
#include "plain_request_test.moc"
