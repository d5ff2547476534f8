// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/command_registry.h"

#include <QWidget>

#include <algorithm>

namespace signalbox::ui {

CommandRegistry::CommandRegistry(QWidget* window) : QObject(window), m_window(window) {}

void CommandRegistry::add(Command command) {
  Q_ASSERT_X(!find(command.id), "CommandRegistry::add", qPrintable(command.id));
  auto* action = new QAction(command.text, this);
  action->setObjectName(command.id);
  Keys usual = command.otherShortcuts;
  if (!command.shortcut.isEmpty()) usual.prepend(command.shortcut);
  action->setShortcuts(usual);
  m_usual.push_back({command.id, usual});
  connect(action, &QAction::triggered, this, [this, id = command.id] { run(id); });
  m_window->addAction(action);
  m_commands.push_back(std::move(command));
  m_actions.push_back(action);
  if (m_keymap != Keymap()) applyKeys();
}

void CommandRegistry::setKeymap(const Keymap& keymap) {
  if (keymap == m_keymap) return;
  m_keymap = keymap;
  applyKeys();
  Q_EMIT keysChanged();
}

void CommandRegistry::applyKeys() {
  const QHash<QString, Keys> effective = effectiveKeys(m_usual, m_keymap);
  for (std::size_t index = 0; index < m_commands.size(); ++index) {
    Command& command = m_commands[index];
    command.otherShortcuts = effective.value(command.id);
    m_actions[index]->setShortcuts(command.otherShortcuts);
    command.shortcut = command.otherShortcuts.isEmpty() ? QKeySequence() : command.otherShortcuts.takeFirst();
  }
}

Keys CommandRegistry::keys(const QString& id) const {
  const QAction* found = action(id);
  return found ? found->shortcuts() : Keys();
}

bool CommandRegistry::isKeyOf(const QString& id, const QKeyEvent& event) const {
  const QKeySequence pressed(QKeyCombination(event.modifiers() & ~Qt::KeypadModifier, Qt::Key(event.key())));
  return keys(id).contains(pressed);
}

QList<UsualKeys> CommandRegistry::usualKeys() const { return m_usual; }

const Command* CommandRegistry::boundTo(const QKeySequence& keys, const QString& except) const {
  for (std::size_t index = 0; index < m_commands.size(); ++index)
    for (const QKeySequence& bound : m_actions[index]->shortcuts())
      if (m_commands[index].id != except && keysCollide(bound, keys)) return &m_commands[index];
  return nullptr;
}

QString CommandRegistry::shownKeys(const QString& id) const {
  const Command* command = find(id);
  return command ? ui::shownKeys(command->shortcut) : QString();
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

void CommandRegistry::followKeys(const QString& id, QObject* context,
                                 const std::function<void(const QString& keys)>& show) {
  show(shownKeys(id));
  connect(this, &CommandRegistry::keysChanged, context, [this, id, show] { show(shownKeys(id)); });
}

} // namespace signalbox::ui
