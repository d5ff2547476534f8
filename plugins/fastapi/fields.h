// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Fields: pydantic.Field and its relatives from the facets of the design.
#pragma once

#include "plugins/fastapi/scope.h"

namespace signalbox::fastapi {

// "gt=0, description=..." of a field's facets, without the default; `keys` names more that the marker takes.
std::string fieldArguments(Context& context, Module& module, const design::Field& field,
                           std::string_view moreKeys = {});

// StringConstraints(...) for the facets that Field does not take; empty when there are none.
std::string stringConstraints(Module& module, const Json& facets);

std::string defaultFactory(Context& context, Module& module, const std::string& source);

// key=value, ... of an object, as keyword arguments.
std::string keywordArguments(const Json& object);

// The expression refused: `not (a)`, or its opposite where that reads better.
std::string negated(const std::string& expression);

} // namespace signalbox::fastapi
