// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// UniformList: a RowList whose rows are all of one height: where one stands is arithmetic, so that hundreds of
// thousands may come and go at each frame. Qt's own views walk all rows again for each batch that comes in.
#pragma once

#include "ui/widgets/pace.h"
#include "ui/widgets/row_view.h"

namespace signalbox::ui {

class UniformList final : public RowList {
  Q_OBJECT
public:
  UniformList(const QString& name, int comfortableHeight, QWidget* parent = nullptr);

  int rowHeight() const; // as dense as rows are now
  // While the last row is in view, new ones scroll in.
  void setFollowsEnd(bool follows) { m_followsEnd = follows; }
  bool isAtEnd() const;

  QRect visualRect(const QModelIndex& index) const override;
  QModelIndex indexAt(const QPoint& point) const override;
  void scrollTo(const QModelIndex& index, ScrollHint hint = EnsureVisible) override;
  void doItemsLayout() override;
  void reset() override;

protected:
  void currentChanged(const QModelIndex& current, const QModelIndex& previous) override;
  void rowsInserted(const QModelIndex& parent, int start, int end) override;
  void rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) override;
  void updateGeometries() override;
  void paintEvent(QPaintEvent* event) override;
  void scrollContentsBy(int dx, int dy) override;
  bool viewportEvent(QEvent* event) override;
  QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
  int verticalOffset() const override;
  void setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) override;
  QRegion visualRegionForSelection(const QItemSelection& selection) const override;

private:
  int rows() const;
  int rowsInView() const;

  int m_comfortableHeight;
  int m_laidOutHeight; // of a row, when the scroll bar was set
  bool m_followsEnd = false;
  bool m_wasAtEnd = true;
  Pace m_paint; // of rows that come and go
  int m_hovered = -1;
};

} // namespace signalbox::ui
