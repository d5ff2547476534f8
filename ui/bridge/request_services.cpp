// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/request_services.h"

#include "core/requests/dynamic_variables.h"
#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"

#include <QDateTime>

#include <algorithm>

namespace signalbox::ui {

RequestServices::RequestServices(DesignDocument& document, LiveApi& live, Keychain::Open openStore, QObject* parent)
    : QObject(parent), m_document(document), m_live(live), m_keychain(std::move(openStore)), m_network(m_keychain) {
  connect(&m_keychain, &Keychain::failed, this, &RequestServices::failed);
  connect(&document, &DesignDocument::designChanged, this, [this] {
    if (!m_environment.isEmpty() && !m_document.design().environment(m_environment.toStdString()))
      m_environment.clear();
    loadSecrets();
    Q_EMIT environmentChanged();
  });
  connect(&live, &LiveApi::stateChanged, this, &RequestServices::environmentChanged); // {{base}}
}

RequestServices::~RequestServices() = default;

void RequestServices::openHistory(const std::filesystem::path& file) {
  m_history = requests::History(file);
  m_cookies.clear();
  m_tokens = {};
  check(m_history.load());
  Q_EMIT historyChanged();
}

void RequestServices::setEnvironment(const QString& name) {
  const bool exists = name.isEmpty() || m_document.design().environment(name.toStdString());
  if (name == m_environment || !exists) return;
  m_environment = name;
  loadSecrets();
  Q_EMIT environmentChanged();
}

requests::Lookup RequestServices::lookup() const {
  const design::EnvironmentPtr environment = m_document.design().environment(m_environment.toStdString());
  return [this, environment](std::string_view name) -> std::optional<std::string> {
    if (name.starts_with('$')) return requests::dynamicValue(name);
    const QString wanted = QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    const auto value = secret(m_environment, wanted);
    if (environment && value && !value->isEmpty()) return value->toStdString();
    if (environment) {
      const auto found = std::ranges::find_if(environment->variables, [&](const design::RequestValue& variable) {
        return variable.enabled && variable.name == name;
      });
      if (found != environment->variables.end()) return found->value;
    }
    const QString base = m_live.baseUrl();
    return name == "base" && !base.isEmpty() ? std::optional(base.toStdString()) : std::nullopt;
  };
}

std::optional<QString> RequestServices::secret(const QString& environment, const QString& name) const {
  const auto found = m_secrets.find({environment, name});
  return found == m_secrets.end() ? std::nullopt : std::optional(found->second);
}

requests::SecretKey RequestServices::keyOf(const QString& environment, const QString& name) const {
  return {m_document.folder().string(), environment.toStdString(), name.toStdString()};
}

void RequestServices::setSecret(const QString& environment, const QString& name, const QString& value) {
  m_secrets[{environment, name}] = value;
  m_keychain.store(keyOf(environment, name), value);
  Q_EMIT environmentChanged();
}

void RequestServices::removeSecret(const QString& environment, const QString& name) {
  m_secrets.erase({environment, name});
  m_keychain.remove(keyOf(environment, name));
  Q_EMIT environmentChanged();
}

// Each secret that is named and not known yet is asked for once.
void RequestServices::loadSecrets() {
  if (const std::string project = m_document.folder().string(); project != m_secretsOf) {
    m_secretsOf = project;
    m_secrets.clear();
  }
  const design::EnvironmentPtr environment = m_document.design().environment(m_environment.toStdString());
  if (!environment) return;
  for (const std::string& secretName : environment->secrets) {
    const QString name = QString::fromStdString(secretName);
    if (m_secrets.contains({m_environment, name})) continue;
    m_secrets[{m_environment, name}] = QString();
    const Key place{m_environment, name};
    m_keychain.load(keyOf(m_environment, name), [this, of = m_secretsOf, place](const QString& value) {
      if (m_secretsOf != of || value.isEmpty()) return;
      m_secrets[place] = value;
      Q_EMIT environmentChanged();
    });
  }
}

void RequestServices::setKeepsCookies(bool keeps) {
  m_keepsCookies = keeps;
  Q_EMIT cookiesChanged();
}

void RequestServices::takeCookies(const std::string& url, const client::HeaderList& headers) {
  if (!m_keepsCookies) return;
  m_cookies.take(url, headers, QDateTime::currentSecsSinceEpoch());
  Q_EMIT cookiesChanged();
}

void RequestServices::remember(requests::HistoryEntry entry) {
  if (!m_keepsHistory) return;
  entry.time = QDateTime::currentMSecsSinceEpoch();
  check(m_history.add(std::move(entry)));
  Q_EMIT historyChanged();
}

ForgottenRequests RequestServices::forget(quint64 historyId) {
  ForgottenRequests gone{m_document.folder().string(), {}};
  if (const requests::HistoryEntry* entry = m_history.entry(historyId)) gone.entries.push_back(*entry);
  check(m_history.remove(historyId));
  Q_EMIT historyChanged();
  return gone;
}

ForgottenRequests RequestServices::clearHistory() {
  ForgottenRequests gone{m_document.folder().string(), {m_history.entries().begin(), m_history.entries().end()}};
  check(m_history.clear());
  Q_EMIT historyChanged();
  return gone;
}

void RequestServices::restore(const ForgottenRequests& gone) {
  if (gone.project != m_document.folder().string()) return;
  check(m_history.restore(gone.entries));
  Q_EMIT historyChanged();
}

void RequestServices::check(const Result<void>& done) {
  if (!done) Q_EMIT failed(QString::fromStdString(done.error().message));
}

} // namespace signalbox::ui
