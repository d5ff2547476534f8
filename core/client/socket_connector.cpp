// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/socket_connector.h"

#include "core/client/sentences.h"
#include "core/client/tls_files.h"

#include <arpa/inet.h>
#include <array>
#include <boost/asio/read.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>
#include <openssl/evp.h>

namespace signalbox::client {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

constexpr int http11 = 11;
constexpr char socksVersion = 5;
constexpr char signInVersion = 1;
constexpr char noSignIn = 0;
constexpr char userAndPassword = 2;
constexpr std::size_t longestSocksText = 255;

std::string base64(const std::string& text) {
  std::string out((text.size() + 2) / 3 * 4 + 1, '\0'); // OpenSSL ends it with a zero
  const int size = EVP_EncodeBlock(reinterpret_cast<unsigned char*>(out.data()),
                                   reinterpret_cast<const unsigned char*>(text.data()), static_cast<int>(text.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

std::string counted(const std::string& text) { return static_cast<char>(text.size()) + text; }

// The target as SOCKS writes it: a name goes to the proxy as it is.
std::string socksTarget(const Address& address) {
  std::array<char, 16> bytes{};
  std::string target;
  if (inet_pton(AF_INET, address.host.c_str(), bytes.data()) == 1)
    target = std::string("\1", 1) + std::string(bytes.data(), 4);
  else if (inet_pton(AF_INET6, address.host.c_str(), bytes.data()) == 1)
    target = std::string("\4", 1) + std::string(bytes.data(), 16);
  else
    target = std::string("\3", 1) + counted(address.host.substr(0, longestSocksText));
  return target + static_cast<char>(address.port >> 8) + static_cast<char>(address.port & 0xff);
}

std::string socksReason(char code) {
  static constexpr std::array<const char*, 9> words{"",
                                                    "it failed",
                                                    "its rules forbid it",
                                                    "the network cannot be reached",
                                                    "the host cannot be reached",
                                                    "nothing accepts connections there",
                                                    "the time was up",
                                                    "it does not know the command",
                                                    "it does not know this kind of address"};
  const auto index = static_cast<std::size_t>(static_cast<unsigned char>(code));
  return index < words.size() ? words[index] : "it said " + std::to_string(index);
}

} // namespace

SocketConnector::SocketConnector(SocketTransport& stream, Address address,
                                 std::shared_ptr<const ConnectionOptions> options)
    : m_stream(stream), m_resolver(stream.get_executor()), m_address(std::move(address)),
      m_options(std::move(options)) {
  if (const Proxy* proxy = m_options ? m_options->proxyFor(m_address) : nullptr) m_proxy = *proxy;
}

void SocketConnector::start(Done done) {
  m_done = std::move(done);
  const std::string& host = m_proxy ? m_proxy->host : m_address.host;
  const std::string port = std::to_string(m_proxy ? m_proxy->port : m_address.port);
  m_resolver.async_resolve(host, port, [self = shared_from_this()](error_code error, const auto& endpoints) {
    if (!error) return self->connect(endpoints);
    self->finish(self->m_proxy ? unknownProxy(*self->m_proxy) : unknownHost(self->m_address.host));
  });
}

void SocketConnector::cancel() { m_resolver.cancel(); }

void SocketConnector::connect(const asio::ip::tcp::resolver::results_type& endpoints) {
  m_stream.next_layer().async_connect(endpoints, [self = shared_from_this()](error_code error, const auto&) {
    if (error && error != beast::error::timeout)
      return self->finish(self->m_proxy ? deadProxy(*self->m_proxy) : nothingListens(self->m_address));
    if (self->failed(error)) return;
    self->m_stream.next_layer().socket().set_option(asio::ip::tcp::no_delay(true));
    self->speakToProxy();
  });
}

void SocketConnector::speakToProxy() {
  if (!m_proxy) return finish({});
  switch (m_proxy->kind) {
  case Proxy::Kind::Http: return openTunnel();
  case Proxy::Kind::Https: return secureProxy();
  case Proxy::Kind::Socks5: return greetSocks();
  }
}

void SocketConnector::secureProxy() {
  asio::ssl::context context(asio::ssl::context::tls_client);
  if (const auto loaded = loadTlsFiles(context.native_handle(), m_options->certificatesFor(m_proxy->address()));
      !loaded)
    return finish(loaded.error().message);
  SocketTransport::Tls& tls = m_stream.secure(std::move(context));
  tls.set_verify_mode(m_proxy->checksCertificate ? asio::ssl::verify_peer : asio::ssl::verify_none);
  tls.set_verify_callback(asio::ssl::host_name_verification(m_proxy->host));
  SSL_set_tlsext_host_name(tls.native_handle(), m_proxy->host.c_str());
  tls.async_handshake(asio::ssl::stream_base::client, [self = shared_from_this(), &tls](error_code error) {
    if (!error) return self->openTunnel();
    if (error == beast::error::timeout) return void(self->failed(error));
    if (!isMistrust(error)) return self->finish(plainProxy(*self->m_proxy, error.message()));
    const long verdict = SSL_get_verify_result(tls.native_handle());
    self->finish(untrustedProxy(*self->m_proxy, X509_verify_cert_error_string(verdict)));
  });
}

void SocketConnector::openTunnel() {
  m_request = {http::verb::connect, m_address.hostAndPort(), http11};
  m_request.set(http::field::host, m_address.hostAndPort());
  m_request.set(http::field::user_agent, "Signalbox");
  if (!m_proxy->user.empty())
    m_request.set(http::field::proxy_authorization, "Basic " + base64(m_proxy->user + ':' + m_proxy->password));
  http::async_write(m_stream, m_request, [self = shared_from_this()](error_code error, std::size_t) {
    if (!self->failed(error)) self->readTunnelAnswer();
  });
}

void SocketConnector::readTunnelAnswer() {
  m_answer.emplace();
  m_answer->skip(true); // what follows the head is the target's
  http::async_read_header(m_stream, m_buffer, *m_answer, [self = shared_from_this()](error_code error, std::size_t) {
    if (self->failed(error)) return;
    const auto& answer = self->m_answer->get();
    const int status = static_cast<int>(answer.result_int());
    if (status < 200 || status > 299) return self->refused(status, std::string(answer.reason()));
    self->finish({});
  });
}

void SocketConnector::greetSocks() {
  const std::string methods = m_proxy->user.empty() ? std::string(1, noSignIn) : std::string{noSignIn, userAndPassword};
  write(socksVersion + counted(methods), [this] { read(2, [this] { takeSocksMethod(); }); });
}

void SocketConnector::takeSocksMethod() {
  if (m_in[0] != socksVersion) return refused(0, "it does not speak SOCKS 5");
  if (m_in[1] == noSignIn) return askSocks();
  if (m_in[1] == userAndPassword && !m_proxy->user.empty()) return signInToSocks();
  refused(407, {});
}

void SocketConnector::signInToSocks() {
  const auto shortened = [](const std::string& text) { return counted(text.substr(0, longestSocksText)); };
  write(signInVersion + shortened(m_proxy->user) + shortened(m_proxy->password),
        [this] { read(2, [this] { m_in[1] == 0 ? askSocks() : refused(407, {}); }); });
}

void SocketConnector::askSocks() {
  constexpr char connect = 1;
  write(std::string{socksVersion, connect, '\0'} + socksTarget(m_address), [this] {
    read(5, [this] { readSocksAnswer(); }); // as far as the first byte of the bound address
  });
}

void SocketConnector::readSocksAnswer() {
  if (m_in[1] != 0) return refused(0, socksReason(m_in[1]));
  const std::size_t rest = m_in[3] == 1 ? 5 : m_in[3] == 4 ? 17 : static_cast<unsigned char>(m_in[4]) + std::size_t{2};
  read(rest, [this] { finish({}); });
}

void SocketConnector::write(std::string bytes, std::function<void()> next) {
  m_out = std::move(bytes);
  asio::async_write(m_stream, asio::buffer(m_out),
                    [self = shared_from_this(), next = std::move(next)](error_code error, std::size_t) {
                      if (!self->failed(error)) next();
                    });
}

void SocketConnector::read(std::size_t size, std::function<void()> next) {
  m_in.assign(size, '\0');
  asio::async_read(m_stream, asio::buffer(m_in),
                   [self = shared_from_this(), next = std::move(next)](error_code error, std::size_t) {
                     if (!self->failed(error)) next();
                   });
}

bool SocketConnector::failed(error_code error) {
  if (!error) return false;
  const std::string where = m_proxy ? "the proxy " + m_proxy->hostAndPort() : m_address.hostAndPort();
  if (error == beast::error::timeout)
    finish("No answer from " + where + " in time.");
  else
    refused(0, "it closed the connection");
  return true;
}

void SocketConnector::refused(int status, const std::string& reason) {
  finish(refusingProxy(*m_proxy, m_address, status, reason));
}

void SocketConnector::finish(std::string failure) {
  if (const Done done = std::exchange(m_done, nullptr)) done(std::move(failure));
}

} // namespace signalbox::client
