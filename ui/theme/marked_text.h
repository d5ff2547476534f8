// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One line in which `names` of the design stand between backticks: painted as code, spoken without the marks.
#pragma once

#include "ui/theme/paint.h"

namespace signalbox::ui {

inline bool isMarked(const QString& text) { return text.contains(u'`'); }
QString withoutMarks(QString text);
double markedWidth(const QFont& font, const QString& text);
// As drawText, from the left. Answers the width it took.
double drawMarked(QPainter& painter, const QRectF& rect, const QString& text, const QFont& font, const QColor& color);

} // namespace signalbox::ui
