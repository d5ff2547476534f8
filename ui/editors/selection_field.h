// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SelectionField: which fields of a response are included, or excluded: ticks in the tree of the response model's
// fields, or the JSON itself, where ticks cannot say it or the person would rather write it.
#pragma once

#include "core/design/design.h"
#include "ui/editors/placed_message.h"
#include "ui/models/field_selection.h"

#include <QStandardItemModel>
#include <QWidget>

namespace signalbox::ui {

class JsonField;
class ProblemLine;
class Label;
class Segmented;
class SelectionTree;

class SelectionField final : public QWidget {
  Q_OBJECT
public:
  // `id` begins the object names: "response.include" gives "response.include.tree", ".json", ".shown".
  SelectionField(const QString& id, const QString& name, const QString& nothingTicked, QWidget* parent = nullptr);

  void setValue(const design::Design& design, const std::string& type, const design::Json& selection); // null: nothing
  void setProblems(const PlacedMessages& problems); // by pointer below the value

Q_SIGNALS:
  void valueEdited(const signalbox::design::Json& selection); // null: nothing is ticked

private:
  void render();
  void fill(const QVector<SelectionNode>& nodes);
  void flip(const QModelIndex& index);
  bool showsTree() const;

  QString m_nothingTicked;
  design::Design m_design;
  std::string m_type;
  design::Json m_selection;
  QVector<SelectionNode> m_nodes;
  QStandardItemModel m_model;
  bool m_prefersJson = false;
  Label* m_count;
  Segmented* m_shown;
  SelectionTree* m_tree;
  JsonField* m_json;
  ProblemLine* m_problem;
};

} // namespace signalbox::ui
