// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/traffic_archive.h"

#include <QCoreApplication>
#include <QElapsedTimer>

namespace signalbox::ui {
namespace {

constexpr qint64 stepMilliseconds = 4;

std::vector<const api::Exchange*> shownIn(const LogModel& rows) {
  std::vector<const api::Exchange*> shown;
  for (int row = rows.rowCount() - 1; row >= 0; --row) shown.push_back(rows.exchange(rows.index(row, 0)));
  return shown;
}

} // namespace

TrafficArchive::TrafficArchive(const LogModel& rows, const QString& path, std::string base, QObject* parent)
    : QObject(parent), m_log(rows.log()), m_file(path),
      m_writer(shownIn(rows), std::move(base), QCoreApplication::applicationVersion().toStdString(),
               [this](std::string_view text) {
                 return m_file.write(text.data(), qint64(text.size())) == qint64(text.size());
               }) {
  for (int row = rows.rowCount() - 1; row >= 0; --row) m_sequences.push_back(rows.sequence(rows.index(row, 0)));
  m_isGood = m_file.open(QIODevice::WriteOnly) && m_writer.begin();
  m_timer.setInterval(0);
  connect(&m_timer, &QTimer::timeout, this, &TrafficArchive::step);
  m_timer.start();
}

void TrafficArchive::step() {
  QElapsedTimer clock;
  clock.start();
  while (m_isGood && m_next < m_sequences.size() && clock.elapsed() < stepMilliseconds)
    m_isGood = add(m_sequences[m_next++]);
  if (!m_isGood || m_next == m_sequences.size()) finish();
}

bool TrafficArchive::add(quint64 sequence) {
  if (!m_log.ring().holds(sequence)) {
    ++m_missing;
    return true;
  }
  return !m_writer.isEntry(m_log.ring().at(sequence)) || m_writer.add(m_log.whole(sequence));
}

void TrafficArchive::finish() {
  m_timer.stop();
  m_isGood = m_isGood && m_writer.end() && m_file.commit();
  Q_EMIT finished(m_isGood ? QString() : m_file.errorString());
}

} // namespace signalbox::ui
