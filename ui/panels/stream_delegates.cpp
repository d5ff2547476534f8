// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_delegates.h"

#include "ui/panels/message_list.h"
#include "ui/theme/paint.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace signalbox::ui {
namespace {

using Direction = StreamMessage::Direction;

constexpr double timeWidth = 88;
constexpr double sizeWidth = 64;

void paintRow(QPainter& painter, const QStyleOptionViewItem& option, const QRectF& row, double radius) {
  if (option.state & QStyle::State_Selected)
    box(painter, row, radius, theme().selected);
  else if (option.state & QStyle::State_MouseOver)
    box(painter, row, radius, theme().hover);
  if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
    focusRing(painter, row, radius);
}

void paintDirection(QPainter& painter, const QRectF& place, Direction direction) {
  const QRectF icon(place.x(), place.center().y() - 6.5, 13, 13);
  if (direction == Direction::Note)
    lamp(painter, icon.center(), 2.6, theme().text3, Glow::Off);
  else if (direction == Direction::Out)
    drawIcon(painter, QStringLiteral("arrow-up"), theme().info, icon);
  else
    drawIcon(painter, QStringLiteral("arrow-down"), theme().ok, icon);
}

void paintPayload(QPainter& painter, const QStyleOptionViewItem& option, const QRectF& place, const QModelIndex& index,
                  Direction direction) {
  const QString line = index.data().toString();
  if (direction == Direction::Note) {
    drawText(painter, place, line, uiFont(12), theme().text2);
    return;
  }
  const bool isJson = line.startsWith(QLatin1Char('{')) || line.startsWith(QLatin1Char('['));
  if (!isJson) {
    drawText(painter, place, line, monoFont(12), theme().text);
    return;
  }
  const double end = drawJsonLine(painter, place, line, monoFont(12));
  const QColor ground = option.state & QStyle::State_Selected ? theme().selectedFlat : theme().island;
  if (end > place.right()) fadeRight(painter, place, ground);
}

} // namespace

QColor eventColor(const QString& name) {
  const Theme& t = theme();
  if (name.contains(QLatin1String("fail"), Qt::CaseInsensitive) ||
      name.contains(QLatin1String("error"), Qt::CaseInsensitive))
    return t.err;
  const std::array colors{t.info, t.ok, t.warn, t.patch, t.ws, t.sse};
  std::uint32_t hash = 2166136261U; // FNV-1a: the same in every run
  for (const QChar character : name) hash = (hash ^ character.unicode()) * 16777619U;
  return colors[hash % colors.size()];
}

void MessageDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QRectF row = option.rect;
  const bool isSelected = option.state & QStyle::State_Selected;
  paintRow(*painter, option, row, 0);
  const auto direction = static_cast<Direction>(index.data(MessageRows::DirectionRole).toInt());
  double x = row.x() + 14;
  paintDirection(*painter, QRectF(x, row.y(), 13, row.height()), direction);
  x += 24;
  drawText(*painter, QRectF(x, row.y(), timeWidth, row.height()), index.data(MessageRows::TimeRole).toString(),
           monoFont(11), isSelected ? theme().text2 : theme().text3);
  x += timeWidth + 8;
  const QString kind = index.data(MessageRows::KindRole).toString();
  if (!kind.isEmpty())
    x += drawChip(*painter, x, row.center().y(), kind.left(32), uiFont(11, 500), eventColor(kind)) + 10;
  const double right = row.right() - 14;
  drawText(*painter, QRectF(right - sizeWidth, row.y(), sizeWidth, row.height()),
           index.data(MessageRows::SizeRole).toString(), monoFont(12), isSelected ? theme().text2 : theme().text3,
           rightMiddle);
  paintPayload(*painter, option, QRectF(x, row.y(), right - sizeWidth - 8 - x, row.height()), index, direction);
}

void ConnectionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QRectF row = QRectF(option.rect).adjusted(6, 1, -6, -1);
  const bool isSelected = option.state & QStyle::State_Selected;
  paintRow(*painter, option, row, 7);
  const auto state = static_cast<StreamState>(index.data(StateRole).toInt());
  const QColor light = state == StreamState::Open         ? theme().okFill
                       : state == StreamState::Connecting ? theme().warnFill
                                                          : theme().text3;
  const bool isLit = state == StreamState::Open || state == StreamState::Connecting;
  lamp(*painter, QPointF(row.x() + 13, row.y() + 14), 3, light, isLit ? Glow::On : Glow::Off);
  const QString badge = index.data(BadgeRole).toString();
  const double x = row.x() + 25;
  const double badgeWidth =
      drawText(*painter, QRectF(x, row.y() + 4, 40, 20), badge, monoFont(11, 700), methodColor(badge));
  drawText(*painter, QRectF(x + badgeWidth + 8, row.y() + 4, row.right() - x - badgeWidth - 14, 20),
           index.data().toString(), monoFont(12, 500), isSelected ? theme().text : theme().text2);
  drawText(*painter, QRectF(x, row.y() + 23, row.right() - x - 8, 16), index.data(StatusRole).toString(), uiFont(12),
           isSelected ? theme().text2 : theme().text3);
}

} // namespace signalbox::ui
