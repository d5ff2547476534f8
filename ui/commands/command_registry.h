// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CommandRegistry: every action of the window, once. Menus, tool bars, the palette and the shortcut page are views of
// it.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>

#include <deque>
#include <functional>

class QMenu;

namespace signalbox::ui {

struct Command {
  QString id;   // "server.toggle": stable, for tests and shortcuts
  QString text; // "Start or stop the server"
  QString icon; // lucide name, may be empty
  QKeySequence shortcut;
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
  // While the menu shows, what cannot run is grey in it. Otherwise actions stay enabled: run() asks anew each time.
  void watchMenu(QMenu* menu);

Q_SIGNALS:
  void commandRun(const QString& id);

private:
  void greyActions();
  void enableActions();
  int indexOf(const QString& id) const;

  QWidget* m_window;
  std::deque<Command> m_commands;
  std::deque<QAction*> m_actions;
};

} // namespace signalbox::ui
