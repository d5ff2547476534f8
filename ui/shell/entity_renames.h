// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which entities of a design have another name after a change that was made elsewhere (in the sidebar, by undo): what
// the tabs follow.
#pragma once

#include "core/design/design.h"
#include "ui/shell/entity_ref.h"

#include <QStringList>
#include <QVector>

#include <utility>

namespace signalbox::ui {

QStringList entityKeys(const design::Design& design); // EntityRef::key() of all that has a tab of its own

// One of a kind that went and one that came are the same; what is in a renamed router goes along.
QVector<std::pair<EntityRef, EntityRef>> renamedEntities(const QStringList& before, const QStringList& after);

} // namespace signalbox::ui
