// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Saved requests and environments: their files, their edits, what renames reach and what never reaches a file.
#include "core/design/diagnose.h"
#include "core/design/diff.h"
#include "core/design/edit.h"
#include "tests/core/design/saved_request_files.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::design;

namespace {

Design loaded(const ProjectFolder& folder) { return load(folder.path()).value().design; }

SavedRequest requestWithSecrets() {
  SavedRequest request;
  request.name = "secret";
  request.url = "{{base}}";
  request.auth.kind = RequestAuth::Kind::Basic;
  request.auth.username = "ada";
  request.auth.password = "canary-password";
  request.auth.token = "canary-token";
  request.auth.value = "canary-value";
  request.auth.clientSecret = "canary {{secret}}";
  return request;
}

} // namespace

class SavedRequestTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void loadingAndSavingChangesNoByte();
  void everyPartIsRead();
  void aSecretThatIsNoVariableNeverReachesAFile();
  void aWrongWordIsADiagnosticAndTheFileIsKept();
  void requestsAreRenamedMovedAndRemoved();
  void namesThatCannotBeFilesAreRefused_data();
  void namesThatCannotBeFilesAreRefused();
  void aRenamedEndpointTakesItsRequestsAlong();
  void aRequestForNoEndpointIsAWarning();
  void aSecretWithItsValueInTheFileIsAWarning();
};

void SavedRequestTest::loadingAndSavingChangesNoByte() {
  const ProjectFolder folder(savedRequestFiles());
  const ProjectFolder copy;
  auto result = load(folder.path());
  QVERIFY(result);
  QVERIFY(result->diagnostics.empty());
  QVERIFY(save(copy.path(), Design(), result->design));
  QVERIFY(copy.files() == savedRequestFiles());
}

void SavedRequestTest::everyPartIsRead() {
  const ProjectFolder folder(savedRequestFiles());
  const Design design = loaded(folder);
  QCOMPARE(design.requests().size(), 3U);
  const auto order = design.request("new_order");
  QVERIFY(order);
  QCOMPARE(order->body.kind, RequestBody::Kind::JsonText);
  QCOMPARE(order->body.text, std::string("{\n  \"pages\": 3,\n  \"title\": \"é\"\n}"));
  QCOMPARE(order->query.size(), 2U);
  QVERIFY(!order->query[1].enabled);
  QCOMPARE(order->auth.token, std::string("{{token}}"));
  const auto upload = design.request("billing/eu/upload");
  QVERIFY(upload);
  QCOMPARE(upload->body.parts.at(1).file, std::string("data/scan.pdf"));
  QCOMPARE(upload->auth.grant, std::string("client_credentials"));
  QCOMPARE(design.environment("Local")->secrets, (std::vector<std::string>{"token", "client_secret"}));
}

void SavedRequestTest::aSecretThatIsNoVariableNeverReachesAFile() {
  const std::string text = fileText(requestWithSecrets());
  QVERIFY(text.find("canary") == text.npos);
  QVERIFY(text.find("\"username\": \"ada\"") != text.npos);
}

void SavedRequestTest::aWrongWordIsADiagnosticAndTheFileIsKept() {
  Files files = savedRequestFiles();
  files["requests/odd_json.json"] = R"({"method": "GET", "url": "/", "auth": {"kind": "magic"}})";
  const ProjectFolder folder(files);
  const auto result = load(folder.path());
  QVERIFY(result);
  QCOMPARE(result->diagnostics.size(), 1U);
  QCOMPARE(result->diagnostics[0].place.kind, EntityKind::Request);
  QCOMPARE(result->diagnostics[0].message,
           std::string("kind must be one of inherit, none, basic, bearer, api_key, oauth2."));
  QVERIFY(!result->design.request("odd_json"));
  QCOMPARE(result->brokenFiles, (std::vector<std::string>{"requests/odd_json.json"}));
}

void SavedRequestTest::requestsAreRenamedMovedAndRemoved() {
  const ProjectFolder folder(savedRequestFiles());
  const Design before = loaded(folder);
  const auto moved = design::apply(before, RenameRequest{"new_order", "billing/first"});
  QVERIFY(moved);
  const auto removed = design::apply(*moved, RemoveRequest{"odd_json"});
  QVERIFY(removed);
  QVERIFY(save(folder.path(), before, *removed));
  QVERIFY(folder.has("requests/billing/first.json"));
  QVERIFY(!folder.has("requests/new_order.json"));
  QVERIFY(!folder.has("requests/odd_json.json"));
  QVERIFY(loaded(folder) == *removed);
  QCOMPARE(design::apply(*removed, RenameRequest{"billing/first", "billing/eu/upload"}).error().message,
           std::string("A saved request named billing/eu/upload exists already."));
}

void SavedRequestTest::namesThatCannotBeFilesAreRefused_data() {
  QTest::addColumn<QByteArray>("name");
  for (const char* name : {"", "a/", "/a", "../a", "a b", "1a", "a//b", "class"})
    QTest::newRow(name) << QByteArray(name);
}

void SavedRequestTest::namesThatCannotBeFilesAreRefused() {
  QFETCH(const QByteArray, name);
  SavedRequest request;
  request.name = name.toStdString();
  QVERIFY(!design::apply(Design(), SetRequest{request}));
  Environment environment;
  environment.name = name.toStdString();
  QVERIFY(!design::apply(Design(), SetEnvironment{environment}));
}

void SavedRequestTest::aRenamedEndpointTakesItsRequestsAlong() {
  const ProjectFolder folder(savedRequestFiles());
  const auto renamed = design::apply(loaded(folder), RenameEndpoint{"create_order", "place_order"});
  QVERIFY(renamed);
  QCOMPARE(renamed->request("new_order")->endpoint, std::string("place_order"));
}

void SavedRequestTest::aRequestForNoEndpointIsAWarning() {
  const ProjectFolder folder(savedRequestFiles());
  const Design design = loaded(folder);
  QVERIFY(diagnose(design).empty());
  const auto gone = design::apply(design, RemoveEndpoint{"create_order"});
  const auto list = diagnose(*gone);
  QCOMPARE(list.size(), 1U);
  QCOMPARE(list[0].code, std::string("unknown-endpoint"));
  QCOMPARE(list[0].severity, Severity::Warning);
  QCOMPARE(list[0].place.entity, std::string("new_order"));
}

void SavedRequestTest::aSecretWithItsValueInTheFileIsAWarning() {
  Environment environment;
  environment.name = "Local";
  environment.variables = {{"token", "t", true}};
  environment.secrets = {"token"};
  const auto list = diagnose(Design().withEnvironment(environment));
  QCOMPARE(list.size(), 1U);
  QCOMPARE(list[0].code, std::string("secret-in-file"));
}

QTEST_APPLESS_MAIN(SavedRequestTest)
#include "saved_request_test.moc"
