// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The files under resources/templates/fastapi, compiled in.
#pragma once

#include <map>
#include <string_view>

namespace signalbox::fastapi {

// By path below that folder: "README.md.mustache", "runtime/holds.py".
const std::map<std::string_view, std::string_view>& templates();

} // namespace signalbox::fastapi
