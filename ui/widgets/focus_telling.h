// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What assistive technologies are told of the focus, where Qt 6.4 tells too much or too early.
#pragma once

namespace signalbox::ui {

// Holds back what leads a screen reader astray: that the focus is in a view because one of its rows became current, and
// where the caret of a field stands before the focus has come to it (Orca then takes the field for spoken, and an empty
// one stays silent). From the first call on, for the whole program. UI thread.
void keepFocusTellingTrue();

} // namespace signalbox::ui
