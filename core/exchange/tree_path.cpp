// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/tree_path.h"

#include <algorithm>

namespace signalbox::exchange {
namespace {

constexpr std::size_t maxPathSize = 1'000;
constexpr std::size_t maxStepSize = 255;

bool isPlain(char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7f && c != '\\' && c != ':'; }

} // namespace

std::string pathMistake(std::string_view path) {
  if (path.empty()) return "without a name";
  if (path.size() > maxPathSize || !std::ranges::all_of(path, isPlain))
    return "with a name that not every system takes";
  const auto named = " (" + std::string(path) + ")";
  if (path.starts_with('/')) return "by an absolute path" + named;
  for (std::string_view rest = path;;) {
    const auto step = rest.substr(0, rest.find('/'));
    if (step == ".." || step == ".") return "by a path that leads elsewhere" + named;
    if (step == ".git") return "inside .git" + named;
    if (step.empty() || step.size() > maxStepSize) return "with a name that not every system takes" + named;
    if (step.size() == rest.size()) return {};
    rest.remove_prefix(step.size() + 1);
  }
}

std::string treeMistake(const FileTree& tree) {
  for (const auto& [path, text] : tree.files) {
    const auto below = tree.files.lower_bound(path + '/');
    if (below != tree.files.end() && below->first.starts_with(path + '/'))
      return "it names " + path + " as a file and as a folder";
  }
  return {};
}

} // namespace signalbox::exchange
