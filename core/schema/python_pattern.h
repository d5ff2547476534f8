// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Whether Python's re.compile takes a pattern. Nothing is matched with it here.
#pragma once

#include <string_view>

namespace signalbox::schema {

bool isPythonPattern(std::string_view utf8);

} // namespace signalbox::schema
