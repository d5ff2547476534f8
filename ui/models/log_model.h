// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LogModel: the rows of the traffic log, newest on top, filtered; a thin view over an ExchangeRing.
#pragma once

#include "ui/models/exchange_ring.h"

#include <QAbstractTableModel>

#include <deque>

namespace signalbox::ui {

struct LogFilter {
  enum class Show { All, Errors, Slow };
  QString words; // each must stand in method, path, status or note
  Show show = Show::All;
  bool operator==(const LogFilter&) const = default;
};

bool passes(const api::Exchange& exchange, const LogFilter& filter);

QString shownTime(std::int64_t microseconds);       // "14:05:58.402"
QString shownDuration(std::int64_t nanoseconds);    // "3.8 ms"
QString shownSize(std::uint64_t bytes);             // "412 B", "3.1 kB"
QString shownStatus(const api::Exchange& exchange); // "422", "open", "message"

class LogModel final : public QAbstractTableModel {
  Q_OBJECT
public:
  enum Column { TimeColumn, MethodColumn, StatusColumn, PathColumn, DurationColumn, SizeColumn, ColumnCount };

  using QAbstractTableModel::QAbstractTableModel;

  void add(const std::vector<api::Exchange>& batch);
  void clear();
  void setFilter(const LogFilter& filter);
  const LogFilter& filter() const { return m_filter; }

  // Paused: new rows wait. Resuming shows them.
  void setPaused(bool paused);
  bool isPaused() const { return m_paused; }
  int waiting() const { return int(m_waiting.size()); }

  int total() const { return int(m_ring.endSequence() - m_ring.firstSequence()); }
  const api::Exchange* exchange(const QModelIndex& index) const; // null for an invalid index; good until the next add()
  bool hasLostBodies(const QModelIndex& index) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
  void countsChanged();

private:
  std::uint64_t sequenceAt(int row) const { return m_shown[m_shown.size() - 1 - std::size_t(row)]; }
  void take(const std::vector<api::Exchange>& batch);
  void dropFallen();

  ExchangeRing m_ring;
  std::deque<std::uint64_t> m_shown; // sequences that pass the filter, oldest first
  LogFilter m_filter;
  bool m_paused = false;
  std::vector<api::Exchange> m_waiting;
};

} // namespace signalbox::ui
