// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// TrafficArchive: writes rows of the log as an HTTP archive, a few milliseconds at a time between the window's events.
#pragma once

#include "core/traffic/har.h"
#include "ui/models/log_model.h"

#include <QObject>
#include <QSaveFile>
#include <QTimer>

#include <string>
#include <vector>

namespace signalbox::ui {

class TrafficArchive final : public QObject {
  Q_OBJECT
public:
  // Of the rows that are shown now, oldest first. `base` stands before each target. The log outlives it.
  TrafficArchive(const LogModel& rows, const QString& path, std::string base, QObject* parent = nullptr);

  QString path() const { return m_file.fileName(); }
  int missing() const { return m_missing; } // rows that fell out of the log before their turn

Q_SIGNALS:
  void finished(const QString& error); // empty: it is written

private:
  void step();
  bool add(quint64 sequence);
  void finish();

  const TrafficLog& m_log;
  std::vector<quint64> m_sequences;
  std::size_t m_next = 0;
  int m_missing = 0;
  QSaveFile m_file;
  traffic::HarWriter m_writer;
  bool m_isGood = false;
  QTimer m_timer;
};

} // namespace signalbox::ui
