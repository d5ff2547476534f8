// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rail: the activities of the window as icons, help and settings at its foot.
#pragma once

#include <QHash>
#include <QWidget>

namespace signalbox::ui {

class CommandRegistry;
class IconButton;
class Label;

class Rail final : public QWidget {
  Q_OBJECT
public:
  explicit Rail(CommandRegistry& commands, QWidget* parent = nullptr);
  void setCurrent(const QString& activity);
  void setLabelled(bool labelled); // the name of each under its icon

private:
  IconButton* add(const QString& command, const QString& icon, const QString& name);

  CommandRegistry& m_commands;
  QHash<QString, IconButton*> m_activities;
  QList<Label*> m_labels;
  QString m_current;
};

} // namespace signalbox::ui
