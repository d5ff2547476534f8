// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The main windows of the program. Each has a project of its own with its server; a project is open in one window at
// most, so that one server answers for it and one writer saves it.
#pragma once

#include <QList>
#include <QString>

namespace signalbox::api {
class AssetSource;
}

namespace signalbox::ui {

class MainWindow;

QList<MainWindow*> mainWindows();            // the visible ones
MainWindow* windowOf(const QString& folder); // null when the project is open nowhere

// The window with the project, a folder or a link, raised when it is open already; the welcome page without a project,
// or when it cannot be opened.
MainWindow* openWindow(const api::AssetSource* assets, const QString& project = {});

// Opens the windows of last time; empty when there were none. AsTheyRan: with the servers that ran, whatever the
// settings say of starting them.
enum class Restore { Windows, AsTheyRan };
QList<MainWindow*> restoreWindows(const api::AssetSource* assets, Restore what = Restore::Windows);
// For the next start; `closing` is left out, unless it is the last one.
void rememberWindows(const MainWindow* closing = nullptr);

// Closes all windows, remembered together. False when one stays because it could not be saved.
bool quitAll();
// quitAll(), and the program starts again with them.
void restart();
bool wantsRestart();

// The zoom that this run of the program paints at, per cent; 0 where the environment sets another factor.
int shownZoom();
void setShownZoom(int percent); // before the first window

} // namespace signalbox::ui
