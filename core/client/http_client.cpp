// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The thread that drives libcurl's multi interface. Other threads only put commands in a list and wake it.
#include "core/client/http_client.h"

#include "core/client/transfer.h"

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <thread>

namespace signalbox::client {

namespace {

constexpr int pollMilliseconds = 60'000; // commands and sockets wake it before

void initialise() {
  static const auto code = curl_global_init(CURL_GLOBAL_DEFAULT);
  (void)code;
}

} // namespace

class HttpClient::Engine final {
public:
  Engine() : m_multi((initialise(), curl_multi_init())), m_thread([this] { run(); }) {}

  ~Engine() {
    m_stop = true;
    curl_multi_wakeup(m_multi);
    m_thread.join();
    curl_multi_cleanup(m_multi);
  }

  RequestId send(Request request, Callbacks callbacks) {
    auto transfer = std::make_unique<Transfer>(std::move(request), std::move(callbacks));
    const RequestId id = ++m_lastId;
    put({Command::Kind::Start, id, std::move(transfer)});
    return id;
  }

  void cancel(RequestId id) { put({Command::Kind::Cancel, id, nullptr}); }
  void resume(RequestId id) { put({Command::Kind::Resume, id, nullptr}); }

private:
  struct Command {
    enum class Kind { Start, Cancel, Resume };
    Kind kind = Kind::Start;
    RequestId id = 0;
    std::unique_ptr<Transfer> transfer; // of Start
  };

  void put(Command command) {
    {
      const std::lock_guard lock(m_mutex);
      m_commands.push_back(std::move(command));
    }
    curl_multi_wakeup(m_multi);
  }

  void run() {
    while (!m_stop) {
      takeCommands();
      int running = 0;
      curl_multi_perform(m_multi, &running);
      if (finishTransfers()) continue; // callbacks may have sent or cancelled
      curl_multi_poll(m_multi, nullptr, 0, pollMilliseconds, nullptr);
    }
    takeCommands();
    while (!m_running.empty()) cancelNow(m_running.begin()->first);
  }

  void takeCommands() {
    std::vector<Command> commands;
    {
      const std::lock_guard lock(m_mutex);
      commands.swap(m_commands);
    }
    for (auto& [kind, id, transfer] : commands) {
      switch (kind) {
      case Command::Kind::Start: start(id, std::move(transfer)); break;
      case Command::Kind::Cancel: cancelNow(id); break;
      case Command::Kind::Resume: resumeNow(id); break;
      }
    }
  }

  void start(RequestId id, std::unique_ptr<Transfer> transfer) {
    if (auto failure = transfer->prepare()) return transfer->fail(std::move(*failure));
    curl_multi_add_handle(m_multi, transfer->handle());
    m_running.emplace(id, std::move(transfer));
  }

  void cancelNow(RequestId id) {
    if (auto transfer = takeOut(m_running.find(id))) {
      transfer->fail({Failure::Kind::Cancelled, "The request was cancelled."});
    }
  }

  void resumeNow(RequestId id) {
    if (const auto found = m_running.find(id); found != m_running.end())
      curl_easy_pause(found->second->handle(), CURLPAUSE_CONT);
  }

  bool finishTransfers() {
    bool any = false;
    int left = 0;
    while (const auto* message = curl_multi_info_read(m_multi, &left)) {
      if (message->msg != CURLMSG_DONE) continue;
      const auto code = message->data.result; // the message dies with the handle's removal
      const auto* easy = message->easy_handle;
      const auto found =
          std::ranges::find_if(m_running, [&](const auto& item) { return item.second->handle() == easy; });
      if (auto transfer = takeOut(found)) transfer->finish(code);
      any = true;
    }
    return any;
  }

  using Running = std::map<RequestId, std::unique_ptr<Transfer>>;

  std::unique_ptr<Transfer> takeOut(Running::iterator at) {
    if (at == m_running.end()) return nullptr;
    auto transfer = std::move(at->second);
    m_running.erase(at);
    curl_multi_remove_handle(m_multi, transfer->handle());
    return transfer;
  }

  CURLM* m_multi;
  std::atomic<RequestId> m_lastId = 0;
  std::atomic<bool> m_stop = false;
  std::mutex m_mutex;
  std::vector<Command> m_commands; // guarded by m_mutex
  Running m_running;               // the thread's own
  std::thread m_thread;            // last: it uses all of the above
};

HttpClient::HttpClient() : m_engine(std::make_unique<Engine>()) {}
HttpClient::~HttpClient() = default;

RequestId HttpClient::send(Request request, Callbacks callbacks) {
  return m_engine->send(std::move(request), std::move(callbacks));
}

void HttpClient::cancel(RequestId id) { m_engine->cancel(id); }
void HttpClient::resume(RequestId id) { m_engine->resume(id); }

} // namespace signalbox::client
