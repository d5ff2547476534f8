// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Hover: what the pointer comes to fades in, what it leaves fades out, in 80 ms; at once where motion is reduced.
#pragma once

#include <QColor>
#include <QRect>

class QStyleOptionViewItem;
class QWidget;

namespace signalbox::ui {

// How far the hover has come, 0 to 1. To be asked by every paint of the widget, hovered or not, as it sees to the
// paints in between. UI thread.
double hoverStrength(const QWidget& widget); // under the mouse and enabled
double hoverStrength(const QWidget& widget, bool isHovered, const QRect& part = {});
double hoverStrength(const QStyleOptionViewItem& row);

QColor hoverFill(double strength); // the token, so far
// From the colour at rest to that of the hover; either may be transparent.
QColor faded(const QColor& rest, const QColor& hovered, double strength);

} // namespace signalbox::ui
