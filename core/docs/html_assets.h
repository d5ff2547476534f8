// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What stands in every exported file: its style and its filter.
#pragma once

#include <string_view>

namespace signalbox::docs {

extern const std::string_view htmlStyle;
extern const std::string_view htmlScript;

} // namespace signalbox::docs
