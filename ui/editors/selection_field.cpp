// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/selection_field.h"

#include "ui/editors/json_field.h"
#include "ui/editors/problem_line.h"
#include "ui/editors/selection_tree.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/surface.h"

#include <QHash>
#include <QHBoxLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Json;
using State = SelectionNode::State;

Qt::CheckState checkOf(State state) {
  return state == State::On ? Qt::Checked : state == State::Partly ? Qt::PartiallyChecked : Qt::Unchecked;
}

QString spoken(const SelectionNode& node) {
  const QString state = node.state == State::On       ? SelectionField::tr("ticked")
                        : node.state == State::Partly ? SelectionField::tr("partly ticked")
                                                      : SelectionField::tr("not ticked");
  return QStringLiteral("%1, %2, %3").arg(node.name, node.type, state);
}

// The same rows; only ticks may differ.
bool hasSameRows(const QVector<SelectionNode>& a, const QVector<SelectionNode>& b) {
  return std::ranges::equal(a, b, [](const SelectionNode& one, const SelectionNode& other) {
    return one.path == other.path && one.type == other.type && one.parent == other.parent;
  });
}

} // namespace

SelectionField::SelectionField(const QString& id, const QString& name, const QString& nothingTicked, QWidget* parent)
    : QWidget(parent), m_nothingTicked(nothingTicked), m_count(new Label({}, uiFont(12), Ink::Tertiary)),
      m_shown(new Segmented(tr("%1, shown as").arg(name), {tr("Fields"), tr("JSON")})), m_tree(new SelectionTree(name)),
      m_json(new JsonField(name)), m_problem(new ProblemLine(id + QStringLiteral(".problem"))) {
  setObjectName(id);
  m_shown->setObjectName(id + QStringLiteral(".shown"));
  m_tree->setObjectName(id + QStringLiteral(".tree"));
  m_json->setObjectName(id + QStringLiteral(".json"));
  m_count->setObjectName(id + QStringLiteral(".count"));
  auto* head = new QHBoxLayout;
  head->setSpacing(10);
  head->addWidget(new Label(name, uiFont(13), Ink::Secondary));
  head->addWidget(m_count, 1);
  head->addWidget(m_shown);
  auto* card = new Surface(Surface::Kind::Card);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(1, 3, 1, 3);
  inside->addWidget(m_tree);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(6);
  column->addLayout(head);
  column->addWidget(card);
  column->addWidget(m_json);
  column->addWidget(m_problem);
  m_json->fitHeight(1, 8);
  m_tree->setModel(&m_model);
  connect(m_tree, &SelectionTree::flipped, this, &SelectionField::flip);
  connect(m_shown, &Segmented::chosen, this, [this](int index) {
    m_prefersJson = index == 1;
    render();
  });
  connect(m_json, &JsonField::valueEdited, this,
          [this](const Json& value) { Q_EMIT valueEdited(value.is_discarded() ? Json() : value); });
}

void SelectionField::setValue(const design::Design& design, const std::string& type, const Json& selection) {
  m_design = design;
  m_type = type;
  m_selection = selection;
  render();
}

bool SelectionField::showsTree() const {
  return !m_prefersJson && !m_nodes.isEmpty() && FieldSelection(m_design, m_type).canShow(m_selection);
}

void SelectionField::render() {
  const FieldSelection fields(m_design, m_type);
  fill(fields.nodes(m_selection));
  const bool canTick = !m_nodes.isEmpty() && fields.canShow(m_selection);
  const bool isTree = canTick && !m_prefersJson;
  m_shown->setChoiceEnabled(0, canTick);
  m_shown->setCurrentIndex(isTree ? 0 : 1);
  m_shown->setVisible(!m_nodes.isEmpty());
  m_tree->parentWidget()->setVisible(isTree);
  m_json->setVisible(!isTree);
  m_json->setValue(m_selection.is_null() ? Json(Json::value_t::discarded) : m_selection);
  const auto ticked = std::ranges::count_if(m_nodes, [this](const SelectionNode& node) {
    const bool isInside = node.parent >= 0 && m_nodes[node.parent].state == State::On;
    return node.state == State::On && !isInside;
  });
  m_count->setText(m_selection.is_null() ? m_nothingTicked : isTree ? tr("%1 ticked").arg(ticked) : QString());
}

void SelectionField::fill(const QVector<SelectionNode>& nodes) {
  const bool isSame = hasSameRows(nodes, m_nodes);
  m_nodes = nodes;
  QVector<QStandardItem*> items;
  QHash<int, int> next; // row below each node
  if (!isSame) m_model.clear();
  for (int index = 0; index < nodes.size(); ++index) {
    const SelectionNode& node = nodes[index];
    QStandardItem* parent = node.parent < 0 ? m_model.invisibleRootItem() : items[node.parent];
    QStandardItem* item = nullptr;
    if (isSame) {
      item = parent->child(next[node.parent]++);
    } else {
      item = new QStandardItem(node.name);
      item->setEditable(false);
      item->setData(node.type, SelectionTree::TypeRole);
      item->setData(index, SelectionTree::NodeRole);
      parent->appendRow(item);
    }
    item->setCheckState(checkOf(node.state));
    item->setData(spoken(node), Qt::AccessibleTextRole);
    items << item;
  }
  if (!isSame)
    for (int index = 0; index < nodes.size(); ++index)
      if (nodes[index].state == State::Partly) m_tree->setExpanded(items[index]->index(), true);
  m_tree->updateGeometry();
}

void SelectionField::flip(const QModelIndex& index) {
  const SelectionNode node = m_nodes[index.data(SelectionTree::NodeRole).toInt()];
  Q_EMIT valueEdited(FieldSelection(m_design, m_type).withTick(m_selection, node.path, node.state != State::On));
}

void SelectionField::setProblems(const PlacedMessages& problems) {
  m_json->setProblems(problems);
  m_problem->show(problems.empty() || !showsTree() ? nullptr : &problems.front());
}

} // namespace signalbox::ui
