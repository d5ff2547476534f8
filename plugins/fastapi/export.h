// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A design as a FastAPI project: modules, tests, pins, a Dockerfile; formatted as ruff format would.
#pragma once

#include "core/design/design.h"
#include "core/exchange/file_tree.h"

namespace signalbox::fastapi {

exchange::FileTree exportFastApi(const design::Design& design);

} // namespace signalbox::fastapi
