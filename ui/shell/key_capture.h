// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// KeyCapture: a field that shows the keys that are pressed in it instead of running what they are bound to: one
// combination, or two, one after the other.
#pragma once

#include <QKeySequence>
#include <QWidget>

namespace signalbox::ui {

class KeyCapture final : public QWidget {
  Q_OBJECT
public:
  explicit KeyCapture(const QString& name, QWidget* parent = nullptr);

  void setKeys(const QKeySequence& keys); // without a signal
  const QKeySequence& keys() const { return m_keys; }
  void setProblem(bool isProblem);

  QSize sizeHint() const override { return {200, 32}; }

Q_SIGNALS:
  void pressed(const QKeySequence& keys); // also empty: Backspace takes one back; Tab and Esc leave the field
  void accepted();                        // Enter alone

protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

private:
  QKeySequence m_keys;
  bool m_isProblem = false;
  bool m_takesMore = false; // what is pressed next belongs to it
};

} // namespace signalbox::ui
