// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/graph_paint.h"

#include "ui/models/log_model.h"
#include "ui/theme/paint.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace signalbox::ui {
namespace {

using Kind = GraphNode::Kind;

constexpr double leastWidth = 132;
constexpr double mostWidth = 264;
constexpr double padding = 12;
constexpr double iconRoom = 24;
constexpr double timeRoom = 68;
constexpr double arrow = 6;

QString iconOf(Kind kind) {
  switch (kind) {
  case Kind::App: return QStringLiteral("box");
  case Kind::Router: return QStringLiteral("folder");
  case Kind::Scheme: return QStringLiteral("shield");
  case Kind::Missing: return QStringLiteral("circle-alert");
  default: return QStringLiteral("plug");
  }
}

QFont titleFont(const GraphNode& node) { return node.kind == Kind::App ? uiFont(12, 500) : monoFont(12, 500); }

QString shownMethodOf(const GraphNode& node) { return node.method == u"DELETE" ? QStringLiteral("DEL") : node.method; }

QStringList marksOf(const GraphNode& node) {
  QStringList marks;
  if (node.yields) marks << QObject::tr("yield");
  if (node.runs == 1 && node.asked > 1) marks << QObject::tr("cached per request");
  if (node.runs > 1) marks << QObject::tr("runs %1×").arg(node.runs);
  return marks;
}

double headWidth(const GraphNode& node) {
  return node.method.isEmpty() ? iconRoom : textWidth(monoFont(11, 700), shownMethodOf(node)) + 8;
}

QColor lineOf(const GraphNode& node, GraphLook look) {
  switch (look) {
  case GraphLook::Chosen: return theme().accent;
  case GraphLook::Wanted: return theme().ok;
  case GraphLook::Refused: return theme().err;
  case GraphLook::Hovered: return theme().text3;
  case GraphLook::Plain: break;
  }
  return node.kind == Kind::Missing ? theme().err : theme().borderStrong;
}

void paintTitle(QPainter& painter, const QRectF& line, const GraphNode& node) {
  double x = line.x();
  if (node.method.isEmpty()) {
    drawIcon(painter, iconOf(node.kind), node.kind == Kind::Missing ? theme().err : theme().text2,
             QRectF(x, line.center().y() - 8, 16, 16));
  } else {
    drawText(painter, line, shownMethodOf(node), monoFont(11, 700), methodColor(node.method));
  }
  x += headWidth(node);
  drawText(painter, QRectF(x, line.y(), line.right() - x, line.height()), node.title, titleFont(node),
           node.kind == Kind::Missing ? theme().err : theme().text);
}

void paintTime(QPainter& painter, const QRectF& line, const DependencyTime& time) {
  lamp(painter, QPointF(line.right() - 4, line.center().y()), 3.2, time.hasStopped ? theme().errFill : theme().okFill);
  drawText(painter, line.adjusted(0, 0, -14, 0), shownDuration(time.nanoseconds), monoFont(11), theme().text2,
           rightMiddle);
}

// Marks say more of a dependency than its kind.
void paintDetail(QPainter& painter, const QRectF& line, const GraphNode& node) {
  double x = line.x() + (node.method.isEmpty() ? iconRoom : 0);
  for (const QString& mark : marksOf(node))
    x += drawChip(painter, x, line.center().y(), mark, uiFont(11), theme().text2, ChipLook::Outline, 16, 5) + 4;
  if (!marksOf(node).isEmpty()) return;
  const QFont font = node.kind == Kind::Endpoint ? monoFont(11) : uiFont(11);
  drawText(painter, QRectF(x, line.y(), line.right() - x, line.height()), node.detail, font,
           node.kind == Kind::Missing ? theme().err : theme().text3);
}

} // namespace

double graphNodeWidth(const GraphNode& node) {
  const bool canHaveTime = node.kind == Kind::Dependency || node.kind == Kind::Scheme;
  const double first = headWidth(node) + textWidth(titleFont(node), node.title);
  double second = iconRoom + (canHaveTime ? timeRoom : 0);
  if (marksOf(node).isEmpty()) second += textWidth(uiFont(11), node.detail);
  for (const QString& mark : marksOf(node)) second += chipWidth(mark, uiFont(11), 5) + 4;
  return std::clamp(std::max(first, second) + 2 * padding, leastWidth, mostWidth);
}

void paintGraphNode(QPainter& painter, const QRectF& rect, const GraphNode& node,
                    const std::optional<DependencyTime>& time, GraphLook look, bool hasFocus) {
  const bool isOwner = !node.canBeNeeded();
  const QColor fill = look == GraphLook::Chosen ? flattened(theme().selected, theme().island)
                      : isOwner                 ? theme().inset
                                                : theme().raised;
  box(painter, rect, 9, fill, lineOf(node, look), look == GraphLook::Plain || look == GraphLook::Hovered ? 1 : 1.5);
  if (hasFocus) focusRing(painter, rect, 9);
  const QRectF inside = rect.adjusted(padding, 5, -padding, -5);
  const QRectF first(inside.x(), inside.y(), inside.width(), 20);
  const QRectF second(inside.x(), inside.y() + 19, inside.width(), 18);
  paintTitle(painter, first, node);
  if (time) paintTime(painter, second, *time);
  paintDetail(painter, time ? second.adjusted(0, 0, -timeRoom, 0) : second, node);
}

void paintGraphPort(QPainter& painter, const QPointF& center, bool isLit) {
  painter.setPen(QPen(isLit ? theme().accent : theme().borderStrong, 1.5));
  painter.setBrush(isLit ? theme().accent : theme().island);
  const double radius = isLit ? graphPortRadius + 0.5 : graphPortRadius - 1;
  painter.drawEllipse(center, radius, radius);
}

QPainterPath graphEdgePath(const QVector<QPointF>& way) {
  QPainterPath path;
  if (way.isEmpty()) return path;
  path.moveTo(way.front());
  for (qsizetype i = 1; i < way.size(); ++i) {
    const QPointF& from = way[i - 1];
    const QPointF& to = way[i];
    if (qFuzzyCompare(from.y() + 1, to.y() + 1)) {
      path.lineTo(to);
      continue;
    }
    const double middle = (from.x() + to.x()) / 2;
    path.cubicTo(QPointF(middle, from.y()), QPointF(middle, to.y()), to);
  }
  return path;
}

void paintGraphEdge(QPainter& painter, const QPainterPath& path, const GraphEdge& edge, GraphLook look) {
  if (path.isEmpty()) return;
  const QColor ink = look == GraphLook::Chosen    ? theme().accent
                     : look == GraphLook::Hovered ? theme().text2
                                                  : theme().borderStrong;
  QPen pen(ink, look == GraphLook::Chosen ? 2 : 1.5, Qt::SolidLine, Qt::FlatCap);
  if (edge.isInherited) pen.setDashPattern({3, 3});
  painter.setBrush(Qt::NoBrush);
  painter.setPen(pen);
  painter.drawPath(path);
  const QPointF end = path.currentPosition();
  painter.setPen(Qt::NoPen);
  painter.setBrush(ink);
  painter.drawPolygon(
      QPolygonF({end, end + QPointF(-arrow, -arrow / 2 - 0.5), end + QPointF(-arrow, arrow / 2 + 0.5)}));
}

void paintGraphEdgeLabel(QPainter& painter, const QPainterPath& path, const QString& text) {
  if (path.isEmpty() || text.isEmpty()) return;
  const QFont font = uiFont(11);
  const QPointF middle = path.pointAtPercent(0.5);
  const double wide = textWidth(font, text) + 14;
  const QRectF place(std::round(middle.x() - wide / 2), std::round(middle.y() - 10), wide, 20);
  box(painter, place, 6, theme().overlay, theme().border);
  drawText(painter, place, text, font, theme().text2, Qt::AlignCenter);
}

void paintDrawnEdge(QPainter& painter, const QPointF& from, const QPointF& to, GraphLook look) {
  const QColor ink = look == GraphLook::Refused ? theme().err : look == GraphLook::Wanted ? theme().ok : theme().accent;
  QPen pen(ink, 2, Qt::SolidLine, Qt::RoundCap);
  if (look == GraphLook::Plain) pen.setDashPattern({3, 2.5});
  painter.setPen(pen);
  painter.setBrush(Qt::NoBrush);
  const bool isBack = to.x() < from.x(); // around the nodes between
  const double reach = isBack ? 60 : std::max(24.0, (to.x() - from.x()) / 2);
  const double bow = isBack ? graphNodeHeight + 24 : 0;
  QPainterPath path(from);
  path.cubicTo(from + QPointF(reach, bow), to + QPointF(-reach, bow), to);
  painter.drawPath(path);
  painter.setPen(Qt::NoPen);
  painter.setBrush(ink);
  painter.drawEllipse(to, 3.5, 3.5);
}

void paintGraphHint(QPainter& painter, const QPointF& at, const QString& text, const QRectF& room) {
  if (text.isEmpty()) return;
  const QFont font = uiFont(12);
  const double wide = std::min(textWidth(font, text) + 20, room.width() - 16);
  QRectF place(at.x() + 14, at.y() + 18, wide, 26);
  place.moveRight(std::min(place.right(), room.right() - 8));
  place.moveLeft(std::max(place.left(), room.left() + 8));
  if (place.bottom() > room.bottom() - 8) place.moveBottom(at.y() - 12);
  box(painter, place, 6, theme().tooltip);
  drawText(painter, place.adjusted(10, 0, -10, 0), text, font, theme().tooltipText);
}

} // namespace signalbox::ui
