// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TlsFront: TLS on loopback in front of a server of a test that speaks without. It may ask for a client's certificate.
#pragma once

#include "tests/support/raw_server.h"
#include "tests/support/relay.h"
#include "tests/support/test_certificates.h"

#include <csignal>
#include <openssl/ssl.h>

namespace signalbox::test {

class TlsFront final {
public:
  enum class Clients { Anybody, WithCertificate };
  TlsFront(std::uint16_t server, const TestCertificates& files, Clients clients = Clients::Anybody)
      : m_context(SSL_CTX_new(TLS_server_method()), &SSL_CTX_free),
        m_server([this, server](RawConnection& client) { serve(client, server); }) {
    SSL_CTX_use_certificate_chain_file(m_context.get(), files.server().c_str());
    SSL_CTX_use_PrivateKey_file(m_context.get(), files.serverKey().c_str(), SSL_FILETYPE_PEM);
    SSL_CTX_load_verify_locations(m_context.get(), files.authority().c_str(), nullptr);
    if (clients == Clients::WithCertificate)
      SSL_CTX_set_verify(m_context.get(), SSL_VERIFY_PEER | SSL_VERIFY_FAIL_IF_NO_PEER_CERT, nullptr);
  }

  std::uint16_t port() const { return m_server.port(); }
  std::string url(std::string_view path = "/", std::string_view scheme = "https") const {
    return m_server.url(path, scheme);
  }

private:
  void serve(RawConnection& client, std::uint16_t server) const {
    sigset_t broken; // OpenSSL writes to a socket as to a file
    sigemptyset(&broken);
    sigaddset(&broken, SIGPIPE);
    pthread_sigmask(SIG_BLOCK, &broken, nullptr);
    const std::unique_ptr<SSL, decltype(&SSL_free)> tls(SSL_new(m_context.get()), &SSL_free);
    SSL_set_fd(tls.get(), client.socket());
    if (SSL_accept(tls.get()) != 1) { // its alert is to be read before the connection ends
      ::shutdown(client.socket(), SHUT_WR);
      return client.waitForEnd();
    }
    const int backend = connectTo(server);
    relayTls(tls.get(), client.socket(), backend);
    SSL_shutdown(tls.get());
    ::close(backend);
  }

  static void relayTls(SSL* tls, int client, int backend) {
    char piece[16384];
    for (;;) {
      pollfd both[] = {{client, POLLIN, 0}, {backend, POLLIN, 0}};
      if (SSL_pending(tls) == 0 && ::poll(both, 2, -1) <= 0) return;
      if (SSL_pending(tls) > 0 || both[0].revents != 0) {
        const int got = SSL_read(tls, piece, sizeof piece);
        if (got <= 0 || !sendAll(backend, {piece, static_cast<std::size_t>(got)})) return;
      }
      if (both[1].revents == 0) continue;
      const auto got = ::recv(backend, piece, sizeof piece, 0);
      if (got <= 0 || SSL_write(tls, piece, static_cast<int>(got)) <= 0) return;
    }
  }

  std::unique_ptr<SSL_CTX, decltype(&SSL_CTX_free)> m_context;
  RawServer m_server; // last: it uses the context
};

} // namespace signalbox::test
