// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What drawing in a graph of dependencies means for the design: an edge drawn is a need added, an edge deleted a need
// taken out. Pure; refusals are sentences.
#pragma once

#include "core/base/result.h"
#include "core/design/edit.h"
#include "ui/models/dependency_graph.h"

#include <QStringList>

namespace signalbox::ui {

// Why `from` cannot come to need the dependency or scheme; empty when it can. An endpoint that is no part of the
// design (a webhook, a callback) is told by `root`, whose graph it is; else null.
QString refusalOfNeed(const design::Design& design, const GraphNode& from, const std::string& needed,
                      const design::Endpoint* root = nullptr);

// The endpoint with one more need, under a parameter name that is free in it; and without one.
design::Endpoint withNeed(design::Endpoint endpoint, const std::string& needed);
design::Endpoint withoutNeed(design::Endpoint endpoint, const std::string& needed);

// For the application, routers, endpoints of the design and dependencies.
Result<design::Edit> needEdit(const design::Design& design, const GraphNode& from, const std::string& needed);
Result<design::Edit> withoutNeedEdit(const design::Design& design, const GraphNode& from, const std::string& needed);

// Why a new dependency cannot have this name; empty when it can.
QString refusalOfNewDependency(const design::Design& design, const QString& name);
// A dependency of the kind function that gives nothing yet.
design::Dependency newDependency(const std::string& name);

// What may stand at the other end of an edge that begins, or ends, at a node: dependencies and schemes, or who could
// ask for it.
QVector<GraphNode> possibleNeeds(const design::Design& design, const GraphNode& from,
                                 const design::Endpoint* root = nullptr);
QVector<GraphNode> possibleNeeders(const design::Design& design, const GraphNode& needed);

} // namespace signalbox::ui
