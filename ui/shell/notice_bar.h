// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// NoticeBar: one line under the top bar that says what happened and offers what to do: a taken port, a project to
// trust. There may be one notice of each topic; the latest is shown, and what it hides comes back after it.
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
  void show(Signal signal, const QString& text, const QList<Action>& actions, const QString& topic = {});
  void withdraw(const QString& topic = {}); // what it says no longer holds
  // Of a notice that is there: what it says goes on, as a time does. Not said aloud again.
  void setText(const QString& topic, const QString& text);
  void clear();
  QString text() const;

Q_SIGNALS:
  void dismissed(const QString& topic); // by the person, with none of its actions

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  struct Notice {
    QString topic;
    Signal signal = Signal::Info;
    QString text;
    QList<Action> actions;
  };
  void render();

  QList<Notice> m_notices; // the last one is shown
  Signal m_signal = Signal::Info;
  Label* m_text;
  QHBoxLayout* m_row;
  QList<QWidget*> m_buttons;
};

} // namespace signalbox::ui
