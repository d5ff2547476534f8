// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A command line to its words, as the shell that it was copied for would split it. Nothing is expanded or run.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::requests {

enum class Shell { Bash, Cmd, PowerShell };

// By what only one of them has: carets before quotes or line ends, backticks at line ends, curl.exe.
Shell shellOf(std::string_view command);

// The words of the first command; a pipe, a semicolon or an unquoted line end closes it.
std::vector<std::string> commandWords(std::string_view command, Shell shell);

} // namespace signalbox::requests
