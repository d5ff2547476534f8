// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WindowState: a state that a window can be brought into, by name; and the steps that many of them begin with.
#pragma once

#include "tests/pages/project_window.h"

#include <QComboBox>
#include <QLineEdit>

#include <functional>

namespace signalbox::pages {

struct WindowState {
  QString name;
  std::function<void(ProjectWindow&)> bring;
  ProjectWindow::Parts parts = ProjectWindow::Parts::OneOfEach;
};

namespace states {

inline void chooseTab(ProjectWindow& window, const char* strip, int index) {
  if (auto* tabs = window.visible<ui::TabStrip>(QLatin1String(strip))) tabs->setCurrentIndex(index);
}

inline void chooseItem(ProjectWindow& window, const char* name, int index) {
  auto* box = window.visible<QComboBox>(QLatin1String(name));
  if (!box || index >= box->count()) return;
  box->setCurrentIndex(index);
  Q_EMIT box->activated(index);
}

inline WindowState entity(const char* key) {
  return {QString::fromLatin1(key).replace(u':', u' '),
          [key](ProjectWindow& window) { window.open(QLatin1String(key)); }};
}

// The sheet at one of its rows.
inline WindowState settings(const char* row) {
  return {QStringLiteral("settings ") + QLatin1String(row),
          [row](ProjectWindow& window) { window.window().openSettings(QLatin1String(row)); }};
}

inline WindowState command(const char* id) {
  return {QString::fromLatin1(id), [id](ProjectWindow& window) { window.run(id); }};
}

// Without parts of which one would answer instead.
inline WindowState plainSample(WindowState state) {
  state.parts = ProjectWindow::Parts::AsInTheSample;
  return state;
}

} // namespace states

} // namespace signalbox::pages
