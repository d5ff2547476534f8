// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The menu of everything that can be made new: behind both plus signs, and for a key.
#pragma once

#include <span>

class QMenu;
class QWidget;

namespace signalbox::ui {

class CommandRegistry;

// Ids of the commands that make something new.
std::span<const char* const> newCommands();

// Below `anchor`, with the first entry chosen: an arrow and Enter, or the letter that is underlined.
void popupNewMenu(CommandRegistry& commands, QWidget& anchor);

} // namespace signalbox::ui
