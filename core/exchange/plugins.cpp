// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/plugins.h"

#include "core/exchange/elf_image.h"
#include "plugins/sdk/plugin.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <map>
#include <optional>

namespace signalbox::exchange {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view metadataSection = ".signalbox_plugin";
constexpr std::size_t maxNameSize = 32;
constexpr std::size_t maxTextSize = 200;

std::optional<std::string> environment(const char* name) {
  const char* value = std::getenv(name);
  return value && *value ? std::optional<std::string>(value) : std::nullopt;
}

std::optional<fs::path> userFolder() {
  if (const auto data = environment("XDG_DATA_HOME")) return fs::path(*data) / "signalbox/plugins";
  if (const auto home = environment("HOME")) return fs::path(*home) / ".local/share/signalbox/plugins";
  return std::nullopt;
}

std::vector<fs::path> splitAtColons(std::string_view text) {
  std::vector<fs::path> folders;
  while (!text.empty()) {
    const auto end = std::min(text.find(':'), text.size());
    if (end > 0) folders.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return folders;
}

// "key=value" texts, each ended by a zero.
std::map<std::string_view, std::string_view> pairsOf(std::string_view section) {
  std::map<std::string_view, std::string_view> pairs;
  while (!section.empty()) {
    const auto pair = section.substr(0, section.find('\0'));
    if (const auto equals = pair.find('='); equals != pair.npos)
      pairs.emplace(pair.substr(0, equals), pair.substr(equals + 1));
    section.remove_prefix(std::min(pair.size() + 1, section.size()));
  }
  return pairs;
}

bool isName(std::string_view name) {
  const auto isLetter = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto canFollow = [&](char c) { return isLetter(c) || (c >= '0' && c <= '9') || c == '-'; };
  return !name.empty() && name.size() <= maxNameSize && isLetter(name[0]) && std::ranges::all_of(name, canFollow);
}

bool isOneLine(std::string_view text) {
  return !text.empty() && text.size() <= maxTextSize &&
         std::ranges::none_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; });
}

// Why this metadata does not fit, as the end of a sentence; "" when it does.
std::string mismatch(const PluginMetadata& metadata) {
  const int known = SIGNALBOX_PLUGIN_INTERFACE;
  if (metadata.interface > known)
    return "needs plugin interface " + std::to_string(metadata.interface) + " and this Signalbox has " +
           std::to_string(known) + "; use a newer Signalbox";
  if (metadata.interface < 1 || !isName(metadata.name) || !isOneLine(metadata.version) || !isOneLine(metadata.summary))
    return "has metadata that cannot be read";
  if (metadata.kind != "exporter")
    return "is of the kind \"" + metadata.kind + "\", and this Signalbox only knows exporters";
  if (std::ranges::find(builtInFormats, metadata.name) != builtInFormats.end())
    return "is called " + metadata.name + ", as the export that is built in";
  return {};
}

PluginMetadata metadataOf(std::string_view section) {
  auto pairs = pairsOf(section);
  PluginMetadata metadata;
  const std::string_view number = pairs["interface"];
  std::from_chars(number.data(), number.data() + number.size(), metadata.interface);
  metadata.kind = pairs["kind"];
  metadata.name = pairs["name"];
  metadata.version = pairs["version"];
  metadata.summary = pairs["summary"];
  return metadata;
}

std::string refusalOf(const fs::path& file, PluginMetadata& metadata) {
  const auto sentence = [&](const std::string& reason) { return file.string() + " " + reason + "."; };
  const auto image = ElfImage::read(file);
  if (!image) return sentence(image.error().message);
  const auto section = image->section(metadataSection);
  if (!section) return sentence("is a shared library, but no plugin of Signalbox");
  metadata = metadataOf(*section);
  if (const auto reason = mismatch(metadata); !reason.empty()) return sentence(reason);
  if (!image->exportsFunction("signalbox_export")) return sentence("is an exporter without signalbox_export");
  return {};
}

std::vector<fs::path> librariesIn(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  fs::directory_iterator entry(folder, error);
  for (const fs::directory_iterator end; !error && entry != end; entry.increment(error)) {
    const auto name = entry->path().filename().string();
    if (name.ends_with(".so") && !name.starts_with('.')) files.push_back(entry->path());
  }
  std::ranges::sort(files);
  return files;
}

} // namespace

std::vector<fs::path> pluginFolders() {
  if (const auto chosen = environment("SIGNALBOX_PLUGINS")) return splitAtColons(*chosen);
  std::vector<fs::path> folders;
  if (auto user = userFolder()) folders.push_back(std::move(*user));
  std::error_code error;
  const auto program = fs::read_symlink("/proc/self/exe", error).parent_path();
  folders.push_back(program / "plugins");
  folders.push_back((program / SIGNALBOX_PLUGIN_FOLDER).lexically_normal());
  return folders;
}

Plugin readPlugin(const fs::path& file) {
  Plugin plugin{file, {}, {}};
  plugin.refusal = refusalOf(file, plugin.metadata);
  return plugin;
}

std::vector<Plugin> findPlugins(std::span<const fs::path> folders) {
  std::vector<Plugin> plugins;
  std::map<std::string, fs::path> names;
  for (const fs::path& folder : folders) {
    for (const fs::path& file : librariesIn(folder)) {
      Plugin plugin = readPlugin(file);
      if (!plugin.isRefused()) {
        const auto [first, isNew] = names.emplace(plugin.metadata.name, file);
        if (!isNew)
          plugin.refusal =
              file.string() + " is called " + plugin.metadata.name + ", as " + first->second.string() + " is.";
      }
      plugins.push_back(std::move(plugin));
    }
  }
  return plugins;
}

} // namespace signalbox::exchange
