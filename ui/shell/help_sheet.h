// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HelpSheet: for who comes from another program: its words and ours, each a way there, and its shortcuts as a preset.
#pragma once

#include "ui/models/old_words.h"
#include "ui/settings/settings_store.h"
#include "ui/widgets/popover.h"

class QVBoxLayout;

namespace signalbox::ui {

class Button;
class CommandRegistry;
class Segmented;

class HelpSheet final : public Popover {
  Q_OBJECT
public:
  HelpSheet(CommandRegistry& commands, std::shared_ptr<SettingsStore> store, QWidget* window);
  void open();

private:
  QWidget* buildContent();
  QWidget* buildFoot();
  void showProgram(int index);
  void usePreset();

  CommandRegistry& m_commands;
  std::shared_ptr<SettingsStore> m_store;
  const QVector<OldProgram> m_programs;
  int m_shown = 0;
  Segmented* m_choice = nullptr;
  QVBoxLayout* m_place = nullptr; // of the words
  QWidget* m_words = nullptr;
  Button* m_preset = nullptr;
};

} // namespace signalbox::ui
