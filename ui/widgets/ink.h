// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Ink and Signal: the roles a widget may be painted in, resolved against the theme when it is painted.
#pragma once

#include <QColor>

namespace signalbox::ui {

// Text colours.
enum class Ink { Text, Secondary, Tertiary, Disabled, Accent, Ok, Warning, Error, Info, Type };
QColor inkColor(Ink ink);

// Lamps: the last result of a thing.
enum class Signal { Off, Ok, Warning, Error, Info, Stream, Accent };
QColor signalColor(Signal signal); // as text
QColor signalFill(Signal signal);  // as a lamp
Signal signalOfStatus(int status); // 0 = Off

} // namespace signalbox::ui
