// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/keychain.h"

#include <QCoreApplication>
#include <QPointer>

namespace signalbox::ui {
namespace {

Result<std::string> withoutValue(const Result<void>& done) {
  if (!done) return std::unexpected(done.error());
  return std::string();
}

} // namespace

struct Keychain::Shared {
  Open open;
  std::unique_ptr<requests::SecretStore> store; // touched by the thread alone

  requests::SecretStore& opened() {
    if (!store) store = open();
    return *store;
  }
};

Keychain::Keychain(Open open, QObject* parent)
    : QObject(parent), m_shared(std::make_shared<Shared>(Shared{std::move(open), nullptr})),
      m_thread(std::make_unique<TaskThread>()) {}

Keychain::~Keychain() = default;

void Keychain::post(Task task, std::function<void(const QString&)> done) {
  m_thread->post([shared = m_shared, self = QPointer(this), task = std::move(task), done = std::move(done)] {
    requests::SecretStore& store = shared->opened();
    const Result<std::string> result = task(store);
    const QString why = QString::fromStdString(store.whyNotKept());
    // `self` is looked at on the UI thread only.
    QMetaObject::invokeMethod(
        qApp,
        [self, result, why, done] {
          if (!self) return;
          self->m_whyNotKept = why;
          if (!result) Q_EMIT self->failed(QString::fromStdString(result.error().message));
          if (done) done(QString::fromStdString(result.value_or(std::string())));
        },
        Qt::QueuedConnection);
  });
}

void Keychain::load(const requests::SecretKey& key, std::function<void(const QString&)> done) {
  post(
      [key](requests::SecretStore& store) -> Result<std::string> {
        const auto value = store.load(key);
        if (!value) return std::unexpected(value.error());
        return value->value_or(std::string());
      },
      std::move(done));
}

void Keychain::store(const requests::SecretKey& key, const QString& value) {
  if (value.isEmpty()) return remove(key);
  post(
      [key, text = value.toStdString()](requests::SecretStore& store) { return withoutValue(store.store(key, text)); });
}

void Keychain::remove(const requests::SecretKey& key) {
  post([key](requests::SecretStore& store) { return withoutValue(store.remove(key)); });
}

} // namespace signalbox::ui
