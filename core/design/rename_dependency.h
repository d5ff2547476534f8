// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A dependency or security scheme under another name, and everything that depends on it.
#pragma once

#include "core/design/design.h"

namespace signalbox::design {

// `from` exists and `to` is free.
Design renameDependency(const Design& design, std::string_view from, std::string_view to);

} // namespace signalbox::design
