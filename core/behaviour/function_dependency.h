// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The dependency of the kind `function`: names computed, an HTTPException in some cases, headers, cookies and a status
// for the injected Response, a value; and what is done when the request is over.
#pragma once

#include "core/api/behaviour.h"

namespace signalbox::behaviour {

std::unique_ptr<const api::DependencyFunction> makeFunctionDependency(api::DependencyScope& scope);

} // namespace signalbox::behaviour
