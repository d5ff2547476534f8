// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PaletteModel: what the command palette lists for what is typed: endpoints, models and commands under their headings.
#pragma once

#include "core/design/design.h"
#include "ui/models/fuzzy.h"

#include <QAbstractListModel>
#include <QStringList>

#include <vector>

namespace signalbox::ui {

class CommandRegistry;

struct PaletteItem {
  enum class Kind { Heading, Endpoint, Model, Command };
  Kind kind = Kind::Command;
  QString id;       // endpoint id, model name, command id
  QString text;     // what is matched: path, name, command
  QString detail;   // summary; also matched when the text is not
  QString method;   // endpoints
  QString icon;     // models and commands
  QString shortcut; // "Ctrl+N", commands
  bool isEnabled = true;
  QVector<int> matched; // letters of `text`
  bool operator==(const PaletteItem&) const = default;

  QString key() const; // "command:server.toggle": for the list of recent ones
};

std::vector<PaletteItem> paletteItems(const design::Design& design, const CommandRegistry& commands);

// The rows for a query, headings included. A first ">" means commands only, "/" paths, "#" models. Without a query the
// recent ones stand first, under their own heading; with one the heading with the best match is first. `limit` is per
// heading.
std::vector<PaletteItem> paletteRows(const std::vector<PaletteItem>& items, const QString& query,
                                     const QStringList& recent, std::size_t limit = 50);

class PaletteModel final : public QAbstractListModel {
  Q_OBJECT
public:
  enum Role {
    KindRole = Qt::UserRole + 1,
    IdRole,
    DetailRole,
    MethodRole,
    IconRole,
    ShortcutRole,
    CanRunRole,
    MatchedRole
  };

  using QAbstractListModel::QAbstractListModel;

  void setRows(std::vector<PaletteItem> rows);
  const PaletteItem* item(const QModelIndex& index) const; // null for an invalid index
  QModelIndex firstItem() const;                           // invalid when there is none

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
  std::vector<PaletteItem> m_rows;
};

} // namespace signalbox::ui
