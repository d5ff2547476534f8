// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a whole row of the traffic log: time, method, status, path, duration, size, and where the time went.
// LogHeader: the names of those columns, and what the colours mean.
#pragma once

#include <QStyledItemDelegate>
#include <QWidget>

namespace signalbox::ui {

class LogDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  static constexpr int rowHeight = 30;
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class LogHeader final : public QWidget {
  Q_OBJECT
public:
  explicit LogHeader(QWidget* parent = nullptr);
  QSize sizeHint() const override { return {300, 28}; }

protected:
  void paintEvent(QPaintEvent* event) override;

private:
  void paintLegend(QPainter& painter, const QRectF& place) const;
};

} // namespace signalbox::ui
