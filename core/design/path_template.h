// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The names in a path as FastAPI writes it: /files/{kind}/{name:path}.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::design {

struct PathName {
  std::string name;
  std::string converter; // "" = str, int, float, path, uuid
};

// In order; a brace that never closes ends the search.
std::vector<PathName> pathNames(std::string_view path);

// Two paths of the same shape match the same requests: names are gone, converters stay.
std::string pathShape(std::string_view path);

} // namespace signalbox::design
