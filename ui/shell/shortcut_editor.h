// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ShortcutEditor: the part of the settings in which commands get other keys: a list, and below it the chosen command
// with a field for its keys that says at once whom they belong to now.
#pragma once

#include "ui/models/shortcut_model.h"

#include <QWidget>

#include <functional>

namespace signalbox::ui {

class Button;
class CommandRegistry;
class KeyCapture;
class Label;
class RowList;
class SettingsStore;

class ShortcutEditor final : public QWidget {
  Q_OBJECT
public:
  ShortcutEditor(CommandRegistry& commands, SettingsStore& store, QWidget* parent = nullptr);

  void setWords(const QString& words); // shows only what holds them
  void select(const QString& command); // and its field is ready for keys
  bool isEmpty() const { return m_model.rowCount() == 0; }

private:
  QWidget* buildBar();
  void render();
  void showCommand();
  void showState();
  void bind();
  void bindTo(const Keys& keys);
  void useUsual();
  QString command() const; // the chosen one
  void changeKeymap(const std::function<void(Keymap&)>& edit);

  CommandRegistry& m_commands;
  SettingsStore& m_store;
  ShortcutModel m_model;
  QString m_words;
  RowList* m_list;
  KeyCapture* m_capture;
  Label* m_name;
  Label* m_state;
  Button* m_bind;
  Button* m_remove;
  Button* m_usual;
};

} // namespace signalbox::ui
