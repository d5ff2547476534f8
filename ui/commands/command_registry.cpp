// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/command_registry.h"

#include <QMenu>
#include <QWidget>

#include <algorithm>

namespace signalbox::ui {

CommandRegistry::CommandRegistry(QWidget* window) : QObject(window), m_window(window) {}

void CommandRegistry::add(Command command) {
  Q_ASSERT_X(!find(command.id), "CommandRegistry::add", qPrintable(command.id));
  auto* action = new QAction(command.text, this);
  action->setObjectName(command.id);
  action->setShortcuts(QList<QKeySequence>{command.shortcut} + command.otherShortcuts);
  connect(action, &QAction::triggered, this, [this, id = command.id] { run(id); });
  m_window->addAction(action);
  m_commands.push_back(std::move(command));
  m_actions.push_back(action);
}

int CommandRegistry::indexOf(const QString& id) const {
  const auto found =
      std::find_if(m_commands.begin(), m_commands.end(), [&id](const Command& command) { return command.id == id; });
  return found == m_commands.end() ? -1 : int(found - m_commands.begin());
}

const Command* CommandRegistry::find(const QString& id) const {
  const int index = indexOf(id);
  return index < 0 ? nullptr : &m_commands[std::size_t(index)];
}

QAction* CommandRegistry::action(const QString& id) const {
  const int index = indexOf(id);
  return index < 0 ? nullptr : m_actions[std::size_t(index)];
}

bool CommandRegistry::isEnabled(const QString& id) const {
  const Command* command = find(id);
  return command && (!command->isEnabled || command->isEnabled());
}

bool CommandRegistry::run(const QString& id) {
  if (!isEnabled(id)) return false;
  Q_EMIT commandRun(id);
  const std::function<void()> run = find(id)->run; // the command may add others
  run();
  return true;
}

void CommandRegistry::watchMenu(QMenu* menu) {
  connect(menu, &QMenu::aboutToShow, this, &CommandRegistry::greyActions);
  connect(menu, &QMenu::aboutToHide, this, &CommandRegistry::enableActions);
}

void CommandRegistry::enableActions() {
  for (QAction* action : m_actions) action->setEnabled(true);
}

void CommandRegistry::greyActions() {
  for (std::size_t index = 0; index < m_commands.size(); ++index)
    m_actions[index]->setEnabled(!m_commands[index].isEnabled || m_commands[index].isEnabled());
}

} // namespace signalbox::ui
