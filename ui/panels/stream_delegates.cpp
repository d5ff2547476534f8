// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/stream_delegates.h"

#include "core/base/utf8_head.h"
#include "ui/models/message_rows.h"
#include "ui/models/message_text.h"
#include "ui/panels/stream_connection.h"
#include "ui/theme/hover.h"
#include "ui/theme/paint.h"
#include "ui/theme/two_lines.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace signalbox::ui {
namespace {

constexpr double timeWidth = 88;
constexpr double sizeWidth = 64;
constexpr double idWidth = 70;
constexpr std::size_t longestId = 32; // bytes
constexpr double roomForId = 520;     // a narrower row goes without

void paintRow(QPainter& painter, const QStyleOptionViewItem& option, const QRectF& row, double radius) {
  if (option.state & QStyle::State_Selected)
    box(painter, row, radius, theme().selected);
  else if (const double hover = hoverStrength(option); hover > 0)
    box(painter, row, radius, hoverFill(hover));
  if ((option.state & QStyle::State_HasFocus) && (option.state & QStyle::State_KeyboardFocusChange))
    focusRing(painter, row, radius);
}

// A bar at the left edge: what does not fit its model, what a search found.
void paintMark(QPainter& painter, const QRectF& row, const QColor& color) {
  painter.fillRect(row, withAlpha(color, 15));
  painter.fillRect(QRectF(row.x(), row.y(), 2, row.height()), color);
}

void paintDirection(QPainter& painter, const QRectF& place, MessageDirection direction) {
  const QRectF icon(place.x(), place.center().y() - 6.5, 13, 13);
  if (direction == MessageDirection::Note)
    lamp(painter, icon.center(), 2.6, theme().text3, Glow::Off);
  else if (direction == MessageDirection::Out)
    drawIcon(painter, QStringLiteral("arrow-up"), theme().info, icon);
  else
    drawIcon(painter, QStringLiteral("arrow-down"), theme().ok, icon);
}

void paintPayload(QPainter& painter, const QStyleOptionViewItem& option, const QRectF& place,
                  const MessageView& message) {
  const QString line = oneLine(message);
  if (message.isNote()) {
    drawText(painter, place, line, uiFont(12), theme().text2);
    return;
  }
  const bool isJson = !message.isBinary && (line.startsWith(QLatin1Char('{')) || line.startsWith(QLatin1Char('[')));
  if (!isJson) {
    drawText(painter, place, line, monoFont(12), message.isBinary ? theme().text2 : theme().text);
    return;
  }
  const double end = drawJsonLine(painter, place, line, monoFont(12));
  const QColor ground = option.state & QStyle::State_Selected ? theme().selectedFlat : theme().island;
  if (end > place.right()) fadeRight(painter, place, ground);
}

// Size, id and the sign of a message that does not fit. Answers where the payload ends.
double paintRight(QPainter& painter, const QRectF& row, const MessageView& message, bool isInvalid, const QColor& ink) {
  double right = row.right() - 14;
  if (message.isNote()) return right;
  drawText(painter, QRectF(right - sizeWidth, row.y(), sizeWidth, row.height()), sizeText(message.payload.size()),
           monoFont(12), ink, rightMiddle);
  right -= sizeWidth + 8;
  if (!message.id.empty() && row.width() >= roomForId) {
    const std::string_view head = utf8Head(message.id, longestId);
    const QString id = QLatin1Char('#') + QString::fromUtf8(head.data(), static_cast<qsizetype>(head.size()));
    drawText(painter, QRectF(right - idWidth, row.y(), idWidth, row.height()), id, monoFont(11), ink, rightMiddle);
    right -= idWidth + 8;
  }
  if (!isInvalid) return right;
  drawIcon(painter, QStringLiteral("circle-alert"), theme().err, QRectF(right - 14, row.center().y() - 7, 14, 14));
  return right - 22;
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
  const auto* rows = qobject_cast<const MessageRows*>(index.model());
  const auto message = rows ? rows->message(index.row()) : std::nullopt;
  if (!message) return;
  const QRectF row = option.rect;
  const QColor ink = option.state & QStyle::State_Selected ? theme().text2 : theme().text3;
  const bool isInvalid =
      index.data(MessageRows::VerdictRole).toInt() == static_cast<int>(MessageRows::Verdict::Invalid);
  paintRow(*painter, option, row, 0);
  if (rows->hits() > 0 && index.data(MessageRows::HitRole).toBool())
    paintMark(*painter, row, theme().warnFill);
  else if (isInvalid)
    paintMark(*painter, row, theme().errFill);
  double x = row.x() + 14;
  paintDirection(*painter, QRectF(x, row.y(), 13, row.height()), message->direction);
  x += 24;
  drawText(*painter, QRectF(x, row.y(), timeWidth, row.height()), clockText(message->microseconds), monoFont(11), ink);
  x += timeWidth + 8;
  const double right = paintRight(*painter, row, *message, isInvalid, ink);
  if (const QString kind = messageKind(*message); !kind.isEmpty())
    x += drawChip(*painter, x, row.center().y(), kind.left(32), uiFont(11, 500), eventColor(kind)) + 10;
  paintPayload(*painter, option, QRectF(x, row.y(), right - x, row.height()), *message);
}

void ConnectionDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const QRectF row = QRectF(option.rect).adjusted(6, 1, -6, -1);
  const bool isSelected = option.state & QStyle::State_Selected;
  paintRow(*painter, option, row, 7);
  using Phase = StreamConnection::Phase;
  const auto phase = static_cast<Phase>(index.data(PhaseRole).toInt());
  const bool isOff = phase == Phase::Idle || phase == Phase::Closed;
  const QColor light = isOff ? theme().text3 : phase == Phase::Open ? theme().okFill : theme().warnFill;
  const TwoLines lines = twoLines(row.adjusted(25, 0, -8, 0));
  lamp(*painter, QPointF(row.x() + 13, lines.first.center().y()), 3, light, isOff ? Glow::Off : Glow::On);
  const QString badge = index.data(BadgeRole).toString();
  const double badgeWidth = drawText(*painter, lines.first, badge, monoFont(11, 700), methodColor(badge));
  drawText(*painter, lines.first.adjusted(badgeWidth + 8, 0, 0, 0), index.data().toString(), monoFont(12, 500),
           isSelected ? theme().text : theme().text2);
  drawText(*painter, lines.second, index.data(StatusRole).toString(), uiFont(12),
           isSelected ? theme().text2 : theme().text3);
}

} // namespace signalbox::ui
