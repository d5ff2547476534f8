// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An exception handler of the design: an answer of its own, as a reply gives one, always as a Response object.
#pragma once

#include "core/api/behaviour.h"

namespace signalbox::behaviour {

// `pointer` is that of the handler inside its file.
std::unique_ptr<const api::Behaviour> makeExceptionHandler(api::OptionScope& scope, const design::Json& options,
                                                           const std::string& pointer);

} // namespace signalbox::behaviour
