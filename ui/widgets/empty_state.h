// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EmptyState: what an empty or failed panel says: an icon, what happened, what to do next, and the actions themselves.
#pragma once

#include "ui/widgets/ink.h"

#include <QWidget>

class QHBoxLayout;

namespace signalbox::ui {

class Button;
class Label;
class Paragraph;

class EmptyState final : public QWidget {
  Q_OBJECT
public:
  EmptyState(const QString& iconName, const QString& title, const QString& text, QWidget* parent = nullptr);

  void setTexts(const QString& title, const QString& text);
  void setSignal(Signal signal); // Accent (the usual), Error, Ok
  void setIconName(const QString& name);
  Button* addAction(const QString& text); // the first one is the filled button
  void clearActions();

protected:
  void resizeEvent(QResizeEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

private:
  void fit();

  QString m_iconName;
  Signal m_signal = Signal::Accent;
  QWidget* m_iconPlace;
  Label* m_title;
  Paragraph* m_text;
  QWidget* m_actionRow;
  QHBoxLayout* m_actions;
};

// Grey bars in place of what is being waited for.
class Skeleton final : public QWidget {
  Q_OBJECT
public:
  explicit Skeleton(QWidget* parent = nullptr);
  QSize sizeHint() const override; // as high as its bars

protected:
  void paintEvent(QPaintEvent* event) override;
};

} // namespace signalbox::ui
