// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/commands/command_registry.h"
#include "ui/theme/theme.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/label.h"
#include "ui/widgets/spoken_role.h"

#include <QVBoxLayout>

namespace signalbox::ui {

Rail::Rail(CommandRegistry& commands, QWidget* parent) : QWidget(parent), m_commands(commands) {
  setObjectName("rail");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(8, 6, 8, 8);
  column->setSpacing(4);
  m_activities = {{"design", add("view.design", "route", tr("Design"))},
                  {"docs", add("view.docs", "book-open", tr("Docs"))},
                  {"traffic", add("view.traffic", "activity", tr("Traffic"))},
                  {"streams", add("view.streamsActivity", "radio", tr("Streams"))}};
  for (IconButton* activity : std::as_const(m_activities)) {
    activity->setCheckable(true);
    setSpokenRole(*activity, QAccessible::RadioButton);
  }
  column->addStretch(1);
  add("help.coming", "circle-question-mark", tr("Help"));
  add("view.settings", "sliders-horizontal", tr("Settings"));
  setLabelled(false);
}

void Rail::setLabelled(bool labelled) {
  int widest = 36;
  for (Label* label : std::as_const(m_labels)) {
    label->setVisible(labelled);
    if (labelled) widest = qMax(widest, label->sizeHint().width());
  }
  setFixedWidth(widest + 16);
}

IconButton* Rail::add(const QString& command, const QString& icon, const QString& name) {
  auto* button = new IconButton(icon, name, this);
  button->setObjectName("rail." + command.section(u'.', 1));
  button->setLook(IconButton::Look::Rail);
  button->setExtent(36, 19);
  m_commands.followKeys(command, button, [button](const QString& keys) { button->setShortcutHint(keys); });
  auto* label = new Label(name, uiFont(11, 500), Ink::Tertiary, this);
  label->setAlignment(Qt::AlignCenter);
  m_labels << label;
  auto* column = static_cast<QVBoxLayout*>(layout());
  column->addWidget(button, 0, Qt::AlignHCenter);
  column->addWidget(label, 0, Qt::AlignHCenter);
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
