// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/command_menu.h"

#include "ui/commands/command_registry.h"
#include "ui/theme/theme.h"

#include <QMenu>

namespace signalbox::ui {

QAction* addCommand(QMenu& menu, CommandRegistry& commands, const QString& id, const CommandEntry& entry) {
  const Command* command = commands.find(id);
  if (!command) return nullptr;
  QAction* action = menu.addAction(entry.text.isEmpty() ? command->text : entry.text);
  action->setObjectName(id);
  if (entry.hasIcon && !command->icon.isEmpty()) action->setIcon(themedIcon(command->icon));
  QObject::connect(action, &QAction::triggered, &commands, [&commands, id] { commands.run(id); });
  const auto render = [&commands, action, id, text = action->text(), own = entry.keys] {
    const QKeySequence& bound = commands.find(id)->shortcut;
    const QString keys = bound.isEmpty() ? own : bound.toString(QKeySequence::NativeText);
    action->setText(keys.isEmpty() ? text : text + u'\t' + keys);
    action->setEnabled(commands.isEnabled(id));
  };
  QObject::connect(&menu, &QMenu::aboutToShow, action, render);
  render();
  return action;
}

} // namespace signalbox::ui
