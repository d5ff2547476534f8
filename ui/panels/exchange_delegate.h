// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the rows of an exchange's parts: stages as bars of a waterfall in the colours of their kinds, facts as a name
// and a value.
#pragma once

#include "core/traffic/stage_spans.h"

#include <QColor>
#include <QStyledItemDelegate>

namespace signalbox::ui {

QColor stageColor(traffic::StageKind kind);

class ExchangeDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  static constexpr int rowHeight = 26;
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

// Round steps for an axis of `length` nanoseconds with at most `most` of them.
std::int64_t axisStep(std::int64_t length, int most);
// A place on it; all of an axis in the unit of its steps: "0.2 ms", "120 µs".
QString axisText(std::int64_t time, std::int64_t step);

} // namespace signalbox::ui
