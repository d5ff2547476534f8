// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The picture behind the welcome page: three tracks that run into the brand mark, each with a lamp.
#pragma once

#include <QPoint>
#include <QRect>

class QPainter;

namespace signalbox::ui {

void paintWelcomeBackdrop(QPainter& painter, const QRect& area, const QPoint& mark);

} // namespace signalbox::ui
