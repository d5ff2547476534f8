// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The document and the docs pages of an application that is reached below a root_path.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::api {

// With {"url": rootPath} as its first server, unless it is one already.
std::string rootedOpenApi(const std::string& document, std::string_view rootPath);

// The page with its own URLs below `rootPath`.
std::string rootedPage(std::string page, std::string_view rootPath);

} // namespace signalbox::api
