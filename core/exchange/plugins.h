// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The plugins that are there: shared libraries in the plugin folders, known by the metadata in their files. Finding
// them runs none of their code.
#pragma once

#include "core/base/result.h"

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::exchange {

inline constexpr std::array<std::string_view, 2> builtInFormats{"openapi", "openapi-3.0"}; // no plugin may take these

// What SIGNALBOX_PLUGIN of plugins/sdk/plugin.h wrote.
struct PluginMetadata {
  int interface = 0; // plugins/sdk/plugin.h: SIGNALBOX_PLUGIN_INTERFACE
  std::string kind;  // exporter
  std::string name;
  std::string version;
  std::string summary;
  bool operator==(const PluginMetadata&) const = default;
};

struct Plugin {
  std::filesystem::path file;
  PluginMetadata metadata; // as far as it could be read
  std::string refusal;     // one sentence; empty: it fits
  bool isRefused() const { return !refusal.empty(); }
};

// Those of SIGNALBOX_PLUGINS (separated by colons) where that is set; else the user's,
// ~/.local/share/signalbox/plugins, and those beside the program or where it is installed. They need not exist.
std::vector<std::filesystem::path> pluginFolders();

// Every *.so of the folders, in their order and by name. Of two with one name the first is taken.
std::vector<Plugin> findPlugins(std::span<const std::filesystem::path> folders);

// One file. Refused when it is no shared library of this machine, no plugin, of a newer interface or of an unknown
// kind, or without its entry.
Plugin readPlugin(const std::filesystem::path& file);

} // namespace signalbox::exchange
