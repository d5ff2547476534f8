// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/bridge/stream_inbox.h"

#include "core/client/close_code.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace signalbox::ui {
namespace {

std::int64_t now() {
  return std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::system_clock::now().time_since_epoch())
      .count();
}

QString text(std::string_view utf8) { return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size())); }

QString contentType(const client::HeaderList& headers) {
  const auto found = std::ranges::find_if(headers, [](const auto& header) {
    return text(header.first).compare(QLatin1String("content-type"), Qt::CaseInsensitive) == 0;
  });
  return found == headers.end() ? QString() : text(found->second).section(QLatin1Char(';'), 0, 0).trimmed().toLower();
}

} // namespace

void StreamRunner::Inbox::wake() {
  if (isWaking || !owner) return;
  isWaking = true;
  QMetaObject::invokeMethod(
      owner,
      [runner = owner, self = shared_from_this()] {
        if (runner->m_inbox == self) runner->drain();
      },
      Qt::QueuedConnection);
}

void StreamRunner::Inbox::message(MessageDirection direction, std::string_view payload, bool isBinary,
                                  std::string_view event, std::string_view id) {
  const std::int64_t time = now();
  const std::lock_guard lock(mutex);
  if (messages.size() < messageLimit && messages.bytes() + payload.size() <= byteLimit)
    messages.append({direction, isBinary, time, payload, event, id});
  else if (direction == MessageDirection::In)
    ++dropped;
  wake();
}

void StreamRunner::Inbox::note(const QString& sentence) { message(MessageDirection::Note, sentence.toStdString()); }

void StreamRunner::Inbox::step(Step next) {
  const std::lock_guard lock(mutex);
  steps.push_back(std::move(next));
  wake();
}

void StreamRunner::Inbox::socketHandshake(client::Handshake answer) {
  const std::lock_guard lock(mutex);
  handshake = std::move(answer);
}

void StreamRunner::Inbox::opened(client::Handshake answer, const QString& words) {
  if (answer.status > 0) socketHandshake(std::move(answer));
  note(StreamRunner::tr("Connected to %1%2").arg(url, words));
  step({StreamState::Open, StreamRunner::tr("Connected")});
}

void StreamRunner::Inbox::closed(std::uint16_t code, const std::string& reason) {
  step({StreamState::Closed, QString::fromStdString(client::closeSentence(code, reason)),
        client::isWorthReconnecting(code), code});
}

void StreamRunner::Inbox::head(const client::Response& response) {
  const QString type = contentType(response.headers);
  if (type == QLatin1String("text/event-stream")) {
    pieces = Pieces::Events;
    parser.emplace([this](const client::SseEvent& event) { pushEvent(event); },
                   [this](const std::string& comment) { note(QStringLiteral(": ") + text(comment)); }, largestMessage);
  } else {
    pieces = type.isEmpty() || type.contains(QLatin1String("json")) ? Pieces::Lines : Pieces::AsTheyCome;
  }
  client::Handshake answer{sent.method + ' ' + sent.url, sent.headers, response.status, response.reason,
                           response.headers};
  {
    const std::lock_guard lock(mutex);
    isEventStream = pieces == Pieces::Events;
    handshake = answer;
  }
  if (response.status < 400) opened(std::move(answer), StreamRunner::tr(", status %1").arg(response.status));
}

void StreamRunner::Inbox::data(std::string_view piece) {
  switch (pieces) {
  case Pieces::Events: return parser->feed(piece);
  case Pieces::Lines: return pushLines(piece);
  case Pieces::AsTheyCome: return message(MessageDirection::In, piece);
  }
}

void StreamRunner::Inbox::pushLines(std::string_view piece) {
  line += piece;
  std::size_t begin = 0;
  for (std::size_t end = line.find('\n'); end != std::string::npos; end = line.find('\n', begin)) {
    pushLine(std::string_view(line).substr(begin, end - begin));
    begin = end + 1;
  }
  line.erase(0, begin);
  if (line.size() <= largestMessage) return;
  line.resize(largestMessage);
  pushLine(std::exchange(line, {}));
  noteCut();
}

void StreamRunner::Inbox::pushLine(std::string_view content) {
  if (!content.empty() && content.back() == '\r') content.remove_suffix(1);
  if (!content.empty()) message(MessageDirection::In, content);
}

void StreamRunner::Inbox::noteCut() {
  note(StreamRunner::tr("The message before this line is longer: %1 MB of it are kept.").arg(largestMessage >> 20));
}

void StreamRunner::Inbox::pushEvent(const client::SseEvent& event) {
  message(MessageDirection::In, event.data, false, event.event, event.id);
  if (event.isCut) noteCut();
  const std::lock_guard lock(mutex);
  lastEventId = event.id;
  if (event.retry) retryMilliseconds = *event.retry;
}

void StreamRunner::Inbox::done(const client::Response& response) {
  pushLine(line);
  line.clear();
  if (response.failure) return step({StreamState::Closed, text(response.failure->message), true});
  const int status = response.status;
  if (status >= 400)
    return step({StreamState::Closed, StreamRunner::tr("Refused with %1 %2").arg(status).arg(text(response.reason))});
  step({StreamState::Closed, StreamRunner::tr("Ended by the server")});
}

void StreamRunner::Inbox::pong(std::chrono::microseconds took) {
  const std::lock_guard lock(mutex);
  roundTrip = took;
  wake();
}

} // namespace signalbox::ui
