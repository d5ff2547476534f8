// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ShortcutSheet: every command that has keys, under its heading.
#pragma once

#include "ui/widgets/popover.h"

namespace signalbox::ui {

class CommandRegistry;

class ShortcutSheet final : public Popover {
  Q_OBJECT
public:
  ShortcutSheet(const CommandRegistry& commands, QWidget* window);
  void open();
};

} // namespace signalbox::ui
