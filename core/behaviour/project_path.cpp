// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/project_path.h"

#include "core/design/project_files.h"

#include <algorithm>
#include <filesystem>

namespace signalbox::behaviour {
namespace {

// Also what stands beside a file of the project after a clash: "signalbox.json.theirs".
bool isOfProject(const std::string& entry) {
  return std::ranges::find(design::entityFolders, entry) != design::entityFolders.end() ||
         std::ranges::any_of(design::rootFiles, [&](std::string_view file) {
           return entry == file || (entry.starts_with(file) && entry.ends_with(".theirs"));
         });
}

bool isHidden(const std::filesystem::path& segment) {
  return segment.native().starts_with('.') && segment != ".well-known";
}

} // namespace

Result<std::string> projectPath(std::string_view path) {
  const auto normal = std::filesystem::path(path).lexically_normal();
  const bool isInside = !path.empty() && path.find('\0') == std::string_view::npos && normal.is_relative() &&
                        normal != "." && *normal.begin() != "..";
  if (!isInside) return failure("RuntimeError: '" + std::string(path) + "' is no file inside the project.");
  if (isOfProject(normal.begin()->native()) || std::ranges::any_of(normal, isHidden))
    return failure("RuntimeError: '" + std::string(path) + "' belongs to the project itself.");
  return normal.native();
}

Result<api::FoundFile> projectFile(const api::Surroundings& surroundings, std::string_view path) {
  const auto inside = projectPath(path);
  if (!inside) return std::unexpected(inside.error());
  if (!surroundings.project()) return failure("RuntimeError: the project stands in no folder yet.");
  api::FoundFile found = surroundings.project()->find(*inside, api::SymbolicLinks::Inside);
  if (found.kind == api::FoundFile::Kind::File) return found;
  const bool isOther = found.kind == api::FoundFile::Kind::Directory || found.kind == api::FoundFile::Kind::Other;
  return failure("RuntimeError: File at path " + *inside + (isOther ? " is not a file." : " does not exist."));
}

} // namespace signalbox::behaviour
