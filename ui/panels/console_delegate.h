// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paints a line of the console: time, level word, text, and where it comes from.
#pragma once

#include <QStyledItemDelegate>

namespace signalbox::ui {

class ConsoleDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  static constexpr int rowHeight = 26;
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace signalbox::ui
