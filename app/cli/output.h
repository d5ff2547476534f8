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

// From here on standard output is written to by this alone: what others print there (plugins) goes to standard error.
class OwnOutput final {
public:
  OwnOutput();
  ~OwnOutput();
  OwnOutput(const OwnOutput&) = delete;
  OwnOutput& operator=(const OwnOutput&) = delete;

  Result<void> write(std::string_view text) const; // as writeOut()

private:
  int m_output; // a descriptor
};

// "-" is standard input.
Result<std::string> readInput(const std::string& file);

} // namespace signalbox::cli
