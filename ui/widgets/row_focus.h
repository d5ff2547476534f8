// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the keyboard finds when it comes to a list, a tree or a table.
#pragma once

class QAbstractItemView;

namespace signalbox::ui {

// It comes to a row, never to nothing; and the row is spoken, of which Qt tells only when it changes. Once a view.
void bringFocusToRows(QAbstractItemView& view);

} // namespace signalbox::ui
