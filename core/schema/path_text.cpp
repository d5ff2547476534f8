// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/path_text.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace signalbox::schema {

namespace {

std::filesystem::file_status statusOf(const std::string& path) {
  if (path.contains('\0')) return std::filesystem::file_status(std::filesystem::file_type::not_found);
  std::error_code error;
  return std::filesystem::status(path, error);
}

} // namespace

std::string normalizedPath(std::string_view text) {
  const auto slashes = std::min(text.find_first_not_of('/'), text.size());
  const std::string root = slashes == 0 ? "" : slashes == 2 ? "//" : "/";
  std::string path;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('/', begin), text.size());
    const auto part = text.substr(begin, end - begin);
    begin = end + 1;
    if (part.empty() || part == ".") continue;
    if (!path.empty()) path += '/';
    path += part;
  }
  return root + path == "" ? "." : root + path;
}

std::string parentOf(const std::string& path) {
  const auto slash = path.rfind('/');
  if (slash == std::string::npos) return ".";
  return slash == 0 ? "/" : path.substr(0, slash);
}

bool isFile(const std::string& path) { return std::filesystem::is_regular_file(statusOf(path)); }

bool isDirectory(const std::string& path) { return std::filesystem::is_directory(statusOf(path)); }

bool pathExists(const std::string& path) { return std::filesystem::exists(statusOf(path)); }

} // namespace signalbox::schema
