// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TrafficLog: every exchange of a window's server, once for all panels: the ring, the parts of its oldest rows on disk,
// counts by sort, and the line over time. It says what it could not keep.
#pragma once

#include "core/traffic/filter.h"
#include "core/traffic/parts_keeper.h"
#include "core/traffic/timeline.h"
#include "ui/models/exchange_ring.h"

#include <QObject>

namespace signalbox::ui {

class TrafficLog final : public QObject {
  Q_OBJECT
public:
  explicit TrafficLog(QObject* parent = nullptr, ExchangeRing::Limits limits = {},
                      traffic::PartsKeeper::Limits keeping = {})
      : QObject(parent), m_ring(limits), m_keeper(keeping) {}

  // `dropped`: exchanges that came faster than they could be taken.
  void add(std::vector<api::Exchange> batch, quint64 dropped = 0);
  void clear();

  const ExchangeRing& ring() const { return m_ring; } // whose oldest rows have no parts
  api::Exchange whole(quint64 sequence) const;        // of a row; its parts may be read from disk
  // Calls with the row whole: at once where its parts are in memory, else when they have been read on a thread; not
  // after `context` has gone.
  using Fetched = std::function<void(const api::Exchange& exchange)>;
  void fetch(quint64 sequence, QObject* context, Fetched fetched);
  bool isInMemory(quint64 sequence) const { return m_ring.hasParts(sequence); }
  bool hasLostParts(quint64 sequence) const { return !m_ring.hasParts(sequence) && !m_keeper.holds(sequence); }
  quint64 lostParts() const { return m_keeper.lost(); } // rows

  // Which of these rows, whose parts are on disk, pass by them. Looked through on a thread; searched() follows.
  quint64 search(std::vector<quint64> sequences, traffic::Filter ofParts);

  const traffic::Counts& counts() const { return m_counts; }
  const traffic::Timeline& timeline() const { return m_timeline; }
  int total() const { return int(m_ring.endSequence() - m_ring.firstSequence()); }
  quint64 dropped() const { return m_dropped; }
  quint64 fallen() const { return m_fallen; } // rows that the ring has let go

Q_SIGNALS:
  void appended(quint64 from, quint64 to); // sequences; those of the ring's first on are there
  void evicted(quint64 first);             // what is before it is gone
  void countsChanged();
  void searched(quint64 search, const std::vector<quint64>& passed); // in the order asked

private:
  ExchangeRing m_ring;
  traffic::Counts m_counts;
  traffic::Timeline m_timeline;
  quint64 m_dropped = 0;
  quint64 m_fallen = 0;
  quint64 m_searches = 0;
  traffic::PartsKeeper m_keeper; // the last: its thread tells this object
};

// What is not there any more, as sentences; empty when all is: "12 requests came too fast to be kept."
QString shownLosses(const TrafficLog& log);

} // namespace signalbox::ui
