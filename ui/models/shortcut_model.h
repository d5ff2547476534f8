// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ShortcutModel: every command with its keys, under the headings of their groups, as the settings list them.
#pragma once

#include "ui/commands/keymap.h"

#include <QAbstractListModel>

#include <vector>

namespace signalbox::ui {

class CommandRegistry;

struct ShortcutRow {
  QString command; // empty: a heading
  QString text;
  Keys keys;
  bool isOwn = false; // bound by the person
  bool operator==(const ShortcutRow&) const = default;
};

// `words` are looked for in the names of commands, their headings and their keys.
std::vector<ShortcutRow> shortcutRows(const CommandRegistry& commands, const QString& words);

class ShortcutModel final : public QAbstractListModel {
  Q_OBJECT
public:
  enum Role { CommandRole = Qt::UserRole + 1, KeysRole, OwnRole };
  using QAbstractListModel::QAbstractListModel;

  void setRows(std::vector<ShortcutRow> rows); // keeps the model when only keys changed
  const ShortcutRow* row(const QModelIndex& index) const;
  QModelIndex indexOf(const QString& command) const;

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
  std::vector<ShortcutRow> m_rows;
};

} // namespace signalbox::ui
