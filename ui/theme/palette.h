// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// QPalette from the tokens: what Qt's own painting and text widgets read.
#pragma once

#include <QPalette>

namespace signalbox::ui {

struct Theme;

QPalette paletteOf(const Theme& theme);
QPalette menuPaletteOf(const Theme& theme); // menus and popups of combo boxes stand on the overlay surface

} // namespace signalbox::ui
