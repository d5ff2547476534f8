// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader says by itself, while the focus stays where it is: the result of a send, a hint, a toast.
#pragma once

#include <QString>

class QWidget;

namespace signalbox::ui {

// Qt 6.4 sends no alert over AT-SPI, so the words are shown as a notification of one pixel, which Orca reads.
void announce(QWidget& from, const QString& words);

} // namespace signalbox::ui
