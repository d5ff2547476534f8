// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Toast: one short message at the bottom right, with at most one action; gone after eight seconds.
#pragma once

#include "ui/widgets/ink.h"
#include "ui/widgets/rise.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include <functional>

namespace signalbox::ui {

class Button;

class Toast final : public QWidget {
  Q_OBJECT
public:
  explicit Toast(QWidget* window);

  // Replaces the message that is shown.
  void showMessage(Signal signal, const QString& text, const QString& action = {}, std::function<void()> run = {});
  // While `below`, a part of the window at its foot, is seen, the toast stands over it and covers nothing of it.
  void standOn(QWidget& below);
  QString text() const { return m_text; }
  QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void enterEvent(QEnterEvent* event) override;
  void leaveEvent(QEvent* event) override;

private:
  void place();

  QPointer<QWidget> m_below;
  Signal m_signal = Signal::Ok;
  QString m_text;
  Button* m_action;
  std::function<void()> m_run;
  QTimer m_timer;
  Rise m_rise;
};

} // namespace signalbox::ui
