// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A plugin to be refused by its metadata: whoever loads it ends at once.
#include "plugins/sdk/plugin.h"

#include <cstdlib>

#ifndef INTERFACE
#define INTERFACE SIGNALBOX_PLUGIN_INTERFACE
#endif
#ifndef KIND
#define KIND exporter
#endif
#ifndef NAME
#define NAME faulty
#endif

namespace {

[[maybe_unused]] const bool isLoaded = (std::abort(), true);

} // namespace

#ifndef NO_METADATA
SIGNALBOX_PLUGIN_C SIGNALBOX_PLUGIN_SYMBOL const char signalbox_plugin[];
__attribute__((section(".signalbox_plugin"))) const char signalbox_plugin[] =
    "interface=" SIGNALBOX_PLUGIN_TEXT(INTERFACE) "\0kind=" SIGNALBOX_PLUGIN_TEXT(KIND) "\0name=" SIGNALBOX_PLUGIN_TEXT(
        NAME) "\0version=1.0.0\0summary=Faulty";
#endif

#ifndef NO_ENTRY
int signalbox_export(const signalbox_export_job*) { return 0; }
#endif
