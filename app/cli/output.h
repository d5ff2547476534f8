// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Writing what a sub-command made: to standard output or, whole or not at all, to a file.
#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string_view>

namespace signalbox::cli {

// Written beside the file and renamed over it.
Result<void> writeFile(const std::filesystem::path& file, std::string_view text);

// To standard output, at once. The error of a pipe that nobody reads any more has no message; SIGPIPE must be ignored.
Result<void> writeOut(std::string_view text);

// "-" is standard input.
Result<std::string> readInput(const std::string& file);

} // namespace signalbox::cli
