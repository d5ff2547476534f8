// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a path of an export may be: inside the folder, on every system, and never in the way of another.
#pragma once

#include "core/exchange/file_tree.h"

#include <string>
#include <string_view>

namespace signalbox::exchange {

// What is wrong with a path, as the end of "names a file …"; "" when nothing is.
std::string pathMistake(std::string_view path);

// A file that is the folder of another, as a sentence without its full stop; "" when there is none.
std::string treeMistake(const FileTree& tree);

} // namespace signalbox::exchange
