// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// app/security.py: security schemes, users, passwords, tokens; app/dependencies.py; app/settings.py, where keys come
// from.
#pragma once

#include "plugins/fastapi/context.h"

namespace signalbox::fastapi {

// A call of what takes its time (argon2, a file): beside the event loop.
std::string inThread(Module& module, const std::string& function, const std::string& arguments);

void exportDependencies(Context& context);
void exportSecurity(Context& context); // after everything that asks for a piece of it
void exportSettings(Context& context); // after everything that asks for a secret

} // namespace signalbox::fastapi
