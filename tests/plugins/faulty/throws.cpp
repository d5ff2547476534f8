// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An exporter that lets an exception cross the border.
#include "plugins/sdk/plugin.h"

#include <stdexcept>

SIGNALBOX_PLUGIN("exporter", "throws", "1.0.0", "Throws");

int signalbox_export(const signalbox_export_job*) { throw std::runtime_error("out of ideas"); }
