// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// MessageList: the messages of one connection, the newest hundred thousand. MessageRows: what of them a view shows,
// filtered and, while paused, as they stood.
#pragma once

#include "ui/bridge/stream_runner.h"

#include <QAbstractListModel>

#include <deque>

namespace signalbox::ui {

class MessageList final : public QObject {
  Q_OBJECT
public:
  static constexpr std::size_t limit = 100'000;
  explicit MessageList(QObject* parent = nullptr, std::size_t keep = limit) : QObject(parent), m_limit(keep) {}

  void append(const std::vector<StreamMessage>& batch);
  void clear();

  // Messages are numbered from the first ever; [first, end) are kept.
  quint64 first() const { return m_first; }
  quint64 end() const { return m_first + m_messages.size(); }
  const StreamMessage& at(quint64 number) const { return m_messages[static_cast<std::size_t>(number - m_first)]; }
  qsizetype count() const { return static_cast<qsizetype>(m_messages.size()); }

Q_SIGNALS:
  void appended(quint64 from, quint64 to); // [from, to)
  void evicted(quint64 first);             // what is before it is gone

private:
  std::size_t m_limit;
  std::deque<StreamMessage> m_messages;
  quint64 m_first = 0;
};

struct MessageFilter {
  enum class Show { All, In, Out };
  Show show = Show::All;
  QString text; // in kind or payload, any case
  bool operator==(const MessageFilter&) const = default;

  bool accepts(const StreamMessage& message) const;
};

class MessageRows final : public QAbstractListModel {
  Q_OBJECT
public:
  enum Role { DirectionRole = Qt::UserRole + 1, TimeRole, KindRole, SizeRole, PayloadRole };
  using QAbstractListModel::QAbstractListModel;

  void setList(MessageList* list);
  void setFilter(const MessageFilter& filter);
  void setPaused(bool paused);
  bool isPaused() const { return m_isPaused; }
  quint64 waiting() const { return m_list && m_isPaused ? m_list->end() - m_seen : 0; } // came while paused

  const StreamMessage* message(int row) const; // null when out of range
  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
  void waitingChanged(quint64 count);

private:
  void reload();
  void take(quint64 from, quint64 to);
  void drop(quint64 first);

  MessageList* m_list = nullptr;
  MessageFilter m_filter;
  std::deque<quint64> m_numbers;
  quint64 m_seen = 0;
  bool m_isPaused = false;
};

// "14:02:12.340"
QString clockText(qint64 microseconds);
// "92 B", "1.2 kB", "3.4 MB"
QString sizeText(quint64 bytes);
// The payload on one line, shortened for a row.
QString oneLine(const QByteArray& payload);
// One JSON object a line: time, direction, event, id and data, the payload as JSON where it is JSON.
QByteArray toJsonLines(const MessageList& list);

} // namespace signalbox::ui
