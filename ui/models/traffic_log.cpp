// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/traffic_log.h"

#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"

#include <QPointer>

#include <memory>

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
  if (fallen > 0) {
    m_keeper.forget(m_ring.firstSequence());
    Q_EMIT evicted(m_ring.firstSequence());
  }
  if (!isEmpty) Q_EMIT appended(std::max(from, quint64(m_ring.firstSequence())), m_ring.endSequence());
  ExchangeRing::GivenUp given = m_ring.giveUp(); // whoever was told has seen them whole
  m_keeper.keep(given.first, std::move(given.parts), given.bytes);
  Q_EMIT countsChanged();
}

api::Exchange TrafficLog::whole(quint64 sequence) const {
  api::Exchange exchange = m_ring.at(sequence);
  if (m_ring.hasParts(sequence)) return exchange;
  if (auto parts = m_keeper.find(sequence)) traffic::giveParts(exchange, std::move(*parts));
  return exchange;
}

void TrafficLog::fetch(quint64 sequence, QObject* context, Fetched fetched) {
  if (m_ring.hasParts(sequence)) return fetched(m_ring.at(sequence));
  const auto give = [this, row = m_ring.at(sequence), target = QPointer(context),
                     fetched = std::move(fetched)](std::optional<traffic::ExchangeParts> parts) {
    auto whole = std::make_shared<api::Exchange>(row);
    if (parts) traffic::giveParts(*whole, std::move(*parts));
    QMetaObject::invokeMethod(
        this,
        [whole, target, fetched] {
          if (target) fetched(*whole);
        },
        Qt::QueuedConnection);
  };
  m_keeper.read(sequence, give);
}

quint64 TrafficLog::search(std::vector<quint64> sequences, traffic::Filter ofParts) {
  const quint64 search = ++m_searches;
  const auto accepts = [filter = std::move(ofParts),
                        exchange = api::Exchange()](traffic::ExchangeParts& parts) mutable {
    traffic::giveParts(exchange, std::move(parts));
    return filter.accepts(exchange);
  };
  m_keeper.search({sequences.begin(), sequences.end()}, accepts, [this, search](std::vector<std::uint64_t> passed) {
    const std::vector<quint64> all(passed.begin(), passed.end());
    QMetaObject::invokeMethod(this, [this, search, all] { Q_EMIT searched(search, all); }, Qt::QueuedConnection);
  });
  return search;
}

void TrafficLog::clear() {
  m_ring.clear();
  m_keeper.forget(m_ring.firstSequence());
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
  tell(log.lostParts(), TrafficLog::tr(" lost their headers, bodies and traces: there was no more room for them."));
  return losses.join(u' ');
}

} // namespace signalbox::ui
