// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/request_runner.h"

#include <mutex>

namespace signalbox::ui {

// What the client's thread writes and the UI thread reads. The runner takes itself out before it dies.
namespace {

// What Content-Length announces; 0 without one.
std::size_t lengthOf(const client::Response& head) {
  for (const auto& [name, value] : head.headers)
    if (QString::fromStdString(name).compare(QLatin1String("content-length"), Qt::CaseInsensitive) == 0)
      return static_cast<std::size_t>(QString::fromStdString(value).toULongLong());
  return 0;
}

} // namespace

struct RequestRunner::Mailbox : std::enable_shared_from_this<Mailbox> {
  std::mutex mutex;
  RequestRunner* owner = nullptr;
  client::Response response;
  std::size_t bodyLimit = 0;
  bool isWaking = false;
  bool isDone = false;

  void wake() { // with the mutex held
    if (isWaking || !owner) return;
    isWaking = true;
    QMetaObject::invokeMethod(
        owner, [runner = owner, self = shared_from_this()] { runner->deliver(self); }, Qt::QueuedConnection);
  }

  void head(const client::Response& head) {
    const std::lock_guard lock(mutex);
    response = head;
    response.body.clear();
    response.body.reserve(std::min(lengthOf(head), bodyLimit)); // it then grows in its place
    wake();
  }

  void data(std::string_view piece) {
    const std::lock_guard lock(mutex);
    const std::size_t room = bodyLimit > response.body.size() ? bodyLimit - response.body.size() : 0;
    response.body.append(piece.substr(0, room));
    wake();
  }

  void done(client::Response last) {
    const std::lock_guard lock(mutex);
    if (last.body.empty()) last.body = std::move(response.body);
    response = std::move(last);
    isDone = true;
    wake();
  }
};

RequestRunner::RequestRunner(client::HttpClient& client, QObject* parent) : QObject(parent), m_client(client) {}

RequestRunner::~RequestRunner() { abandon(); }

void RequestRunner::abandon() {
  const std::shared_ptr<Mailbox> mailbox = std::exchange(m_mailbox, nullptr);
  if (!mailbox) return;
  {
    const std::lock_guard lock(mailbox->mutex);
    mailbox->owner = nullptr;
  }
  m_client.cancel(m_id);
}

void RequestRunner::send(client::Request request) {
  abandon();
  m_mailbox = std::make_shared<Mailbox>();
  m_told = 0;
  m_mailbox->owner = this;
  m_mailbox->bodyLimit = request.bodyLimit;
  client::Callbacks callbacks;
  callbacks.head = [mailbox = m_mailbox](const client::Response& head) { mailbox->head(head); };
  callbacks.data = [mailbox = m_mailbox](std::string_view piece) { mailbox->data(piece); };
  callbacks.done = [mailbox = m_mailbox](client::Response last) { mailbox->done(std::move(last)); };
  m_id = m_client.send(std::move(request), std::move(callbacks));
  Q_EMIT started();
}

void RequestRunner::cancel() {
  if (m_mailbox) m_client.cancel(m_id);
}

void RequestRunner::deliver(const std::shared_ptr<Mailbox>& mailbox) {
  if (mailbox != m_mailbox) return;
  std::shared_ptr<const client::Response> response;
  quint64 bytes = 0;
  QByteArray piece;
  {
    const std::lock_guard lock(mailbox->mutex);
    mailbox->isWaking = false;
    bytes = mailbox->response.body.size();
    const std::size_t known = std::min(mailbox->response.body.size(), livePart);
    m_told = std::min(m_told, known); // of a redirect that is followed, the next body
    piece = QByteArray(mailbox->response.body.data() + m_told, static_cast<qsizetype>(known - m_told));
    m_told = known;
    if (mailbox->isDone) response = std::make_shared<const client::Response>(std::move(mailbox->response));
  }
  if (!response) {
    Q_EMIT progressed(bytes, piece);
    return;
  }
  m_mailbox = nullptr;
  Q_EMIT finished(response);
}

} // namespace signalbox::ui
