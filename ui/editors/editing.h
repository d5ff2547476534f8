// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How editors change the design: one way, with the refusal shown as a toast; and how problems become marks of rows.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/edit.h"
#include "ui/editors/field_table.h"
#include "ui/models/field_problem.h"

#include <QVector>

namespace signalbox::ui {

struct Workbench;

// False when the edit was refused; the person is told why.
bool applyEdit(Workbench& workbench, const design::Edit& edit, const QString& mergeKey = {});
// Applies and offers to undo: for what cannot be seen any more.
void removeWithUndo(Workbench& workbench, const design::Edit& edit, const QString& what);

// What the running design's diagnostics say of an entity below a pointer: the rest of the pointer, and the message.
using PlacedMessages = std::vector<std::pair<std::string, QString>>;
PlacedMessages problemsOf(const Workbench& workbench, EntityKind kind, const std::string& entity,
                          std::string_view pointer = {});

QHash<QString, FieldMark> marksOfModel(const QVector<FieldProblem>& problems, const QString& model);
// Fields of a body that hold a refused value somewhere below them: `items` when items[0].quantity was refused.
QHash<QString, FieldMark> marksAbove(const QVector<FieldProblem>& problems, const FieldTable& body);
QHash<QString, FieldMark> marksOfParameters(const QVector<FieldProblem>& problems);

} // namespace signalbox::ui
