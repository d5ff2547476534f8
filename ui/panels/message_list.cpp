// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/message_list.h"

#include <nlohmann/json.hpp>

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr qsizetype rowBytes = 600; // of a payload, on one line

using Direction = StreamMessage::Direction;

bool shows(MessageFilter::Show show, Direction direction) {
  switch (show) {
  case MessageFilter::Show::All: return true;
  case MessageFilter::Show::In: return direction == Direction::In;
  case MessageFilter::Show::Out: return direction == Direction::Out;
  }
  return true;
}

QString accessibleText(const StreamMessage& message) {
  static constexpr const char* words[]{"received", "sent", "note"};
  const QString direction = QObject::tr(words[static_cast<int>(message.direction)]);
  return QStringList{clockText(message.microseconds), direction, message.kind, oneLine(message.text)}
      .join(QLatin1Char(' '))
      .simplified();
}

nlohmann::ordered_json toJson(const StreamMessage& message) {
  static constexpr const char* words[]{"in", "out", "note"};
  nlohmann::ordered_json line;
  line["time"] =
      QDateTime::fromMSecsSinceEpoch(message.microseconds / 1000, Qt::UTC).toString(Qt::ISODateWithMs).toStdString();
  line["direction"] = words[static_cast<int>(message.direction)];
  if (!message.kind.isEmpty()) line["event"] = message.kind.toStdString();
  if (!message.eventId.isEmpty()) line["id"] = message.eventId.toStdString();
  auto data = nlohmann::ordered_json::parse(message.text.begin(), message.text.end(), nullptr, false);
  line["data"] = data.is_discarded() ? nlohmann::ordered_json(message.text.toStdString()) : std::move(data);
  return line;
}

} // namespace

void MessageList::append(const std::vector<StreamMessage>& batch) {
  if (batch.empty()) return;
  const quint64 from = end();
  m_messages.insert(m_messages.end(), batch.begin(), batch.end());
  Q_EMIT appended(from, end());
  if (m_messages.size() <= m_limit) return;
  const auto surplus =
      static_cast<std::ptrdiff_t>(m_messages.size() - m_limit + m_limit / 100); // in pieces, so that views move seldom
  m_messages.erase(m_messages.begin(),
                   m_messages.begin() + std::min(surplus, static_cast<std::ptrdiff_t>(m_messages.size())));
  m_first = from + batch.size() - m_messages.size();
  Q_EMIT evicted(m_first);
}

void MessageList::clear() {
  m_first = end();
  m_messages.clear();
  Q_EMIT evicted(m_first);
}

bool MessageFilter::accepts(const StreamMessage& message) const {
  if (!shows(show, message.direction)) return false;
  return text.isEmpty() || message.kind.contains(text, Qt::CaseInsensitive) ||
         QString::fromUtf8(message.text).contains(text, Qt::CaseInsensitive);
}

void MessageRows::setList(MessageList* list) {
  if (m_list) m_list->disconnect(this);
  m_list = list;
  m_isPaused = false;
  if (list) {
    connect(list, &MessageList::appended, this, &MessageRows::take);
    connect(list, &MessageList::evicted, this, &MessageRows::drop);
    connect(list, &QObject::destroyed, this, [this] { setList(nullptr); });
  }
  reload();
}

void MessageRows::setFilter(const MessageFilter& filter) {
  if (filter == m_filter) return;
  m_filter = filter;
  reload();
}

void MessageRows::setPaused(bool paused) {
  if (m_isPaused == paused) return;
  m_isPaused = paused;
  if (m_list && !paused) take(std::max(m_seen, m_list->first()), m_list->end());
  Q_EMIT waitingChanged(waiting());
}

void MessageRows::reload() {
  beginResetModel();
  m_numbers.clear();
  const quint64 end = !m_list ? 0 : m_isPaused ? m_seen : m_list->end();
  for (quint64 number = m_list ? m_list->first() : 0; number < end; ++number)
    if (m_filter.accepts(m_list->at(number))) m_numbers.push_back(number);
  m_seen = end;
  endResetModel();
}

void MessageRows::take(quint64 from, quint64 to) {
  if (m_isPaused) return Q_EMIT waitingChanged(waiting());
  m_seen = to;
  std::vector<quint64> fresh;
  for (quint64 number = from; number < to; ++number)
    if (m_filter.accepts(m_list->at(number))) fresh.push_back(number);
  if (fresh.empty()) return;
  const int row = rowCount();
  beginInsertRows({}, row, row + static_cast<int>(fresh.size()) - 1);
  m_numbers.insert(m_numbers.end(), fresh.begin(), fresh.end());
  endInsertRows();
}

void MessageRows::drop(quint64 first) {
  m_seen = std::max(m_seen, first);
  const auto kept = std::lower_bound(m_numbers.begin(), m_numbers.end(), first);
  if (kept == m_numbers.begin()) return;
  beginRemoveRows({}, 0, static_cast<int>(kept - m_numbers.begin()) - 1);
  m_numbers.erase(m_numbers.begin(), kept);
  endRemoveRows();
}

const StreamMessage* MessageRows::message(int row) const {
  if (!m_list || row < 0 || row >= rowCount()) return nullptr;
  const quint64 number = m_numbers[static_cast<std::size_t>(row)];
  return number < m_list->first() ? nullptr : &m_list->at(number);
}

int MessageRows::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_numbers.size());
}

QVariant MessageRows::data(const QModelIndex& index, int role) const {
  const StreamMessage* found = message(index.row());
  if (!found) return {};
  switch (role) {
  case Qt::DisplayRole: return oneLine(found->text);
  case Qt::AccessibleTextRole: return accessibleText(*found);
  case DirectionRole: return static_cast<int>(found->direction);
  case TimeRole: return clockText(found->microseconds);
  case KindRole: return found->kind;
  case SizeRole:
    return found->direction == Direction::Note ? QString() : sizeText(static_cast<quint64>(found->text.size()));
  case PayloadRole: return found->text;
  default: return {};
  }
}

QString clockText(qint64 microseconds) {
  return QDateTime::fromMSecsSinceEpoch(microseconds / 1000).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString sizeText(quint64 bytes) {
  if (bytes < 1000) return QStringLiteral("%1 B").arg(bytes);
  const auto size = static_cast<double>(bytes);
  if (bytes < 1'000'000) return QStringLiteral("%1 kB").arg(size / 1e3, 0, 'f', 1);
  return QStringLiteral("%1 MB").arg(size / 1e6, 0, 'f', 1);
}

QString oneLine(const QByteArray& payload) {
  QString line;
  bool isIndent = false; // one blank for a line end and the blanks after it
  for (const QChar character : QString::fromUtf8(payload.left(rowBytes))) {
    const bool isEnd =
        character == QLatin1Char('\n') || character == QLatin1Char('\r') || character == QLatin1Char('\t');
    if (isEnd && !isIndent) line += QLatin1Char(' ');
    isIndent = isEnd || (isIndent && character == QLatin1Char(' '));
    if (!isIndent) line += character;
  }
  return line;
}

QByteArray toJsonLines(const MessageList& list) {
  QByteArray lines;
  for (quint64 number = list.first(); number < list.end(); ++number) {
    const std::string line =
        toJson(list.at(number)).dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    lines.append(line.data(), static_cast<qsizetype>(line.size())).append('\n');
  }
  return lines;
}

} // namespace signalbox::ui
