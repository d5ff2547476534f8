// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paths that a design writes: inside the project, beside the design's own files.
#pragma once

#include "core/api/surroundings.h"
#include "core/base/result.h"

#include <string>
#include <string_view>

namespace signalbox::behaviour {

// Relative and without "." and "..". Fails on a path that leaves the project, on what makes up the design
// (signalbox.json, endpoints/, security/, ...) and on hidden files.
Result<std::string> projectPath(std::string_view path);

// Opens it. Fails, with FileResponse's words, when there is no such file.
Result<api::FoundFile> projectFile(const api::Surroundings& surroundings, std::string_view path);

// Appends to the file, which is made when it is not there, folders too. No link is followed on the way.
Result<void> appendToFile(const api::Surroundings& surroundings, std::string_view path, std::string_view text);

} // namespace signalbox::behaviour
