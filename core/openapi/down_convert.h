// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An OpenAPI 3.1 document as OpenAPI 3.0.3 can say it, for tools that do not read 3.1.
#pragma once

#include "core/design/model.h"

namespace signalbox::openapi {

using design::Json;

Json downConverted(Json document);

} // namespace signalbox::openapi
