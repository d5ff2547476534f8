// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A plugin as an Exporter: the design goes over as JSON text, files and sentences come back. What a process can contain
// is contained: an error, an exception, paths that lead elsewhere, more than a project can be. A crash ends the
// process.
#pragma once

#include "core/exchange/exporter.h"

namespace signalbox::exchange {

// Loads the library, whose start-up code runs then; it stays loaded. The error is a sentence.
Result<std::unique_ptr<Exporter>> loadExporter(const Plugin& plugin);

} // namespace signalbox::exchange
