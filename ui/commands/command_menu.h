// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Commands as entries of menus.
#pragma once

#include <QString>

class QAction;
class QMenu;

namespace signalbox::ui {

class CommandRegistry;

struct CommandEntry {
  QString text = {};   // instead of the command's own, a mnemonic marked in it
  QString keys = {};   // that a part takes itself, shown while the command has none
  bool hasIcon = true; // where it has one
};

// Whenever the menu shows, the entry has the command's keys of now, and is grey while the command cannot run. Its
// object name is `id`. Null when there is no such command.
QAction* addCommand(QMenu& menu, CommandRegistry& commands, const QString& id, const CommandEntry& entry = {});

} // namespace signalbox::ui
