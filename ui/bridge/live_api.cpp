// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/live_api.h"

#include "core/base/quiet_thread.h"
#include "core/behaviour/standard.h"
#include "ui/bridge/task_thread.h"

#include <QCoreApplication>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <iterator>
#include <mutex>
#include <optional>
#include <thread>

namespace signalbox::ui {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t queueLimit = 20'000;
constexpr std::size_t taskLimit = 5'000;
constexpr std::chrono::milliseconds tellingTime{2}; // of the window's, then its other events have their turn
constexpr std::chrono::milliseconds stopGrace{1'000};
constexpr int quietSteps = 5; // of the threads that compile and serve: a key goes first

} // namespace

// Compiles on one thread; a design that arrives while another compiles waits, and only the latest one that waits is
// taken.
class LiveApi::Compiler final {
public:
  Compiler(LiveApi& owner, const api::AssetSource* assets)
      : m_owner(owner), m_snapshot(owner.m_snapshot), m_assets(assets), m_thread([this] { run(); }) {}

  ~Compiler() {
    stop();
    m_thread.join();
  }

  void stop() {
    {
      const std::lock_guard lock(m_mutex);
      m_stop = true;
    }
    m_changed.notify_all();
  }

  void compile(design::Design design) {
    {
      const std::lock_guard lock(m_mutex);
      m_next = Job{std::move(design), Clock::now()};
    }
    m_changed.notify_all();
  }

  // False when the window goes away first.
  bool waitForFirst() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return m_stop || m_hasCompiled; });
    return !m_stop;
  }

private:
  struct Job {
    design::Design design;
    Clock::time_point arrived;
  };

  void run() {
    letOthersGoFirst(quietSteps);
    std::unique_lock lock(m_mutex);
    while (true) {
      m_changed.wait(lock, [this] { return m_stop || m_next.has_value(); });
      if (m_stop) return;
      const Job job = std::move(*m_next);
      m_next.reset();
      lock.unlock();
      publish(job);
      lock.lock();
      m_hasCompiled = true;
      m_changed.notify_all();
    }
  }

  void publish(const Job& job) {
    const api::CompileOptions options{.previous = m_snapshot->load(), .assets = m_assets};
    m_snapshot->publish(api::CompiledApi::compile(job.design, behaviour::standard(), options));
    const double milliseconds = std::chrono::duration<double, std::milli>(Clock::now() - job.arrived).count();
    QMetaObject::invokeMethod(
        &m_owner, [owner = &m_owner, milliseconds] { Q_EMIT owner->applied(milliseconds); }, Qt::QueuedConnection);
  }

  LiveApi& m_owner;
  const std::shared_ptr<Snapshot<api::CompiledApi>> m_snapshot;
  const api::AssetSource* m_assets;
  std::mutex m_mutex;
  std::condition_variable m_changed;
  std::optional<Job> m_next;
  bool m_hasCompiled = false;
  bool m_stop = false;
  std::thread m_thread;
};

LiveApi::LiveApi(const api::AssetSource* assets, QObject* parent)
    : QObject(parent), m_snapshot(std::make_shared<Snapshot<api::CompiledApi>>()),
      m_compiler(std::make_unique<Compiler>(*this, assets)), m_starter(std::make_unique<TaskThread>()),
      m_queue(std::make_shared<ExchangeQueue>(queueLimit)),
      m_tasks(std::make_shared<BoundedQueue<api::BackgroundRecord>>(taskLimit)) {}

LiveApi::~LiveApi() {
  stop();
  m_compiler->stop();                                           // wakes a start that waits for the first design
  m_starter.reset();                                            // the last server is stopped when this returns
  QCoreApplication::removePostedEvents(this, QEvent::MetaCall); // one that was started too late to be told ends here
}

void LiveApi::setDesign(const design::Design& design) {
  m_hasDesign = true;
  m_compiler->compile(design);
}

void LiveApi::start(const QString& host, quint16 port) {
  if (m_state == ServerState::Starting || m_state == ServerState::Running) return;
  if (!m_hasDesign) setDesign(design::Design());
  setState(ServerState::Starting);
  server::Options options;
  options.host = host.toStdString();
  options.port = port;
  options.recordExchanges = true;
  options.backgroundObserver = taskObserver();
  m_starter->post([this, attempt = ++m_attempt, options = std::move(options)] {
    letOthersGoFirst(quietSteps); // so do the server's threads, which this one starts
    if (!m_compiler->waitForFirst()) return;
    auto started = server::Server::start(m_snapshot, options, sink());
    StartResult result = started ? StartResult(std::shared_ptr(std::move(*started))) : std::unexpected(started.error());
    const auto answer = [this, attempt, result = std::move(result)] { becomeStarted(attempt, result); };
    QMetaObject::invokeMethod(this, answer, Qt::QueuedConnection);
  });
}

void LiveApi::becomeStarted(quint64 attempt, StartResult result) {
  if (attempt != m_attempt) { // stopped in the meantime
    if (result) m_starter->post([server = std::move(*result)] { server->stop(stopGrace); });
    return;
  }
  if (!result) return setState(ServerState::Failed, QString::fromStdString(result.error().message));
  m_server = std::move(*result);
  setState(ServerState::Running);
}

void LiveApi::stop() {
  ++m_attempt;
  if (m_server) m_starter->post([server = std::exchange(m_server, nullptr)] { server->stop(stopGrace); });
  if (m_state != ServerState::Stopped) setState(ServerState::Stopped);
}

void LiveApi::setState(ServerState state, QString text) {
  m_state = state;
  m_stateText = std::move(text);
  Q_EMIT stateChanged();
}

server::ExchangeSink LiveApi::sink() {
  return [this, queue = m_queue](api::Exchange exchange) {
    if (queue->push(std::move(exchange))) QMetaObject::invokeMethod(this, &LiveApi::drain, Qt::QueuedConnection);
  };
}

api::BackgroundJournal::Observer LiveApi::taskObserver() {
  return [this, queue = m_tasks](const api::BackgroundRecord& record) {
    using State = api::BackgroundRecord::State;
    if (record.state == State::Waiting || record.state == State::Running || !queue->push(record)) return;
    const auto tell = [this] {
      const auto batch = m_tasks->drain();
      Q_EMIT tasksEnded(batch.items, batch.dropped);
    };
    QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
  };
}

// What came at once is told of in pieces, with the window's events between them.
void LiveApi::drain() {
  const Clock::time_point end = Clock::now() + tellingTime;
  do {
    quint64 dropped = 0;
    if (m_untold.empty()) {
      ExchangeQueue::Batch batch = m_queue->drain();
      dropped = batch.dropped;
      std::ranges::move(batch.slices, std::back_inserter(m_untold));
    }
    if (m_untold.empty() && dropped == 0) return;
    ExchangeQueue::Slice slice;
    if (!m_untold.empty()) {
      slice = std::move(m_untold.front());
      m_untold.pop_front();
    }
    tell(std::move(slice), dropped);
  } while (Clock::now() < end);
  QMetaObject::invokeMethod(this, &LiveApi::drain, Qt::QueuedConnection);
}

void LiveApi::tell(ExchangeQueue::Slice batch, quint64 dropped) {
  Q_EMIT exchanged(batch, dropped);
  if (m_keeper) m_keeper(std::move(batch), dropped);
}

quint16 LiveApi::port() const { return m_server ? m_server->port() : quint16(0); }
QString LiveApi::baseUrl() const { return m_server ? QString::fromStdString(m_server->url()) : QString(); }
server::Stats LiveApi::stats() const { return m_server ? m_server->stats() : server::Stats(); }

} // namespace signalbox::ui
