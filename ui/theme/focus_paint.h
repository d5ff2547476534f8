// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// When the ring of the focus is painted, which is for the keyboard only (see FocusFilter), and what a row of a list
// shows of its state.
#pragma once

class QPainter;
class QRectF;
class QStyleOptionViewItem;
class QWidget;

namespace signalbox::ui {

bool showsKeyboardFocus(const QWidget& widget);
bool showsKeyboardFocus(const QStyleOptionViewItem& row);

// Its box: selected or under the mouse, and the ring of the focus.
void paintRowBox(QPainter& painter, const QRectF& rect, const QStyleOptionViewItem& row, double radius = 6);

} // namespace signalbox::ui
