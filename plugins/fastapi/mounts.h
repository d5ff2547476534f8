// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around the routes: middleware, exception handlers, mounted applications and folders.
#pragma once

#include "plugins/fastapi/context.h"

namespace signalbox::fastapi {

void writeMount(Context& context, Module& module, const std::string& owner, const design::Mount& mount);
void copyFileOf(Context& context, const Json& path); // what a template of a path may name
void writeMiddleware(Context& context, Module& module);
void writeExceptionHandlers(Context& context, Module& module);

} // namespace signalbox::fastapi
