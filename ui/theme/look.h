// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Look: what a person chose about how every window looks, over what the desktop prefers.
#pragma once

#include "ui/theme/theme.h"

namespace signalbox::ui {

enum class Contrast { System, Standard, High };
enum class Motion { System, Full, Reduced };
enum class Density { Comfortable, Compact };

struct Look {
  Appearance appearance = Appearance::System;
  Contrast contrast = Contrast::System;
  Motion motion = Motion::System;
  Density density = Density::Comfortable;
  bool operator==(const Look&) const = default;
};

// What the desktop prefers, as far as it says so.
struct SystemPreferences {
  bool isDark = false;
  bool highContrast = false;
  bool reducesMotion = false;
  bool operator==(const SystemPreferences&) const = default;
};

// Both live, and told to everyone by the ThemeNotifier.
void setLook(const Look& look);
const Look& look();
// Until the desktop tells (SystemLook), brightness is that of the palette the platform gave.
void setSystemPreferences(const SystemPreferences& preferences);
const SystemPreferences& systemPreferences();

bool hasHighContrast();
bool reducesMotion(); // animations last 0 ms: SH_Widget_Animation_Duration says so too
// The height of a row whose comfortable height is `pixels`: four fifths when rows are compact, at least 24, which a
// pointer hits.
int rowExtent(int pixels);

} // namespace signalbox::ui
