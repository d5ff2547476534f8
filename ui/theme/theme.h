// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Theme: the tokens of the visual language (colours by role, fonts, icons). Every paint reads the current theme, so a
// switch is: swap the tokens, set the palette, repaint.
#pragma once

#include <QColor>
#include <QFont>
#include <QIcon>
#include <QObject>
#include <QPalette>
#include <QString>

namespace signalbox::ui {

enum class Appearance { System, Light, Dark };

struct Theme {
  bool isDark = true;
  QColor chrome, island, inset, raised, overlay;     // surfaces
  QColor hover, press, selected, selectedFlat;       // state layers (alpha), and selection flattened onto island
  QColor divider, border, borderStrong;              // lines
  QColor text, text2, text3, disabled;               // ink
  QColor accent, fill, fillHover, fillPress, onFill; // brand
  QColor ok, warn, err, info;                        // as text (contrast >= 4.5)
  QColor okFill, warnFill, errFill, infoFill;        // as lamps, bars, tracks (contrast >= 3)
  QColor get, post, put, patch, del, head, ws, sse;  // methods
  QColor type;                                       // type expressions
  QColor jsonKey, jsonString, jsonNumber, jsonKeyword, jsonPunctuation;
  QColor caretLine, editorSelection, matchedBrace;
  QColor thumb, toggleOff, tooltip, tooltipText;
  int softAlpha = 31; // alpha of a soft tint of any colour
};

const Theme& theme();

// Announces the switch to widgets that cache colours (editors, views with painted viewports).
class ThemeNotifier final : public QObject {
  Q_OBJECT
public:
  static ThemeNotifier& instance();
Q_SIGNALS:
  void themeChanged();
};

// Style, palette, fonts; once, before the first widget.
void installTheme(Appearance appearance);
void setAppearance(Appearance appearance); // live
Appearance appearance();

// Whole pixels at scale 1, as point sizes (a pixel-sized font breaks QScintilla).
QFont uiFont(double pixels, int weight = 400);
QFont displayFont(double pixels, int weight = 600);
QFont monoFont(double pixels, int weight = 400);

QColor withAlpha(QColor color, int alpha);
QColor softTint(const QColor& color);                     // the colour at softAlpha
QColor flattened(const QColor& over, const QColor& base); // alpha blended onto an opaque base
QColor methodColor(const QString& method);                // GET, POST, ..., WS, SSE
QColor statusColor(int status);                           // text colour of 2xx, 4xx ...
QColor statusFill(int status);                            // lamp colour

// A lucide icon that takes its colour from the theme when it is painted.
QIcon themedIcon(const QString& name);

} // namespace signalbox::ui
