// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An export to a folder: its files are written anew, what a person marked as theirs stays, files of others are left
// alone.
#pragma once

#include "core/base/result.h"
#include "core/exchange/file_tree.h"

#include <filesystem>

namespace signalbox::exchange {

// Each file whole or not at all, and none outside of `folder`, whatever links stand in it. Regions that lost their line
// are added to the tree's report. The error is a sentence; files before that one are written.
Result<void> writeTree(FileTree& tree, const std::filesystem::path& folder);

} // namespace signalbox::exchange
