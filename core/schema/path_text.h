// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paths as pathlib's PosixPath sees them. Only the questions below touch the file system.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::schema {

std::string normalizedPath(std::string_view text); // str(PosixPath(text)): "a//b/./c/" gives "a/b/c", "" gives "."
std::string parentOf(const std::string& path);

bool isFile(const std::string& path);
bool isDirectory(const std::string& path);
bool pathExists(const std::string& path);

} // namespace signalbox::schema
