// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/signature.h"

#include "core/security/password.h"

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/pem.h>

#include <array>

namespace signalbox::security {
namespace {

template<auto free>
struct Free {
  void operator()(auto* pointer) const { free(pointer); }
};
using Bio = std::unique_ptr<BIO, Free<BIO_free>>;
using Mac = std::unique_ptr<EVP_MAC, Free<EVP_MAC_free>>;
using MacContext = std::unique_ptr<EVP_MAC_CTX, Free<EVP_MAC_CTX_free>>;
using PublicKey = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using DigestContext = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;
using EcSignature = std::unique_ptr<ECDSA_SIG, Free<ECDSA_SIG_free>>;

constexpr std::size_t coordinate = 32; // of P-256

const unsigned char* bytesOf(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
unsigned char* bytesOf(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

const char* digestName(SignatureAlgorithm algorithm) {
  return algorithm == SignatureAlgorithm::HS384   ? "SHA384"
         : algorithm == SignatureAlgorithm::HS512 ? "SHA512"
                                                  : "SHA256";
}

// PyJWT refuses these as secrets: whoever has the public key could sign with it.
bool isAsymmetric(std::string_view secret) {
  return secret.contains("-----BEGIN ") || secret.starts_with("ssh-") || secret.starts_with("ecdsa-sha2-");
}

PublicKey readPem(std::string_view pem, bool& isPrivate) {
  const Bio bio(BIO_new_mem_buf(pem.data(), static_cast<int>(pem.size())));
  if (!bio) return {};
  const auto noPassword = [](char*, int, int, void*) { return 0; };
  PublicKey key(PEM_read_bio_PrivateKey(bio.get(), nullptr, noPassword, nullptr));
  isPrivate = key != nullptr;
  if (!key && BIO_reset(bio.get()) == 1) key.reset(PEM_read_bio_PUBKEY(bio.get(), nullptr, noPassword, nullptr));
  ERR_clear_error();
  return key;
}

// The fingerprint of ROCA (CVE-2017-15361): modulo each small prime a power of 65537.
bool isRocaKey(const BIGNUM* modulus) {
  constexpr std::array<unsigned, 12> primes = {11, 13, 17, 19, 37, 53, 61, 71, 73, 79, 97, 103};
  for (const unsigned prime : primes) {
    const auto rest = static_cast<unsigned>(BN_mod_word(modulus, prime));
    unsigned power = 1;
    bool isPower = false;
    for (unsigned i = 0; i < prime && !isPower; ++i) {
      isPower = power == rest;
      power = power * (65537 % prime) % prime;
    }
    if (!isPower) return false;
  }
  return true;
}

// RFC 7518 §3.3: 2048 bits or more.
bool isSoundRsa(const EVP_PKEY* key) {
  if (EVP_PKEY_get_base_id(key) != EVP_PKEY_RSA || EVP_PKEY_get_bits(key) < 2048) return false;
  BIGNUM* modulus = nullptr;
  BIGNUM* exponent = nullptr;
  EVP_PKEY_get_bn_param(key, "n", &modulus);
  EVP_PKEY_get_bn_param(key, "e", &exponent);
  const bool isSound = modulus && exponent && !isRocaKey(modulus) && BN_is_odd(exponent) && !BN_is_one(exponent);
  BN_free(modulus);
  BN_free(exponent);
  return isSound;
}

bool fits(const EVP_PKEY* key, SignatureAlgorithm algorithm) {
  if (algorithm == SignatureAlgorithm::RS256) return isSoundRsa(key);
  std::array<char, 32> group{};
  std::size_t length = 0;
  return EVP_PKEY_get_base_id(key) == EVP_PKEY_EC &&
         EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) == 1 &&
         std::string_view(group.data(), length) == "prime256v1";
}

// r and s, 32 bytes each (RFC 7518 §3.4), to the DER that OpenSSL takes; and back.
std::string derOf(std::string_view raw) {
  if (raw.size() != 2 * coordinate) return {};
  const EcSignature pair(ECDSA_SIG_new());
  BIGNUM* r = BN_bin2bn(bytesOf(raw), coordinate, nullptr);
  BIGNUM* s = BN_bin2bn(bytesOf(raw) + coordinate, coordinate, nullptr);
  if (!pair || ECDSA_SIG_set0(pair.get(), r, s) != 1) {
    BN_free(r);
    BN_free(s);
    return {};
  }
  const int size = i2d_ECDSA_SIG(pair.get(), nullptr);
  if (size <= 0) return {};
  std::string der(static_cast<std::size_t>(size), '\0');
  unsigned char* end = bytesOf(der);
  i2d_ECDSA_SIG(pair.get(), &end);
  return der;
}

std::string rawOf(const std::string& der) {
  const unsigned char* at = bytesOf(std::string_view(der));
  const EcSignature pair(d2i_ECDSA_SIG(nullptr, &at, static_cast<long>(der.size())));
  std::string raw(2 * coordinate, '\0');
  if (!pair || BN_bn2binpad(ECDSA_SIG_get0_r(pair.get()), bytesOf(raw), coordinate) < 0 ||
      BN_bn2binpad(ECDSA_SIG_get0_s(pair.get()), bytesOf(raw) + coordinate, coordinate) < 0)
    return {};
  return raw;
}

std::string macOf(const EVP_MAC_CTX* ready, std::string_view text) {
  const MacContext context(EVP_MAC_CTX_dup(ready));
  std::string mac(EVP_MAX_MD_SIZE, '\0');
  std::size_t size = 0;
  if (!context || EVP_MAC_update(context.get(), bytesOf(text), text.size()) != 1 ||
      EVP_MAC_final(context.get(), bytesOf(mac), &size, mac.size()) != 1)
    return {};
  mac.resize(size);
  return mac;
}

} // namespace

struct SigningKey::Key {
  MacContext mac; // with the secret in it; copied for each use
  PublicKey pair;
  bool isPrivate = false;
};

std::optional<SignatureAlgorithm> signatureAlgorithm(std::string_view wanted) {
  for (const auto algorithm : {SignatureAlgorithm::HS256, SignatureAlgorithm::HS384, SignatureAlgorithm::HS512,
                               SignatureAlgorithm::RS256, SignatureAlgorithm::ES256})
    if (name(algorithm) == wanted) return algorithm;
  return std::nullopt;
}

std::string_view name(SignatureAlgorithm algorithm) {
  switch (algorithm) {
  case SignatureAlgorithm::HS256: return "HS256";
  case SignatureAlgorithm::HS384: return "HS384";
  case SignatureAlgorithm::HS512: return "HS512";
  case SignatureAlgorithm::RS256: return "RS256";
  case SignatureAlgorithm::ES256: return "ES256";
  }
  return {};
}

Result<SigningKey> SigningKey::read(SignatureAlgorithm algorithm, std::string_view secret) {
  auto key = std::make_shared<Key>();
  if (algorithm <= SignatureAlgorithm::HS512) {
    if (secret.empty()) return failure("The signing key is empty.");
    if (isAsymmetric(secret))
      return failure("A public or private key is no secret for " + std::string(name(algorithm)) + ".");
    const Mac mac(EVP_MAC_fetch(nullptr, "HMAC", nullptr));
    key->mac.reset(EVP_MAC_CTX_new(mac.get()));
    std::string digest = digestName(algorithm);
    const OSSL_PARAM parameters[] = {OSSL_PARAM_construct_utf8_string("digest", digest.data(), 0),
                                     OSSL_PARAM_construct_end()};
    if (!key->mac || EVP_MAC_init(key->mac.get(), bytesOf(secret), secret.size(), parameters) != 1)
      return failure("The signing key cannot be used.");
  } else {
    key->pair = readPem(secret, key->isPrivate);
    if (!key->pair || !fits(key->pair.get(), algorithm))
      return failure("The signing key is no sound PEM key for " + std::string(name(algorithm)) + ".");
  }
  return SigningKey(algorithm, std::move(key));
}

Result<std::string> SigningKey::sign(std::string_view text) const {
  if (isHmac()) return macOf(m_key->mac.get(), text);
  if (!m_key->isPrivate) return failure("A public key cannot sign.");
  const DigestContext context(EVP_MD_CTX_new());
  std::size_t size = 0;
  std::string signature;
  const auto run = [&](unsigned char* out) {
    return EVP_DigestSign(context.get(), out, &size, bytesOf(text), text.size()) == 1;
  };
  if (context && EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key->pair.get()) == 1 &&
      run(nullptr)) {
    signature.resize(size);
    if (run(bytesOf(signature)))
      signature.resize(size);
    else
      signature.clear();
  }
  if (m_algorithm == SignatureAlgorithm::ES256) signature = rawOf(signature);
  if (signature.empty()) return failure("The token could not be signed.");
  return signature;
}

bool SigningKey::verify(std::string_view text, std::string_view signature) const {
  if (isHmac()) return equalsInConstantTime(macOf(m_key->mac.get(), text), signature);
  const std::string der = m_algorithm == SignatureAlgorithm::ES256 ? derOf(signature) : std::string(signature);
  const DigestContext context(EVP_MD_CTX_new());
  const bool isRight =
      !der.empty() && context &&
      EVP_DigestVerifyInit(context.get(), nullptr, EVP_sha256(), nullptr, m_key->pair.get()) == 1 &&
      EVP_DigestVerify(context.get(), bytesOf(std::string_view(der)), der.size(), bytesOf(text), text.size()) == 1;
  ERR_clear_error();
  return isRight;
}

} // namespace signalbox::security
