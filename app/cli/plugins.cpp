// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What was found in the plugin folders. Those that fit are loaded as well: only the system's loader knows whether the
// libraries they need are there.
#include "app/cli/command_line.h"
#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/project.h"
#include "core/exchange/plugin_exporter.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace signalbox::cli {
namespace {

using Json = nlohmann::ordered_json;
using exchange::Plugin;

std::vector<Plugin> loadedPlugins() {
  auto plugins = exchange::findPlugins(exchange::pluginFolders());
  for (Plugin& plugin : plugins) {
    if (plugin.isRefused()) continue;
    if (const auto loaded = exchange::loadExporter(plugin); !loaded) plugin.refusal = loaded.error().message;
  }
  return plugins;
}

std::string jsonOf(const std::vector<Plugin>& plugins) {
  Json list = Json::array();
  for (const Plugin& plugin : plugins) {
    const auto& [interface, kind, name, version, summary] = plugin.metadata;
    Json item = {{"name", name},
                 {"version", version},
                 {"kind", kind},
                 {"interface", interface},
                 {"summary", summary},
                 {"file", plugin.file.string()},
                 {"state", plugin.isRefused() ? "refused" : "loaded"}};
    if (plugin.isRefused()) item["refusal"] = plugin.refusal;
    list.push_back(std::move(item));
  }
  return list.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

std::string padded(std::string text, std::size_t width) {
  text.resize(std::max(text.size() + 2, width + 2), ' ');
  return text;
}

// NAME VERSION KIND FILE, and under the table a sentence for each that was refused.
std::string tableOf(const std::vector<Plugin>& plugins) {
  const auto widest = [&](const auto& column) {
    std::size_t width = 0;
    for (const Plugin& plugin : plugins)
      width = std::max(width, plugin.isRefused() ? 0 : column(plugin.metadata).size());
    return width;
  };
  const std::size_t nameWidth = widest([](const auto& of) -> const std::string& { return of.name; });
  const std::size_t versionWidth = widest([](const auto& of) -> const std::string& { return of.version; });
  std::string table;
  std::string refusals;
  for (const Plugin& plugin : plugins) {
    const auto& of = plugin.metadata;
    if (plugin.isRefused())
      refusals += plugin.refusal + '\n';
    else
      table += padded(of.name, nameWidth) + padded(of.version, versionWidth) + padded(of.kind, 8) + of.summary + "  " +
               plugin.file.string() + '\n';
  }
  return table + (table.empty() || refusals.empty() ? "" : "\n") + refusals;
}

std::string nothingFound() {
  std::string text = "There are no plugins in";
  const char* before = " ";
  for (const auto& folder : exchange::pluginFolders()) {
    text += before + folder.string();
    before = ", ";
  }
  return text + ".\n";
}

} // namespace

int plugins(const PluginsOptions& options) {
  const auto found = loadedPlugins();
  const auto written = writeOut(options.json ? jsonOf(found) : found.empty() ? nothingFound() : tableOf(found));
  if (!written) return fail(written.error());
  return std::ranges::any_of(found, &Plugin::isRefused) ? CheckedIsNot : Fine;
}

} // namespace signalbox::cli
