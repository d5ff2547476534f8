// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Chip: a short word in a pill: a tag, a facet, a count. A button when someone listens to clicked().
#pragma once

#include "ui/widgets/ink.h"

#include <QAbstractButton>

namespace signalbox::ui {

class Chip : public QAbstractButton {
  Q_OBJECT
public:
  enum class Look { Neutral, Soft, Outline };
  explicit Chip(const QString& text, Look look = Look::Neutral, Ink ink = Ink::Secondary, QWidget* parent = nullptr);

  void setIconName(const QString& name);
  void setInk(Ink ink);
  void setClickable(bool clickable); // also Tab reaches it

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return sizeHint(); }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QString m_iconName;
  Look m_look;
  Ink m_ink;
  bool m_isClickable = false;
};

// The method of an endpoint as a word on a soft tint of its colour.
class MethodBadge final : public QWidget {
  Q_OBJECT
public:
  explicit MethodBadge(const QString& method, QWidget* parent = nullptr);
  void setMethod(const QString& method);
  QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QString m_method;
};

// "422 Unprocessable" with its lamp.
class StatusPill final : public QWidget {
  Q_OBJECT
public:
  explicit StatusPill(QWidget* parent = nullptr);
  void setStatus(int status, const QString& reason);
  QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QString label() const;
  int m_status = 0;
  QString m_reason;
};

// A key or a chord: "Enter", "Ctrl K".
class KeyCap final : public QWidget {
  Q_OBJECT
public:
  explicit KeyCap(const QString& keys, QWidget* parent = nullptr);
  QSize sizeHint() const override;

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  QString m_keys;
};

// The lamp alone.
class Lamp final : public QWidget {
  Q_OBJECT
public:
  explicit Lamp(QWidget* parent = nullptr);
  void setSignal(Signal signal, const QString& meaning); // meaning is what a screen reader says
  QSize sizeHint() const override { return {18, 18}; }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  Signal m_signal = Signal::Off;
};

} // namespace signalbox::ui
