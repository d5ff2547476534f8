// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/network.h"

#include "ui/bridge/keychain.h"

#include <QCoreApplication>
#include <QNetworkProxy>
#include <QPointer>
#include <QUrl>

#include <utility>

namespace signalbox::ui {
namespace {

constexpr const char* thisComputer = "localhost, 127.0.0.0/8, ::1";

requests::SecretKey keyOf(const QString& name) { return {"", "network", name.toStdString()}; }

std::optional<client::Proxy> usable(const QList<QNetworkProxy>& proxies) {
  for (const QNetworkProxy& proxy : proxies) {
    if (proxy.type() == QNetworkProxy::NoProxy) return std::nullopt;
    const bool isSocks = proxy.type() == QNetworkProxy::Socks5Proxy;
    if (!isSocks && proxy.type() != QNetworkProxy::HttpProxy && proxy.type() != QNetworkProxy::HttpCachingProxy)
      continue;
    return client::Proxy{.kind = isSocks ? client::Proxy::Kind::Socks5 : client::Proxy::Kind::Http,
                         .host = proxy.hostName().toStdString(),
                         .port = proxy.port(),
                         .checksCertificate = true,
                         .user = proxy.user().toStdString(),
                         .password = proxy.password().toStdString(),
                         .bypass = {}};
  }
  return std::nullopt;
}

// The system knows no proxies for sockets: theirs are those of HTTP.
QUrl asHttp(const client::Address& address) {
  const bool isSafe = address.scheme == "https" || address.scheme == "wss";
  return QUrl(QStringLiteral("%1://%2/")
                  .arg(isSafe ? QStringLiteral("https") : QStringLiteral("http"),
                       QString::fromStdString(address.hostAndPort())));
}

} // namespace

QString proxyPassword() { return QStringLiteral("proxy"); }
QString certificatePassword(const QString& file) { return QStringLiteral("key ") + file; }

Network::Network(Keychain& keychain, QObject* parent)
    : QObject(parent), m_keychain(keychain), m_systemThread(std::make_unique<TaskThread>()) {}

Network::~Network() = default;

void Network::setOptions(NetworkOptions options) {
  m_options = std::move(options);
  loadPasswords();
}

void Network::setPassword(const QString& name, const QString& password) {
  m_passwords[name] = password;
  m_keychain.store(keyOf(name), password);
}

// Each is asked for when it is first heard of, and again when another window has changed it.
void Network::loadPasswords() {
  for (const auto& [name, revision] : m_options.passwords) {
    if (std::exchange(m_known[name], revision) == revision) continue;
    ++m_loading;
    m_keychain.load(keyOf(name), [this, name = name](const QString& password) {
      if (!password.isEmpty()) m_passwords[name] = password;
      if (--m_loading > 0) return;
      for (const auto& task : std::exchange(m_waiting, {})) task();
    });
  }
}

void Network::whenLoaded(std::function<void()> task) {
  if (m_loading == 0) return task();
  m_waiting.push_back(std::move(task));
}

client::ConnectionOptions Network::connection() const {
  client::ConnectionOptions all = m_options.connection;
  const auto password = [this](const QString& name) {
    const auto found = m_passwords.find(name);
    return found == m_passwords.end() ? std::string() : found->second.toStdString();
  };
  if (all.proxy) all.proxy->password = password(proxyPassword());
  for (client::HostCertificates& entry : all.certificates)
    entry.password =
        password(certificatePassword(QString::fromStdString(entry.key.empty() ? entry.certificate : entry.key)));
  return all;
}

void Network::connect(const std::string& url, std::optional<bool> checks, QObject* context, Done done) {
  whenLoaded([this, url, checks, context = QPointer(context), done = std::move(done)] {
    client::ConnectionOptions all = connection();
    if (checks) all.checksCertificates = *checks;
    const auto address = client::parseAddress(url, {"http", "https", "ws", "wss"});
    if (!m_options.usesSystemProxy || !address || client::isBypassed(thisComputer, *address)) {
      if (m_options.usesSystemProxy) all.proxy.reset();
      if (context) done(std::make_shared<const client::ConnectionOptions>(std::move(all)));
      return;
    }
    askSystem(*address, [context, done, all](std::optional<client::Proxy> proxy) mutable {
      all.proxy = std::move(proxy);
      if (all.proxy) all.proxy->bypass = thisComputer; // where a redirect may lead
      if (context) done(std::make_shared<const client::ConnectionOptions>(std::move(all)));
    });
  });
}

void Network::askSystem(const client::Address& address, const std::function<void(std::optional<client::Proxy>)>& done) {
  m_systemThread->post([self = QPointer(this), url = asHttp(address), done] {
    const auto proxy = usable(QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url)));
    QMetaObject::invokeMethod(
        qApp,
        [self, done, proxy] {
          if (self) done(proxy);
        },
        Qt::QueuedConnection);
  });
}

} // namespace signalbox::ui
