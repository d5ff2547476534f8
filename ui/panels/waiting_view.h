// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WaitingView: that an answer is on its way: the time, what has come, and bars where it will stand, from 150 ms on.
#pragma once

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

namespace signalbox::ui {

class Label;
class Skeleton;

class WaitingView final : public QWidget {
  Q_OBJECT
public:
  explicit WaitingView(QWidget* parent = nullptr);

  void start();
  void stop();
  void setReceived(quint64 bytes);
  QString text() const; // "Waiting 1.4 s"

private:
  void refresh();

  QWidget* m_shown; // all of it
  Skeleton* m_bars;
  Label* m_text;
  QTimer m_tick;
  QElapsedTimer m_since;
  quint64 m_received = 0;
};

} // namespace signalbox::ui
