// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/traffic_log.h"

#include "ui/models/design_tree.h"

namespace signalbox::ui {

void TrafficLog::add(std::vector<api::Exchange> batch, quint64 dropped) {
  const quint64 from = m_ring.endSequence();
  for (const auto& exchange : batch) {
    m_counts.add(exchange);
    m_timeline.add(exchange);
  }
  const bool isEmpty = batch.empty();
  const std::size_t fallen = m_ring.add(std::move(batch), [this](const api::Exchange& exchange) {
    m_counts.remove(exchange);
    m_timeline.remove(exchange);
  });
  m_dropped += dropped;
  m_fallen += fallen;
  if (fallen > 0) Q_EMIT evicted(m_ring.firstSequence());
  if (!isEmpty) Q_EMIT appended(std::max(from, quint64(m_ring.firstSequence())), m_ring.endSequence());
  Q_EMIT countsChanged();
}

void TrafficLog::clear() {
  m_ring.clear();
  m_counts.clear();
  m_timeline.clear();
  m_dropped = 0;
  m_fallen = 0;
  Q_EMIT evicted(m_ring.firstSequence());
  Q_EMIT countsChanged();
}

QString shownLosses(const TrafficLog& log) {
  QStringList losses;
  const auto tell = [&losses](quint64 count, const QString& rest) {
    if (count > 0) losses << counted(int(count), TrafficLog::tr("request"), TrafficLog::tr("requests")) + rest;
  };
  tell(log.dropped(), TrafficLog::tr(" came too fast to be kept."));
  tell(log.fallen(), TrafficLog::tr(" fell out: the log keeps the last 100,000."));
  tell(log.ring().lostBodies(), TrafficLog::tr(" lost their bodies to save memory."));
  tell(log.ring().lostDetails(), TrafficLog::tr(" lost their headers and traces to save memory."));
  return losses.join(u' ');
}

} // namespace signalbox::ui
