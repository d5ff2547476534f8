// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ServerPill: does the server run? Lamp, word, host and port, the rate of requests, start or stop.
#pragma once

#include "ui/widgets/ink.h"

#include <QAbstractButton>
#include <QVector>

namespace signalbox::ui {

class IconButton;

class ServerPill final : public QAbstractButton {
  Q_OBJECT
public:
  explicit ServerPill(QWidget* parent = nullptr);

  // word: "Live", "Starting", "Stopped", "Port taken"; address: "localhost:8000".
  void setState(Signal signal, const QString& word, const QString& address);
  void setToggleKeys(const QString& keys); // of starting and stopping, for the tool tip
  void setRate(const QVector<double>& requests);

  enum class Detail { Full, WithoutSparkline, WordOnly };
  void setDetail(Detail detail);

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

Q_SIGNALS:
  void startStopRequested();

protected:
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

private:
  bool isOn() const { return m_signal == Signal::Ok || m_signal == Signal::Warning; }
  double sparklineWidth() const { return m_detail == Detail::Full ? 66 : 0; }

  Signal m_signal = Signal::Off;
  QString m_word;
  QString m_address;
  QVector<double> m_rate;
  Detail m_detail = Detail::Full;
  IconButton* m_toggle;
};

} // namespace signalbox::ui
