// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CommandRegistry: every action of the window, once. Menus, tool bars, the palette and the shortcut page are views of it.
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace signalbox::ui {

struct Command {
  QString id;        // "server.toggle": stable, for tests and shortcuts
  QString text;      // "Start or stop the server"
  QString icon;      // lucide name, may be empty
  QKeySequence shortcut;
  std::function<void()> run;
  std::function<bool()> isEnabled; // empty = always
  QString group;     // heading in the palette: "Server", "Design", "View"
};

// UI thread only.
class CommandRegistry final : public QObject {
  Q_OBJECT
public:
  explicit CommandRegistry(QWidget* window); // actions are added to the window so that their shortcuts work

  void add(Command command);
  const std::vector<Command>& commands() const { return m_commands; }
  const Command* find(const QString& id) const;
  QAction* action(const QString& id) const; // null when unknown
  // False when unknown or disabled.
  bool run(const QString& id);

Q_SIGNALS:
  void commandRun(const QString& id);

private:
  QWidget* m_window;
  std::vector<Command> m_commands;
  std::vector<QAction*> m_actions;
};

} // namespace signalbox::ui
