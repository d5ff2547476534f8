// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonTreeModel: the values of a JSON text as a tree. A row is made when its parent is opened, from the text's outline;
// what has more than a thousand parts shows them in ranges, so that no step is long, whatever the size.
#pragma once

#include "ui/bridge/json_reader.h"

#include <QAbstractItemModel>

#include <deque>

namespace signalbox::ui {

class JsonTreeModel final : public QAbstractItemModel {
  Q_OBJECT
public:
  static constexpr std::size_t mostParts = 1000; // below one row
  enum class Type { Object, Array, String, Number, Boolean, Null, Range };
  Q_ENUM(Type)
  enum Role {
    TypeRole = Qt::UserRole + 1,
    NameRole,     // "price", "0", "$", "1000 … 1999"
    IsMemberRole, // of an object: the name is a key
    ValueRole,    // on one line, cut; "{6}", "[3]" of what has parts
    DepthRole     // 0 = the whole text
  };
  using QAbstractItemModel::QAbstractItemModel;

  void setJson(std::shared_ptr<const OutlinedJson> json); // null empties it
  const std::shared_ptr<const OutlinedJson>& json() const { return m_json; }

  QModelIndex find(std::size_t offset);               // the row of the value that begins there; makes those above it
  std::size_t offset(const QModelIndex& index) const; // of the value; of a range, of its first part
  QString path(const QModelIndex& index) const;       // normalized (RFC 9535); of a range, as a slice
  QString source(const QModelIndex& index, std::size_t most) const; // `most` bytes, as they came

  QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
  QModelIndex parent(const QModelIndex& index) const override;
  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& = {}) const override { return 1; }
  bool hasChildren(const QModelIndex& parent = {}) const override;
  bool canFetchMore(const QModelIndex& parent) const override;
  void fetchMore(const QModelIndex& parent) override;
  QVariant data(const QModelIndex& index, int role) const override;

private:
  struct Node {
    std::size_t parent = 0; // index into m_nodes
    int row = 0;
    int depth = 0;
    JsonPart part;
    std::size_t container = 0; // of a range: whose parts they are
    std::size_t span = 0;      // of a range: how many, from part.index on; 0 = a value
    std::size_t count = 0;     // of its parts
    std::vector<std::size_t> children;
    bool isFetched = false;
  };

  const Node& node(const QModelIndex& index) const { return m_nodes[index.internalId()]; }
  QModelIndex indexOf(std::size_t id) const;
  std::vector<Node> childrenOf(const Node& node) const;
  std::vector<Node> rangesOf(std::size_t container, std::size_t first, std::size_t count, std::size_t span) const;
  Type typeOf(const Node& node) const;
  QString nameText(const Node& node) const;
  QString valueText(const Node& node) const;
  QString spoken(const Node& node) const;

  std::shared_ptr<const OutlinedJson> m_json;
  std::deque<Node> m_nodes; // the first is the whole text
};

// A value on one line: white space between tokens is one space at most; `most` bytes, then an ellipsis.
QString onOneLine(std::string_view source, std::size_t most);

} // namespace signalbox::ui
