// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a route asks for as a tree, in FastAPI's order: the app's dependencies, the routers', the decorator's, then the
// parameters', each with its own below it. FastAPI calls it the Dependant. The document and the running request read
// the same tree, so the two cannot differ.
#pragma once

#include "core/design/design.h"

namespace signalbox::design {

// The root is the endpoint itself: no dependency, no scheme.
struct DependencyNode {
  Depends asked;
  DependencyPtr dependency; // one of the two; both null where the name leads nowhere
  SecuritySchemePtr scheme;
  std::vector<std::string>
      scopes;           // of Security(...): those of all parents, the outermost first, then its own, once each
  std::string cacheKey; // equal where FastAPI runs a dependency once per request (unless use_cache is false)
  std::vector<DependencyNode> children;
};

// Those of the app and the routers, which stand before the decorator's. Webhooks and callbacks inherit none.
std::vector<Depends> inheritedDependencies(const Design& design, const Endpoint& endpoint);

// A dependency that asks for itself is cut where it comes up again.
DependencyNode dependencyTree(const Design& design, const Endpoint& endpoint, const std::vector<Depends>& inherited);

// One that is asked for, with what it asks for; `parentScopes` are those of the one who asks.
DependencyNode dependencyNode(const Design& design, const Depends& asked, const std::vector<std::string>& parentScopes);

// The nodes in the order in which the document reads them: each before those it asks for, the first of every cache key.
// The root comes first. They point into `root`.
std::vector<const DependencyNode*> flattened(const DependencyNode& root);

// The body parts a dependency reads: its own, those of OAuth2PasswordRequestForm where it is a password form.
std::vector<Field> bodyFields(const Dependency& dependency);

// What a dependency asks for: its own list, after the security scheme of a dependency of the kind `user`.
std::vector<Depends> askedBy(const Dependency& dependency);

} // namespace signalbox::design
