// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The page of every entity but endpoints, and what a tab says of one.
#pragma once

#include "ui/workbench/entity_ref.h"

#include <functional>

class QWidget;

namespace signalbox::ui {

struct Workbench;

// `renamed` is called when the page itself gave its entity another name.
QWidget* makeEntityPage(Workbench& workbench, const EntityRef& entity, QWidget* parent,
                        const std::function<void(const EntityRef& before, const EntityRef& after)>& renamed);

void showEntry(QWidget* page, int index); // of the page of a list
QString entityNameOf(QWidget* page);      // the name a page knows its entity by; empty when it keeps none
QString entityIcon(EntityKind kind);
QString entityListName(EntityKind kind); // of the tabs that stand for one file, and of the graph of all dependencies

} // namespace signalbox::ui
