// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/log_delegate.h"

#include "ui/models/exchange_rows.h"
#include "ui/models/log_model.h"
#include "ui/panels/exchange_delegate.h"
#include "ui/panels/log_columns.h"
#include "ui/theme/focus_paint.h"
#include "ui/theme/hover.h"
#include "ui/theme/look.h"
#include "ui/theme/paint.h"
#include "ui/widgets/ink.h"

#include <QPainter>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace signalbox::ui {

namespace {

constexpr double barHeight = 8;
constexpr double swatch = 13;    // of the legend, with the gap to its name
constexpr double legendGap = 10; // between its entries

QString part(const QModelIndex& index, LogModel::Part wanted) { return index.data(wanted).toString(); }

// A tenfold duration is one step longer: 10 µs to 10 s from end to end, so that fast and slow stand in one picture.
double lengthOf(std::int64_t nanoseconds) {
  const double decades = std::log10(qMax(1e4, double(nanoseconds))) - 4;
  return qBound(0.04, (decades + 0.25) / 6.25, 1.0);
}

// The stage that took most of the time in words, where there is room: colours do not say it alone.
void paintLongest(QPainter& painter, const QRectF& rect, const traffic::Pipeline& pipeline, const QColor& ink) {
  const auto longest = std::max_element(pipeline.begin(), pipeline.end()) - pipeline.begin();
  const QString name = stageKindName(traffic::StageKind(longest));
  if (textWidth(uiFont(11), name) <= rect.width()) drawText(painter, rect, name, uiFont(11), ink);
}

// What the whole bar stands for: time that no stage accounts for stays empty, unless a stage was too long to be kept.
double wholeOf(const traffic::Pipeline& pipeline, std::int64_t duration) {
  const double sum = std::accumulate(pipeline.begin(), pipeline.end(), 0.0);
  const bool isCut = *std::max_element(pipeline.begin(), pipeline.end()) == std::numeric_limits<std::uint32_t>::max();
  return isCut || sum <= 0 ? sum : std::max(sum, double(duration));
}

void paintPipeline(QPainter& painter, const QRectF& rect, const traffic::Pipeline& pipeline, std::int64_t duration,
                   const QColor& ink) {
  const double whole = wholeOf(pipeline, duration);
  if (whole <= 0) return;
  const double length = rect.width() * lengthOf(duration);
  double x = rect.x();
  for (std::size_t kind = 0; kind < pipeline.size(); ++kind) {
    if (pipeline[kind] == 0) continue;
    const double width = qMax(2.0, length * pipeline[kind] / whole);
    box(painter, QRectF(x, rect.center().y() - barHeight / 2, width, barHeight), 1.5,
        stageColor(traffic::StageKind(kind)));
    x += width + 0.5;
  }
  x = qMax(x, rect.x() + length);
  paintLongest(painter, QRectF(x + 8, rect.y(), rect.right() - x - 8, rect.height()), pipeline, ink);
}

} // namespace

QSize LogDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const {
  return {100, rowExtent(rowHeight)};
}

void LogDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
  const Theme& t = theme();
  const QRectF rect = option.rect;
  const auto* model = static_cast<const LogModel*>(index.model());
  const api::Exchange* exchange = model->exchange(index);
  if (!exchange) return;
  const bool isSelected = option.state & QStyle::State_Selected;
  if (isSelected)
    painter->fillRect(rect, t.selected);
  else if (const double hover = hoverStrength(option); hover > 0)
    painter->fillRect(rect, hoverFill(hover));
  if (isSelected) painter->fillRect(QRectF(rect.x(), rect.y(), 2, rect.height()), t.accent);
  painter->fillRect(QRectF(rect.x(), rect.bottom(), rect.width(), 1), t.divider);
  const LogColumns columns = logColumns(rect);
  const auto text = [&](const QRectF& place, LogModel::Part shown, const QFont& font, const QColor& ink,
                        Qt::Alignment alignment = leftMiddle) {
    if (!place.isEmpty()) drawText(*painter, place, part(index, shown), font, ink, alignment);
  };
  const QColor quiet = isSelected ? t.text2 : t.text3;
  text(columns.time, LogModel::Time, monoFont(11), quiet);
  const QString method = part(index, LogModel::Method);
  const QString shortMethod = method == u"DELETE"      ? QStringLiteral("DEL")
                              : method == u"WEBSOCKET" ? QStringLiteral("WS")
                                                       : method;
  drawText(*painter, columns.method, shortMethod, monoFont(11, 700), methodColor(method));
  const bool isCode = exchange->kind == api::Exchange::Kind::SocketClosed; // not a status of HTTP
  const int status = isCode ? 0 : exchange->status;
  const QColor fill = status > 0 ? statusFill(status) : traffic::isError(*exchange) ? t.errFill : t.text3;
  lamp(*painter, QPointF(columns.status.x() + 4, rect.center().y()), 2.8, fill, status > 0 ? Glow::On : Glow::Off);
  text(columns.status.adjusted(14, 0, 0, 0), LogModel::Status, monoFont(status > 0 ? 12 : 11, 500),
       status > 0 ? statusColor(status) : t.text2);
  text(columns.path, LogModel::Path, monoFont(12), t.text);
  text(columns.duration, LogModel::Duration, monoFont(11), t.text2, rightMiddle);
  text(columns.size, LogModel::Size, monoFont(11), quiet, rightMiddle);
  if (!columns.pipeline.isEmpty())
    paintPipeline(*painter, columns.pipeline, model->log().ring().pipeline(model->sequence(index)),
                  exchange->durationNanoseconds, quiet);
  if (showsKeyboardFocus(option)) focusRing(*painter, rect, 3);
}

LogHeader::LogHeader(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  setToolTip(tr("The bar of a row is as long as its time on a scale of tens, from 10 \u00b5s to 10 s"));
}

// At the right of the place; not at all where it has no room: the bars say the longest stage in words.
void LogHeader::paintLegend(QPainter& painter, const QRectF& place) const {
  const QStringList names{tr("route"), tr("depends"), tr("valid"), tr("behaviour"), tr("response")};
  double wide = -legendGap;
  for (const QString& name : names) wide += swatch + textWidth(uiFont(11), name) + legendGap;
  if (wide > place.width()) return;
  double x = place.right() - wide;
  for (std::size_t kind = 0; kind < traffic::stageKinds; ++kind) {
    const QString& name = names[qsizetype(kind)];
    box(painter, QRectF(x, height() / 2.0 - 4.5, 8, 8), 2, stageColor(traffic::StageKind(kind)));
    x += swatch;
    const double width = textWidth(uiFont(11), name);
    drawText(painter, QRectF(x, 0, width + 2, height() - 1), name, uiFont(11), theme().text3);
    x += width + legendGap;
  }
}

void LogHeader::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(rect(), theme().isDark ? theme().inset : theme().raised);
  painter.fillRect(QRectF(0, 0, width(), 1), theme().divider);
  painter.fillRect(QRectF(0, height() - 1, width(), 1), theme().divider);
  const LogColumns columns = logColumns(rect());
  const auto name = [&](QRectF place, const QString& text, Qt::Alignment alignment = leftMiddle) {
    if (!place.isEmpty()) drawText(painter, place, text, uiFont(11, 600), theme().text2, alignment);
  };
  name(columns.time, tr("Time"));
  name(columns.method, tr("Method"));
  name(columns.status, tr("Status"));
  name(QRectF(columns.path.x(), 0, 60, height()), tr("Path"));
  name(columns.duration, tr("Duration"), rightMiddle);
  name(columns.size, tr("Size"), rightMiddle);
  name(columns.pipeline, tr("Pipeline"));
  if (!columns.pipeline.isEmpty())
    paintLegend(painter, columns.pipeline.adjusted(textWidth(uiFont(11, 600), tr("Pipeline")) + legendGap, 0, 0, 0));
}

} // namespace signalbox::ui
