// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TestProxy: an HTTP or SOCKS5 proxy on loopback that knows the hosts a test tells it of, and remembers what it was
// asked.
#pragma once

#include "tests/support/raw_server.h"
#include "tests/support/relay.h"

#include <QByteArray>

#include <map>

namespace signalbox::test {

class TestProxy final {
public:
  enum class Kind { Http, Socks5 };
  using Hosts = std::map<std::string, std::uint16_t>; // "api.test:443" and the port of this machine that it is
  struct Credentials {
    std::string user;
    std::string password;
  };

  explicit TestProxy(Hosts hosts, Kind kind = Kind::Http, Credentials wanted = {})
      : m_hosts(std::move(hosts)), m_wanted(std::move(wanted)),
        m_server([this, kind](RawConnection& client) { kind == Kind::Http ? serveHttp(client) : serveSocks(client); }) {
  }

  std::uint16_t port() const { return m_server.port(); }
  std::vector<std::string> asked() const { // "CONNECT api.test:443", "GET http://api.test/", "SOCKS api.test:80"
    const std::lock_guard lock(m_mutex);
    return m_asked;
  }

private:
  void remember(std::string what) {
    const std::lock_guard lock(m_mutex);
    m_asked.push_back(std::move(what));
  }

  int reach(const std::string& hostAndPort) const {
    const auto found = m_hosts.find(hostAndPort);
    return found == m_hosts.end() ? -1 : connectTo(found->second);
  }

  bool isWelcome(const std::string& head) const {
    if (m_wanted.user.empty()) return true;
    const auto pair = QByteArray::fromStdString(m_wanted.user + ':' + m_wanted.password).toBase64().toStdString();
    return head.find("\r\nProxy-Authorization: Basic " + pair + "\r\n") != head.npos;
  }

  void serveHttp(RawConnection& client) {
    const std::string head = client.readHead();
    const auto space = head.find(' ');
    const auto end = head.find(' ', space + 1);
    if (end == head.npos) return;
    const std::string method = head.substr(0, space);
    std::string target = head.substr(space + 1, end - space - 1);
    remember(method + ' ' + target);
    if (!isWelcome(head)) {
      client.write("HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm=\"p\"\r\n"
                   "Content-Length: 0\r\n\r\n");
      return;
    }
    if (method == "CONNECT") return tunnel(client, reach(target), "HTTP/1.1 200 Connected\r\n\r\n", {});
    target.erase(0, std::string("http://").size());
    const auto slash = std::min(target.find('/'), target.size());
    const std::string host = target.substr(0, slash);
    tunnel(client, reach(host.find(':') == host.npos ? host + ":80" : host), {},
           method + ' ' + target.substr(slash) + head.substr(end));
  }

  void serveSocks(RawConnection& client) {
    const std::string greeting = client.read(2);
    if (greeting.size() < 2) return;
    const std::string methods = client.read(static_cast<unsigned char>(greeting[1]));
    const char wanted = m_wanted.user.empty() ? 0 : 2;
    if (methods.find(wanted) == methods.npos) return void(client.write("\x05\xff"));
    client.write(std::string{5, wanted});
    if (wanted == 2 && !signsIn(client)) return;
    const std::string request = client.read(5);
    if (request.size() < 5 || request[3] != 3) return; // names only: the proxy looks them up
    const std::string name = client.read(static_cast<unsigned char>(request[4]));
    const std::string port = client.read(2);
    const auto number = static_cast<unsigned char>(port[0]) << 8 | static_cast<unsigned char>(port[1]);
    remember("SOCKS " + name + ':' + std::to_string(number));
    const int target = reach(name + ':' + std::to_string(number));
    if (target < 0) return void(client.write(std::string("\x05\x04\0\x01\0\0\0\0\0\0", 10)));
    tunnel(client, target, std::string("\x05\0\0\x01\0\0\0\0\0\0", 10), {});
  }

  bool signsIn(RawConnection& client) const {
    const auto text = [&client] {
      const std::string size = client.read(1);
      return size.empty() ? size : client.read(static_cast<unsigned char>(size[0]));
    };
    client.read(1);
    const std::string user = text();
    const bool isRight = text() == m_wanted.password && user == m_wanted.user;
    client.write(std::string{1, isRight ? '\0' : '\1'});
    return isRight;
  }

  static void tunnel(RawConnection& client, int target, std::string_view answer, const std::string& first) {
    if (target < 0) return void(client.write("HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"));
    client.write(answer);
    if (sendAll(target, first + client.takeBuffered())) relay(client.socket(), target);
    ::close(target);
  }

  Hosts m_hosts;
  Credentials m_wanted;
  mutable std::mutex m_mutex;
  std::vector<std::string> m_asked;
  RawServer m_server; // last: it uses all of the above
};

} // namespace signalbox::test
