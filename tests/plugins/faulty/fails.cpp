// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An exporter that cannot, after it has named a file.
#include "plugins/sdk/exporter.h"

#include <stdexcept>

namespace {

void failAfterAFile(const signalbox::plugin::ExportJob& job) {
  job.addFile("half.txt", "half");
  throw std::runtime_error("the design has\nno endpoint.");
}

} // namespace

SIGNALBOX_EXPORTER("fails", "1.0.0", "Fails", failAfterAFile)
