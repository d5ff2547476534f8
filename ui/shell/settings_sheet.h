// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SettingsSheet: all settings on one page over the window, to search and to leaf through by section. There is no OK:
// what is changed holds at once.
#pragma once

#include "ui/shell/settings_rows.h"
#include "ui/widgets/popover.h"

class QScrollArea;
class QVBoxLayout;

namespace signalbox::ui {

class EmptyState;
class SearchField;
class ShortcutEditor;

class SettingsSheet final : public Popover {
  Q_OBJECT
public:
  SettingsSheet(CommandRegistry& commands, RequestServices& requests, std::shared_ptr<SettingsStore> store,
                QWidget* window);

  void open(const QString& key = {}); // of the row to show; empty = the beginning
  QStringList shownKeys() const;      // of the rows that the search leaves

private:
  struct Section {
    QWidget* widget = nullptr;
    QWidget* button = nullptr;
  };
  struct Row {
    SettingRow row;
    QWidget* widget = nullptr;
  };
  QWidget* buildContent();
  QWidget* buildRail();
  void buildSections(QVBoxLayout& page);
  QWidget* buildRow(const SettingRow& row);
  void search(const QString& words);
  void showSection(int section);
  void renderRail();
  void reveal(QWidget* widget);

  CommandRegistry& m_commands;
  RequestServices& m_requests;
  std::shared_ptr<SettingsStore> m_store;
  std::vector<Row> m_rows;
  std::vector<Section> m_sections;
  QScrollArea* m_scroll = nullptr;
  SearchField* m_search = nullptr;
  ShortcutEditor* m_shortcuts = nullptr;
  EmptyState* m_nothing = nullptr;
};

} // namespace signalbox::ui
