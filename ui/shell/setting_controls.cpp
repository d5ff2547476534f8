// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/setting_controls.h"

#include "ui/commands/command_registry.h"
#include "ui/widgets/button.h"

namespace signalbox::ui {

namespace {

template<class Widget>
void name(Widget* control, const SettingRow& row) {
  control->setObjectName("settings." + row.key);
  control->setAccessibleName(row.title);
  control->setAccessibleDescription(row.text);
}

void selectNumber(ComboBox& box, int value) {
  if (box.findData(value) < 0) box.addItem(QString::number(value), value);
  box.setCurrentIndex(box.findData(value));
}

} // namespace

MakeControl toggle(Access<bool> access) {
  return [access](const SettingsContext& context, const SettingRow& row) -> QWidget* {
    auto* control = new Toggle(row.title);
    name(control, row);
    const auto show = [control, access, &store = context.store] {
      const QSignalBlocker quiet(control);
      control->setChecked(access.get(store.settings()));
      control->update();
    };
    show();
    QObject::connect(&context.store, &SettingsStore::changed, control, show);
    QObject::connect(control, &Toggle::toggled, control, [access, &store = context.store](bool isOn) {
      store.change([&](Settings& settings) { access.set(settings, isOn); });
    });
    return control;
  };
}

MakeControl segments(const QStringList& names, Access<int> access) {
  return [names, access](const SettingsContext& context, const SettingRow& row) -> QWidget* {
    auto* control = new Segmented(row.title, names);
    name(control, row);
    const auto show = [control, access, &store = context.store] {
      control->setCurrentIndex(access.get(store.settings()));
    };
    show();
    QObject::connect(&context.store, &SettingsStore::changed, control, show);
    QObject::connect(control, &Segmented::chosen, control, [access, &store = context.store](int index) {
      store.change([&](Settings& settings) { access.set(settings, index); });
    });
    return control;
  };
}

MakeControl numbers(const QList<QPair<int, QString>>& choices, Access<int> access) {
  return [choices, access](const SettingsContext& context, const SettingRow& row) -> QWidget* {
    auto* control = new ComboBox(row.title);
    name(control, row);
    for (const auto& [number, text] : choices) control->addItem(text, number);
    control->setMinimumWidth(132);
    const auto show = [control, access, &store = context.store] {
      selectNumber(*control, access.get(store.settings()));
    };
    show();
    QObject::connect(&context.store, &SettingsStore::changed, control, show);
    QObject::connect(control, &QComboBox::activated, control, [control, access, &store = context.store](int index) {
      const int number = control->itemData(index).toInt();
      store.change([&](Settings& settings) { access.set(settings, number); });
    });
    return control;
  };
}

MakeControl commandButton(const QString& command, const QString& text) {
  return [command, text](const SettingsContext& context, const SettingRow& row) -> QWidget* {
    const Command* found = context.commands.find(command);
    auto* control = new Button(text.isEmpty() && found ? found->text : text);
    name(control, row);
    control->setAccessibleName(control->text());
    control->setEnabled(context.commands.isEnabled(command));
    QObject::connect(control, &QPushButton::clicked, control, [command, control, &commands = context.commands] {
      commands.run(command);
      control->setEnabled(commands.isEnabled(command));
    });
    return control;
  };
}

} // namespace signalbox::ui
