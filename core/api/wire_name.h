// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The name of a parameter or body part on the wire, from its facets.
#pragma once

#include "core/design/design.h"

#include <string>
#include <vector>

namespace signalbox::api {

std::string inText(design::ParameterIn in); // "path", "query", "header", "cookie"

// validation_alias, else alias, else the name.
std::string wireName(const design::Field& field);

// The same for headers: without an alias '_' becomes '-', unless convert_underscores is false.
std::string headerName(const design::Field& field);

// The fields of a model, those of its bases first; a field declared again keeps its first place.
std::vector<design::Field> allFields(const design::Design& design, const std::string& model);

} // namespace signalbox::api
