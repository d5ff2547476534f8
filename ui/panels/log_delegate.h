// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a whole row of the traffic log: time, method, status, path, duration, size. Narrow rows leave out the last
// ones.
#pragma once

#include <QStyledItemDelegate>

namespace signalbox::ui {

class LogDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace signalbox::ui
