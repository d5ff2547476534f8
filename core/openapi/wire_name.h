// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How parameters and body parts are named and arranged on the wire: the same in a request and in the document.
#pragma once

#include "core/design/design.h"
#include "core/design/wire_name.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::openapi {

std::string inText(design::ParameterIn in); // "path", "query", "header", "cookie"

// Where a parameter is read from. A query parameter whose name stands in the path, also in a router's prefix, is a path
// parameter, as FastAPI infers it.
design::ParameterIn placeOf(const design::Parameter& parameter, std::string_view fullPath);

using design::headerName;
using design::wireName;

// A single part that is the whole body is not embedded; parts of several names, embed: true, and a Form or File that is
// no model are an object by name. The parts are those of an endpoint and of all its dependencies.
bool isEmbedded(const design::Design& design, std::span<const design::Field* const> parts);
bool isEmbedded(const design::Design& design, const design::Endpoint& endpoint); // of its own parts alone

// True for the type of a BaseModel: a model or a root model, a generic one too.
bool isBaseModel(const design::Design& design, std::string_view type);

// The fields of a model, those of its bases first; a field declared again keeps its first place.
std::vector<design::Field> allFields(const design::Design& design, const std::string& model);

} // namespace signalbox::openapi
