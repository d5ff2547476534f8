// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/log_delegate.h"

#include "ui/models/log_model.h"
#include "ui/theme/paint.h"
#include "ui/widgets/ink.h"

#include <QPainter>

namespace signalbox::ui {

namespace {

constexpr int rowHeight = 28;
constexpr double sizeWidth = 66;
constexpr double durationWidth = 70;

QString cell(const QModelIndex& index, LogModel::Column column) {
  return index.siblingAtColumn(column).data().toString();
}

} // namespace

QSize LogDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const { return {100, rowHeight}; }

void LogDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& t = theme();
  const QRectF rect = option.rect;
  const bool isSelected = option.state & QStyle::State_Selected;
  if (isSelected)
    painter->fillRect(rect, t.selected);
  else if (option.state & QStyle::State_MouseOver)
    painter->fillRect(rect, t.hover);
  if (isSelected) painter->fillRect(QRectF(rect.x(), rect.y(), 2, rect.height()), t.accent);
  painter->fillRect(QRectF(rect.x(), rect.bottom(), rect.width(), 1), t.divider);
  const auto text = [&](double x, double width, LogModel::Column column, const QFont& font, const QColor& ink,
                        Qt::Alignment alignment = leftMiddle) {
    drawText(*painter, QRectF(x, rect.y(), width, rect.height()), cell(index, column), font, ink, alignment);
  };
  double x = rect.x() + 16;
  text(x, 92, LogModel::TimeColumn, monoFont(11), isSelected ? t.text2 : t.text3);
  x += 100;
  const QString method = cell(index, LogModel::MethodColumn);
  drawText(*painter, QRectF(x, rect.y(), 54, rect.height()), method == u"DELETE" ? QStringLiteral("DEL") : method,
           monoFont(11, 700), methodColor(method));
  x += 58;
  const int status = cell(index, LogModel::StatusColumn).toInt();
  lamp(*painter, QPointF(x + 4, rect.center().y()), 2.8, status > 0 ? statusFill(status) : t.text3,
       status > 0 ? Glow::On : Glow::Off);
  text(x + 14, 62, LogModel::StatusColumn, monoFont(12, 500), status > 0 ? statusColor(status) : t.text2);
  x += status > 0 ? 56 : 78;
  double right = rect.right() - 16;
  if (rect.width() > 460) {
    text(right - sizeWidth, sizeWidth, LogModel::SizeColumn, monoFont(11), t.text3, rightMiddle);
    right -= sizeWidth + 8;
  }
  if (rect.width() > 380) {
    text(right - durationWidth, durationWidth, LogModel::DurationColumn, monoFont(11), t.text2, rightMiddle);
    right -= durationWidth + 8;
  }
  text(x, right - x, LogModel::PathColumn, monoFont(12), t.text);
  if ((option.state & QStyle::State_HasFocus) && option.widget &&
      option.widget->window()->testAttribute(Qt::WA_KeyboardFocusChange))
    focusRing(*painter, rect, 3);
}

} // namespace signalbox::ui
