// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LiveApi: the embedded server of a window. It compiles every new design on a background thread (the latest wins),
// swaps it in, and brings the server's exchanges and the records of its tasks to the UI thread in batches: the only
// crossing from server threads.
#pragma once

#include "core/api/background.h"
#include "core/api/compiled_api.h"
#include "core/api/exchange.h"
#include "core/base/bounded_queue.h"
#include "core/base/snapshot.h"
#include "core/server/server.h"
#include "ui/bridge/exchange_queue.h"

#include <QObject>
#include <QString>

#include <deque>
#include <functional>
#include <memory>
#include <vector>

namespace signalbox::ui {

enum class ServerState { Stopped, Starting, Running, Failed };

class TaskThread;

// UI thread only; signals arrive on it.
class LiveApi final : public QObject {
  Q_OBJECT
public:
  explicit LiveApi(const api::AssetSource* assets, QObject* parent = nullptr);
  ~LiveApi() override; // stops the server, waits at most a second for requests in flight

  // Compiles and publishes; applied() follows.
  void setDesign(const design::Design& design);

  // The first design given is live before the server listens. Does nothing while starting or running.
  void start(const QString& host, quint16 port); // 0 = a free port
  void stop();

  ServerState state() const { return m_state; }
  QString stateText() const { return m_stateText; } // the error's sentence when Failed
  quint16 port() const;
  QString baseUrl() const;     // "http://127.0.0.1:8000", empty when not running
  server::Stats stats() const; // zeros when not running

  // Who has the exchanges for good, after all who look at them (exchanged). `dropped`: as there.
  using Keeper = std::function<void(std::vector<api::Exchange> batch, quint64 dropped)>;
  void keepIn(Keeper keeper) { m_keeper = std::move(keeper); }

  // The last compiled API; null before the first.
  std::shared_ptr<const api::CompiledApi> api() const { return m_snapshot->load(); }

Q_SIGNALS:
  void stateChanged();
  // The design is live. Milliseconds from setDesign() to the published snapshot.
  void applied(double milliseconds);
  // `dropped`: came faster than they could be taken, since the last batch.
  void exchanged(const std::vector<signalbox::api::Exchange>& batch, quint64 dropped);
  // Tasks behind the answers that ended, and lines that they log.
  void tasksEnded(const std::vector<signalbox::api::BackgroundRecord>& batch, quint64 dropped);

private:
  class Compiler;
  using StartResult = Result<std::shared_ptr<server::Server>>;
  void setState(ServerState state, QString text = {});
  void becomeStarted(quint64 attempt, StartResult result);
  server::ExchangeSink sink();
  api::BackgroundJournal::Observer taskObserver();
  void drain();
  void tell(ExchangeQueue::Slice batch, quint64 dropped);

  std::shared_ptr<Snapshot<api::CompiledApi>> m_snapshot;
  std::unique_ptr<Compiler> m_compiler;
  std::unique_ptr<TaskThread> m_starter; // starts and stops servers, in order
  std::shared_ptr<server::Server> m_server;
  std::shared_ptr<ExchangeQueue> m_queue;
  std::deque<ExchangeQueue::Slice> m_untold; // taken from the queue
  Keeper m_keeper;
  quint64 m_attempt = 0; // grows with start() and stop(), so that a late answer is known as stale
  bool m_hasDesign = false;
  ServerState m_state = ServerState::Stopped;
  QString m_stateText;
  std::shared_ptr<BoundedQueue<api::BackgroundRecord>> m_tasks;
};

} // namespace signalbox::ui
