// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exporter: a design to a tree of files. OpenAPI is built in; every other one is a plugin.
#pragma once

#include "core/base/result.h"
#include "core/design/design.h"
#include "core/exchange/file_tree.h"
#include "core/exchange/plugins.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::exchange {

class Exporter {
public:
  virtual ~Exporter() = default;
  // The error is a sentence. Every path of the tree stays inside the folder it will be written to.
  virtual Result<FileTree> exportDesign(const design::Design& design) const = 0;
};

struct Format {
  std::string name;
  std::string summary;
};

// The built-in ones first.
std::vector<Format> exportFormats(std::span<const Plugin> plugins);

// Loads the plugin of that format. Fails when there is none, or when it is refused.
Result<std::unique_ptr<Exporter>> exporterOf(std::string_view format, std::span<const Plugin> plugins);

} // namespace signalbox::exchange
