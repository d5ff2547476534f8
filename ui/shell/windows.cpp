// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/windows.h"

#include "ui/settings/window_list.h"
#include "ui/shell/main_window.h"

#include <QApplication>
#include <QScreen>
#include <QUrl>

#include <algorithm>

namespace signalbox::ui {

namespace {

struct Ending {
  bool isQuitting = false;
  bool wantsRestart = false;
};

Ending& ending() {
  static Ending value;
  return value;
}

QVector<WindowPlace> placesOf(const QList<MainWindow*>& windows) {
  QVector<WindowPlace> places;
  for (MainWindow* window : windows)
    places.push_back({window->projectFolder(), window->saveGeometry(), window->isActiveWindow(),
                      window->live().state() == ServerState::Running, window->normalGeometry(),
                      window->devicePixelRatioF(), window->isMaximized()});
  return places;
}

// At another zoom as large on the screen as it was, and inside of it.
void put(MainWindow& window, const WindowPlace& place) {
  const double ratio = window.devicePixelRatioF();
  if (place.ratio <= 0 || place.rect.isEmpty() || qFuzzyCompare(place.ratio, ratio)) {
    window.restoreGeometry(place.geometry);
    return;
  }
  const double factor = place.ratio / ratio;
  const QRect room = window.screen()->availableGeometry();
  const QSize size =
      (QSizeF(place.rect.size()) * factor).toSize().boundedTo(room.size()).expandedTo(window.minimumSize());
  const QPoint at = (QPointF(place.rect.topLeft()) * factor).toPoint();
  const QPoint last(room.right() + 1 - size.width(), room.bottom() + 1 - size.height());
  window.setGeometry(QRect({qMax(room.x(), qMin(at.x(), last.x())), qMax(room.y(), qMin(at.y(), last.y()))}, size));
  if (place.isMaximized) window.setWindowState(Qt::WindowMaximized);
}

void serveAgain(MainWindow& window) {
  const ServerState state = window.live().state();
  if (window.hasProject() && state != ServerState::Running && state != ServerState::Starting) window.startServer();
}

void raise(MainWindow& window) {
  if (window.isMinimized()) window.showNormal();
  window.raise();
  window.activateWindow();
}

MainWindow* makeWindow(const api::AssetSource* assets) {
  ending().isQuitting = false;
  auto* window = new MainWindow(assets);
  window->setAttribute(Qt::WA_DeleteOnClose);
  return window;
}

} // namespace

QList<MainWindow*> mainWindows() {
  QList<MainWindow*> windows;
  for (QWidget* widget : QApplication::topLevelWidgets())
    if (auto* window = qobject_cast<MainWindow*>(widget); window && window->isVisible()) windows << window;
  std::sort(windows.begin(), windows.end(),
            [](const MainWindow* a, const MainWindow* b) { return a->number() < b->number(); });
  return windows;
}

MainWindow* windowOf(const QString& folder) {
  const QString wanted = canonicalFolder(folder);
  for (MainWindow* window : mainWindows())
    if (window->hasProject() && canonicalFolder(window->projectFolder()) == wanted) return window;
  return nullptr;
}

MainWindow* openWindow(const api::AssetSource* assets, const QString& project) {
  const bool isLink = MainWindow::isLink(project);
  const QString folder = isLink ? QUrl(project).path(QUrl::FullyDecoded) : project;
  if (MainWindow* open = folder.isEmpty() ? nullptr : windowOf(folder)) {
    if (isLink) open->openLink(project);
    raise(*open);
    return open;
  }
  MainWindow* window = makeWindow(assets);
  const bool isOpen = isLink ? window->openLink(project) : !folder.isEmpty() && window->openProject(folder);
  if (!isOpen) window->showWelcome();
  window->show();
  raise(*window);
  return window;
}

QList<MainWindow*> restoreWindows(const api::AssetSource* assets, Restore what) {
  QList<MainWindow*> windows;
  MainWindow* active = nullptr;
  for (const WindowPlace& place : loadWindows()) {
    MainWindow* window = makeWindow(assets);
    put(*window, place);
    if (place.folder.isEmpty() || !window->openProject(place.folder)) window->showWelcome();
    if (what == Restore::AsTheyRan && place.isServing) serveAgain(*window);
    window->show();
    windows << window;
    if (place.isActive) active = window;
  }
  if (active) raise(*active);
  return windows;
}

void rememberWindows(const MainWindow* closing) {
  if (ending().isQuitting) return;
  QList<MainWindow*> windows = mainWindows();
  if (windows.size() > 1) windows.removeIf([closing](const MainWindow* window) { return window == closing; });
  const QVector<WindowPlace> places = placesOf(windows);
  static QPair<QString, QVector<WindowPlace>> saved; // each key press may ask for this
  if (places.isEmpty() || saved == qMakePair(configFolder(), places)) return;
  if (saveWindows(places)) saved = {configFolder(), places};
}

bool quitAll() {
  rememberWindows();
  ending().isQuitting = true;
  QApplication::closeAllWindows();
  if (mainWindows().isEmpty()) {
    QApplication::quit();
    return true;
  }
  ending() = {};
  return false;
}

void restart() {
  ending().wantsRestart = true;
  quitAll();
}

bool wantsRestart() { return ending().wantsRestart; }

namespace {

int& zoomOfThisRun() {
  static int percent = 100;
  return percent;
}

} // namespace

int shownZoom() { return zoomOfThisRun(); }

void setShownZoom(int percent) { zoomOfThisRun() = percent; }

} // namespace signalbox::ui
