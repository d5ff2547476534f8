// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RequestServices: what all requests of a window share: the chosen environment with its variables and secrets, cookies,
// tokens, history, and how they are connected.
#pragma once

#include "core/requests/cookie_jar.h"
#include "core/requests/history.h"
#include "core/requests/oauth_token.h"
#include "core/requests/secret_store.h"
#include "core/requests/variables.h"
#include "ui/bridge/keychain.h"
#include "ui/bridge/network.h"

#include <QObject>
#include <QString>

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace signalbox::ui {

class DesignDocument;
class LiveApi;

// What went from a history, to be taken back.
struct ForgottenRequests {
  std::string project; // its folder
  std::vector<requests::HistoryEntry> entries;
};

// UI thread only.
class RequestServices final : public QObject {
  Q_OBJECT
public:
  RequestServices(DesignDocument& document, LiveApi& live, Keychain::Open openStore = &requests::openSecretStore,
                  QObject* parent = nullptr);
  ~RequestServices() override;

  // The history of the project that was opened; an empty file keeps it in memory.
  void openHistory(const std::filesystem::path& file);

  QString environment() const { return m_environment; } // empty = none
  void setEnvironment(const QString& name);
  // base, then the secrets and variables of the environment. Valid while this lives.
  requests::Lookup lookup() const;

  // As far as the keychain has answered.
  std::optional<QString> secret(const QString& environment, const QString& name) const;
  void setSecret(const QString& environment, const QString& name, const QString& value);
  void removeSecret(const QString& environment, const QString& name);
  // A sentence where secrets end with the program; empty where they are kept, or while it is not known yet.
  QString whyNotKept() const { return m_keychain.whyNotKept(); }

  bool keepsCookies() const { return m_keepsCookies; }
  void setKeepsCookies(bool keeps);
  requests::CookieJar& cookies() { return m_cookies; }
  void takeCookies(const std::string& url, const client::HeaderList& headers);
  requests::OAuthTokens& tokens() { return m_tokens; }

  Network& network() { return m_network; }

  void setKeepsHistory(bool keeps) { m_keepsHistory = keeps; }
  const requests::History& history() const { return m_history; }
  void remember(requests::HistoryEntry entry);
  ForgottenRequests forget(quint64 historyId);
  ForgottenRequests clearHistory();
  void restore(const ForgottenRequests& gone); // nothing while another project is open

Q_SIGNALS:
  void environmentChanged(); // another one, or its variables or secrets
  void historyChanged();
  void cookiesChanged();
  void failed(const QString& message); // of the keychain or the history's file

private:
  using Key = std::pair<QString, QString>; // environment, name
  void loadSecrets();
  requests::SecretKey keyOf(const QString& environment, const QString& name) const;
  void check(const Result<void>& done);

  DesignDocument& m_document;
  LiveApi& m_live;
  QString m_environment;
  std::map<Key, QString> m_secrets;
  std::string m_secretsOf; // the project whose secrets were asked for
  bool m_keepsCookies = true;
  bool m_keepsHistory = true;
  requests::CookieJar m_cookies;
  requests::OAuthTokens m_tokens;
  requests::History m_history;
  Keychain m_keychain;
  Network m_network;
};

} // namespace signalbox::ui
