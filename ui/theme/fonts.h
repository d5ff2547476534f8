// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the families of the window available; installTheme() calls it once.
#pragma once

namespace signalbox::ui {

void installFonts();

} // namespace signalbox::ui
