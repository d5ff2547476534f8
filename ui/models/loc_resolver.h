// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a loc stands: in the design (the model and field it means) and in a JSON body (the path without union labels).
#pragma once

#include "core/design/design.h"
#include "core/value/value.h"

#include <QString>

#include <nlohmann/json.hpp>

#include <optional>

namespace signalbox::ui {

struct ModelField {
  QString model;
  QString field; // empty = the model as a whole (a key it does not have)
  bool operator==(const ModelField&) const = default;
};

// The model and field a loc means, through lists, dicts, Optional, union labels, aliases and inherited fields. Nullopt
// when it names a parameter, a part of the body, or nothing of the design.
std::optional<ModelField> resolveLoc(const design::Design& design, const design::Endpoint& endpoint, const Loc& loc);

// The parameter or body part of the endpoint that the loc begins at; null when there is none.
const design::Field* fieldOfEndpoint(const design::Endpoint& endpoint, const Loc& loc);

// The field itself, also an inherited one; null when absent.
const design::Field* findField(const design::Design& design, const ModelField& place);

// The steps of `loc` that are keys and indices of `body`; labels of unions and "[key]" are left out. `loc` comes
// without its "body". Ends with the step that is missing, if one is.
Loc pathInBody(const nlohmann::ordered_json& body, std::span<const LocItem> loc);

} // namespace signalbox::ui
