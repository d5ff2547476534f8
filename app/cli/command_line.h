// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The command line of DESIGN §6: parses the arguments and runs one sub-command.
#pragma once

namespace signalbox::cli {

// Exit codes of every sub-command.
enum ExitCode { Fine = 0, CheckedIsNot = 1, UsageOrEnvironment = 2 };

int run(int argc, char** argv);

} // namespace signalbox::cli
