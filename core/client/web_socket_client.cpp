// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The only file of the client that includes Beast: one io_context, one thread, one session for each socket.
#include "core/client/web_socket_client.h"

#include "core/client/address.h"
#include "core/client/close_code.h"

#include <boost/asio/connect.hpp>
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>

#include <atomic>
#include <deque>
#include <map>
#include <optional>
#include <thread>

namespace signalbox::client {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::system::error_code;
using Clock = std::chrono::steady_clock;

constexpr std::size_t maxMessage = 16U << 20;
constexpr auto connectPatience = std::chrono::seconds(30);
constexpr auto closePatience = std::chrono::seconds(2);
constexpr std::uint16_t abnormal = 1006; // RFC 6455 §7.4.1: no close frame came

HeaderList headersOf(const beast::http::fields& fields) {
  HeaderList headers;
  for (const auto& field : fields) headers.emplace_back(field.name_string(), field.value());
  return headers;
}

class Session {
public:
  virtual ~Session() = default;
  virtual void start() = 0;
  virtual void send(std::string payload, bool isText) = 0;
  virtual void ping() = 0;
  virtual void close(std::uint16_t code, std::string reason) = 0;
};

struct SessionSetup {
  asio::io_context& context;
  asio::ssl::context& tls;
  Address address;
  HeaderList headers;
  SocketCallbacks callbacks;
  std::function<void()> ended; // the session may be forgotten
};

using PlainStream = websocket::stream<beast::tcp_stream>;
using TlsStream = websocket::stream<beast::ssl_stream<beast::tcp_stream>>;

// From name lookup to the last frame. Every handler keeps the session alive.
template<class Stream>
class SessionOf final : public Session, public std::enable_shared_from_this<SessionOf<Stream>> {
public:
  SessionOf(SessionSetup setup, Stream stream)
      : m_setup(std::move(setup)), m_stream(std::move(stream)), m_resolver(m_setup.context),
        m_deadline(m_setup.context) {}

  void start() override {
    m_resolver.async_resolve(m_setup.address.host, std::to_string(m_setup.address.port),
                             [self = this->shared_from_this()](error_code error, auto endpoints) {
                               if (!self->failed(error, Step::Resolve)) self->connect(endpoints);
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
    m_stream.async_ping(websocket::ping_data(pingText), [self = this->shared_from_this()](error_code) {}); // the read tells what broke
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
  enum class Step { Resolve, Connect, Tls, Handshake };
  struct Message {
    std::string payload;
    bool isText = true;
  };
  static constexpr bool isTls = std::is_same_v<Stream, TlsStream>;

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

  template<class Endpoints>
  void connect(const Endpoints& endpoints) {
    auto& tcp = beast::get_lowest_layer(m_stream);
    tcp.expires_after(connectPatience);
    tcp.async_connect(endpoints, [self = this->shared_from_this()](error_code error, const auto&) {
      if (!self->failed(error, Step::Connect)) self->secure();
    });
  }

  void secure() {
    beast::get_lowest_layer(m_stream).socket().set_option(asio::ip::tcp::no_delay(true));
    if constexpr (isTls) {
      auto& tls = m_stream.next_layer();
      tls.set_verify_mode(asio::ssl::verify_peer);
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
    m_stream.set_option(websocket::stream_base::timeout{connectPatience, websocket::stream_base::none(), false});
    m_stream.set_option(websocket::stream_base::decorator([this](websocket::request_type& request) {
      request.set(beast::http::field::user_agent, "Signalbox");
      for (const auto& [name, value] : m_setup.headers) request.erase(name);
      for (const auto& [name, value] : m_setup.headers) request.insert(name, value);
      m_sent = headersOf(request);
    }));
    m_stream.control_callback([this](websocket::frame_type type, beast::string_view payload) {
      if (type == websocket::frame_type::pong && payload == pingText) return answered();
      if (type != websocket::frame_type::close) return;
      m_peerClosed = true;
      if (!m_closing) startDeadline(); // for the end of the connection, which is the server's to close
    });
    m_stream.read_message_max(maxMessage);
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
    if (error == websocket::error::message_too_big) return end(1009, "A message has more than 16 MiB.");
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

  std::string sentence(error_code error, Step step) const {
    const auto& address = m_setup.address;
    const auto where = address.hostAndPort();
    if (step == Step::Resolve)
      return "There is no host named " + address.host +
             ", or no name server answers. Check the spelling and the network.";
    if (error == beast::error::timeout) return "No answer from " + where + " in time.";
    if (step == Step::Connect) {
      return "No answer from " + where + ". The name was found, but nothing accepts connections on port " +
             std::to_string(address.port) + ".";
    }
    if (step == Step::Tls) return "No trusted TLS connection to " + where + ": " + error.message() + ".";
    if (error == websocket::error::upgrade_declined) {
      return "The server answered " + std::to_string(m_answer.result_int()) + " " + std::string(m_answer.reason()) +
             " instead of opening the WebSocket.";
    }
    return where + " did not answer as a WebSocket server: " + error.message() + ".";
  }

  void end(std::uint16_t code, std::string reason) {
    if (std::exchange(m_ended, true)) return;
    m_deadline.cancel();
    m_resolver.cancel();
    beast::get_lowest_layer(m_stream).close();
    const auto keep = this->shared_from_this();
    m_setup.ended();
    if (m_setup.callbacks.closed) m_setup.callbacks.closed(code, std::move(reason));
  }

  SessionSetup m_setup;
  Stream m_stream;
  asio::ip::tcp::resolver m_resolver;
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

std::shared_ptr<Session> makeSession(SessionSetup setup) {
  auto& context = setup.context;
  if (setup.address.scheme == "wss") {
    auto& tls = setup.tls;
    return std::make_shared<SessionOf<TlsStream>>(std::move(setup), TlsStream(beast::tcp_stream(context), tls));
  }
  return std::make_shared<SessionOf<PlainStream>>(std::move(setup), PlainStream(beast::tcp_stream(context)));
}

} // namespace

class WebSocketClient::Engine final {
public:
  Engine() : m_work(asio::make_work_guard(m_context)) {
    error_code ignored;
    m_tls.set_default_verify_paths(ignored);
    m_thread = std::thread([this] { m_context.run(); });
  }

  ~Engine() {
    asio::post(m_context, [this] {
      const auto sessions = m_sessions;
      for (const auto& [id, session] : sessions) session->close(1001, {});
      m_work.reset(); // run() returns when the last session has ended, each within its deadline
    });
    m_thread.join();
  }

  SocketId open(std::string url, HeaderList headers, SocketCallbacks callbacks) {
    const SocketId id = ++m_lastId;
    asio::post(m_context, [this, id, url = std::move(url), headers = std::move(headers),
                           callbacks = std::move(callbacks)]() mutable {
      auto address = parseAddress(url, {"ws", "wss"});
      if (!address) {
        if (callbacks.closed) callbacks.closed(abnormal, address.error().message);
        return;
      }
      const auto session = makeSession({m_context, m_tls, std::move(*address), std::move(headers), std::move(callbacks),
                                        [this, id] { m_sessions.erase(id); }});
      m_sessions.emplace(id, session);
      session->start();
    });
    return id;
  }

  void send(SocketId id, std::string payload, bool isText) {
    asio::post(m_context, [this, id, payload = std::move(payload), isText]() mutable {
      if (const auto session = find(id)) session->send(std::move(payload), isText);
    });
  }

  void ping(SocketId id) {
    asio::post(m_context, [this, id] {
      if (const auto session = find(id)) session->ping();
    });
  }

  void close(SocketId id, std::uint16_t code, std::string reason) {
    asio::post(m_context, [this, id, code, reason = std::move(reason)]() mutable {
      if (const auto session = find(id)) session->close(code, std::move(reason));
    });
  }

private:
  std::shared_ptr<Session> find(SocketId id) const {
    const auto found = m_sessions.find(id);
    return found == m_sessions.end() ? nullptr : found->second;
  }

  asio::io_context m_context{1};
  asio::ssl::context m_tls{asio::ssl::context::tls_client};
  asio::executor_work_guard<asio::io_context::executor_type> m_work;
  std::atomic<SocketId> m_lastId = 0;
  std::map<SocketId, std::shared_ptr<Session>> m_sessions; // the thread's own
  std::thread m_thread;
};

WebSocketClient::WebSocketClient() : m_engine(std::make_unique<Engine>()) {}
WebSocketClient::~WebSocketClient() = default;

SocketId WebSocketClient::open(std::string url, HeaderList headers, SocketCallbacks callbacks) {
  return m_engine->open(std::move(url), std::move(headers), std::move(callbacks));
}

void WebSocketClient::send(SocketId id, std::string payload, bool isText) {
  m_engine->send(id, std::move(payload), isText);
}

void WebSocketClient::ping(SocketId id) { m_engine->ping(id); }

void WebSocketClient::close(SocketId id, std::uint16_t code, std::string reason) {
  m_engine->close(id, code, std::move(reason));
}

} // namespace signalbox::client
