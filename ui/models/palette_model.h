// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PaletteModel: what the command palette lists for what is typed: everything one can go to or do, under headings.
#pragma once

#include "core/design/design.h"
#include "ui/models/fuzzy.h"

#include <QAbstractListModel>
#include <QStringList>

#include <vector>

namespace signalbox::ui {

class CommandRegistry;

// What is listed while no prefix says otherwise: everything, what opens in a tab, or the recent projects.
enum class PaletteScope { Everything, Tabs, Projects };

struct PaletteItem {
  enum class Kind {
    Heading,
    Endpoint,
    Model,
    Field,       // id "Order/total"
    Request,     // a saved one
    Part,        // a dependency, scheme, constant, mount: id is EntityRef::key()
    Environment, // empty id: none
    Setting,
    Command,
    Line,   // of the editor with the caret: id is its number
    Help,   // id is the prefix to type
    Project // id is its folder
  };
  Kind kind = Kind::Command;
  QString id;       // endpoint id, model name, command id
  QString text;     // what is matched: path, name, command
  QString detail;   // summary; also matched when the text is not
  QString method;   // endpoints
  QString icon;     // all but endpoints
  QString shortcut; // "Ctrl+N", commands
  bool isEnabled = true;
  QVector<int> matched; // letters of `text`
  bool operator==(const PaletteItem&) const = default;

  QString key() const; // "command:server.toggle": for the list of recent ones
};

std::vector<PaletteItem> paletteItems(const design::Design& design, const CommandRegistry& commands);

// The items of a palette, made ready to be searched at each key: 5,000 within a few milliseconds.
class PaletteIndex final {
public:
  PaletteIndex() = default;
  explicit PaletteIndex(std::vector<PaletteItem> items);

  // The rows for a query, headings included. A first ">" means commands only, "/" paths, "#" models and fields, "$"
  // environments, ":" a line, "?" the prefixes themselves. Without a query the recent ones (open tabs, in their scope)
  // stand first, under their own heading; with one the heading with the best match is first, and of equal matches the
  // recent one. `limit` is per heading.
  std::vector<PaletteItem> rows(const QString& query, const QStringList& recent,
                                PaletteScope scope = PaletteScope::Everything, std::size_t limit = 50) const;
  const std::vector<PaletteItem>& items() const { return m_items; }

private:
  struct Ranked {
    int score = 0;
    std::size_t item = 0;
  };
  struct Group {
    PaletteItem::Kind kind = PaletteItem::Kind::Command;
    std::vector<Ranked> found; // best first
  };
  Group rank(PaletteItem::Kind kind, const FuzzyPattern& pattern, const std::vector<std::size_t>& recent,
             std::size_t limit) const;
  void append(std::vector<PaletteItem>& rows, const Group& group, const FuzzyPattern& pattern) const;
  std::vector<std::size_t> indexesOf(const QStringList& keys) const; // of those that are there

  std::vector<PaletteItem> m_items;
  std::vector<FuzzyText> m_texts; // of the items
  std::vector<FuzzyText> m_whole; // method, text and detail together
};

// What Tab offers for a row: commands that are about it, each to run once it is open. Empty for rows without.
std::vector<PaletteItem> paletteActions(const PaletteItem& item, const CommandRegistry& commands);

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
