// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Paints the rows of the design tree: headings, folders with chevrons, method, path, requests and the lamp of the last
// answer.
#pragma once

#include <QStyledItemDelegate>

namespace signalbox::ui {

// A path that is `width` pixels wide at most: names in braces give way first ("/restaurants/{…}"), then the middle.
QString fittedPath(const QString& path, const QFont& font, double width);

class DesignTreeDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  using QStyledItemDelegate::QStyledItemDelegate;

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

} // namespace signalbox::ui
