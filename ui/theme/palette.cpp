// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/palette.h"

#include "ui/theme/theme.h"

namespace signalbox::ui {

QPalette paletteOf(const Theme& t) {
  QPalette palette;
  palette.setColor(QPalette::Window, t.chrome);
  palette.setColor(QPalette::Base, t.island);
  palette.setColor(QPalette::AlternateBase, t.inset);
  palette.setColor(QPalette::Button, t.raised);
  palette.setColor(QPalette::ToolTipBase, t.tooltip);
  palette.setColor(QPalette::ToolTipText, t.tooltipText);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(role, t.text);
    palette.setColor(QPalette::Disabled, role, t.disabled);
  }
  palette.setColor(QPalette::BrightText, t.err);
  palette.setColor(QPalette::Link, t.accent);
  palette.setColor(QPalette::LinkVisited, t.accent);
  palette.setColor(QPalette::Highlight, withAlpha(t.accent, t.isDark ? 80 : 60));
  palette.setColor(QPalette::HighlightedText, t.text);
  palette.setColor(QPalette::PlaceholderText, t.text3);
  for (const auto role : {QPalette::Light, QPalette::Midlight, QPalette::Mid, QPalette::Dark})
    palette.setColor(role, t.border);
  palette.setColor(QPalette::Shadow, Qt::transparent);
  return palette;
}

QPalette menuPaletteOf(const Theme& t) {
  QPalette palette = paletteOf(t);
  palette.setColor(QPalette::Window, t.overlay);
  palette.setColor(QPalette::Base, t.overlay);
  return palette;
}

} // namespace signalbox::ui
