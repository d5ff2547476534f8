// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the rows of a sidebar's list: headings with a count, and rows with a method or an icon, a text, a count, a
// lamp.
#pragma once

#include "ui/theme/look.h"

#include <QStyledItemDelegate>

namespace signalbox::ui {

class SidebarDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  // KeyRole is the owner's; LampRole is a Signal as a number, CountRole a text.
  enum Role { KeyRole = Qt::UserRole + 1, MethodRole, IconRole, CountRole, LampRole, MarksRole };
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, rowExtent(28)}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace signalbox::ui
