// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/exchange/exporter.h"

#include "core/exchange/plugin_exporter.h"
#include "core/openapi/down_convert.h"
#include "core/openapi/write.h"

#include <algorithm>

namespace signalbox::exchange {
namespace {

FileTree treeOf(const design::Json& document, std::vector<std::string> report = {}) {
  return {{{"openapi.json", document.dump(2) + '\n'}, {"openapi.yaml", openapi::toYaml(document)}}, std::move(report)};
}

class OpenApiExporter final : public Exporter {
public:
  Result<FileTree> exportDesign(const design::Design& design) const override { return treeOf(openapi::write(design)); }
};

// For tools that know no newer one; the report says what it has no words for.
class OpenApi30Exporter final : public Exporter {
public:
  Result<FileTree> exportDesign(const design::Design& design) const override {
    openapi::DownConverted converted = openapi::downConverted(openapi::write(design));
    return treeOf(converted.document, std::move(converted.notes));
  }
};

} // namespace

std::vector<Format> exportFormats(std::span<const Plugin> plugins) {
  std::vector<Format> formats{
      {std::string(builtInFormats[0]), "OpenAPI 3.1: openapi.json and openapi.yaml"},
      {std::string(builtInFormats[1]), "OpenAPI 3.0: openapi.json and openapi.yaml, for tools that read no newer one"}};
  for (const Plugin& plugin : plugins)
    if (!plugin.isRefused()) formats.push_back({plugin.metadata.name, plugin.metadata.summary});
  return formats;
}

Result<std::unique_ptr<Exporter>> exporterOf(std::string_view format, std::span<const Plugin> plugins) {
  if (format == builtInFormats[0]) return std::make_unique<OpenApiExporter>();
  if (format == builtInFormats[1]) return std::make_unique<OpenApi30Exporter>();
  const auto hasName = [&](const Plugin& plugin) { return plugin.metadata.name == format; };
  auto found =
      std::ranges::find_if(plugins, [&](const Plugin& plugin) { return !plugin.isRefused() && hasName(plugin); });
  if (found != plugins.end()) return loadExporter(*found);
  found = std::ranges::find_if(plugins, hasName);
  if (found != plugins.end()) return failure(found->refusal);
  const bool anyRefused = std::ranges::any_of(plugins, &Plugin::isRefused);
  return failure("There is no format called " + std::string(format) + "; signalbox export --list names them" +
                 (anyRefused ? ", and signalbox plugins tells which plugins were refused." : "."));
}

} // namespace signalbox::exchange
