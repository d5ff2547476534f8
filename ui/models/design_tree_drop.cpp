// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What dragging a row of the design tree means: another router, another tag, another place among its siblings.
#include "ui/models/design_tree_model.h"

#include <QMimeData>

#include <algorithm>

namespace signalbox::ui {
namespace {

const QString entryFormat = QStringLiteral("application/x-signalbox-entry");

QByteArray textOf(const TreeEntry& entry) {
  return (entry.kind == TreeEntry::Kind::Router ? "r" : "e") + QByteArray::fromStdString(entry.id);
}

std::optional<TreeEntry> entryIn(const QMimeData* data) {
  const QByteArray text = data ? data->data(entryFormat) : QByteArray();
  if (text.size() < 2) return std::nullopt;
  return TreeEntry{text[0] == 'r' ? TreeEntry::Kind::Router : TreeEntry::Kind::Endpoint, text.mid(1).toStdString()};
}

} // namespace

std::optional<TreeEntry> DesignTreeModel::entryOf(const QModelIndex& index) const {
  const TreeNode* shown = node(index);
  if (!shown) return std::nullopt;
  if (shown->kind == TreeNode::Kind::Endpoint) return TreeEntry{TreeEntry::Kind::Endpoint, shown->id.toStdString()};
  if (shown->kind == TreeNode::Kind::Folder && shown->id.startsWith(u"router:"))
    return TreeEntry{TreeEntry::Kind::Router, shown->id.mid(7).toStdString()};
  return std::nullopt;
}

QStringList DesignTreeModel::mimeTypes() const { return {entryFormat}; }

QMimeData* DesignTreeModel::mimeData(const QModelIndexList& indexes) const {
  const auto entry = indexes.isEmpty() ? std::nullopt : entryOf(indexes.front());
  if (!entry) return nullptr;
  auto* data = new QMimeData;
  data->setData(entryFormat, textOf(*entry));
  return data;
}

// Where the entry of the row, or the next one that stands in that router, is.
int DesignTreeModel::positionBefore(const TreeEntry& entry, const std::string& router, int row,
                                    const QModelIndex& parent) const {
  std::vector<TreeEntry> rest = entriesOf(m_design, router);
  std::erase(rest, entry);
  for (; row < rowCount(parent); ++row) {
    auto at = entryOf(index(row, 0, parent));
    if (!at && rowCount(index(row, 0, parent)) > 0) at = entryOf(index(0, 0, index(row, 0, parent))); // of a tag
    const auto found = at ? std::ranges::find(rest, *at) : rest.end();
    if (found != rest.end()) return int(found - rest.begin());
  }
  return -1;
}

std::optional<DesignTreeModel::Place> DesignTreeModel::placeAt(const TreeEntry& entry, int row,
                                                               const QModelIndex& parent) const {
  const TreeNode* into = node(parent);
  if (!into) return std::nullopt;
  if (into->kind == TreeNode::Kind::Endpoint) return placeAt(entry, parent.row(), parent.parent()); // before it
  const bool isRouter = entry.kind == TreeEntry::Kind::Router;
  Place place;
  if (into->kind == TreeNode::Kind::Group && into->id == u"endpoints") {
    if (!isRouter && entry.id.find('/') == std::string::npos) {
      const auto endpoint = m_design.endpoint(entry.id);
      if (endpoint && !endpoint->tags.empty() && row < 0) place.target.tag = std::string(); // out of its tag's folder
    }
  } else if (into->kind == TreeNode::Kind::Folder && into->id.startsWith(u"router:")) {
    place.target.router = into->id.mid(7).toStdString();
  } else if (into->kind == TreeNode::Kind::Folder && into->id.startsWith(u"tag:") && !isRouter) {
    place.target.tag = into->id.mid(4).toStdString();
  } else {
    return std::nullopt;
  }
  const std::string& router = place.target.router;
  const bool isInItself = isRouter && (router == entry.id || router.starts_with(entry.id + "/"));
  if (isInItself) return std::nullopt;
  place.position = row < 0 ? -1 : positionBefore(entry, router, row, parent);
  return place;
}

bool DesignTreeModel::canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int,
                                      const QModelIndex& parent) const {
  const auto entry = entryIn(data);
  return entry && action == Qt::MoveAction && placeAt(*entry, row, parent).has_value();
}

bool DesignTreeModel::dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                   const QModelIndex& parent) {
  if (!canDropMimeData(data, action, row, column, parent)) return false;
  const auto entry = entryIn(data);
  const auto place = placeAt(*entry, row, parent);
  Q_EMIT moveRequested(*entry, place->target, place->position);
  return false; // nothing is to be taken out here
}

} // namespace signalbox::ui
