// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An exporter that names the files its project's folder says, separated by commas.
#include "plugins/sdk/exporter.h"

namespace {

void nameFiles(const signalbox::plugin::ExportJob& job) {
  for (std::string_view rest = job.projectFolder();;) {
    const auto path = rest.substr(0, rest.find(','));
    job.addFile(path, "text\n");
    if (path.size() == rest.size()) return;
    rest.remove_prefix(path.size() + 1);
  }
}

} // namespace

SIGNALBOX_EXPORTER("paths", "1.0.0", "Names files", nameFiles)
