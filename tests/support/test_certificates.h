// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TestCertificates: an authority of a test, and the server's and the client's certificates that it signed, as files.
#pragma once

#include <QFile>
#include <QTemporaryDir>

#include <memory>
#include <openssl/pem.h>
#include <openssl/pkcs12.h>
#include <openssl/x509v3.h>
#include <string>

namespace signalbox::test {

class TestCertificates final {
public:
  TestCertificates() {
    const KeyPair authority = make("Signalbox test authority", nullptr, "CA:TRUE", {});
    const KeyPair server = make("api.test", &authority, "CA:FALSE", "DNS:api.test,DNS:*.shop.test,IP:127.0.0.1");
    const KeyPair client = make("ada", &authority, "CA:FALSE", {});
    writeCertificate("authority.pem", authority);
    writeCertificate("server.pem", server);
    writeKey("server.key", server, {});
    writeCertificate("client.pem", client);
    writeKey("client.key", client, {});
    writeKey("locked.key", client, password());
    writePkcs12("client.p12", client);
  }

  std::string authority() const { return file("authority.pem"); }
  std::string server() const { return file("server.pem"); }
  std::string serverKey() const { return file("server.key"); }
  std::string client() const { return file("client.pem"); }
  std::string clientKey() const { return file("client.key"); }
  std::string lockedKey() const { return file("locked.key"); }
  std::string pkcs12() const { return file("client.p12"); } // locked
  static std::string password() { return "k3y word"; }

private:
  using Key = std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)>;
  using Certificate = std::unique_ptr<X509, decltype(&X509_free)>;
  struct KeyPair {
    Key key{nullptr, &EVP_PKEY_free};
    Certificate certificate{nullptr, &X509_free};
  };

  static void extend(X509* certificate, X509* issuer, int what, const std::string& value) {
    X509V3_CTX context;
    X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, &context, what, value.c_str());
    X509_add_ext(certificate, extension, -1);
    X509_EXTENSION_free(extension);
  }

  static KeyPair make(const std::string& name, const KeyPair* issuer, const std::string& constraints,
                      const std::string& names) {
    static long serial = 0;
    constexpr long day = 86'400;
    KeyPair made;
    made.key.reset(EVP_EC_gen("P-256"));
    made.certificate.reset(X509_new());
    X509* certificate = made.certificate.get();
    X509_set_version(certificate, X509_VERSION_3);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate), ++serial);
    X509_gmtime_adj(X509_getm_notBefore(certificate), -day);
    X509_gmtime_adj(X509_getm_notAfter(certificate), 30 * day);
    X509_set_pubkey(certificate, made.key.get());
    X509_NAME* subject = X509_get_subject_name(certificate);
    X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(name.c_str()), -1,
                               -1, 0);
    X509* signer = issuer ? issuer->certificate.get() : certificate;
    X509_set_issuer_name(certificate, X509_get_subject_name(signer));
    extend(certificate, signer, NID_basic_constraints, constraints);
    if (!names.empty()) extend(certificate, signer, NID_subject_alt_name, names);
    X509_sign(certificate, issuer ? issuer->key.get() : made.key.get(), EVP_sha256());
    return made;
  }

  std::string file(const char* name) const { return m_folder.filePath(QLatin1String(name)).toStdString(); }

  template<class Write>
  void write(const char* name, Write put) const {
    BIO* out = BIO_new_file(file(name).c_str(), "w");
    put(out);
    BIO_free(out);
  }
  void writeCertificate(const char* name, const KeyPair& pair) const {
    write(name, [&](BIO* out) { PEM_write_bio_X509(out, pair.certificate.get()); });
  }
  void writeKey(const char* name, const KeyPair& pair, const std::string& lock) const {
    write(name, [&](BIO* out) {
      PEM_write_bio_PKCS8PrivateKey(out, pair.key.get(), lock.empty() ? nullptr : EVP_aes_256_cbc(), nullptr, 0,
                                    nullptr, lock.empty() ? nullptr : const_cast<char*>(lock.c_str()));
    });
  }
  void writePkcs12(const char* name, const KeyPair& pair) const {
    PKCS12* bundle =
        PKCS12_create(password().c_str(), "ada", pair.key.get(), pair.certificate.get(), nullptr, 0, 0, 0, 0, 0);
    write(name, [&](BIO* out) { i2d_PKCS12_bio(out, bundle); });
    PKCS12_free(bundle);
  }

  QTemporaryDir m_folder;
};

} // namespace signalbox::test
