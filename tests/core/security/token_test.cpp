// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens: what PyJWT takes and refuses, and the ways in which libraries were talked into taking what they should not.
#include "core/security/base64url.h"
#include "core/security/token.h"

#include <openssl/evp.h>
#include <openssl/pem.h>

#include <QtTest>

using namespace signalbox;
using namespace signalbox::security;

namespace {

constexpr double now = 1'800'000'000;

SigningKey keyOf(SignatureAlgorithm algorithm, std::string_view secret) {
  auto key = SigningKey::read(algorithm, secret);
  if (!key) qFatal("%s", key.error().message.c_str());
  return *key;
}

const SigningKey& hmac() {
  static const SigningKey key = keyOf(SignatureAlgorithm::HS256, "a secret of thirty-two bytes or more");
  return key;
}

struct Pair {
  std::string privatePem;
  std::string publicPem;
};

std::string textOf(BIO* bio) {
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  std::string text(data, static_cast<std::size_t>(size));
  BIO_free(bio);
  return text;
}

Pair pairOf(EVP_PKEY* key) {
  BIO* privateKey = BIO_new(BIO_s_mem());
  BIO* publicKey = BIO_new(BIO_s_mem());
  PEM_write_bio_PrivateKey(privateKey, key, nullptr, nullptr, 0, nullptr, nullptr);
  PEM_write_bio_PUBKEY(publicKey, key);
  EVP_PKEY_free(key);
  return {textOf(privateKey), textOf(publicKey)};
}

const Pair& rsa() {
  static const Pair pair = pairOf(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<std::size_t>(2048)));
  return pair;
}

const Pair& curve() {
  static const Pair pair = pairOf(EVP_PKEY_Q_keygen(nullptr, nullptr, "EC", "P-256"));
  return pair;
}

std::string claimsWith(const std::string& more) { return R"({"sub":"ada")" + (more.empty() ? "" : "," + more) + "}"; }

// Nothing, or why it was refused.
QString refusal(std::string_view token, const SigningKey& key, ClaimRules rules = {{}, {}, now}) {
  Arena arena;
  const auto claims = decodeToken(token, key, rules, arena);
  return claims ? QString() : QString::fromStdString(claims.error().message);
}

std::string signedWith(const SigningKey& key, const std::string& header, const std::string& claims) {
  const std::string input = base64UrlEncode(header) + '.' + base64UrlEncode(claims);
  return input + '.' + base64UrlEncode(*key.sign(input));
}

} // namespace

class TokenTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void aTokenIsWhatPyJwtWrites() {
    QCOMPARE(
        QByteArray::fromStdString(*encodeToken(R"({"sub":"ada"})", keyOf(SignatureAlgorithm::HS256, "secret"))),
        QByteArray(
            "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhZGEifQ.-G7HR4Se6onpiv1N_jWqt9jGA0VR0kRJ_2BoHWhkfhg"));
  }

  void eachAlgorithmTakesItsOwn_data() {
    QTest::addColumn<int>("algorithm");
    for (int i = 0; i < 5; ++i) QTest::newRow(name(static_cast<SignatureAlgorithm>(i)).data()) << i;
  }
  void eachAlgorithmTakesItsOwn() {
    QFETCH(int, algorithm);
    const auto kind = static_cast<SignatureAlgorithm>(algorithm);
    const std::string secret = kind == SignatureAlgorithm::RS256   ? rsa().privatePem
                               : kind == SignatureAlgorithm::ES256 ? curve().privatePem
                                                                   : std::string(64, 'k');
    const SigningKey key = keyOf(kind, secret);
    const std::string token = *encodeToken(claimsWith(""), key);
    QCOMPARE(refusal(token, key), QString());
    for (std::size_t cut = 0; cut < token.size(); ++cut) QVERIFY(!refusal(token.substr(0, cut), key).isEmpty());
    std::string forged = token;
    forged[token.find('.') + 2] ^= 1;
    QVERIFY(!refusal(forged, key).isEmpty());
    if (kind == SignatureAlgorithm::RS256) QCOMPARE(refusal(token, keyOf(kind, rsa().publicPem)), QString());
    if (kind == SignatureAlgorithm::ES256) QCOMPARE(refusal(token, keyOf(kind, curve().publicPem)), QString());
  }

  void claimsAreJudgedAsPyJwtDoes_data();
  void claimsAreJudgedAsPyJwtDoes();
  void attacksAreRefused_data();
  void attacksAreRefused();
  void keysOfAnotherKindAreRefused();
};

void TokenTest::claimsAreJudgedAsPyJwtDoes_data() {
  QTest::addColumn<QString>("claims");
  QTest::addColumn<QString>("issuer");
  QTest::addColumn<QString>("audience");
  QTest::addColumn<QString>("refusal");
  const auto row = [](const char* claims, const char* issuer, const char* audience, const char* why) {
    QTest::addRow("%s %s %s", claims, issuer, audience) << claims << issuer << audience << why;
  };
  row("", "", "", "");
  row(R"("exp":1800000001)", "", "", "");
  row(R"("exp":1800000000)", "", "", "Signature has expired");
  row(R"("exp":1800000000.9)", "", "", "Signature has expired");
  row(R"("exp":"1800000001")", "", "", "");
  row(R"("exp":"soon")", "", "", "Expiration Time claim (exp) must be an integer.");
  row(R"("exp":null)", "", "", "Expiration Time claim (exp) must be an integer.");
  row(R"("exp":1e400)", "", "", "Expiration Time claim (exp) must be an integer.");
  row(R"("exp":99999999999999999999999)", "", "", "");
  row(R"("exp":-1)", "", "", "Signature has expired");
  row(R"("nbf":1800000000)", "", "", "");
  row(R"("nbf":1800000001)", "", "", "The token is not yet valid (nbf)");
  row(R"("nbf":"x")", "", "", "Not Before claim (nbf) must be an integer.");
  row(R"("iat":1800000001)", "", "", "The token is not yet valid (iat)");
  row(R"("iat":[])", "", "", "Issued At claim (iat) must be an integer.");
  row("", "me", "", "Token is missing the \"iss\" claim");
  row(R"("iss":"me")", "me", "", "");
  row(R"("iss":"you")", "me", "", "Invalid issuer");
  row(R"("iss":["me"])", "me", "", "Payload Issuer (iss) must be a string");
  row(R"("iss":"you")", "", "", "");
  row(R"("aud":"a")", "", "", "Invalid audience");
  row(R"("aud":[])", "", "", "");
  row("", "", "a", "Token is missing the \"aud\" claim");
  row(R"("aud":"a")", "", "a", "");
  row(R"("aud":["b","a"])", "", "a", "");
  row(R"("aud":["b"])", "", "a", "Audience doesn't match");
  row(R"("aud":["a",1])", "", "a", "Invalid claim format in token");
  row(R"("aud":{"a":1})", "", "a", "Invalid claim format in token");
  row(R"("sub":1)", "", "", "Subject must be a string");
  row(R"("jti":1)", "", "", "JWT ID must be a string");
}

void TokenTest::claimsAreJudgedAsPyJwtDoes() {
  QFETCH(QString, claims);
  QFETCH(QString, issuer);
  QFETCH(QString, audience);
  const std::string token = *encodeToken(claimsWith(claims.toStdString()), hmac());
  QTEST(refusal(token, hmac(), {issuer.toStdString(), audience.toStdString(), now}), "refusal");
}

void TokenTest::attacksAreRefused_data() {
  QTest::addColumn<QByteArray>("token");
  const std::string claims = claimsWith("");
  const auto row = [](const char* what, const std::string& token) {
    QTest::newRow(what) << QByteArray::fromStdString(token);
  };
  const auto unsigned_ = [&](const char* header) {
    return base64UrlEncode(header) + '.' + base64UrlEncode(claims) + '.';
  };
  row("nothing", "");
  row("two dots", "..");
  row("one segment", "abc");
  row("two segments", base64UrlEncode(R"({"alg":"HS256"})") + '.' + base64UrlEncode(claims));
  for (const char* none : {"none", "None", "NONE", "nOnE", ""})
    row(none, unsigned_((R"({"alg":")" + std::string(none) + R"("})").c_str()));
  row("no algorithm", unsigned_(R"({"typ":"JWT"})"));
  row("algorithm null", unsigned_(R"({"alg":null})"));
  row("algorithm list", unsigned_(R"({"alg":["HS256"]})"));
  row("empty signature", unsigned_(R"({"alg":"HS256"})"));
  row("none, signed", signedWith(hmac(), R"({"alg":"none"})", claims));
  row("another HMAC", *encodeToken(claims, keyOf(SignatureAlgorithm::HS512, "a secret of thirty-two bytes or more")));
  row("another key", *encodeToken(claims, keyOf(SignatureAlgorithm::HS256, "another secret of thirty-two bytes")));
  row("kid path",
      signedWith(keyOf(SignatureAlgorithm::HS256, "x"), R"({"alg":"HS256","kid":"../../dev/null"})", claims));
  row("kid SQL",
      signedWith(keyOf(SignatureAlgorithm::HS256, "x"), R"({"alg":"HS256","kid":"' UNION SELECT 'x"})", claims));
  row("kid number", signedWith(hmac(), R"({"alg":"HS256","kid":1})", claims));
  row("key inside",
      signedWith(keyOf(SignatureAlgorithm::HS256, "x"), R"({"alg":"HS256","jwk":{"kty":"oct","k":"eA"}})", claims));
  row("jku",
      signedWith(keyOf(SignatureAlgorithm::HS256, "x"), R"({"alg":"HS256","jku":"http://127.0.0.1:1/keys"})", claims));
  row("x5u",
      signedWith(keyOf(SignatureAlgorithm::HS256, "x"), R"({"alg":"HS256","x5u":"http://127.0.0.1:1/c"})", claims));
  row("critical", signedWith(hmac(), R"({"alg":"HS256","crit":["exp"],"exp":1})", claims));
  row("b64 false", signedWith(hmac(), R"({"alg":"HS256","b64":false})", claims));
  row("four segments", *encodeToken(claims, hmac()) + ".x");
  row("claims no object", signedWith(hmac(), R"({"alg":"HS256"})", "[1]"));
  row("claims no JSON", signedWith(hmac(), R"({"alg":"HS256"})", "{"));
  row("header no JSON", signedWith(hmac(), "{", claims));
  row("header of 100,000 brackets", signedWith(hmac(), std::string(100'000, '['), claims));
  row("blank before the signature", [&] {
    std::string token = *encodeToken(claims, hmac());
    token.insert(token.rfind('.') + 1, " ");
    return token;
  }());
  row("last bits of the signature", [&] {
    std::string token = *encodeToken(claims, hmac());
    token.back() = token.back() == 'B' ? 'C' : static_cast<char>(token.back() + 1);
    return token;
  }());
}

void TokenTest::attacksAreRefused() {
  QFETCH(QByteArray, token);
  QVERIFY(!refusal(token.toStdString(), hmac()).isEmpty());
  QVERIFY(!refusal(token.toStdString(), keyOf(SignatureAlgorithm::RS256, rsa().publicPem)).isEmpty());
  QVERIFY(!refusal(token.toStdString(), keyOf(SignatureAlgorithm::ES256, curve().publicPem)).isEmpty());
}

void TokenTest::keysOfAnotherKindAreRefused() {
  // The public key as the secret of an HMAC: it cannot even be one, and a token signed so is refused.
  QVERIFY(!SigningKey::read(SignatureAlgorithm::HS256, rsa().publicPem));
  QVERIFY(!SigningKey::read(SignatureAlgorithm::HS256, ""));
  QVERIFY(!SigningKey::read(SignatureAlgorithm::RS256, "secret"));
  QVERIFY(!SigningKey::read(SignatureAlgorithm::RS256, curve().privatePem));
  QVERIFY(!SigningKey::read(SignatureAlgorithm::ES256, rsa().privatePem));
  const Pair small = pairOf(EVP_PKEY_Q_keygen(nullptr, nullptr, "RSA", static_cast<std::size_t>(1024)));
  QVERIFY(!SigningKey::read(SignatureAlgorithm::RS256, small.privatePem));
  const SigningKey key = keyOf(SignatureAlgorithm::RS256, rsa().publicPem);
  QVERIFY(!key.sign("text"));
  const std::string confused = *encodeToken(claimsWith(""), keyOf(SignatureAlgorithm::HS256, "not the "
                                                                                             "public key"));
  QCOMPARE(refusal(confused, key), QStringLiteral("The specified alg value is not allowed"));
  // CVE-2022-21449: r and s zero.
  const std::string header = base64UrlEncode(R"({"alg":"ES256"})") + '.' + base64UrlEncode(claimsWith(""));
  QCOMPARE(refusal(header + '.' + base64UrlEncode(std::string(64, '\0')),
                   keyOf(SignatureAlgorithm::ES256, curve().publicPem)),
           QStringLiteral("Signature verification failed"));
}

QTEST_APPLESS_MAIN(TokenTest)
#include "token_test.moc"
