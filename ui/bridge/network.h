// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Network: how everything that a person sends is connected: as the settings say, with passwords from the keychain and
// the proxies of the system.
#pragma once

#include "core/client/connection_options.h"
#include "ui/bridge/task_thread.h"

#include <QObject>
#include <QString>

#include <chrono>
#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace signalbox::ui {

class Keychain;

struct NetworkOptions {
  std::chrono::milliseconds timeout{0};   // 0 = none; of a stream, until it is open
  std::size_t answerLimit = 512ULL << 20; // bytes of a body that are kept, and of one message of a stream
  bool usesSystemProxy = false;           // in the place of connection.proxy
  client::ConnectionOptions connection;   // without passwords
  std::map<QString, int> passwords;       // names in the keychain that hold one, and how often each was set
  bool operator==(const NetworkOptions&) const = default;
};

// Names of passwords in the keychain.
QString proxyPassword();
QString certificatePassword(const QString& file); // of the key

// UI thread only.
class Network final : public QObject {
  Q_OBJECT
public:
  explicit Network(Keychain& keychain, QObject* parent = nullptr);
  ~Network() override;

  const NetworkOptions& options() const { return m_options; }
  void setOptions(NetworkOptions options);
  // Into the keychain; the settings then count it in NetworkOptions::passwords.
  void setPassword(const QString& name, const QString& password);

  using Connection = std::shared_ptr<const client::ConnectionOptions>;
  using Done = std::function<void(const Connection& connection)>;
  // How to reach `url`. `checks` goes before what is set. `done` is called at once, or when the keychain and the system
  // have answered; not after `context` or this has gone.
  void connect(const std::string& url, std::optional<bool> checks, QObject* context, Done done);

private:
  void loadPasswords();
  void whenLoaded(std::function<void()> task);
  client::ConnectionOptions connection() const; // with the passwords
  void askSystem(const client::Address& address, const std::function<void(std::optional<client::Proxy>)>& done);

  Keychain& m_keychain;
  NetworkOptions m_options;
  std::map<QString, QString> m_passwords;
  std::map<QString, int> m_known; // revisions that were asked for
  int m_loading = 0;
  std::vector<std::function<void()>> m_waiting;
  std::unique_ptr<TaskThread> m_systemThread; // a script may decide, over the network
};

} // namespace signalbox::ui
