// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Links name their operation by its id, which is made of the endpoint's name, path and method: what follows when an
// edit changes one of these.
#pragma once

#include "core/design/design.h"

#include <optional>
#include <span>

namespace signalbox::openapi {

// An endpoint that an edit changed or renamed.
struct ChangedEndpoint {
  design::EndpointPtr before;
  design::EndpointPtr after;
};

// `after` with the links that led to these endpoints leading to them still, their parameters by the names that they
// have now. Nothing when all do.
std::optional<design::Design> followOperations(const design::Design& before, const design::Design& after,
                                               std::span<const ChangedEndpoint> changed);

} // namespace signalbox::openapi
