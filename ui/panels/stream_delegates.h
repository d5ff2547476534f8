// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates of the streams: a message as one line, a connection as two.
#pragma once

#include "ui/theme/look.h"

#include <QStyledItemDelegate>

namespace signalbox::ui {

// Of MessageRows: reads the bytes of the message itself, so that only painted rows become text.
class MessageDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  static constexpr int rowHeight = 26;
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, rowExtent(rowHeight)}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

// Stable for a name, whatever else is on the list.
QColor eventColor(const QString& name);

class ConnectionDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  enum Role { BadgeRole = Qt::UserRole + 1, PhaseRole, StatusRole, KeyRole };
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, rowExtent(46)}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace signalbox::ui
