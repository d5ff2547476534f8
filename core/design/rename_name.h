// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A name that expressions read (a parameter, a body part, a dependency's value, a constant) under another name, in all
// that reads it.
#pragma once

#include "core/design/design.h"

namespace signalbox::design {

// The expression with the name `from` replaced; attributes, keyword arguments and literals stay.
std::string renameNameInExpression(std::string_view expression, std::string_view from, std::string_view to);
// All templates of a behaviour, a dependency or a handler; what stands at a key `when` is an expression.
Json renameNameInOptions(const Json& options, std::string_view from, std::string_view to);

// Each takes an entity or a name that exists, and a name that is free.
Design renameConstant(const Design& design, std::string_view from, std::string_view to);
Design renameMount(const Design& design, std::string_view from, std::string_view to);
Design renameWebhook(const Design& design, std::string_view from, std::string_view to);
Design renameTag(const Design& design, std::string_view from, std::string_view to);
// With all in it; `to` may be inside of another router. Saved requests follow.
Design renameRouter(const Design& design, std::string_view from, std::string_view to);

// A parameter, a body part or the value of a dependency: in the path, in what the entity reads and answers, and in the
// saved requests for it.
Endpoint renameParameter(Endpoint endpoint, std::string_view from, std::string_view to);
Dependency renameParameter(Dependency dependency, std::string_view from, std::string_view to);
Design renameParameterInRequests(Design design, const Endpoint& before, std::string_view from, std::string_view to);

} // namespace signalbox::design
