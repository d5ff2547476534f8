// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader says a plain widget is: the content of a sheet is a dialog, a page that scrolls a document.
#pragma once

#include <QAccessible>

class QWidget;

namespace signalbox::ui {

// For widgets of whose class Qt knows no role, and for checkable buttons that are RadioButton. UI thread.
void setSpokenRole(QWidget& widget, QAccessible::Role role);

} // namespace signalbox::ui
