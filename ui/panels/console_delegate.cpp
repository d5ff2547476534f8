// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/console_delegate.h"

#include "ui/models/console_model.h"
#include "ui/models/log_model.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/hover.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/widgets/ink.h"

#include <QPainter>

namespace signalbox::ui {

namespace {

constexpr double timeWidth = 92;
constexpr double levelWidth = 66;
constexpr double mostSource = 220;

QColor levelColor(ConsoleLine::Level level) {
  using Level = ConsoleLine::Level;
  switch (level) {
  case Level::Debug: return theme().text2;
  case Level::Info: return theme().info;
  case Level::Warning: return theme().warn;
  case Level::Error:
  case Level::Critical: return theme().err;
  }
  return theme().text;
}

} // namespace

QSize ConsoleDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {100, rowExtent(rowHeight)};
}

void ConsoleDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* line = static_cast<const ConsoleModel*>(index.model())->line(index);
  if (!line) return;
  const QRectF rect = option.rect;
  const bool isSelected = option.state & QStyle::State_Selected;
  if (isSelected)
    painter->fillRect(rect, theme().selected);
  else if (const double hover = hoverStrength(option); hover > 0)
    painter->fillRect(rect, hoverFill(hover));
  if (isSelected) painter->fillRect(QRectF(rect.x(), rect.y(), 2, rect.height()), theme().accent);
  const QColor quiet = isSelected ? theme().text2 : theme().text3;
  const QRectF inner = rect.adjusted(14, 0, -14, 0);
  drawText(*painter, QRectF(inner.x(), inner.y(), timeWidth, inner.height()), shownTime(line->microseconds),
           monoFont(11), quiet);
  drawText(*painter, QRectF(inner.x() + timeWidth, inner.y(), levelWidth, inner.height()), levelWord(line->level),
           monoFont(11, 600), levelColor(line->level));
  const double textLeft = inner.x() + timeWidth + levelWidth;
  const QString source = sourceText(*line);
  const double sourceWidth = source.isEmpty() ? 0 : qMin(mostSource, textWidth(monoFont(11), source) + 2);
  if (sourceWidth > 0)
    drawText(*painter, QRectF(inner.right() - sourceWidth, inner.y(), sourceWidth, inner.height()), source,
             monoFont(11), quiet, rightMiddle);
  const double right = inner.right() - (sourceWidth > 0 ? sourceWidth + 16 : 0);
  drawText(*painter, QRectF(textLeft, inner.y(), right - textLeft, inner.height()), index.data().toString(),
           monoFont(12), theme().text);
  if (showsKeyboardFocus(option)) focusRing(*painter, rect, 3);
}

} // namespace signalbox::ui
