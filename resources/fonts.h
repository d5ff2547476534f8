// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fonts of the window, compiled in: Inter, Inter Display and JetBrains Mono under ":/fonts".
#pragma once

#include <QString>
#include <QStringList>

namespace signalbox::resources {

QStringList interFonts();         // resource paths
QStringList jetBrainsMonoFonts(); // resource paths

} // namespace signalbox::resources
