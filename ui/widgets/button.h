// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Button: a push button in one of the window's variants, with an optional icon and key cap.
#pragma once

#include <QPushButton>

namespace signalbox::ui {

enum class ButtonVariant { Standard, Primary, Soft, Ghost, Link, Danger };

class Button : public QPushButton {
  Q_OBJECT
public:
  explicit Button(const QString& text, ButtonVariant variant = ButtonVariant::Standard, QWidget* parent = nullptr);

  void setVariant(ButtonVariant variant);
  void setIconName(const QString& name);
  void setKeyCap(const QString& keys); // "Ctrl Enter"
  void setControlHeight(int height);
  void setLeftAligned(bool leftAligned);
  void flashDone(); // its icon is a check for a moment
};

} // namespace signalbox::ui
