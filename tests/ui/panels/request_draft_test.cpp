// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The request a person is about to send: from the endpoint, through the address bar, to the wire.
#include "ui/panels/saved_draft.h"

#include <QJsonDocument>

#include <QTest>

using namespace signalbox;
using namespace signalbox::ui;

namespace {

design::Field field(const char* name, const char* type, const char* facets = "{}") {
  return {name, type, design::Json::parse(facets)};
}

design::Endpoint endpoint() {
  design::Endpoint made;
  made.name = "list_orders";
  made.path = "/orders/{order_id}/files/{path:path}";
  made.parameters = {{field("order_id", "int"), design::ParameterIn::Path},
                     {field("limit", "int", "{\"default\": 20}"), design::ParameterIn::Query},
                     {field("tag", "list[str]", "{\"default\": []}"), design::ParameterIn::Query},
                     {field("x_token", "str | None", "{\"default\": null}"), design::ParameterIn::Header},
                     {field("session", "str | None", "{\"default\": null}"), design::ParameterIn::Cookie}};
  return made;
}

RequestDraft draft() {
  RequestDraft made = draftFor(design::Design().withEndpoint(endpoint()), endpoint());
  for (ParameterRow& row : made.rows) row.value.clear();
  return made;
}

ParameterRow& row(RequestDraft& draft, const QString& name) {
  for (ParameterRow& found : draft.rows)
    if (found.name == name) return found;
  qFatal("no row %s", qPrintable(name));
}

void set(RequestDraft& draft, const QString& name, const QString& value) {
  row(draft, name).value = value;
  row(draft, name).isEnabled = true;
}

} // namespace

class RequestDraftTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void placeholdersOfThePathComeFirstAlsoUndeclaredOnes() {
    const RequestDraft made = draft();
    QCOMPARE(made.rows[0].name, QStringLiteral("order_id"));
    QCOMPARE(made.rows[1].name, QStringLiteral("path"));
    QVERIFY(made.rows[1].isRestOfPath);
    QCOMPARE(made.rows[4].name, QStringLiteral("x-token"));
  }

  void optionalParametersAreOffUntilTheyAreFilled() {
    const RequestDraft made = draft();
    QVERIFY(made.rows[0].isEnabled);
    QVERIFY(!made.rows[2].isEnabled);
  }

  void anIdInThePathIsTheFirstOne_data() {
    QTest::addColumn<QString>("type");
    QTest::addColumn<QString>("facets");
    QTest::addColumn<bool>("isOne");
    QTest::addRow("any whole number") << "int" << "{}" << true;
    QTest::addRow("greater than 0") << "int" << R"({"gt": 0})" << true;
    QTest::addRow("not below 10") << "int" << R"({"ge": 10})" << false;
    QTest::addRow("its own example") << "int" << R"({"examples": [7]})" << false;
    QTest::addRow("text") << "str" << "{}" << false;
  }

  void anIdInThePathIsTheFirstOne() {
    QFETCH(QString, type);
    QFETCH(QString, facets);
    QFETCH(bool, isOne);
    design::Endpoint made;
    made.name = "read";
    made.path = "/orders/{order_id}";
    made.parameters = {{field("order_id", qPrintable(type), qPrintable(facets)), design::ParameterIn::Path}};
    const RequestDraft draft = draftFor(design::Design().withEndpoint(made), made);
    QVERIFY(!draft.rows[0].value.isEmpty());
    QCOMPARE(draft.rows[0].value == QStringLiteral("1"), isOne);
  }

  void theAddressShowsValuesAndWhatIsMissing() {
    RequestDraft made = draft();
    set(made, QStringLiteral("order_id"), QStringLiteral("7"));
    const Address address = addressOf(made);
    QCOMPARE(address.text, QStringLiteral("/orders/7/files/{path}"));
    QCOMPARE(address.spans, (QVector<AddressSpan>{{8, 1, true}, {16, 6, false}}));
    QCOMPARE(missingParameter(made), QStringLiteral("path"));
  }

  void valuesAreEncodedForTheirPlace() {
    RequestDraft made = draft();
    set(made, QStringLiteral("order_id"), QStringLiteral("a/b c?"));
    set(made, QStringLiteral("path"), QStringLiteral("x/y z"));
    set(made, QStringLiteral("limit"), QStringLiteral("1&2=3+4"));
    QCOMPARE(addressOf(made).text, QStringLiteral("/orders/a%2Fb%20c%3F/files/x/y%20z?limit=1%262%3D3%2B4"));
  }

  void typingAnAddressFillsTheRows() {
    RequestDraft made = draft();
    applyAddress(made, QStringLiteral("/orders/9/files/a/b?limit=5&extra=x%20y"));
    QCOMPARE(row(made, QStringLiteral("order_id")).value, QStringLiteral("9"));
    QCOMPARE(row(made, QStringLiteral("path")).value, QStringLiteral("a/b"));
    QCOMPARE(row(made, QStringLiteral("limit")).value, QStringLiteral("5"));
    QVERIFY(row(made, QStringLiteral("limit")).isEnabled);
    QCOMPARE(row(made, QStringLiteral("extra")).value, QStringLiteral("x y"));
    QVERIFY(!row(made, QStringLiteral("extra")).isDeclared);
  }

  void typedAddressesComeBackAsTheyAre_data() {
    QTest::addColumn<QString>("address");
    for (const char* address : {"/orders/9/files/a", "/orders/9/files/a?limit=5", "/orders/9/files/a?limit=5&zoom=",
                                "/other?x=1", "https://example.test/x?y=1", "/orders/{order_id}/files/{path}"})
      QTest::newRow(address) << QString::fromLatin1(address);
  }
  void typedAddressesComeBackAsTheyAre() {
    QFETCH(QString, address);
    RequestDraft made = draft();
    applyAddress(made, address);
    QCOMPARE(addressOf(made).text, address);
  }

  void deletingTheQueryTurnsItsRowsOff() {
    RequestDraft made = draft();
    applyAddress(made, QStringLiteral("/orders/9/files/a?limit=5&free=1"));
    applyAddress(made, QStringLiteral("/orders/9/files/a"));
    QVERIFY(!row(made, QStringLiteral("limit")).isEnabled);
    QCOMPARE(row(made, QStringLiteral("limit")).value, QStringLiteral("5"));
    QCOMPARE(made.rows.size(), draft().rows.size());
  }

  void aListIsSentAsRepeatedParameters() {
    RequestDraft made = draft();
    set(made, QStringLiteral("order_id"), QStringLiteral("1"));
    set(made, QStringLiteral("path"), QStringLiteral("f"));
    set(made, QStringLiteral("tag"), QStringLiteral("[\"a\", \"b\"]"));
    QCOMPARE(addressOf(made).text, QStringLiteral("/orders/1/files/f?tag=a&tag=b"));
    applyAddress(made, addressOf(made).text);
    QCOMPARE(addressOf(made).text, QStringLiteral("/orders/1/files/f?tag=a&tag=b"));
  }

  void theBaseStandsInFrontOfRelativeAddressesOnly() {
    RequestDraft made = draft();
    applyAddress(made, QStringLiteral("{{base}}/other"));
    QCOMPARE(urlOf(made, QStringLiteral("http://127.0.0.1:8000")), QStringLiteral("http://127.0.0.1:8000/other"));
    applyAddress(made, QStringLiteral("http://other.test/x"));
    QCOMPARE(urlOf(made, QStringLiteral("http://127.0.0.1:8000")), QStringLiteral("http://other.test/x"));
  }

  void headersAndCookiesGoToTheWire() {
    RequestDraft made = draft();
    set(made, QStringLiteral("x-token"), QStringLiteral("t"));
    set(made, QStringLiteral("session"), QStringLiteral("s1"));
    made.bodyKind = BodyKind::JsonText;
    made.body = QStringLiteral("{}");
    const client::Request request = requestOf(made, QStringLiteral("http://h"));
    const client::HeaderList expected{{"x-token", "t"}, {"Cookie", "session=s1"}, {"Content-Type", "application/json"}};
    QCOMPARE(request.headers, expected);
  }

  void aContentTypeOfTheirOwnIsKept() {
    RequestDraft made = draft();
    made.bodyKind = BodyKind::Raw;
    made.body = QStringLiteral("a=1");
    ParameterRow header;
    header.in = design::ParameterIn::Header;
    header.name = QStringLiteral("Content-Type");
    header.value = QStringLiteral("application/x-www-form-urlencoded");
    made.rows.push_back(header);
    QCOMPARE(requestOf(made, {}).headers.size(), std::size_t{1});
  }

  void whatWasTypedOutlivesAChangeOfTheDesign() {
    RequestDraft made = draft();
    set(made, QStringLiteral("limit"), QStringLiteral("5"));
    made.body = QStringLiteral("{\"mine\": 1}");
    design::Endpoint changed = endpoint();
    changed.path = "/v2/{order_id}";
    changed.parameters.erase(changed.parameters.begin() + 2); // tag
    changed.parameters.push_back({field("page", "int"), design::ParameterIn::Query});
    const RequestDraft updated = updatedDraft(made, design::Design().withEndpoint(changed), changed);
    RequestDraft copy = updated;
    QCOMPARE(row(copy, QStringLiteral("limit")).value, QStringLiteral("5"));
    QVERIFY(row(copy, QStringLiteral("page")).isEnabled);
    QCOMPARE(updated.body, made.body);
    QCOMPARE(updated.path, QStringLiteral("/v2/{order_id}"));
    QVERIFY(std::none_of(updated.rows.begin(), updated.rows.end(),
                         [](const ParameterRow& r) { return r.name == QStringLiteral("tag"); }));
  }

  void aFormHasItsDeclaredParts() {
    design::Endpoint upload;
    upload.name = "upload";
    upload.method = "POST";
    upload.body = {field("note", "str", R"({"in": "form"})"), field("pages", "int", R"({"in": "form", "default": 1})"),
                   field("scan", "UploadFile")};
    RequestDraft made = draftFor(design::Design().withEndpoint(upload), upload);
    QCOMPARE(made.bodyKind, BodyKind::Multipart);
    QCOMPARE(made.parts.size(), 3);
    QVERIFY(made.parts[0].isEnabled && !made.parts[0].value.isEmpty());
    QVERIFY(!made.parts[1].isEnabled);
    QVERIFY(made.parts[2].isFile && made.parts[2].isDeclared);
    made.parts[2].file = QStringLiteral("/tmp/a.pdf");
    const design::SavedRequest saved = savedOf(made, QStringLiteral("upload"));
    QCOMPARE(saved.body.parts.size(), 3U);
    QCOMPARE(saved.body.parts[2].file, std::string("/tmp/a.pdf"));
    QVERIFY(!saved.body.parts[1].enabled);
  }

  void aFormModelIsItsFields() {
    design::Model model;
    model.name = "Login";
    model.fields = {field("username", "str"), field("password", "str")};
    design::Endpoint login;
    login.name = "login";
    login.method = "POST";
    login.body = {field("form", "Login", R"({"in": "form"})")};
    const RequestDraft made = draftFor(design::Design().withModel(model).withEndpoint(login), login);
    QCOMPARE(made.bodyKind, BodyKind::Form);
    QCOMPARE(made.parts.size(), 2);
    QCOMPARE(made.parts[1].name, QStringLiteral("password"));
  }

  void aSavedRequestComesBackAsItWas() {
    RequestDraft made = draft();
    set(made, QStringLiteral("order_id"), QStringLiteral("7"));
    set(made, QStringLiteral("path"), QStringLiteral("a/b"));
    set(made, QStringLiteral("limit"), QStringLiteral("5"));
    made.bodyKind = BodyKind::Raw;
    made.body = QStringLiteral("text");
    made.followRedirects = true;
    const design::SavedRequest saved = savedOf(made, QStringLiteral("list_orders"));
    QCOMPARE(saved.url, std::string("{{base}}/orders/{order_id}/files/{path:path}"));
    QCOMPARE(addressOf(draftOf(saved)).text, addressOf(made).text);
    QCOMPARE(savedOf(draftOf(saved), QStringLiteral("list_orders")), saved);
    RequestDraft again = draft();
    useRequest(again, saved);
    QCOMPARE(addressOf(again).text, addressOf(made).text);
    QVERIFY(again.followRedirects);
  }

  void anAddressIsAUrlOrAPath_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<QString>("url");
    const char* const urls[][2] = {{"https://api.test/x", "https://api.test/x"},
                                   {"{{host}}/x", "{{host}}/x"},
                                   {"127.0.0.1:9100/echo", "http://127.0.0.1:9100/echo"},
                                   {"httpbin.org/get?a=1", "http://httpbin.org/get?a=1"},
                                   {"api.my-firm.example", "http://api.my-firm.example"},
                                   {"localhost", "http://localhost"},
                                   {"localhost:8080/", "http://localhost:8080/"},
                                   {"backend:8080/health", "http://backend:8080/health"},
                                   {"[::1]:9000/x", "http://[::1]:9000/x"},
                                   {"/orders", ""},
                                   {"/v1.0/orders", ""},
                                   {"orders", ""},
                                   {"orders/1.5", ""},
                                   {"?page=2", ""},
                                   {"", ""}};
    for (const auto& [address, url] : urls)
      QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(url);
  }
  void anAddressIsAUrlOrAPath() {
    QFETCH(QString, address);
    QTEST(ownUrl(address), "url");
    RequestDraft made;
    applyAddress(made, address);
    if (!address.isEmpty()) QCOMPARE(addressOf(made).text, address); // as typed
  }

  void aSavedRequestKeepsItsHost_data() {
    QTest::addColumn<QString>("url");
    for (const char* url :
         {"http://127.0.0.1:9000/", "https://api.example.com/v1", "{{other}}/orders", "{{base}}/orders"})
      QTest::newRow(url) << QString::fromLatin1(url);
  }
  void aSavedRequestKeepsItsHost() {
    QFETCH(QString, url);
    design::SavedRequest saved;
    saved.url = url.toStdString();
    QCOMPARE(QString::fromStdString(savedOf(draftOf(saved), {}).url), url);
  }

  void aPastedRequestFillsTheRowsOfItsEndpoint() {
    design::SavedRequest pasted;
    pasted.url = "http://127.0.0.1:8000/orders/9/files/a";
    pasted.query = {{"limit", "3", true}};
    const QString base = QStringLiteral("http://127.0.0.1:8000");
    const RequestDraft made = pastedDraft(draft(), pasted, base);
    QVERIFY(made.freeAddress.isEmpty());
    QCOMPARE(addressOf(made).text, QStringLiteral("/orders/9/files/a?limit=3"));
    pasted.url = "https://api.test/x";
    pasted.method = "DELETE";
    const RequestDraft free = pastedDraft(draft(), pasted, base);
    QCOMPARE(free.freeAddress, QStringLiteral("https://api.test/x?limit=3"));
    QCOMPARE(free.method, QStringLiteral("DELETE"));
  }

  void literalSecretsAreNotRemembered() {
    RequestDraft made = draft();
    made.auth.kind = design::RequestAuth::Kind::Bearer;
    made.auth.token = "canary";
    QVERIFY(!QJsonDocument(toJson(made)).toJson().contains("canary"));
  }

  void savingAndRestoringGivesTheSameDraft() {
    RequestDraft made = draft();
    applyAddress(made, QStringLiteral("/orders/9/files/a?limit=5&free=1"));
    made.body = QStringLiteral("{ }");
    RequestDraft restored = draft();
    restore(restored, toJson(made));
    QCOMPARE(restored, made);
  }
};

QTEST_APPLESS_MAIN(RequestDraftTest)
#include "request_draft_test.moc"
