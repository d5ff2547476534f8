// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The two sets of tokens, dark and light. ux.md §6 gives each value with its contrast.
#pragma once

#include "ui/theme/theme.h"

namespace signalbox::ui {

Theme darkTheme();
Theme lightTheme();

} // namespace signalbox::ui
