// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What assistive technologies read of line edits, in place of Qt's own: that of 6.4 never returns when it is asked for
// the word or sentence behind the last letter, and says of its attributes that they end before they begin, by which
// Orca leaves out the last letter of every field.
#pragma once

namespace signalbox::ui {

void installLineEditAccessible(); // for every line edit of the program; once is enough

} // namespace signalbox::ui
