// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Custom regions: what a person wrote into an exported file, between `# region signalbox:custom NAME` and `#
// endregion`, stays when the file is exported anew.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::exchange {

// `fresh` with the regions of `old`, each behind the line it stood behind. Where that line is gone the region goes to
// the end, and the report says so.
std::string keepRegions(std::string_view old, std::string_view fresh, const std::string& path,
                        std::vector<std::string>& report);

} // namespace signalbox::exchange
