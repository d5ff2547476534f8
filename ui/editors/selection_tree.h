// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SelectionTree: rows with a tick, a name and a type, as deep as the fields go. Space, Enter or a click ticks; the
// arrows open and close.
#pragma once

#include "ui/widgets/row_view.h"

#include <QPersistentModelIndex>

namespace signalbox::ui {

class SelectionTree final : public RowTree {
  Q_OBJECT
public:
  enum Role { TypeRole = Qt::UserRole + 1, NodeRole };
  explicit SelectionTree(const QString& name, QWidget* parent = nullptr);

  QSize sizeHint() const override; // all rows that are open, up to twelve
  QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

Q_SIGNALS:
  void flipped(const QModelIndex& index);

protected:
  void keyPressEvent(QKeyEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override { mousePressEvent(event); } // two clicks
  void mouseReleaseEvent(QMouseEvent* event) override;

private:
  QPersistentModelIndex m_pressed; // where a click has begun
};

} // namespace signalbox::ui
