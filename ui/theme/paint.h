// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Painting in the window's visual language: boxes, lamps, text, chips, icons. Every call reads the current theme.
#pragma once

#include "ui/theme/theme.h"

#include <QPixmap>
#include <QRectF>

class QPainter;

namespace signalbox::ui {

// A rounded box whose border lies inside rect on whole pixels.
void box(QPainter& painter, QRectF rect, double radius, const QColor& fill, const QColor& line = Qt::transparent,
         double width = 1);
void focusRing(QPainter& painter, const QRectF& rect, double radius);

// A signal lamp; glows unless it is off.
enum class Glow { Off, On };
void lamp(QPainter& painter, const QPointF& center, double radius, const QColor& color, Glow glow = Glow::On);

// A soft shadow around rect, painted outside it; spread in pixels, alpha of its darkest part.
void shadow(QPainter& painter, const QRectF& rect, double radius, double spread, int alpha);
void overlayShadow(QPainter& painter, const QRectF& rect, double radius); // the one of popovers and the palette

constexpr Qt::Alignment leftMiddle = Qt::AlignLeft | Qt::AlignVCenter;
constexpr Qt::Alignment rightMiddle = Qt::AlignRight | Qt::AlignVCenter;

double textWidth(const QFont& font, const QString& text);
// One line, elided at the right when it does not fit. Answers the width it took.
double drawText(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font, const QColor& color,
                Qt::Alignment alignment = leftMiddle);

// A chip on the line cy, left edge at x: a soft tint of its colour, or an outline. Answers its width.
enum class ChipLook { Outline, Soft };
double chipWidth(const QString& text, const QFont& font, double padding = 6);
double drawChip(QPainter& painter, double x, double cy, const QString& text, const QFont& font, const QColor& color,
                ChipLook look = ChipLook::Soft, double height = 18, double padding = 6);

// A key cap such as "Ctrl K" or "Enter", right edge at `right`. Answers its width.
double keyCapWidth(const QString& keys);
double drawKeyCap(QPainter& painter, double right, double cy, const QString& keys);

// The line of a row cut softly at its right end: fades into `background` (opaque).
void fadeRight(QPainter& painter, const QRectF& rect, const QColor& background, double width = 30);

QPixmap iconPixmap(const QString& name, const QColor& color, int size, double ratio);
void drawIcon(QPainter& painter, const QString& name, const QColor& color, const QRectF& rect); // centred in rect

// JSON on one line in the JSON colours, clipped to rect. Answers where the ink ends (may lie outside rect).
double drawJsonLine(QPainter& painter, const QRectF& rect, const QString& json, const QFont& font);

} // namespace signalbox::ui
