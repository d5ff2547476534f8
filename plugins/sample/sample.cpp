// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: MIT-0
// The smallest plugin: a project as one JSON file.
#include "plugins/sdk/exporter.h"

namespace {

void writeProject(const signalbox::plugin::ExportJob& job) { job.addFile("project.json", job.project()); }

} // namespace

SIGNALBOX_EXPORTER("sample", "1.0.0", "The whole project as one JSON file", writeProject)
