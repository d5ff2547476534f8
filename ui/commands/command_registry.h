// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CommandRegistry: every action of the window, once. Menus (`command_menu.h`), tool bars, the palette and the shortcut
// page are views of it.
#pragma once

#include "ui/commands/keymap.h"

#include <QAction>
#include <QKeyEvent>
#include <QKeySequence>
#include <QObject>
#include <QString>

#include <deque>
#include <functional>

namespace signalbox::ui {

struct Command {
  QString id;            // "server.toggle": stable, for tests and shortcuts
  QString text;          // "Start or stop the server"
  QString icon;          // lucide name, may be empty
  QKeySequence shortcut; // the current one; what it is registered with is its usual one
  std::function<void()> run;
  std::function<bool()> isEnabled; // empty = always
  QString group;                   // heading in the palette: "Server", "Design", "View"
  QList<QKeySequence> otherShortcuts;
};

// UI thread only.
class CommandRegistry final : public QObject {
  Q_OBJECT
public:
  explicit CommandRegistry(QWidget* window); // actions are added to the window so that their shortcuts work

  // Ids are unique; a second command of the same id replaces nothing and is a programming error.
  void add(Command command);
  const std::deque<Command>& commands() const { return m_commands; } // pointers into it stay good
  const Command* find(const QString& id) const;
  QAction* action(const QString& id) const; // null when unknown
  bool isEnabled(const QString& id) const;
  // False when unknown or disabled.
  bool run(const QString& id);

  // Puts the keys on every command, also on those that are added later.
  void setKeymap(const Keymap& keymap);
  const Keymap& keymap() const { return m_keymap; }
  Keys keys(const QString& id) const;                            // the current ones
  bool isKeyOf(const QString& id, const QKeyEvent& event) const; // where a part takes the key before the window does
  QList<UsualKeys> usualKeys() const;
  // Another command that these keys run, or begin to run; null when they are free.
  const Command* boundTo(const QKeySequence& keys, const QString& except = {}) const;
  QString shownKeys(const QString& id) const; // "Ctrl Shift P" of the first; empty without
  // Calls `show` with shownKeys() now and after every change, as long as `context` lives.
  void followKeys(const QString& id, QObject* context, const std::function<void(const QString& keys)>& show);

Q_SIGNALS:
  void commandRun(const QString& id);
  void keysChanged();

private:
  void applyKeys();
  int indexOf(const QString& id) const;

  QWidget* m_window;
  std::deque<Command> m_commands;
  std::deque<QAction*> m_actions;
  QList<UsualKeys> m_usual; // in the order of m_commands
  Keymap m_keymap;
};

} // namespace signalbox::ui
