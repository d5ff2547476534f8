// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/exchange_delegate.h"

#include "ui/models/exchange_rows.h"
#include "ui/models/log_model.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/hover.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"

#include <QPainter>

namespace signalbox::ui {

namespace {

constexpr double left = 16;
constexpr double barHeight = 8;
constexpr int axisHeight = 16;

double nameWidth(const QRectF& rect) { return qBound(120.0, rect.width() * 0.28, 260.0); }

// The part of the row on which time is drawn; room for the words behind the last bar stays at its right.
QRectF axisOf(const QRectF& rect) {
  const double begin = rect.x() + left + nameWidth(rect);
  return {begin, rect.y(), qMax(60.0, rect.right() - begin - 210), rect.height()};
}

double at(const QRectF& axis, std::int64_t time, std::int64_t length) {
  return axis.x() + axis.width() * double(time) / double(length);
}

void paintGrid(QPainter& painter, const QRectF& axis, std::int64_t length, bool hasWords) {
  const std::int64_t step = axisStep(length, qMax(2, int(axis.width() / 84)));
  for (std::int64_t time = 0; time <= length; time += step) {
    const double x = at(axis, time, length);
    painter.fillRect(QRectF(std::floor(x), axis.y() + (hasWords ? axisHeight + 2 : 0), 1, axis.height()),
                     theme().divider);
    if (hasWords)
      drawText(painter, QRectF(x - 40, axis.y() + 1, 80, 16), axisText(time, step), monoFont(11), theme().text3,
               Qt::AlignCenter);
  }
}

QColor quietInk(bool isSelected) { return isSelected ? theme().text2 : theme().text3; }

QColor inkOf(ExchangeRow::Tone tone, bool isSelected) {
  switch (tone) {
  case ExchangeRow::Tone::Plain: return theme().text;
  case ExchangeRow::Tone::Good: return theme().ok;
  case ExchangeRow::Tone::Bad: return theme().err;
  case ExchangeRow::Tone::Dim: return quietInk(isSelected);
  }
  return theme().text;
}

// A bar between two times, two pixels wide at least; answers where it ends.
double paintBar(QPainter& painter, const QRectF& axis, std::int64_t begin, std::int64_t end, std::int64_t length,
                const QColor& color) {
  const double x = at(axis, begin, length);
  const double width = qMax(2.0, at(axis, end, length) - x);
  box(painter, QRectF(x, axis.center().y() - barHeight / 2, width, barHeight), 2, color);
  return x + width;
}

void paintSpan(QPainter& painter, const QRectF& rect, const ExchangeRow& row, std::int64_t length, bool isSelected) {
  const bool isWhole = row.kind == ExchangeRow::Kind::Whole;
  const QRectF axis = axisOf(rect);
  paintGrid(painter, axis, length, isWhole);
  const double indent = isWhole ? 0 : 12 + row.depth * 14;
  const double lift = isWhole ? axisHeight : 0;
  drawText(painter,
           QRectF(rect.x() + left + indent, rect.y() + lift, nameWidth(rect) - indent - 10, rect.height() - lift),
           row.name, uiFont(12, isWhole ? 600 : 400), inkOf(row.tone, isSelected));
  const QRectF line = axis.adjusted(0, lift, 0, 0);
  double end = line.x();
  if (isWhole) {
    end = paintBar(painter, line, 0, row.span.end, length, theme().borderStrong);
  } else if (row.tone != ExchangeRow::Tone::Dim) {
    const QColor color = stageColor(row.stageKind);
    if (row.span.ownBegin > row.span.begin)
      paintBar(painter, line, row.span.begin, row.span.ownBegin, length, withAlpha(color, 70));
    end = paintBar(painter, line, row.span.ownBegin, row.span.end, length, color);
  } else {
    end = at(line, row.span.begin, length);
  }
  double x = end + 8;
  if (row.tone == ExchangeRow::Tone::Bad) {
    drawIcon(painter, "circle-x", theme().err, QRectF(x, line.center().y() - 7, 14, 14));
    x += 18;
  }
  drawText(painter, QRectF(x, line.y(), rect.right() - 12 - x, line.height()), row.value, monoFont(11),
           row.tone == ExchangeRow::Tone::Bad ? theme().err : quietInk(isSelected));
}

void paintHeading(QPainter& painter, const QRectF& rect, const ExchangeRow& row) {
  const double width = drawText(painter, rect.adjusted(left, 4, -left, 0), row.name, uiFont(12, 600), theme().text);
  drawText(painter, rect.adjusted(left + width + 8, 4, -left, 0), row.value, uiFont(12), theme().text3);
}

void paintFact(QPainter& painter, const QRectF& rect, const ExchangeRow& row, bool isSelected) {
  if (row.tone == ExchangeRow::Tone::Bad)
    drawIcon(painter, "circle-alert", theme().err, QRectF(rect.x() + left, rect.center().y() - 6.5, 13, 13));
  if (row.tone == ExchangeRow::Tone::Good)
    drawIcon(painter, "check", theme().ok, QRectF(rect.x() + left, rect.center().y() - 6.5, 13, 13));
  const double begin = rect.x() + left + 20;
  const double wide = nameWidth(rect) + 30;
  drawText(painter, QRectF(begin, rect.y(), wide, rect.height()), row.name, monoFont(12),
           row.tone == ExchangeRow::Tone::Dim ? theme().text2 : theme().text);
  const double noteWidth = row.note.isEmpty() ? 0 : qMin(textWidth(uiFont(11), row.note), rect.width() * 0.3);
  drawText(painter, QRectF(begin + wide + 12, rect.y(), rect.right() - begin - wide - 40 - noteWidth, rect.height()),
           row.value, monoFont(12), theme().text2);
  drawText(painter, QRectF(rect.right() - 16 - noteWidth, rect.y(), noteWidth, rect.height()), row.note, uiFont(11),
           quietInk(isSelected), rightMiddle);
}

} // namespace

QColor stageColor(traffic::StageKind kind) {
  switch (kind) {
  case traffic::StageKind::Routing: return theme().isDark ? theme().head : QColor(0x8B, 0x95, 0xA5);
  case traffic::StageKind::Dependencies: return theme().infoFill;
  case traffic::StageKind::Validation: return theme().warnFill;
  case traffic::StageKind::Behaviour: return theme().accent;
  case traffic::StageKind::Response: return theme().okFill;
  }
  return theme().text3;
}

std::int64_t axisStep(std::int64_t length, int most) {
  for (std::int64_t unit = 1;; unit *= 10)
    for (const std::int64_t factor : {1, 2, 5})
      if (unit * factor * most >= length) return unit * factor;
}

QString axisText(std::int64_t time, std::int64_t step) {
  struct Unit {
    std::int64_t nanoseconds;
    const char* name;
  };
  constexpr Unit units[] = {{1'000'000'000, "s"}, {1'000'000, "ms"}, {1'000, "\u00b5s"}, {1, "ns"}};
  if (time == 0) return QStringLiteral("0");
  for (const Unit& unit : units)
    if (unit.nanoseconds <= step * 10)
      return QString::number(double(time) / double(unit.nanoseconds), 'g', 6) + u' ' + QString::fromUtf8(unit.name);
  return {};
}

QSize ExchangeDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const {
  const ExchangeRow* row = static_cast<const ExchangeRows*>(index.model())->row(index);
  const int height = rowExtent(rowHeight);
  return {100, row && row->kind == ExchangeRow::Kind::Whole ? height + axisHeight : height};
}

void ExchangeDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const auto* model = static_cast<const ExchangeRows*>(index.model());
  const ExchangeRow* row = model->row(index);
  if (!row) return;
  const QRectF rect = option.rect;
  const bool isSelected = option.state & QStyle::State_Selected;
  if (isSelected)
    painter->fillRect(rect, theme().selected);
  else if (row->kind != ExchangeRow::Kind::Heading)
    painter->fillRect(rect, hoverFill(hoverStrength(option)));
  switch (row->kind) {
  case ExchangeRow::Kind::Whole:
  case ExchangeRow::Kind::Stage: paintSpan(*painter, rect, *row, model->length(), isSelected); break;
  case ExchangeRow::Kind::Heading: paintHeading(*painter, rect, *row); break;
  case ExchangeRow::Kind::Fact: paintFact(*painter, rect, *row, isSelected); break;
  }
  if (showsKeyboardFocus(option)) focusRing(*painter, rect, 3);
}

} // namespace signalbox::ui
