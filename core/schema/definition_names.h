// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The names that definitions get in a document: the shortest that says which one is meant, as Pydantic chooses them.
#pragma once

#include "core/schema/schema_writer.h"

namespace signalbox::schema {

// `origins`, by model: those not made in the design's module. A name that two definitions could have goes to both when
// their words are equal, else each gets a longer one: -Input or -Output, its module, its number.
std::map<Definition, std::string> definitionNames(const std::map<Definition, design::Json>& definitions,
                                                  const std::map<std::string, ClassOrigin>& origins);

} // namespace signalbox::schema
