// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// MessageRows: what a view shows of a ring: all of it, or what a filter lets through, and what a search finds. Rows are
// fetched by number; filter and search read in slices of a few milliseconds between events.
#pragma once

#include "ui/models/message_ring.h"

#include <QAbstractListModel>
#include <QPointer>
#include <QTimer>

#include <deque>
#include <functional>
#include <optional>

namespace signalbox::ui {

struct MessageFilter {
  enum class Show { All, In, Out, Invalid };
  Show show = Show::All;
  std::string text;        // UTF-8, in payload, event or id
  bool hidesOthers = true; // false: rows stay, and those with the text are hits
  bool operator==(const MessageFilter&) const = default;
};

class MessageRows final : public QAbstractListModel {
  Q_OBJECT
public:
  enum Role { KindRole = Qt::UserRole + 1, VerdictRole, HitRole };
  enum class Verdict { Unknown, Valid, Invalid };
  using Check = std::function<Verdict(quint64 number, const MessageView& message)>;
  explicit MessageRows(QObject* parent = nullptr);

  void setRing(MessageRing* ring); // null: none
  void setFilter(const MessageFilter& filter);
  void setCheck(Check check); // of a row that is painted, and for Show::Invalid
  void setPaused(bool paused);
  bool isPaused() const { return m_held.has_value(); }
  quint64 waiting() const; // came while paused
  bool isScanning() const { return m_slice.isActive(); }

  std::optional<MessageView> message(int row) const; // valid until the next event
  quint64 number(int row) const;
  int rowOf(quint64 number) const;   // -1 when it is not shown
  const MessageStore& store() const; // as it is shown: held while paused

  std::size_t hits() const { return m_hits.size(); }
  // The next hit behind (1) or before (-1) the row, around the end; -1 when there is none.
  int hitFrom(int row, int step) const;
  int hitIndex(int row) const; // from 0; -1 when the row is no hit

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
  void changed(); // waiting(), isScanning(), hits()

private:
  bool showsAll() const;
  bool accepts(quint64 number, const MessageView& message) const;
  void reload();
  void advance();
  void extend(quint64 end);
  void scan(quint64 end);
  void insert(const std::vector<quint64>& fresh);
  void drop(quint64 first);

  QPointer<MessageRing> m_ring;
  MessageStore m_none;
  std::optional<MessageStore> m_held;
  MessageFilter m_filter;
  Check m_check;
  quint64 m_begin = 0; // rows while all are shown: [begin, end)
  quint64 m_end = 0;
  std::deque<quint64> m_numbers; // rows while a filter hides some
  std::deque<quint64> m_hits;
  quint64 m_scanned = 0; // messages before it have been looked at
  QTimer m_slice;
};

} // namespace signalbox::ui
