// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An exporter that talks while it works.
#include "plugins/sdk/exporter.h"

#include <cstdio>

namespace {

void printBoth(const signalbox::plugin::ExportJob& job) {
  std::printf("Looking at the design");
  std::fprintf(stderr, "A model has no title\n");
  job.addFile("done.txt", "done");
}

} // namespace

SIGNALBOX_EXPORTER("prints", "1.0.0", "Prints", printBoth)
