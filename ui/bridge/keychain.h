// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Keychain: the store of secrets, asked on a thread of its own: a person may have to unlock it.
#pragma once

#include "core/requests/secret_store.h"
#include "ui/bridge/task_thread.h"

#include <QObject>
#include <QString>

#include <functional>
#include <memory>

namespace signalbox::ui {

// UI thread only.
class Keychain final : public QObject {
  Q_OBJECT
public:
  using Open = std::function<std::unique_ptr<requests::SecretStore>()>; // called on the keychain's thread
  explicit Keychain(Open open, QObject* parent = nullptr);
  ~Keychain() override;

  // `done` once, on the UI thread: empty when there is none or it could not be read. Not after this has gone.
  void load(const requests::SecretKey& key, std::function<void(const QString& value)> done);
  void store(const requests::SecretKey& key, const QString& value); // an empty one is removed
  void remove(const requests::SecretKey& key);
  // A sentence where secrets end with the program; empty where they are kept, or while it is not known yet.
  QString whyNotKept() const { return m_whyNotKept; }

Q_SIGNALS:
  void failed(const QString& message);

private:
  struct Shared;
  using Task = std::function<Result<std::string>(requests::SecretStore&)>;
  void post(Task task, std::function<void(const QString&)> done = {});

  QString m_whyNotKept;
  std::shared_ptr<Shared> m_shared; // its store is the thread's
  std::unique_ptr<TaskThread> m_thread;
};

} // namespace signalbox::ui
