// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/web_socket_session.h"

#include "core/client/close_code.h"
#include "core/client/sentences.h"
#include "core/client/socket_connector.h"
#include "core/client/tls_files.h"

#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <deque>
#include <optional>

namespace signalbox::client {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr auto usualPatience = std::chrono::seconds(30);
constexpr auto closePatience = std::chrono::seconds(2);
constexpr std::uint16_t abnormal = 1006; // RFC 6455 §7.4.1: no close frame came

HeaderList headersOf(const beast::http::fields& fields) {
  HeaderList headers;
  for (const auto& field : fields) headers.emplace_back(field.name_string(), field.value());
  return headers;
}

using TlsContext = std::shared_ptr<asio::ssl::context>;

// The alert by which TLS 1.3 (RFC 8446 §6.2) says so; OpenSSL's reasons of alerts begin at 1000.
bool isClientCertificateMissing(error_code error) {
  constexpr int certificateRequired = 1000 + 116;
  return error.category() == asio::error::get_ssl_category() &&
         ERR_GET_REASON(static_cast<unsigned long>(error.value())) == certificateRequired;
}

using PlainStream = websocket::stream<SocketTransport>;
using TlsStream = websocket::stream<beast::ssl_stream<SocketTransport>>;

// From name lookup to the last frame. Every handler keeps the session alive.
template<class Stream>
class SessionOf final : public WebSocketSession, public std::enable_shared_from_this<SessionOf<Stream>> {
public:
  SessionOf(WebSocketSetup setup, Stream stream, TlsContext tls)
      : m_setup(std::move(setup)), m_tls(std::move(tls)), m_stream(std::move(stream)), m_deadline(m_setup.context) {}

  void start() override {
    beast::get_lowest_layer(m_stream).expires_after(patience());
    m_connector = std::make_shared<SocketConnector>(transport(), m_setup.address, m_setup.request.connection);
    m_connector->start([self = this->shared_from_this()](std::string failure) {
      if (self->m_ended) return;
      if (failure.empty()) return self->secure();
      self->end(abnormal, std::move(failure));
    });
  }

  void send(std::string payload, bool isText) override {
    if (m_ended || m_closing) return;
    m_outbox.push_back({std::move(payload), isText});
    if (m_isOpen && m_outbox.size() == 1) writeNext();
  }

  void ping() override {
    if (!m_isOpen || m_ended || m_closing || m_pingSent) return;
    m_pingSent = Clock::now();
    m_stream.async_ping(websocket::ping_data(pingText),
                        [self = this->shared_from_this()](error_code) {}); // the read tells what broke
  }

  void close(std::uint16_t code, std::string reason) override {
    if (m_ended || m_closing) return;
    m_closing = websocket::close_reason(static_cast<websocket::close_code>(mayCloseWith(code) ? code : 1000),
                                        closeReason(std::move(reason)));
    if (!m_isOpen) return end(abnormal, "Closed before it was open.");
    startDeadline();
    if (m_outbox.empty()) sendClose();
  }

private:
  enum class Step { Tls, Handshake };
  struct Message {
    std::string payload;
    bool isText = true;
  };
  static constexpr bool isTls = std::is_same_v<Stream, TlsStream>;

  SocketTransport& transport() {
    if constexpr (isTls)
      return m_stream.next_layer().next_layer();
    else
      return m_stream.next_layer();
  }

  // From the first close frame on, whoever sends it.
  void startDeadline() {
    m_deadline.expires_after(closePatience);
    m_deadline.async_wait([self = this->shared_from_this()](error_code error) {
      if (error) return;
      if (self->m_peerClosed)
        self->endAsPeerSaid();
      else
        self->end(abnormal, "The other side did not answer the close in time.");
    });
  }

  void endAsPeerSaid() {
    const auto& reason = m_stream.reason();
    end(reason.code == websocket::close_code::none ? std::uint16_t{1005} : static_cast<std::uint16_t>(reason.code),
        std::string(reason.reason.data(), reason.reason.size()));
  }

  std::chrono::milliseconds patience() const {
    return m_setup.request.timeout.count() > 0 ? m_setup.request.timeout : std::chrono::milliseconds(usualPatience);
  }

  void secure() {
    if constexpr (isTls) {
      auto& tls = m_stream.next_layer();
      const auto& options = m_setup.request.connection;
      tls.set_verify_mode(!options || options->checksCertificates ? asio::ssl::verify_peer : asio::ssl::verify_none);
      tls.set_verify_callback(asio::ssl::host_name_verification(m_setup.address.host));
      SSL_set_tlsext_host_name(tls.native_handle(), m_setup.address.host.c_str());
      tls.async_handshake(asio::ssl::stream_base::client, [self = this->shared_from_this()](error_code error) {
        if (!self->failed(error, Step::Tls)) self->handshake();
      });
    } else {
      handshake();
    }
  }

  void handshake() {
    beast::get_lowest_layer(m_stream).expires_never();
    m_stream.set_option(websocket::stream_base::timeout{patience(), websocket::stream_base::none(), false});
    m_stream.set_option(websocket::stream_base::decorator([this](websocket::request_type& request) {
      request.set(beast::http::field::user_agent, "Signalbox");
      for (const auto& [name, value] : m_setup.request.headers) request.erase(name);
      for (const auto& [name, value] : m_setup.request.headers) request.insert(name, value);
      m_sent = headersOf(request);
    }));
    m_stream.control_callback([this](websocket::frame_type type, beast::string_view payload) {
      if (type == websocket::frame_type::pong && payload == pingText) return answered();
      if (type != websocket::frame_type::close) return;
      m_peerClosed = true;
      if (!m_closing) startDeadline(); // for the end of the connection, which is the server's to close
    });
    m_stream.read_message_max(m_setup.request.bodyLimit);
    const auto& address = m_setup.address;
    auto host = address.hostAndPort();
    if (address.hasDefaultPort()) host.resize(host.rfind(':'));
    m_stream.async_handshake(m_answer, host, address.target, [self = this->shared_from_this()](error_code error) {
      self->tellHandshake();
      if (!self->failed(error, Step::Handshake)) self->opened();
    });
  }

  void tellHandshake() {
    if (m_ended || !m_setup.callbacks.handshake || m_answer.begin() == m_answer.end()) return;
    m_setup.callbacks.handshake({m_setup.address.target, std::move(m_sent), static_cast<int>(m_answer.result_int()),
                                 std::string(m_answer.reason()), headersOf(m_answer)});
  }

  static constexpr const char* pingText = "signalbox";

  void answered() {
    if (!m_pingSent) return;
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - *m_pingSent);
    m_pingSent.reset();
    if (m_setup.callbacks.pong) m_setup.callbacks.pong(took);
  }

  void opened() {
    m_isOpen = true;
    // Beast's "handshake" is the closing one from here on.
    m_stream.set_option(websocket::stream_base::timeout{closePatience, websocket::stream_base::none(), false});
    const auto took = std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - m_start);
    if (m_setup.callbacks.opened) m_setup.callbacks.opened(headersOf(m_answer), took);
    readNext();
    if (!m_outbox.empty()) writeNext();
  }

  void readNext() {
    m_stream.async_read(m_inbox, [self = this->shared_from_this()](error_code error, std::size_t) {
      if (error) return self->readFailed(error);
      if (self->m_ended) return;
      const auto bytes = self->m_inbox.cdata();
      if (self->m_setup.callbacks.message) {
        self->m_setup.callbacks.message({static_cast<const char*>(bytes.data()), bytes.size()},
                                        self->m_stream.got_text());
      }
      self->m_inbox.consume(bytes.size());
      self->readNext();
    });
  }

  void readFailed(error_code error) {
    if (error == websocket::error::closed || m_peerClosed) return endAsPeerSaid();
    if (m_closeSent && error == asio::error::operation_aborted) return; // async_close reads now, and tells
    if (error == websocket::error::message_too_big)
      return end(1009, "A message has more than " + sizeText(m_setup.request.bodyLimit) + ".");
    if (error.category() == make_error_code(websocket::error::closed).category()) {
      return end(1002, "The other side broke the WebSocket protocol: " + error.message() + ".");
    }
    end(abnormal, "The connection broke without a close frame.");
  }

  void writeNext() {
    m_stream.text(m_outbox.front().isText);
    m_stream.async_write(asio::buffer(m_outbox.front().payload),
                         [self = this->shared_from_this()](error_code error, std::size_t) {
                           if (error || self->m_ended) return; // the read tells why
                           self->m_outbox.pop_front();
                           if (!self->m_outbox.empty())
                             self->writeNext();
                           else if (self->m_closing)
                             self->sendClose();
                         });
  }

  void sendClose() {
    m_closeSent = true;
    m_stream.async_close(*m_closing, [self = this->shared_from_this()](error_code error) {
      if (error == asio::error::operation_aborted) return; // a read that was first tells how it ended
      if (!error || self->m_peerClosed)
        self->endAsPeerSaid();
      else
        self->end(abnormal, "The connection broke while it was being closed.");
    });
  }

  bool failed(error_code error, Step step) {
    if (m_ended) return true;
    if (!error) return false;
    end(abnormal, sentence(error, step));
    return true;
  }

  std::string verifyWords() {
    if constexpr (isTls)
      return X509_verify_cert_error_string(SSL_get_verify_result(m_stream.next_layer().native_handle()));
    return {};
  }

  std::string sentence(error_code error, Step step) {
    const auto& address = m_setup.address;
    const auto where = address.hostAndPort();
    if (error == beast::error::timeout) return "No answer from " + where + " in time.";
    if (isClientCertificateMissing(error)) return wantsClientCertificate(address);
    if (step == Step::Tls && isMistrust(error))
      return "The certificate of " + where + " cannot be trusted: " + verifyWords() + ".";
    if (step == Step::Tls)
      return where + " does not speak TLS as expected: " + error.message() + ". Is it ws instead of wss?";
    if (error == websocket::error::upgrade_declined) {
      return "The server answered " + std::to_string(m_answer.result_int()) + " " + std::string(m_answer.reason()) +
             " instead of opening the WebSocket.";
    }
    return where + " did not answer as a WebSocket server: " + error.message() + ".";
  }

  void end(std::uint16_t code, std::string reason) {
    if (std::exchange(m_ended, true)) return;
    m_deadline.cancel();
    if (m_connector) m_connector->cancel();
    beast::get_lowest_layer(m_stream).close();
    const auto keep = this->shared_from_this();
    m_setup.ended();
    if (m_setup.callbacks.closed) m_setup.callbacks.closed(code, std::move(reason));
  }

  WebSocketSetup m_setup;
  TlsContext m_tls; // of the stream: outlives it
  Stream m_stream;
  std::shared_ptr<SocketConnector> m_connector;
  asio::steady_timer m_deadline;
  Clock::time_point m_start = Clock::now();
  std::optional<Clock::time_point> m_pingSent; // until its pong comes
  HeaderList m_sent;
  websocket::response_type m_answer;
  beast::flat_buffer m_inbox;
  std::deque<Message> m_outbox; // the first is being written
  std::optional<websocket::close_reason> m_closing;
  bool m_isOpen = false;
  bool m_closeSent = false;
  bool m_peerClosed = false; // its close frame came
  bool m_ended = false;
};

class RefusedSession final : public WebSocketSession {
public:
  RefusedSession(WebSocketSetup setup, std::string why) : m_setup(std::move(setup)), m_why(std::move(why)) {}
  void start() override {
    const auto callbacks = std::move(m_setup.callbacks);
    m_setup.ended();
    if (callbacks.closed) callbacks.closed(abnormal, m_why);
  }
  void send(std::string, bool) override {}
  void ping() override {}
  void close(std::uint16_t, std::string) override {}

private:
  WebSocketSetup m_setup;
  std::string m_why;
};

} // namespace

std::shared_ptr<WebSocketSession> makeWebSocketSession(WebSocketSetup setup) {
  auto& context = setup.context;
  if (setup.address.scheme != "wss") {
    return std::make_shared<SessionOf<PlainStream>>(std::move(setup), PlainStream(SocketTransport(context)), nullptr);
  }
  const auto tls = std::make_shared<asio::ssl::context>(asio::ssl::context::tls_client);
  const auto& options = setup.request.connection;
  const auto loaded =
      loadTlsFiles(tls->native_handle(), options ? options->certificatesFor(setup.address) : HostCertificates());
  if (!loaded) return std::make_shared<RefusedSession>(std::move(setup), loaded.error().message);
  return std::make_shared<SessionOf<TlsStream>>(std::move(setup), TlsStream(SocketTransport(context), *tls), tls);
}

} // namespace signalbox::client
