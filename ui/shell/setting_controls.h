// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Controls of the settings page, each tied to one member of Settings: they show what is set, also when another window
// changes it, and change it at once.
#pragma once

#include "ui/shell/settings_rows.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/toggle.h"

namespace signalbox::ui {

using MakeControl = decltype(SettingRow::makeControl);

// Reads and writes one value in the settings.
template<class Value>
struct Access {
  std::function<Value(const Settings&)> get;
  std::function<void(Settings&, const Value&)> set;
};

template<class Value>
Access<Value> member(Value Settings::* where) {
  return {[where](const Settings& settings) { return settings.*where; },
          [where](Settings& settings, const Value& value) { settings.*where = value; }};
}
template<class Part, class Value>
Access<Value> member(Part Settings::* part, Value Part::* where) {
  return {[=](const Settings& settings) { return settings.*part.*where; },
          [=](Settings& settings, const Value& value) { settings.*part.*where = value; }};
}

MakeControl toggle(Access<bool> access);
MakeControl segments(const QStringList& names, Access<int> access);
// A list of numbers with their words; a number that is not among them is added as itself.
MakeControl numbers(const QList<QPair<int, QString>>& choices, Access<int> access);
MakeControl commandButton(const QString& command, const QString& text = {}); // runs a command

template<class Enum>
MakeControl choice(const QStringList& names, Enum Settings::* where) {
  return segments(names, {[where](const Settings& settings) { return int(settings.*where); },
                          [where](Settings& settings, int value) { settings.*where = Enum(value); }});
}

} // namespace signalbox::ui
