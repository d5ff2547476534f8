// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// A report of a crash: the signal and where the program stood, nothing of what it worked on.
#pragma once

#include <QString>

namespace signalbox::app {

// From now on a crash leaves a report in this file; one from before is moved beside it.
void reportCrashesTo(const QString& file);
// The report of the run before; empty when it left none.
QString lastCrashReport();

} // namespace signalbox::app
