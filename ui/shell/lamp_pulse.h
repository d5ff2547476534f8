// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// LampPulse: the lamps of a view whose rows were just hit: each glows up once and settles, 600 ms; not at all where
// motion is reduced, as the lamp itself stays lit.
#pragma once

#include <QBasicTimer>
#include <QElapsedTimer>
#include <QObject>
#include <QPersistentModelIndex>

#include <vector>

class QAbstractItemView;

namespace signalbox::ui {

class LampPulse final : public QObject {
  Q_OBJECT
public:
  explicit LampPulse(QAbstractItemView& view); // which is its parent

  // A row that pulses goes on with the pulse it has.
  void hit(const QModelIndex& index);
  // How far the pulse has come, 0 to 1; less than 0 for a row without one.
  double progress(const QModelIndex& index) const;

protected:
  void timerEvent(QTimerEvent* event) override;

private:
  struct Pulse {
    QPersistentModelIndex index;
    qint64 since;
  };

  QAbstractItemView& m_view;
  std::vector<Pulse> m_pulses;
  QElapsedTimer m_clock;
  QBasicTimer m_timer;
};

} // namespace signalbox::ui
