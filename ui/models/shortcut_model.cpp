// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/models/shortcut_model.h"

#include "ui/commands/command_registry.h"

#include <algorithm>

namespace signalbox::ui {

namespace {

QString allKeys(const Keys& keys) {
  QStringList texts;
  for (const QKeySequence& each : keys) texts << shownKeys(each);
  return texts.join(QStringLiteral(", "));
}

bool holds(const QString& text, const QStringList& words) {
  return std::all_of(words.begin(), words.end(),
                     [&text](const QString& word) { return text.contains(word, Qt::CaseInsensitive); });
}

bool sameCommands(const std::vector<ShortcutRow>& a, const std::vector<ShortcutRow>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const ShortcutRow& left, const ShortcutRow& right) {
    return left.command == right.command && left.text == right.text;
  });
}

} // namespace

std::vector<ShortcutRow> shortcutRows(const CommandRegistry& commands, const QString& words) {
  const QStringList wanted = QString(words).replace(u'+', u' ').split(u' ', Qt::SkipEmptyParts);
  QStringList groups;
  for (const Command& command : commands.commands())
    if (!groups.contains(command.group)) groups << command.group;
  std::vector<ShortcutRow> rows;
  for (const QString& group : groups) {
    const std::size_t heading = rows.size();
    for (const Command& command : commands.commands()) {
      const Keys keys = commands.keys(command.id);
      if (command.group != group || !holds(command.text + u' ' + group + u' ' + allKeys(keys), wanted)) continue;
      rows.push_back({command.id, command.text, keys, commands.keymap().own.contains(command.id)});
    }
    if (rows.size() > heading) rows.insert(rows.begin() + std::ptrdiff_t(heading), {{}, group, {}, false});
  }
  return rows;
}

void ShortcutModel::setRows(std::vector<ShortcutRow> rows) {
  if (sameCommands(rows, m_rows)) {
    m_rows = std::move(rows);
    if (!m_rows.empty()) Q_EMIT dataChanged(index(0), index(int(m_rows.size()) - 1));
    return;
  }
  beginResetModel();
  m_rows = std::move(rows);
  endResetModel();
}

const ShortcutRow* ShortcutModel::row(const QModelIndex& index) const {
  return index.isValid() && std::size_t(index.row()) < m_rows.size() ? &m_rows[std::size_t(index.row())] : nullptr;
}

QModelIndex ShortcutModel::indexOf(const QString& command) const {
  for (std::size_t row = 0; row < m_rows.size(); ++row)
    if (!command.isEmpty() && m_rows[row].command == command) return index(int(row));
  return {};
}

int ShortcutModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : int(m_rows.size()); }

Qt::ItemFlags ShortcutModel::flags(const QModelIndex& index) const {
  const ShortcutRow* found = row(index);
  if (!found) return Qt::NoItemFlags;
  return found->command.isEmpty() ? Qt::ItemFlags(Qt::ItemIsEnabled) : Qt::ItemIsEnabled | Qt::ItemIsSelectable;
}

QVariant ShortcutModel::data(const QModelIndex& index, int role) const {
  const ShortcutRow* found = row(index);
  if (!found) return {};
  switch (role) {
  case Qt::DisplayRole: return found->text;
  case Qt::AccessibleTextRole:
    if (found->command.isEmpty()) return found->text;
    return found->keys.isEmpty() ? tr("%1, no keys").arg(found->text)
                                 : tr("%1, %2").arg(found->text, allKeys(found->keys));
  case CommandRole: return found->command;
  case KeysRole: return QVariant::fromValue(found->keys);
  case OwnRole: return found->isOwn;
  default: return {};
  }
}

} // namespace signalbox::ui
