// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How the rows of the design tree become those of another design: what stays keeps its index, and views are told row by
// row.
#include "ui/models/design_tree_model.h"

#include <algorithm>

namespace signalbox::ui {
namespace {

constexpr qsizetype mostDifferences = 300; // rows that come and go; with more of them all are made anew

} // namespace

struct DesignTreeModel::Wanted {
  const DesignTree& tree;
  QHash<Key, int> places; // of the tree, by key

  explicit Wanted(const DesignTree& wanted) : tree(wanted) {
    places.reserve(wanted.places.size());
    for (int place = 0; place < wanted.places.size(); ++place) places.insert(keyOf(wanted.places[place].node), place);
  }
  const TreeNode& node(int place) const { return tree.places[place].node; }
  bool has(const Branch& branch) const { return places.contains(keyOf(branch.node)); }
  bool hasAnyOf(const Branch& branch) const {
    return has(branch) || std::ranges::any_of(branch.below, [this](const auto& child) { return hasAnyOf(*child); });
  }
};

void DesignTreeModel::setDesign(const design::Design& design) {
  m_design = design;
  become(designTree(m_design, m_filter));
}

void DesignTreeModel::follow(const design::Design& design, const DesignChange& change) {
  const design::Design before = std::exchange(m_design, design);
  for (const RenamedEntity& renamed : change.renamed) followRename(renamed);
  if (change.isOther || !followInPlace(before, change)) become(designTree(m_design, m_filter));
}

// False when rows come, go or move.
bool DesignTreeModel::followInPlace(const design::Design& before, const DesignChange& change) {
  const QStringList words = m_filter.split(u' ', Qt::SkipEmptyParts);
  std::vector<std::pair<Branch*, TreeNode>> changed;
  for (const design::Change& each : change.entities) {
    if (each.kind != design::ChangeKind::Changed || !keepsTreePlaces(before, m_design, each.entity, each.name))
      return false;
    auto node = treeNode(m_design, each.entity, each.name);
    if (!node) continue;
    Branch* branch = branchOf(node->kind, node->id);
    if (hasWords(*node, words) != (branch != nullptr)) return false;
    if (branch) changed.emplace_back(branch, std::move(*node));
  }
  for (const auto& [branch, node] : changed) setNode(*branch, node);
  return true;
}

// The same row under its new name; where it stands and what it says follows.
void DesignTreeModel::followRename(const RenamedEntity& renamed) {
  const QString from = QString::fromStdString(renamed.from);
  Branch* branch = branchOf(renamed.kind, from);
  if (!branch) return;
  const bool isRouter = renamed.kind == EntityKind::Router;
  m_branches.remove(keyOf(branch->node));
  branch->node.id = (isRouter ? QStringLiteral("router:") : QString()) + QString::fromStdString(renamed.to);
  m_branches.insert(keyOf(branch->node), branch);
  announce(*branch);
}

void DesignTreeModel::become(const DesignTree& tree) {
  const Wanted wanted(tree);
  const auto kept = std::ranges::count_if(
      tree.places, [this](const DesignTree::Place& place) { return m_branches.contains(keyOf(place.node)); });
  if (tree.places.size() + m_branches.size() - 2 * kept > mostDifferences || m_branches.isEmpty()) return rebuild(tree);
  settle(m_root, tree.top, wanted);
  trim(m_root, tree.top, wanted);
}

void DesignTreeModel::rebuild(const DesignTree& tree) {
  Q_EMIT aboutToRebuild();
  beginResetModel();
  m_root.below.clear();
  m_branches.clear();
  const auto add = [&](const auto& self, Branch& parent, const QVector<int>& places) -> void {
    for (int row = 0; row < places.size(); ++row) {
      addBranch(parent, row, tree.places[places[row]].node);
      self(self, *parent.below.back(), tree.places[places[row]].children);
    }
  };
  add(add, m_root, tree.top);
  endResetModel();
  Q_EMIT rebuilt();
}

// Makes the first rows below `parent` those of `places`. What is not wanted and holds rows that are stands behind them
// until trim().
void DesignTreeModel::settle(Branch& parent, const QVector<int>& places, const Wanted& wanted) {
  for (int row = 0; row < places.size();) {
    const TreeNode& node = wanted.node(places[row]);
    Branch* known = branchOf(node.kind, node.id);
    if (!known) {
      insertRows(parent, row, places, wanted);
    } else {
      settleRow(parent, row, *known, places, wanted);
      setNode(*known, node);
      ++row;
    }
  }
  for (int row = 0; row < places.size(); ++row)
    settle(*parent.below[std::size_t(row)], wanted.tree.places[places[row]].children, wanted);
}

void DesignTreeModel::settleRow(Branch& parent, int row, Branch& known, const QVector<int>& places,
                                const Wanted& wanted) {
  const auto& below = parent.below;
  const auto at = [&below](int place) {
    return std::size_t(place) < below.size() ? below[std::size_t(place)].get() : nullptr;
  };
  int gone = row;
  while (at(gone) && !wanted.hasAnyOf(*at(gone))) ++gone;
  if (gone > row) removeRows(parent, row, gone - 1);
  if (at(row) == &known) return;
  if (at(row + 1) == &known) { // one went down, the others stay
    const auto place = wanted.places.constFind(keyOf(at(row)->node));
    const int target = place == wanted.places.cend() ? -1 : int(places.indexOf(*place));
    const int last = int(below.size());
    return moveRow(parent, row, parent, target < 0 ? last : std::min(target + 1, last));
  }
  moveRow(*known.above, known.row, parent, row);
}

void DesignTreeModel::trim(Branch& parent, const QVector<int>& places, const Wanted& wanted) {
  if (parent.below.size() > std::size_t(places.size()))
    removeRows(parent, int(places.size()), int(parent.below.size()) - 1);
  for (int row = 0; row < places.size(); ++row)
    trim(*parent.below[std::size_t(row)], wanted.tree.places[places[row]].children, wanted);
}

// All of `places` from `row` on that are new, without what stands below them.
void DesignTreeModel::insertRows(Branch& parent, int row, const QVector<int>& places, const Wanted& wanted) {
  const auto isNew = [&](int place) { return !m_branches.contains(keyOf(wanted.node(place))); };
  const auto end = std::find_if_not(places.begin() + row, places.end(), isNew);
  const int last = int(end - places.begin()) - 1;
  beginInsertRows(indexOf(&parent), row, last);
  for (int each = row; each <= last; ++each) addBranch(parent, each, wanted.node(places[each]));
  endInsertRows();
  // A heading counts what stands below it, also while it is closed.
  for (const Branch* each = &parent; each->above; each = each->above) announce(*each);
}

void DesignTreeModel::removeRows(Branch& parent, int first, int last) {
  beginRemoveRows(indexOf(&parent), first, last);
  for (int row = first; row <= last; ++row) forget(*parent.below[std::size_t(row)]);
  parent.below.erase(parent.below.begin() + first, parent.below.begin() + last + 1);
  for (std::size_t row = std::size_t(first); row < parent.below.size(); ++row) parent.below[row]->row = int(row);
  endRemoveRows();
}

// `before`: the row of `to` in front of which it shall stand, counted with it where both are the same.
void DesignTreeModel::moveRow(Branch& from, int row, Branch& to, int before) {
  if (!beginMoveRows(indexOf(&from), row, row, indexOf(&to), before)) return;
  std::unique_ptr<Branch> moved = std::move(from.below[std::size_t(row)]);
  from.below.erase(from.below.begin() + row);
  const int target = &from == &to && before > row ? before - 1 : before;
  moved->above = &to;
  to.below.insert(to.below.begin() + target, std::move(moved));
  for (Branch* changed : {&from, &to})
    for (std::size_t each = 0; each < changed->below.size(); ++each) changed->below[each]->row = int(each);
  endMoveRows();
}

void DesignTreeModel::addBranch(Branch& parent, int row, const TreeNode& node) {
  auto branch = std::make_unique<Branch>();
  branch->node = node;
  branch->above = &parent;
  m_branches.insert(keyOf(node), branch.get());
  parent.below.insert(parent.below.begin() + row, std::move(branch));
  for (std::size_t each = std::size_t(row); each < parent.below.size(); ++each) parent.below[each]->row = int(each);
}

void DesignTreeModel::forget(const Branch& branch) {
  m_branches.remove(keyOf(branch.node));
  for (const auto& child : branch.below) forget(*child);
}

} // namespace signalbox::ui
