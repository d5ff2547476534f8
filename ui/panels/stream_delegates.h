// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Delegates of the streams: a message as one line, a connection as two.
#pragma once

#include <QStyledItemDelegate>

namespace signalbox::ui {

class MessageDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, 26}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

// Stable for a name, whatever else is on the list.
QColor eventColor(const QString& name);

class ConnectionDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  enum Role { BadgeRole = Qt::UserRole + 1, StateRole, StatusRole, KeyRole };
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, 46}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace signalbox::ui
