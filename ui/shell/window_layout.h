// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// WindowLayout: what a window of some width shows, as a value (ux.md §2, responsive rules).
#pragma once

namespace signalbox::ui {

struct WindowLayout {
  int sidebarWidth = 250;
  int commandFieldWidth = 380;
  bool splitsDesignAndTry = true; // else one of both, flipped with Ctrl+`
  bool hasSparkline = true;
  bool hasAddress = true;
  bool hasExportText = true;
  bool hasPercentile = true;
  bool opensBottom = true; // when the window becomes this wide
  bool operator==(const WindowLayout&) const = default;
};

constexpr int minimumWindowWidth = 900;
constexpr int minimumWindowHeight = 600;

constexpr WindowLayout windowLayout(int width) {
  WindowLayout layout;
  if (width >= 1280) return layout;
  layout.sidebarWidth = 208;
  layout.hasSparkline = false;
  if (width >= 1130) return layout;
  layout.commandFieldWidth = 240;
  layout.splitsDesignAndTry = false;
  layout.hasAddress = false;
  layout.hasExportText = false;
  layout.hasPercentile = false;
  layout.opensBottom = false;
  return layout;
}

} // namespace signalbox::ui
