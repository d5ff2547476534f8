// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LogModel: the rows of a view of the traffic log, newest on top, filtered. A new filter looks through the log in steps
// of a few milliseconds between events, the newest first, so that a log of any size never blocks the window; what it
// has to read from disk is read on a thread.
#pragma once

#include "core/traffic/filter.h"
#include "ui/models/traffic_log.h"

#include <QAbstractListModel>
#include <QTimer>

#include <deque>
#include <optional>

namespace signalbox::ui {

struct LogFilter {
  enum class Show { All, Errors, Slow };
  QString text; // in the language of core/traffic/filter.h
  Show show = Show::All;
  traffic::TimeRange time;    // empty: all of it
  bool showsMessages = false; // of WebSockets, beside what opened and ended these
  bool operator==(const LogFilter&) const = default;
};

QString shownTime(std::int64_t microseconds);       // "14:05:58.402"
QString shownDuration(std::int64_t nanoseconds);    // "3.8 ms"
QString shownSize(std::uint64_t bytes);             // "412 B", "3.1 kB"
QString shownStatus(const api::Exchange& exchange); // "422", "open", "received"

// Of one column, as it is shown in lists: a screen reader counts cells. Its parts are roles.
class LogModel final : public QAbstractListModel {
  Q_OBJECT
public:
  enum Part { Time = Qt::UserRole, Method, Status, Path, Duration, Size };

  explicit LogModel(TrafficLog& log, QObject* parent = nullptr); // the log outlives it

  // One that cannot be read changes nothing but filterError().
  void setFilter(const LogFilter& filter);
  const LogFilter& filter() const { return m_filter; }
  const std::optional<traffic::FilterError>& filterError() const { return m_error; }
  bool isScanning() const { return m_timer.isActive() || m_search > 0; } // rows are still being looked through

  bool showsAllRequests() const; // nothing is filtered out but messages

  // Paused: new rows wait. Resuming shows them.
  void setPaused(bool paused);
  bool isPaused() const { return m_isPaused; }
  int waiting() const;

  const TrafficLog& log() const { return m_log; }
  // Null for an invalid index; good until the next event. Old rows have no parts there: TrafficLog::fetch().
  const api::Exchange* exchange(const QModelIndex& index) const;
  quint64 sequence(const QModelIndex& index) const { return sequenceAt(index.row()); } // of a valid index
  QModelIndex indexOf(quint64 sequence) const;                                         // invalid when it is not shown

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;

Q_SIGNALS:
  void countsChanged(); // also: scanning ended, the filter became wrong or right

private:
  quint64 sequenceAt(int row) const { return m_shown[m_shown.size() - 1 - std::size_t(row)]; }
  bool accepts(const api::Exchange& exchange) const; // without what is asked of its parts
  void restart();
  void scan();
  void showOlder(const std::vector<quint64>& found); // newest first
  void takeSearched(quint64 search, const std::vector<quint64>& passed);
  void take(quint64 from, quint64 to);
  void drop(quint64 first);

  TrafficLog& m_log;
  std::deque<quint64> m_shown; // sequences that pass the filter, oldest first
  LogFilter m_filter;
  traffic::Filter m_terms; // without those of parts
  traffic::Filter m_ofParts;
  std::optional<traffic::FilterError> m_error;
  quint64 m_seen = 0;      // what comes from here on waits
  quint64 m_unscanned = 0; // what stands before it was not looked at yet
  quint64 m_search = 0;    // the one that is under way; 0: none
  bool m_isPaused = false;
  QTimer m_timer;
};

} // namespace signalbox::ui
