// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Which keys an editor leaves to the window it is in.
#pragma once

class QKeyEvent;
class QWidget;

namespace signalbox::ui {

// Bound to an action of the window, also as the beginning of a chord. What edits text stays the editor's: Ctrl+C,
// Ctrl+Z.
bool isWindowShortcut(const QWidget& window, const QKeyEvent& key);

} // namespace signalbox::ui
