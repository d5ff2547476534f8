// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// signalbox: the command line. Without a sub-command it hands over to the window, a program of its own beside this one,
// so that serving an API never pays for a desktop.
#include "app/cli/command_line.h"

int main(int argc, char** argv) { return signalbox::cli::run(argc, argv); }
