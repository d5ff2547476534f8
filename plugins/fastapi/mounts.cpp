// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/fastapi/mounts.h"

namespace signalbox::fastapi {

void writeMount(Context& context, Module&, const std::string&, const design::Mount& mount) {
  context.report("The mount " + mount.name + " is not exported yet.");
}

void writeMiddleware(Context& context, Module&) {
  for (const auto& middleware : context.design().middleware()) context.report("The middleware " + middleware.kind + " is not exported yet.");
}

void writeExceptionHandlers(Context& context, Module&) {
  for (const auto& handler : context.design().exceptionHandlers()) context.report("The exception handler of " + handler.on + " is not exported yet.");
}

} // namespace signalbox::fastapi
