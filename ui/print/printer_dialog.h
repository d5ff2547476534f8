// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The system's dialog for a printer.
#pragma once

#include <QString>

#include <functional>

class QPagedPaintDevice;
class QWidget;

namespace signalbox::ui {

// `print` is called when a printer was chosen, while `over` lives.
void askForPrinter(const QString& title, QWidget* over, std::function<void(QPagedPaintDevice& printer)> print);

} // namespace signalbox::ui
