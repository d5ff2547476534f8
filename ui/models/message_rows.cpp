// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/message_rows.h"

#include "ui/models/message_text.h"

#include <QElapsedTimer>

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr qint64 sliceNanoseconds = 4'000'000;
constexpr quint64 messagesBetweenLooks = 64; // at the clock

std::deque<quint64>::const_iterator placeOf(const std::deque<quint64>& numbers, quint64 number) {
  return std::lower_bound(numbers.begin(), numbers.end(), number);
}

void eraseBefore(std::deque<quint64>& numbers, quint64 first) {
  numbers.erase(numbers.begin(), placeOf(numbers, first));
}

} // namespace

MessageRows::MessageRows(QObject* parent) : QAbstractListModel(parent) {
  m_slice.setSingleShot(true);
  connect(&m_slice, &QTimer::timeout, this, &MessageRows::advance);
}

const MessageStore& MessageRows::store() const { return m_held ? *m_held : m_ring ? m_ring->store() : m_none; }

void MessageRows::setRing(MessageRing* ring) {
  if (m_ring) m_ring->disconnect(this);
  m_ring = ring;
  m_held.reset();
  if (ring) {
    connect(ring, &MessageRing::appended, this, [this] { isPaused() ? Q_EMIT changed() : advance(); });
    connect(ring, &MessageRing::evicted, this, &MessageRows::drop);
    connect(ring, &QObject::destroyed, this, [this] { setRing(nullptr); });
  }
  reload();
}

void MessageRows::setFilter(const MessageFilter& filter) {
  if (filter == m_filter) return;
  m_filter = filter;
  reload();
}

void MessageRows::setCheck(Check check) {
  m_check = std::move(check);
  if (m_filter.show == MessageFilter::Show::Invalid) reload();
}

void MessageRows::setPaused(bool paused) {
  if (paused == isPaused() || !m_ring) return;
  if (paused) {
    m_held = m_ring->store();
  } else {
    m_held.reset();
    drop(m_ring->first());
    advance();
  }
  Q_EMIT changed();
}

quint64 MessageRows::waiting() const { return m_ring && m_held ? m_ring->end() - m_held->end() : 0; }

bool MessageRows::showsAll() const {
  return m_filter.show == MessageFilter::Show::All && (m_filter.text.empty() || !m_filter.hidesOthers);
}

bool MessageRows::accepts(quint64 number, const MessageView& message) const {
  switch (m_filter.show) {
  case MessageFilter::Show::All: return true;
  case MessageFilter::Show::In: return message.direction == MessageDirection::In;
  case MessageFilter::Show::Out: return message.direction == MessageDirection::Out;
  case MessageFilter::Show::Invalid: return m_check && m_check(number, message) == Verdict::Invalid;
  }
  return true;
}

void MessageRows::reload() {
  m_slice.stop();
  beginResetModel();
  m_numbers.clear();
  m_hits.clear();
  m_begin = m_end = m_scanned = store().first();
  endResetModel();
  advance();
}

void MessageRows::advance() {
  const quint64 end = store().end();
  if (showsAll()) extend(end);
  if (!showsAll() || !m_filter.text.empty()) scan(end);
  Q_EMIT changed();
}

void MessageRows::extend(quint64 end) {
  if (end <= m_end) return;
  const int row = rowCount();
  beginInsertRows({}, row, row + static_cast<int>(end - m_end) - 1);
  m_end = end;
  endInsertRows();
}

// A slice; the timer brings the next.
void MessageRows::scan(quint64 end) {
  QElapsedTimer clock;
  clock.start();
  std::vector<quint64> fresh;
  m_scanned = store().visit(std::max(m_scanned, store().first()), end, [&](quint64 number, const MessageView& message) {
    if (number % messagesBetweenLooks == 0 && clock.nsecsElapsed() > sliceNanoseconds) return false;
    const bool hasText = m_filter.text.empty() || containsText(message, m_filter.text);
    if (hasText && !m_filter.text.empty() && !m_filter.hidesOthers) m_hits.push_back(number);
    if (!showsAll() && (hasText || !m_filter.hidesOthers) && accepts(number, message)) fresh.push_back(number);
    return true;
  });
  insert(fresh);
  if (m_scanned < end) m_slice.start(0);
}

void MessageRows::insert(const std::vector<quint64>& fresh) {
  if (fresh.empty()) return;
  const int row = rowCount();
  beginInsertRows({}, row, row + static_cast<int>(fresh.size()) - 1);
  m_numbers.insert(m_numbers.end(), fresh.begin(), fresh.end());
  endInsertRows();
}

// What is held while paused stays, whatever the ring lets go.
void MessageRows::drop(quint64 first) {
  if (isPaused() && m_ring->count() > 0) return Q_EMIT changed();
  if (isPaused()) m_held = m_ring->store(); // it was cleared
  const quint64 gone = showsAll() ? std::min(std::max(first, m_begin), m_end) - m_begin
                                  : static_cast<quint64>(placeOf(m_numbers, first) - m_numbers.begin());
  if (gone > 0) beginRemoveRows({}, 0, static_cast<int>(gone) - 1);
  m_begin = std::max(m_begin, first);
  m_end = std::max(m_end, first);
  eraseBefore(m_numbers, first);
  eraseBefore(m_hits, first);
  if (gone > 0) endRemoveRows();
}

quint64 MessageRows::number(int row) const {
  return showsAll() ? m_begin + static_cast<quint64>(row) : m_numbers[static_cast<std::size_t>(row)];
}

int MessageRows::rowOf(quint64 number) const {
  if (showsAll()) return number >= m_begin && number < m_end ? static_cast<int>(number - m_begin) : -1;
  const auto place = placeOf(m_numbers, number);
  return place != m_numbers.end() && *place == number ? static_cast<int>(place - m_numbers.begin()) : -1;
}

std::optional<MessageView> MessageRows::message(int row) const {
  if (row < 0 || row >= rowCount()) return std::nullopt;
  const quint64 wanted = number(row);
  if (wanted < store().first() || wanted >= store().end()) return std::nullopt;
  return store().at(wanted);
}

// A hit that a filter hides is passed over.
int MessageRows::hitFrom(int row, int step) const {
  if (m_hits.empty()) return -1;
  const quint64 from = row < 0 || row >= rowCount() ? (step > 0 ? 0 : m_hits.back() + 1) : number(row);
  auto place = placeOf(m_hits, step > 0 ? from + (row < 0 ? 0 : 1) : from);
  for (std::size_t tried = 0; tried < m_hits.size(); ++tried) {
    if (step < 0) place = place == m_hits.begin() ? std::prev(m_hits.end()) : std::prev(place);
    if (step > 0 && place == m_hits.end()) place = m_hits.begin();
    if (const int found = rowOf(*place); found >= 0) return found;
    if (step > 0) ++place;
  }
  return -1;
}

int MessageRows::hitIndex(int row) const {
  if (row < 0 || row >= rowCount()) return -1;
  const auto place = placeOf(m_hits, number(row));
  return place != m_hits.end() && *place == number(row) ? static_cast<int>(place - m_hits.begin()) : -1;
}

int MessageRows::rowCount(const QModelIndex& parent) const {
  if (parent.isValid()) return 0;
  return static_cast<int>(showsAll() ? m_end - m_begin : m_numbers.size());
}

QVariant MessageRows::data(const QModelIndex& index, int role) const {
  const auto found = message(index.row());
  if (!found) return {};
  switch (role) {
  case Qt::DisplayRole: return oneLine(*found);
  case Qt::AccessibleTextRole: return spokenText(*found);
  case KindRole: return messageKind(*found);
  case VerdictRole: return static_cast<int>(m_check ? m_check(number(index.row()), *found) : Verdict::Unknown);
  case HitRole: return hitIndex(index.row()) >= 0;
  default: return {};
  }
}

} // namespace signalbox::ui
