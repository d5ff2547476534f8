// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// tests/: what the design promises, asked of the application: a valid request for each endpoint, and for each rule of a
// JSON body one document that breaks it, with the errors that our own engine has for it.
#pragma once

#include "plugins/fastapi/context.h"

namespace signalbox::fastapi {

void exportTests(Context& context);

} // namespace signalbox::fastapi
