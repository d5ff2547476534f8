// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An exporter that needs a library which is not there.
#include "plugins/sdk/plugin.h"

extern "C" int signalbox_test_missing_function();

SIGNALBOX_PLUGIN("exporter", "unresolved", "1.0.0", "Needs what is missing");

int signalbox_export(const signalbox_export_job*) { return signalbox_test_missing_function(); }
