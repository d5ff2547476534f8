// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/history_model.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>

namespace signalbox::ui {
namespace {

QString durationOf(const requests::HistoryEntry& entry) {
  const double milliseconds = static_cast<double>(entry.duration) / 1e3;
  if (milliseconds >= 1000) return QStringLiteral("%1 s").arg(milliseconds / 1e3, 0, 'f', 2);
  return QStringLiteral("%1 ms").arg(milliseconds, 0, 'f', milliseconds < 10 ? 1 : 0);
}

// "https://host:1" and "/path?query=1"; without a host for the design's own server.
std::pair<QString, QString> addressOf(const requests::HistoryEntry& entry) {
  QString url = QString::fromStdString(entry.request.url);
  if (url.startsWith(QLatin1String("{{base}}"))) url = url.mid(8);
  for (const design::RequestValue& value : entry.request.path)
    url.replace(QStringLiteral("{%1}").arg(QString::fromStdString(value.name)), QString::fromStdString(value.value));
  QStringList query;
  for (const design::RequestValue& value : entry.request.query)
    if (value.enabled) query << QString::fromStdString(value.name + '=' + value.value);
  if (!query.isEmpty()) url += QLatin1Char('?') + query.join(QLatin1Char('&'));
  const qsizetype scheme = url.indexOf(QLatin1String("://"));
  const qsizetype path = scheme < 0 ? 0 : url.indexOf(QLatin1Char('/'), scheme + 3);
  return path < 0 ? std::pair(url, QString()) : std::pair(url.left(path), url.mid(path));
}

QString titleOf(const requests::HistoryEntry& entry) {
  const auto [host, path] = addressOf(entry);
  return QString::fromStdString(entry.request.method) + QLatin1Char(' ') + host + path;
}

bool holds(const requests::HistoryEntry& entry, const QStringList& words) {
  const QString text = titleOf(entry) + QLatin1Char(' ') + QString::number(entry.status);
  return std::ranges::all_of(words, [&](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

QString dayOf(const QDateTime& time) {
  const QDate today = QDate::currentDate();
  if (time.date() == today) return HistoryModel::tr("Today");
  if (time.date() == today.addDays(-1)) return HistoryModel::tr("Yesterday");
  return time.date().toString(QStringLiteral("d MMMM"));
}

// "14:05:58" of today, "3 Nov 14:05" of another day.
QString clockOf(const QDateTime& time) {
  const bool isToday = time.date() == QDate::currentDate();
  return QLocale(QLocale::English).toString(time, isToday ? QStringLiteral("HH:mm:ss") : QStringLiteral("d MMM HH:mm"));
}

} // namespace

void HistoryModel::setEntries(const std::vector<const requests::HistoryEntry*>& entries) {
  beginResetModel();
  m_entries.clear();
  for (const requests::HistoryEntry* entry : entries) m_entries.push_back(*entry);
  filter();
  endResetModel();
}

void HistoryModel::setFilter(const QString& words) {
  beginResetModel();
  m_words = words;
  filter();
  endResetModel();
}

void HistoryModel::filter() {
  const QStringList words = m_words.split(QLatin1Char(' '), Qt::SkipEmptyParts);
  m_shown.clear();
  for (std::size_t i = 0; i < m_entries.size(); ++i)
    if (holds(m_entries[i], words)) m_shown.push_back(i);
}

const requests::HistoryEntry* HistoryModel::entry(int row) const {
  const bool isInside = row >= 0 && static_cast<std::size_t>(row) < m_shown.size();
  return isInside ? &m_entries[m_shown[static_cast<std::size_t>(row)]] : nullptr;
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(m_shown.size());
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
  const requests::HistoryEntry* entry = this->entry(index.row());
  if (!entry) return {};
  const QDateTime time = QDateTime::fromMSecsSinceEpoch(entry->time);
  switch (role) {
  case Qt::DisplayRole:
  case TitleRole: return titleOf(*entry);
  case MethodRole: return QString::fromStdString(entry->request.method);
  case HostRole: return addressOf(*entry).first;
  case PathRole: return addressOf(*entry).second;
  case StatusRole: return entry->status;
  case DurationRole: return durationOf(*entry);
  case TimeRole: return clockOf(time);
  case DayRole: return dayOf(time);
  case IdRole: return QVariant::fromValue<quint64>(entry->id);
  case Qt::AccessibleTextRole:
    return tr("%1, %2, %3, %4 %5")
        .arg(titleOf(*entry), entry->status == 0 ? tr("no answer") : QString::number(entry->status), durationOf(*entry),
             dayOf(time), time.time().toString(QStringLiteral("HH:mm:ss")));
  default: return {};
  }
}

} // namespace signalbox::ui
