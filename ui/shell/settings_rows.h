// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The rows of the settings page as a table: what each is called, and the control that shows and changes it. The page,
// its search and the command palette are views of it.
#pragma once

#include "ui/settings/settings_store.h"

#include <QWidget>

#include <functional>
#include <vector>

namespace signalbox::ui {

class CommandRegistry;
class RequestServices;

enum class SettingsSection { General, Appearance, Editor, Server, Network, Shortcuts, Privacy };
inline constexpr int settingsSectionCount = 7;
QString sectionName(SettingsSection section);
QString sectionIcon(SettingsSection section);

struct SettingsContext {
  SettingsStore& store;
  CommandRegistry& commands; // what a button of the page does is a command too
  RequestServices& requests; // whose network the passwords are for
};

struct SettingRow {
  SettingsSection section = SettingsSection::General;
  QString key; // "theme": the control's object name is "settings.theme"
  QString title;
  QString text;  // what it does, one sentence
  QString words; // what else a person may look for
  std::function<QWidget*(const SettingsContext& context, const SettingRow& row)> makeControl; // empty: text alone
  bool isWide = false;    // the control stands below the texts
  bool isFilling = false; // and as wide as they
};

std::vector<SettingRow> settingRows();

// Title, text, section and words hold every one of the words.
bool matches(const SettingRow& row, const QString& words);

} // namespace signalbox::ui
