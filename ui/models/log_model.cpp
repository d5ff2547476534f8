// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/log_model.h"

#include "core/base/utf8_head.h"
#include "core/traffic/counts.h"

#include <QDateTime>
#include <QElapsedTimer>

#include <algorithm>
#include <iterator>

namespace signalbox::ui {

namespace {

constexpr std::size_t rowsOfOneSearch = 256; // on disk
constexpr qint64 scanMilliseconds = 2;       // then the window's other events have their turn
constexpr int rowsBetweenLooks = 8;          // at the clock: bodies are large
constexpr std::size_t longestMessage = 400;  // bytes of one in its row

QString text(std::string_view bytes) { return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())); }

// What a message says stands beside where it was said.
QString shownPath(const api::Exchange& exchange) {
  const QString target = text(exchange.target);
  if (exchange.kind != api::Exchange::Kind::SocketMessage) return target;
  return target + QStringLiteral("  ") + text(utf8Head(exchange.note, longestMessage)).simplified();
}

} // namespace

QString shownTime(std::int64_t microseconds) {
  return QDateTime::fromMSecsSinceEpoch(microseconds / 1000).toString(QStringLiteral("HH:mm:ss.zzz"));
}

QString shownDuration(std::int64_t nanoseconds) {
  const double milliseconds = double(nanoseconds) / 1e6;
  if (milliseconds >= 10'000) return QString::number(milliseconds / 1000, 'f', 1) + QStringLiteral(" s");
  if (milliseconds >= 100) return QString::number(milliseconds, 'f', 0) + QStringLiteral(" ms");
  if (milliseconds >= 0.1) return QString::number(milliseconds, 'f', 1) + QStringLiteral(" ms");
  return QString::number(milliseconds * 1000, 'f', 0) + QStringLiteral(" \u00b5s");
}

QString shownSize(std::uint64_t bytes) {
  if (bytes < 1000) return QString::number(bytes) + QStringLiteral(" B");
  if (bytes < 1'000'000) return QString::number(double(bytes) / 1e3, 'f', 1) + QStringLiteral(" kB");
  return QString::number(double(bytes) / 1e6, 'f', 1) + QStringLiteral(" MB");
}

QString shownStatus(const api::Exchange& exchange) {
  using Kind = api::Exchange::Kind;
  switch (exchange.kind) {
  case Kind::SocketMessage: return exchange.isIncoming ? LogModel::tr("received") : LogModel::tr("sent");
  case Kind::SocketClosed:
  case Kind::StreamClosed: return LogModel::tr("closed");
  case Kind::Refused: return exchange.status > 0 ? QString::number(exchange.status) : LogModel::tr("refused");
  default: return exchange.status > 0 ? QString::number(exchange.status) : LogModel::tr("open");
  }
}

LogModel::LogModel(TrafficLog& log, QObject* parent) : QAbstractListModel(parent), m_log(log) {
  m_timer.setInterval(0);
  connect(&m_timer, &QTimer::timeout, this, &LogModel::scan);
  connect(&m_log, &TrafficLog::appended, this, &LogModel::take);
  connect(&m_log, &TrafficLog::evicted, this, &LogModel::drop);
  connect(&m_log, &TrafficLog::countsChanged, this, &LogModel::countsChanged);
  connect(&m_log, &TrafficLog::searched, this, &LogModel::takeSearched);
  restart();
}

bool LogModel::accepts(const api::Exchange& exchange) const {
  if (m_filter.show == LogFilter::Show::Errors && !traffic::isError(exchange)) return false;
  if (m_filter.show == LogFilter::Show::Slow &&
      (exchange.durationNanoseconds < traffic::slowNanoseconds || !traffic::isRequest(exchange)))
    return false;
  if (!m_filter.showsMessages && exchange.kind == api::Exchange::Kind::SocketMessage) return false;
  if (!m_filter.time.isEmpty() && !m_filter.time.holds(exchange.startedMicroseconds)) return false;
  return m_terms.accepts(exchange);
}

bool LogModel::showsAllRequests() const {
  return m_filter.show == LogFilter::Show::All && m_filter.text.isEmpty() && m_filter.time.isEmpty();
}

void LogModel::setFilter(const LogFilter& filter) {
  if (filter == m_filter && !m_error) return;
  auto terms = traffic::Filter::parse(filter.text.toStdString());
  m_error = terms ? std::nullopt : std::optional(terms.error());
  if (terms) {
    m_filter = filter;
    m_terms = terms->ofTheRest();
    m_ofParts = terms->ofParts();
    restart();
  }
  Q_EMIT countsChanged();
}

void LogModel::restart() {
  beginResetModel();
  m_shown.clear();
  if (!m_isPaused) m_seen = m_log.ring().endSequence();
  m_unscanned = m_seen;
  m_search = 0;
  endResetModel();
  scan();
}

// Towards older rows, which stand further down; the oldest have their parts on disk.
void LogModel::scan() {
  const ExchangeRing& ring = m_log.ring();
  QElapsedTimer clock;
  clock.start();
  std::vector<quint64> found;
  std::vector<quint64> onDisk;
  for (int looked = 0; m_unscanned > ring.firstSequence() && onDisk.size() < rowsOfOneSearch; ++looked) {
    if (looked % rowsBetweenLooks == 0 && clock.elapsed() >= scanMilliseconds) break;
    const api::Exchange& exchange = ring.at(--m_unscanned);
    if (!accepts(exchange)) continue;
    if (m_ofParts.isEmpty() || (ring.hasParts(m_unscanned) && m_ofParts.accepts(exchange)))
      found.push_back(m_unscanned);
    else if (!ring.hasParts(m_unscanned))
      onDisk.push_back(m_unscanned);
  }
  showOlder(found);
  const bool wasScanning = m_timer.isActive();
  m_timer.stop();
  if (!onDisk.empty())
    m_search = m_log.search(std::move(onDisk), m_ofParts);
  else if (m_unscanned > ring.firstSequence())
    m_timer.start();
  else if (wasScanning)
    Q_EMIT countsChanged();
}

void LogModel::showOlder(const std::vector<quint64>& found) {
  if (found.empty()) return;
  beginInsertRows({}, rowCount(), rowCount() + int(found.size()) - 1);
  m_shown.insert(m_shown.begin(), found.rbegin(), found.rend());
  endInsertRows();
}

void LogModel::takeSearched(quint64 search, const std::vector<quint64>& passed) {
  if (search != m_search) return; // of another filter
  m_search = 0;
  const auto isThere = [this](quint64 sequence) { return m_log.ring().holds(sequence); };
  std::vector<quint64> found;
  std::ranges::copy_if(passed, std::back_inserter(found), isThere);
  showOlder(found);
  m_timer.start();
}

// Whole, as they come.
void LogModel::take(quint64 from, quint64 to) {
  if (m_isPaused) return;
  m_seen = to;
  std::vector<quint64> passed;
  for (quint64 sequence = from; sequence < to; ++sequence) {
    const api::Exchange& exchange = m_log.ring().at(sequence);
    if (accepts(exchange) && m_ofParts.accepts(exchange)) passed.push_back(sequence);
  }
  if (passed.empty()) return;
  beginInsertRows({}, 0, int(passed.size()) - 1);
  m_shown.insert(m_shown.end(), passed.begin(), passed.end());
  endInsertRows();
}

void LogModel::drop(quint64 first) {
  m_seen = std::max(m_seen, first);
  m_unscanned = std::max(m_unscanned, first);
  const auto firstKept = std::lower_bound(m_shown.begin(), m_shown.end(), first);
  const int fallen = int(firstKept - m_shown.begin());
  if (fallen == 0) return;
  const int rows = int(m_shown.size());
  beginRemoveRows({}, rows - fallen, rows - 1);
  m_shown.erase(m_shown.begin(), firstKept);
  endRemoveRows();
}

void LogModel::setPaused(bool paused) {
  if (paused == m_isPaused) return;
  m_isPaused = paused;
  const ExchangeRing& ring = m_log.ring();
  if (!paused && !m_ofParts.isEmpty() && m_seen < ring.firstWhole())
    restart(); // some have their parts on disk by now
  else if (!paused)
    take(m_seen, ring.endSequence());
  Q_EMIT countsChanged();
}

int LogModel::waiting() const { return m_isPaused ? int(m_log.ring().endSequence() - m_seen) : 0; }

const api::Exchange* LogModel::exchange(const QModelIndex& index) const {
  if (!index.isValid() || std::size_t(index.row()) >= m_shown.size()) return nullptr;
  const quint64 sequence = sequenceAt(index.row());
  return m_log.ring().holds(sequence) ? &m_log.ring().at(sequence)
                                      : nullptr; // a view may ask while the oldest rows are removed
}

QModelIndex LogModel::indexOf(quint64 sequence) const {
  const auto known = std::lower_bound(m_shown.begin(), m_shown.end(), sequence);
  if (known == m_shown.end() || *known != sequence) return {};
  return index(int(m_shown.end() - known) - 1, 0);
}

int LogModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_shown.size()); }

QVariant LogModel::data(const QModelIndex& index, int role) const {
  const api::Exchange* row = exchange(index);
  if (!row) return {};
  const bool isMessage = row->kind == api::Exchange::Kind::SocketMessage;
  const std::uint64_t bytes = isMessage ? row->requestBytes + row->responseBytes : row->responseBytes;
  if (role == Qt::AccessibleTextRole)
    return tr("%1 %2, %3, %4")
        .arg(text(row->method), shownPath(*row), shownStatus(*row),
             isMessage ? shownSize(bytes) : shownDuration(row->durationNanoseconds));
  switch (role) {
  case Qt::ToolTipRole: return text(row->note.empty() ? row->target : row->target + "\n" + row->note);
  case Time: return shownTime(row->startedMicroseconds);
  case Method: return text(row->method);
  case Status: return shownStatus(*row);
  case Qt::DisplayRole:
  case Path: return shownPath(*row);
  case Duration: return isMessage ? QString() : shownDuration(row->durationNanoseconds);
  case Size: return shownSize(bytes);
  default: return {};
  }
}

} // namespace signalbox::ui
