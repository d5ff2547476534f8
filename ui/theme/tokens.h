// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The sets of tokens: dark, light, and either in high contrast. ux.md §6 gives each value with its contrast.
#pragma once

#include "ui/theme/theme.h"

namespace signalbox::ui {

Theme darkTheme();
Theme lightTheme();
// The same with what is faint made plain: text3 as strong as text2, lines as strong as text3.
Theme highContrast(Theme theme);

} // namespace signalbox::ui
