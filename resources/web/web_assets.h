// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The web docs' assets compiled into the program, as the server wants them.
#pragma once

#include "core/api/compiled_api.h"

namespace signalbox::resources {

// Swagger UI and Redoc under "/-/". Static storage; any thread.
const api::AssetSource& webAssets();

} // namespace signalbox::resources
