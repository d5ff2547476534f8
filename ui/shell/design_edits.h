// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the sidebar's commands make of a design: new, duplicated and renamed entities, as values.
#pragma once

#include "core/base/result.h"
#include "core/design/design.h"
#include "core/design/edit.h"
#include "ui/workbench/entity_ref.h"

#include <QString>

#include <optional>

namespace signalbox::ui {

// "post /reviews", "/books/{id}", "ws /chat", "sse /events": the endpoint it means, with a free name, its path
// parameters and a behaviour to start from. The error is a sentence to show under the line.
Result<design::Endpoint> endpointFromLine(const design::Design& design, const QString& line,
                                          const QString& router = {});

// "create_review" for POST /reviews.
std::string endpointName(const std::string& method, const std::string& path);

std::string freeEndpointName(const design::Design& design, const std::string& router, const std::string& wanted);
std::string freeModelName(const design::Design& design, const std::string& wanted);

design::Model newModel(const design::Design& design, const std::string& name);
design::Model newEnum(const design::Design& design, const std::string& name);
design::Router newRouter(const design::Design& design, const std::string& path);

// A dependency, a security scheme, a mount or a webhook to begin with. The error is a sentence to show under the line.
Result<design::Edit> additionOf(const design::Design& design, EntityKind kind, const std::string& name);
// What gives an entity another name: the last part of it, where it stands in a folder.
std::optional<design::Edit> renameOf(const EntityRef& entity, const QString& name);
// What takes an entity, or an entry of a list, out; nothing for what cannot be taken out.
std::optional<design::Edit> removalOf(const design::Design& design, const EntityRef& entity);
QString shownName(const design::Design& design, const EntityRef& entity); // "CORS" for {Middleware, "0"}

// A second one of an entity under a free name; nothing for what there is only one of.
struct Duplicate {
  design::Edit edit;
  EntityRef entity;
};
bool canBeDuplicated(const EntityRef& entity);
std::optional<Duplicate> duplicateOf(const design::Design& design, const EntityRef& entity);

} // namespace signalbox::ui
