// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The export as a plugin.
#include "core/design/store.h"
#include "plugins/fastapi/export.h"
#include "plugins/sdk/exporter.h"

#include <stdexcept>

namespace signalbox::fastapi {
namespace {

void exportProject(const plugin::ExportJob& job) {
  const auto loaded = design::loadText(job.project(), std::string(job.projectFolder()));
  if (!loaded) throw std::runtime_error(loaded.error().message);
  const exchange::FileTree tree = exportFastApi(loaded->design);
  for (const auto& [path, text] : tree.files) job.addFile(path, text);
  for (const std::string& sentence : tree.report) job.report(sentence);
}

} // namespace
} // namespace signalbox::fastapi

SIGNALBOX_EXPORTER("fastapi", SIGNALBOX_VERSION, "A FastAPI project: application, tests, pins, Dockerfile",
                   signalbox::fastapi::exportProject)
