// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How editors change the design: one way, with the refusal shown as a toast; and how problems become marks of rows.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/edit.h"
#include "ui/editors/field_table.h"
#include "ui/editors/placed_message.h"
#include "ui/models/field_problem.h"

#include <QVector>

#include <functional>
#include <memory>
#include <type_traits>

namespace signalbox::ui {

struct Workbench;

// False when the edit was refused; the person is told why.
bool applyEdit(Workbench& workbench, const design::Edit& edit, const QString& mergeKey = {});
// A changed copy of an entity, set as one step of undo; edits of one `part` of the entity at `place` in a row are one.
template<class Set, class Entity>
void changeEntity(Workbench& workbench, const std::shared_ptr<const Entity>& current, const QString& place,
                  const QString& part, const std::type_identity_t<std::function<void(Entity&)>>& change) {
  if (!current) return; // removed meanwhile
  Entity changed = *current;
  change(changed);
  if (changed != *current) applyEdit(workbench, Set{std::move(changed)}, part.isEmpty() ? part : place + u'/' + part);
}

// Applies and offers to undo: for what cannot be seen any more.
void removeWithUndo(Workbench& workbench, const design::Edit& edit, const QString& what);

// Calls `show` with every change of the design, or with every design that is live, while the page is looked at. What
// comes while it stands behind another tab is shown when it comes to the front.
void whenDesignChanges(Workbench& workbench, QWidget& page, std::function<void()> show);
void whenApplied(Workbench& workbench, QWidget& page, std::function<void()> show);

// Goes to the dependency or the security scheme of that name.
void openDependency(Workbench& workbench, const QString& name);

// What the running design's diagnostics say of an entity below a pointer, with the fixes that one click makes.
PlacedMessages problemsOf(const Workbench& workbench, EntityKind kind, const std::string& entity,
                          std::string_view pointer = {});

QHash<QString, FieldMark> marksOfModel(const QVector<FieldProblem>& problems, const QString& model);
// Fields of a body that hold a refused value somewhere below them: `items` when items[0].quantity was refused.
QHash<QString, FieldMark> marksAbove(const QVector<FieldProblem>& problems, const FieldTable& body);
QHash<QString, FieldMark> marksOfParameters(const QVector<FieldProblem>& problems);

} // namespace signalbox::ui
