// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// NoticeBar: one line under the top bar that says what happened and offers what to do: a taken port, a project to
// trust.
#pragma once

#include "ui/widgets/ink.h"

#include <QString>
#include <QWidget>

#include <functional>

class QHBoxLayout;

namespace signalbox::ui {

class Label;

class NoticeBar final : public QWidget {
  Q_OBJECT
public:
  explicit NoticeBar(QWidget* parent = nullptr);

  struct Action {
    QString text;
    std::function<void()> run; // the bar hides before
  };
  void show(Signal signal, const QString& text, const QList<Action>& actions);
  QString text() const;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  Signal m_signal = Signal::Info;
  Label* m_text;
  QHBoxLayout* m_row;
  QList<QWidget*> m_buttons;
};

} // namespace signalbox::ui
