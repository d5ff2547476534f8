// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/oauth_token.h"

#include <QTest>

using namespace signalbox;
using namespace signalbox::requests;

namespace {

constexpr std::int64_t now = 1'800'000'000;

design::RequestAuth passwordAuth() {
  design::RequestAuth auth;
  auth.kind = design::RequestAuth::Kind::OAuth2;
  auth.tokenUrl = "http://127.0.0.1:8000/token";
  auth.username = "ada";
  auth.password = "a&b";
  auth.scope = "orders:read me";
  return auth;
}

client::Response answer(int status, const char* body) {
  client::Response response;
  response.status = status;
  response.body = body;
  return response;
}

} // namespace

class OauthTokenTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void requestsAreFormsAsTheStandardHasThem();
  void answersAreRead_data();
  void answersAreRead();
  void aTokenAboutToEndIsNotUsed();
  void variablesAreResolvedAndMissingOnesNamed();
};

void OauthTokenTest::requestsAreFormsAsTheStandardHasThem() {
  QCOMPARE(tokenRequest(passwordAuth()).body,
           std::string("grant_type=password&username=ada&password=a%26b&scope=orders%3Aread+me"));
  design::RequestAuth credentials = passwordAuth();
  credentials.grant = "client_credentials";
  credentials.clientId = "shop";
  credentials.clientSecret = "s";
  QCOMPARE(tokenRequest(credentials).body,
           std::string("grant_type=client_credentials&scope=orders%3Aread+me&client_id=shop&client_secret=s"));
  QCOMPARE(refreshRequest(passwordAuth(), "r").body, std::string("grant_type=refresh_token&refresh_token=r"));
  QCOMPARE(tokenRequest(passwordAuth()).method, std::string("POST"));
}

void OauthTokenTest::answersAreRead_data() {
  QTest::addColumn<int>("status");
  QTest::addColumn<QString>("body");
  QTest::addColumn<QString>("access");
  QTest::addColumn<QString>("error");
  const auto row = [](const char* name, int status, const char* body, const char* access, const char* error) {
    QTest::newRow(name) << status << body << access << error;
  };
  row("a token", 200, R"({"access_token":"t","token_type":"bearer","expires_in":900,"refresh_token":"r"})", "t", "");
  row("refused by FastAPI", 401, R"({"detail":"Incorrect username or password"})", "",
      "The token endpoint answered 401: Incorrect username or password.");
  row("refused by the standard", 400, R"({"error":"invalid_grant"})", "",
      "The token endpoint answered 400: invalid_grant.");
  row("no JSON", 502, "<html>", "", "The token endpoint answered 502.");
  row("no token in it", 200, "[]", "", "The token endpoint answered 200, but without an access_token.");
}

void OauthTokenTest::answersAreRead() {
  QFETCH(const int, status);
  QFETCH(const QString, body);
  const auto token = readToken(answer(status, body.toUtf8().constData()), now);
  QTEST(QString::fromStdString(token ? token->access : std::string()), "access");
  QTEST(QString::fromStdString(token ? std::string() : token.error().message), "error");
}

void OauthTokenTest::aTokenAboutToEndIsNotUsed() {
  OAuthTokens tokens;
  tokens.put(passwordAuth(), {"t", "r", now + 60});
  QCOMPARE(tokens.accessFor(passwordAuth(), now), std::string("t"));
  QCOMPARE(tokens.accessFor(passwordAuth(), now + 55), std::string());
  QCOMPARE(tokens.refreshFor(passwordAuth()), std::string("r"));
  design::RequestAuth other = passwordAuth();
  other.username = "bob";
  QCOMPARE(tokens.accessFor(other, now), std::string());
  tokens.forget(passwordAuth());
  QCOMPARE(tokens.refreshFor(passwordAuth()), std::string());
}

void OauthTokenTest::variablesAreResolvedAndMissingOnesNamed() {
  design::RequestAuth auth = passwordAuth();
  auth.password = "{{password}}";
  auth.clientSecret = "{{nothing}}";
  std::vector<std::string> missing;
  const auto resolved = resolvedAuth(
      auth, [](std::string_view name) { return name == "password" ? std::optional<std::string>("pw") : std::nullopt; },
      missing);
  QCOMPARE(resolved.password, std::string("pw"));
  QCOMPARE(missing, (std::vector<std::string>{"nothing"}));
}

QTEST_APPLESS_MAIN(OauthTokenTest)
#include "oauth_token_test.moc"
