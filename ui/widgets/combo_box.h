// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ComboBox: a choice from a list, with a name for screen readers and, for methods, their colours.
#pragma once

#include <QComboBox>

namespace signalbox::ui {

class ComboBox : public QComboBox {
  Q_OBJECT
public:
  explicit ComboBox(const QString& name, QWidget* parent = nullptr);
  void setControlHeight(int height);
  void setBare(bool bare);
  // The HTTP methods in their colours, mono; WEBSOCKET too when asked.
  void fillWithMethods(bool withSocket);
  void showPopup() override; // as wide as its widest entry

protected:
  void wheelEvent(QWheelEvent* event) override; // scrolls the page, never changes the choice
};

} // namespace signalbox::ui
