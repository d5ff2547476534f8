// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/tls_files.h"

#include "core/client/sentences.h"

#include <algorithm>
#include <boost/asio/ssl/error.hpp>
#include <cstdio>
#include <cstring>
#include <memory>
#include <openssl/err.h>
#include <openssl/pkcs12.h>

namespace signalbox::client {

namespace {

template<auto release>
struct Release {
  template<class T>
  void operator()(T* object) const {
    release(object);
  }
};
void freeChain(STACK_OF(X509) * chain) { sk_X509_pop_free(chain, X509_free); }

using File = std::unique_ptr<std::FILE, Release<&std::fclose>>;
using Pkcs12 = std::unique_ptr<PKCS12, Release<&PKCS12_free>>;
using Certificate = std::unique_ptr<X509, Release<&X509_free>>;
using Key = std::unique_ptr<EVP_PKEY, Release<&EVP_PKEY_free>>;
using Chain = std::unique_ptr<STACK_OF(X509), Release<&freeChain>>;

// The last of OpenSSL's errors, which are then forgotten.
std::string sslReason() {
  const unsigned long code = ERR_peek_last_error();
  ERR_clear_error();
  const char* words = code == 0 ? nullptr : ERR_reason_error_string(code);
  return words ? words : "";
}

std::unexpected<Error> unreadable(const std::string& what, const std::string& file) {
  return std::unexpected(Error{unreadableFile(what, file, sslReason())});
}

int givePassword(char* buffer, int size, int, void* password) {
  const auto& text = *static_cast<const std::string*>(password);
  const auto length = std::min(text.size(), static_cast<std::size_t>(size));
  std::memcpy(buffer, text.data(), length);
  return static_cast<int>(length);
}

Result<void> loadPem(SSL_CTX* context, const HostCertificates& files) {
  std::string password = files.password;
  SSL_CTX_set_default_passwd_cb(context, &givePassword);
  SSL_CTX_set_default_passwd_cb_userdata(context, &password);
  const bool hasCertificate = SSL_CTX_use_certificate_chain_file(context, files.certificate.c_str()) == 1;
  const std::string& key = files.key.empty() ? files.certificate : files.key;
  const bool hasKey = hasCertificate && SSL_CTX_use_PrivateKey_file(context, key.c_str(), SSL_FILETYPE_PEM) == 1;
  SSL_CTX_set_default_passwd_cb_userdata(context, nullptr);
  SSL_CTX_set_default_passwd_cb(context, nullptr);
  if (!hasCertificate) return unreadable("The client certificate", files.certificate);
  if (!hasKey) return unreadable("The key", key);
  return {};
}

Result<void> loadPkcs12(SSL_CTX* context, const HostCertificates& files) {
  const File file(std::fopen(files.certificate.c_str(), "rbe"));
  const Pkcs12 bundle(file ? d2i_PKCS12_fp(file.get(), nullptr) : nullptr);
  X509* certificate = nullptr;
  EVP_PKEY* key = nullptr;
  STACK_OF(X509)* chain = nullptr;
  if (!bundle || PKCS12_parse(bundle.get(), files.password.c_str(), &key, &certificate, &chain) != 1)
    return unreadable("The client certificate", files.certificate);
  const Certificate ownsCertificate(certificate);
  const Key ownsKey(key);
  const Chain ownsChain(chain);
  if (!certificate || !key || SSL_CTX_use_certificate(context, certificate) != 1 ||
      SSL_CTX_use_PrivateKey(context, key) != 1)
    return unreadable("The client certificate", files.certificate);
  for (int i = 0; i < sk_X509_num(chain); ++i) SSL_CTX_add1_chain_cert(context, sk_X509_value(chain, i));
  return {};
}

} // namespace

bool isMistrust(const boost::system::error_code& error) {
  return error.category() == boost::asio::error::get_ssl_category() &&
         ERR_GET_REASON(static_cast<unsigned long>(error.value())) == SSL_R_CERTIFICATE_VERIFY_FAILED;
}

bool isPkcs12(const std::string& file) {
  const std::string_view ending = std::string_view(file).substr(std::min(file.rfind('.'), file.size()));
  const auto is = [&](std::string_view wanted) {
    return std::ranges::equal(ending, wanted, {},
                              [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  };
  return is(".p12") || is(".pfx");
}

Result<void> loadTlsFiles(SSL_CTX* context, const HostCertificates& certificates) {
  ERR_clear_error();
  SSL_CTX_set_default_verify_paths(context);
  ERR_clear_error(); // a system without authorities trusts nobody
  if (!certificates.authorities.empty() &&
      SSL_CTX_load_verify_locations(context, certificates.authorities.c_str(), nullptr) != 1)
    return unreadable("The file of authorities", certificates.authorities);
  if (certificates.certificate.empty()) return {};
  return isPkcs12(certificates.certificate) ? loadPkcs12(context, certificates) : loadPem(context, certificates);
}

} // namespace signalbox::client
