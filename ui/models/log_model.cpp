// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/log_model.h"

#include <QDateTime>
#include <QStringList>

#include <algorithm>

namespace signalbox::ui {

namespace {

constexpr std::int64_t slowNanoseconds = 50'000'000;
constexpr std::size_t waitingLimit = 100'000;

QString text(const std::string& bytes) { return QString::fromUtf8(bytes.data(), qsizetype(bytes.size())); }

bool isError(const api::Exchange& exchange) {
  return exchange.status >= 400 || exchange.kind == api::Exchange::Kind::Refused;
}

} // namespace

bool passes(const api::Exchange& exchange, const LogFilter& filter) {
  if (filter.show == LogFilter::Show::Errors && !isError(exchange)) return false;
  if (filter.show == LogFilter::Show::Slow && exchange.durationNanoseconds < slowNanoseconds) return false;
  if (filter.words.isEmpty()) return true;
  const QString all =
      text(exchange.method) + u' ' + text(exchange.target) + u' ' + shownStatus(exchange) + u' ' + text(exchange.note);
  const QStringList words = filter.words.split(u' ', Qt::SkipEmptyParts);
  return std::all_of(words.begin(), words.end(),
                     [&all](const QString& word) { return all.contains(word, Qt::CaseInsensitive); });
}

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
  case Kind::SocketMessage: return LogModel::tr("message");
  case Kind::SocketClosed:
  case Kind::StreamClosed: return LogModel::tr("closed");
  case Kind::Refused: return exchange.status > 0 ? QString::number(exchange.status) : LogModel::tr("refused");
  default: return exchange.status > 0 ? QString::number(exchange.status) : LogModel::tr("open");
  }
}

void LogModel::add(const std::vector<api::Exchange>& batch) {
  if (!m_paused) return take(batch);
  const std::size_t room = waitingLimit - m_waiting.size();
  m_waiting.insert(m_waiting.end(), batch.begin(), batch.begin() + std::ptrdiff_t(std::min(room, batch.size())));
  Q_EMIT countsChanged();
}

void LogModel::take(const std::vector<api::Exchange>& batch) {
  const std::uint64_t next = m_ring.endSequence();
  m_ring.add(batch);
  dropFallen();
  std::vector<std::uint64_t> passed;
  for (std::uint64_t sequence = std::max(next, m_ring.firstSequence()); sequence < m_ring.endSequence(); ++sequence)
    if (passes(m_ring.at(sequence), m_filter)) passed.push_back(sequence);
  if (!passed.empty()) {
    beginInsertRows({}, 0, int(passed.size()) - 1);
    m_shown.insert(m_shown.end(), passed.begin(), passed.end());
    endInsertRows();
  }
  Q_EMIT countsChanged();
}

void LogModel::dropFallen() {
  const auto firstKept = std::lower_bound(m_shown.begin(), m_shown.end(), m_ring.firstSequence());
  const int fallen = int(firstKept - m_shown.begin());
  if (fallen == 0) return;
  const int rows = int(m_shown.size());
  beginRemoveRows({}, rows - fallen, rows - 1);
  m_shown.erase(m_shown.begin(), firstKept);
  endRemoveRows();
}

void LogModel::clear() {
  beginResetModel();
  m_ring.clear();
  m_shown.clear();
  m_waiting.clear();
  endResetModel();
  Q_EMIT countsChanged();
}

void LogModel::setFilter(const LogFilter& filter) {
  if (filter == m_filter) return;
  beginResetModel();
  m_filter = filter;
  m_shown.clear();
  for (std::uint64_t sequence = m_ring.firstSequence(); sequence < m_ring.endSequence(); ++sequence)
    if (passes(m_ring.at(sequence), m_filter)) m_shown.push_back(sequence);
  endResetModel();
  Q_EMIT countsChanged();
}

void LogModel::setPaused(bool paused) {
  m_paused = paused;
  if (!paused) take(std::exchange(m_waiting, {}));
}

const api::Exchange* LogModel::exchange(const QModelIndex& index) const {
  if (!index.isValid() || std::size_t(index.row()) >= m_shown.size()) return nullptr;
  const std::uint64_t sequence = sequenceAt(index.row());
  return m_ring.holds(sequence) ? &m_ring.at(sequence) : nullptr; // a view may ask while the oldest rows are removed
}

bool LogModel::hasLostBodies(const QModelIndex& index) const {
  return exchange(index) && m_ring.hasLostBodies(sequenceAt(index.row()));
}

int LogModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_shown.size()); }
int LogModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(ColumnCount); }

QVariant LogModel::data(const QModelIndex& index, int role) const {
  const api::Exchange* row = exchange(index);
  if (!row) return {};
  if (role == Qt::AccessibleTextRole)
    return tr("%1 %2, %3, %4")
        .arg(text(row->method), text(row->target), shownStatus(*row), shownDuration(row->durationNanoseconds));
  if (role == Qt::ToolTipRole && index.column() == PathColumn)
    return text(row->note.empty() ? row->target : row->target + "\n" + row->note);
  if (role != Qt::DisplayRole) return {};
  switch (index.column()) {
  case TimeColumn: return shownTime(row->startedMicroseconds);
  case MethodColumn: return text(row->method);
  case StatusColumn: return shownStatus(*row);
  case PathColumn: return text(row->target);
  case DurationColumn: return shownDuration(row->durationNanoseconds);
  case SizeColumn: return shownSize(row->responseBytes);
  default: return {};
  }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
  const QString names[] = {tr("Time"), tr("Method"), tr("Status"), tr("Path"), tr("Duration"), tr("Size")};
  return section >= 0 && section < ColumnCount ? names[section] : QString();
}

} // namespace signalbox::ui
