// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/commands/command_registry.h"
#include "ui/widgets/icon_button.h"

#include <QVBoxLayout>

namespace signalbox::ui {

Rail::Rail(CommandRegistry& commands, QWidget* parent) : QWidget(parent), m_commands(commands) {
  setObjectName("rail");
  setFixedWidth(52);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 6, 8, 8);
  column->setSpacing(4);
  m_activities = {{"design", add("view.design", "route", tr("Design"))},
                  {"docs", add("view.docs", "book-open", tr("Docs"))},
                  {"traffic", add("view.traffic", "activity", tr("Traffic"))},
                  {"streams", add("view.streamsActivity", "radio", tr("Streams"))}};
  for (const char* activity : {"design", "docs", "traffic", "streams"}) {
    m_activities[QLatin1String(activity)]->setCheckable(true);
    column->addWidget(m_activities[QLatin1String(activity)]);
  }
  column->addStretch(1);
  column->addWidget(add("help.shortcuts", "circle-question-mark", tr("Shortcuts")));
  column->addWidget(add("view.settings", "sliders-horizontal", tr("Settings")));
}

IconButton* Rail::add(const QString& command, const QString& icon, const QString& name) {
  auto* button = new IconButton(icon, name, this);
  button->setObjectName("rail." + command.section(u'.', 1));
  button->setLook(IconButton::Look::Rail);
  button->setExtent(36, 19);
  if (const Command* known = m_commands.find(command))
    button->setShortcutHint(known->shortcut.toString(QKeySequence::NativeText));
  connect(button, &QToolButton::clicked, this, [this, command] {
    m_commands.run(command);
    setCurrent(m_current); // a click on the current one must not uncheck it
  });
  return button;
}

void Rail::setCurrent(const QString& activity) {
  m_current = activity;
  for (auto button = m_activities.begin(); button != m_activities.end(); ++button)
    button.value()->setChecked(button.key() == activity);
}

} // namespace signalbox::ui
