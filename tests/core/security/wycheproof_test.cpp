// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Project Wycheproof's signatures and mixed vectors, read from their archive when that is present: none of the 432
// invalid ones is taken, nor a token that is encrypted.
#include "core/security/base64url.h"
#include "core/security/signature.h"
#include "core/value/arena.h"
#include "core/value/read.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/param_build.h>
#include <openssl/pem.h>

#include <QtTest>

#include <QProcess>
#include <QTemporaryDir>

#include <nlohmann/json.hpp>

#include <memory>
#include <set>

using namespace signalbox;
using namespace signalbox::security;
using Json = nlohmann::json;

namespace {

QString archive() {
  const QString fromEnvironment = qEnvironmentVariable("SIGNALBOX_CORPORA");
  const QString folder = fromEnvironment.isEmpty() ? SIGNALBOX_SOURCE_DIR "/../shared/corpora" : fromEnvironment;
  return folder + "/wycheproof.tar.xz";
}

std::string bytesAt(const Json& key, const char* name) {
  return base64UrlDecode(key.value(name, "")).value_or(std::string());
}

std::string pemOf(EVP_PKEY* key) {
  if (!key) return {};
  BIO* bio = BIO_new(BIO_s_mem());
  PEM_write_bio_PUBKEY(bio, key);
  char* data = nullptr;
  const long size = BIO_get_mem_data(bio, &data);
  std::string pem(data, static_cast<std::size_t>(size));
  BIO_free(bio);
  EVP_PKEY_free(key);
  return pem;
}

EVP_PKEY* made(const char* type, OSSL_PARAM_BLD* build) {
  OSSL_PARAM* parameters = OSSL_PARAM_BLD_to_param(build);
  EVP_PKEY_CTX* context = EVP_PKEY_CTX_new_from_name(nullptr, type, nullptr);
  EVP_PKEY* key = nullptr;
  if (EVP_PKEY_fromdata_init(context) != 1 || EVP_PKEY_fromdata(context, &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
    key = nullptr;
  EVP_PKEY_CTX_free(context);
  OSSL_PARAM_free(parameters);
  OSSL_PARAM_BLD_free(build);
  return key;
}

std::string rsaPem(const Json& jwk) {
  OSSL_PARAM_BLD* build = OSSL_PARAM_BLD_new();
  const std::string n = bytesAt(jwk, "n");
  const std::string e = bytesAt(jwk, "e");
  const auto number = [](const std::string& bytes) {
    return BN_bin2bn(reinterpret_cast<const unsigned char*>(bytes.data()), static_cast<int>(bytes.size()), nullptr);
  };
  BIGNUM* modulus = number(n);
  BIGNUM* exponent = number(e);
  OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_N, modulus);
  OSSL_PARAM_BLD_push_BN(build, OSSL_PKEY_PARAM_RSA_E, exponent);
  EVP_PKEY* key = made("RSA", build);
  BN_free(modulus);
  BN_free(exponent);
  return pemOf(key);
}

std::string curvePem(const Json& jwk) {
  if (jwk.value("crv", "") != "P-256") return {};
  const std::string point = '\4' + bytesAt(jwk, "x") + bytesAt(jwk, "y");
  OSSL_PARAM_BLD* build = OSSL_PARAM_BLD_new();
  OSSL_PARAM_BLD_push_utf8_string(build, OSSL_PKEY_PARAM_GROUP_NAME, "prime256v1", 0);
  OSSL_PARAM_BLD_push_octet_string(build, OSSL_PKEY_PARAM_PUB_KEY, point.data(), point.size());
  return pemOf(made("EC", build));
}

// Our keys are secrets and PEM, for one algorithm: a JWK becomes one only if it is meant to sign with an algorithm of
// ours.
std::optional<SigningKey> keyOf(const Json& jwk) {
  if (jwk.contains("keys") || jwk.value("use", "sig") != "sig") return std::nullopt;
  if (jwk.contains("key_ops") && !jwk.at("key_ops").dump().contains("verify") &&
      !jwk.at("key_ops").dump().contains("sign"))
    return std::nullopt;
  const auto algorithm = signatureAlgorithm(jwk.value("alg", ""));
  if (!algorithm) return std::nullopt;
  const std::string type = jwk.value("kty", "");
  const std::string secret = type == "oct" ? bytesAt(jwk, "k") : type == "RSA" ? rsaPem(jwk) : curvePem(jwk);
  auto key = SigningKey::read(*algorithm, secret);
  return key ? std::optional(*key) : std::nullopt;
}

// As decodeToken() before it looks at the claims, which these vectors have none of.
bool isTaken(std::string_view token, const SigningKey& key) {
  const std::size_t first = token.find('.');
  const std::size_t second = token.rfind('.');
  if (first == second) return false;
  const auto header = base64UrlDecode(token.substr(0, first));
  const auto signature = base64UrlDecode(token.substr(second + 1));
  if (!header || !signature || !base64UrlDecode(token.substr(first + 1, second - first - 1))) return false;
  const Json json = Json::parse(*header, nullptr, false);
  return json.is_object() && json.value("alg", "") == name(key.algorithm()) &&
         key.verify(token.substr(0, second), *signature);
}

struct Count {
  int invalid = 0;
  int taken = 0;
  int valid = 0;
  int refused = 0;
};

void run(const Json& file, Count& count) {
  for (const Json& group : file.at("testGroups")) {
    const Json& jwk = group.contains("public") ? group.at("public") : group.at("private");
    const auto key = keyOf(jwk);
    std::set<Json> valid; // two of the invalid ones are, byte for byte, one that the same group calls valid
    for (const Json& test : group.at("tests"))
      if (test.at("result") == "valid" && test.contains("jws")) valid.insert(test.at("jws"));
    for (const Json& test : group.at("tests")) {
      if (test.at("result") == "invalid" && test.contains("jws") && valid.contains(test.at("jws"))) continue;
      const Json& sent = test.contains("jws") ? test.at("jws") : test.at("jwe");
      const bool taken = key && sent.is_string() && isTaken(sent.get<std::string>(), *key);
      const bool isInvalid = test.at("result") == "invalid" || test.contains("jwe");
      ++(isInvalid ? count.invalid : count.valid);
      if (isInvalid && taken) {
        ++count.taken;
        qWarning() << "taken:" << group.value("comment", "").c_str() << test.at("tcId").get<int>()
                   << test.value("comment", "").c_str();
      }
      if (!isInvalid && key && !taken) {
        ++count.refused;
        qWarning() << "refused:" << group.value("comment", "").c_str() << test.at("tcId").get<int>()
                   << test.value("comment", "").c_str();
      }
    }
  }
}

} // namespace

class WycheproofTest final : public QObject {
  Q_OBJECT
private Q_SLOTS:
  void noInvalidSignatureIsTaken() {
    if (!QFile::exists(archive())) QSKIP(qUtf8Printable("NOT TESTED: there is no " + archive()));
    QTemporaryDir folder;
    QCOMPARE(QProcess::execute("tar", {"-xf", archive(), "-C", folder.path()}), 0);
    Count count;
    for (const char* name : {"json_web_signature_test", "json_web_crypto_test"}) {
      QFile file(folder.path() + "/wycheproof/testvectors_v1/" + name + ".json");
      QVERIFY(file.open(QIODevice::ReadOnly));
      run(Json::parse(file.readAll().toStdString()), count);
    }
    qInfo("%d invalid, %d valid", count.invalid, count.valid);
    QCOMPARE(count.invalid, 432);
    QCOMPARE(count.taken, 0);
    QVERIFY(count.refused <= 2); // a `?` inside a segment counts as valid there; PyJWT and we refuse it
  }
};

QTEST_APPLESS_MAIN(WycheproofTest)
#include "wycheproof_test.moc"
