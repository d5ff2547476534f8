// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/uniform_list.h"

#include "ui/theme/look.h"

#include <QAbstractItemDelegate>
#include <QAccessible>
#include <QHoverEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>
#include <utility>

namespace signalbox::ui {

UniformList::UniformList(const QString& name, int comfortableHeight, QWidget* parent)
    : RowList(name, parent), m_comfortableHeight(comfortableHeight), m_laidOutHeight(rowHeight()),
      m_paint(framePace, [this] { viewport()->update(); }) {
  setUniformItemSizes(true);
  connect(verticalScrollBar(), &QScrollBar::valueChanged, this, [this] { m_wasAtEnd = isAtEnd(); });
}

int UniformList::rowHeight() const { return rowExtent(m_comfortableHeight); }

int UniformList::rows() const { return model() ? model()->rowCount(rootIndex()) : 0; }

int UniformList::rowsInView() const { return std::max(viewport()->height() / rowHeight(), 1); }

bool UniformList::isAtEnd() const { return verticalScrollBar()->value() >= verticalScrollBar()->maximum() - 4; }

QRect UniformList::visualRect(const QModelIndex& index) const {
  if (!index.isValid() || index.model() != model()) return {};
  return {0, index.row() * rowHeight() - verticalOffset(), viewport()->width(), rowHeight()};
}

QModelIndex UniformList::indexAt(const QPoint& point) const {
  const int row = (point.y() + verticalOffset()) / rowHeight();
  return row >= 0 && row < rows() && point.y() + verticalOffset() >= 0 ? model()->index(row, 0, rootIndex())
                                                                       : QModelIndex();
}

void UniformList::scrollTo(const QModelIndex& index, ScrollHint hint) {
  if (!index.isValid()) return;
  const int top = index.row() * rowHeight();
  const int below = top + rowHeight() - viewport()->height();
  const int value = verticalScrollBar()->value();
  if (hint == PositionAtCenter)
    verticalScrollBar()->setValue((top + below) / 2);
  else if (hint == PositionAtTop || (hint == EnsureVisible && top < value))
    verticalScrollBar()->setValue(top);
  else if (hint == PositionAtBottom || (hint == EnsureVisible && below > value))
    verticalScrollBar()->setValue(below);
}

// Not the list's, which lays out every row. The row at the top stays there when all get another height.
void UniformList::doItemsLayout() {
  const int before = std::exchange(m_laidOutHeight, rowHeight());
  const int top = verticalScrollBar()->value() / before;
  QAbstractItemView::doItemsLayout();
  if (before != m_laidOutHeight) verticalScrollBar()->setValue(top * m_laidOutHeight);
}

void UniformList::reset() {
  RowList::reset();
  m_wasAtEnd = true;
  updateGeometries();
}

void UniformList::updateGeometries() {
  const bool follows = m_followsEnd && m_wasAtEnd;
  QScrollBar& bar = *verticalScrollBar();
  bar.setSingleStep(rowHeight());
  bar.setPageStep(viewport()->height());
  bar.setRange(0, std::max(rows() * rowHeight() - viewport()->height(), 0));
  if (follows) bar.setValue(bar.maximum());
  QAbstractItemView::updateGeometries();
}

void UniformList::rowsInserted(const QModelIndex& parent, int start, int end) {
  QAbstractItemView::rowsInserted(parent, start, end);
  updateGeometries();
  m_paint.ask();
}

// What is in view stays where it is while rows above it go; a current row that goes is not followed by another.
void UniformList::rowsAboutToBeRemoved(const QModelIndex& parent, int start, int end) {
  if (currentIndex().row() >= start && currentIndex().row() <= end) setCurrentIndex({});
  QAbstractItemView::rowsAboutToBeRemoved(parent, start, end);
  const int removed = end - start + 1;
  const int above = std::clamp(verticalOffset() / rowHeight() - start, 0, removed);
  QScrollBar& bar = *verticalScrollBar();
  const int value = bar.value() - above * rowHeight();
  const bool follows = m_followsEnd && m_wasAtEnd;
  bar.setRange(0, std::max((rows() - removed) * rowHeight() - viewport()->height(), 0));
  bar.setValue(follows ? bar.maximum() : value);
  m_paint.ask();
}

void UniformList::paintEvent(QPaintEvent* event) {
  QPainter painter(viewport());
  QStyleOptionViewItem option;
  initViewItemOption(&option);
  const QStyle::State plain = option.state & ~(QStyle::State_MouseOver | QStyle::State_HasFocus);
  const int first = std::max(event->rect().top() + verticalOffset(), 0) / rowHeight();
  const int last = std::min((event->rect().bottom() + verticalOffset()) / rowHeight(), rows() - 1);
  for (int row = first; row <= last; ++row) {
    const QModelIndex index = model()->index(row, 0, rootIndex());
    option.rect = visualRect(index);
    option.state = plain;
    option.state.setFlag(QStyle::State_Selected, selectionModel()->isSelected(index));
    option.state.setFlag(QStyle::State_MouseOver, row == m_hovered);
    option.state.setFlag(QStyle::State_HasFocus, hasFocus() && index == currentIndex());
    itemDelegateForIndex(index)->paint(&painter, option, index);
  }
}

void UniformList::scrollContentsBy(int, int) { viewport()->update(); }

bool UniformList::viewportEvent(QEvent* event) {
  const int before = m_hovered;
  if (event->type() == QEvent::HoverMove || event->type() == QEvent::HoverEnter)
    m_hovered = indexAt(static_cast<QHoverEvent*>(event)->position().toPoint()).row();
  if (event->type() == QEvent::HoverLeave || event->type() == QEvent::Leave) m_hovered = -1;
  if (before != m_hovered) viewport()->update();
  return RowList::viewportEvent(event);
}

QModelIndex UniformList::moveCursor(CursorAction action, Qt::KeyboardModifiers) {
  if (rows() == 0) return {};
  const int current = currentIndex().row();
  int row = current;
  switch (action) {
  case MoveUp:
  case MovePrevious:
  case MoveLeft: row = current - 1; break;
  case MoveDown:
  case MoveNext:
  case MoveRight: row = current + 1; break;
  case MoveHome: row = 0; break;
  case MoveEnd: row = rows() - 1; break;
  case MovePageUp: row = current - rowsInView(); break;
  case MovePageDown: row = current + rowsInView(); break;
  }
  return model()->index(std::clamp(row, 0, rows() - 1), 0, rootIndex());
}

int UniformList::verticalOffset() const { return verticalScrollBar()->value(); }

void UniformList::setSelection(const QRect& rect, QItemSelectionModel::SelectionFlags command) {
  const QRect area = rect.normalized().translated(0, verticalOffset());
  const int first = std::clamp(area.top() / rowHeight(), 0, std::max(rows() - 1, 0));
  const int last = std::clamp(area.bottom() / rowHeight(), 0, std::max(rows() - 1, 0));
  if (rows() == 0) return;
  selectionModel()->select(QItemSelection(model()->index(first, 0, rootIndex()), model()->index(last, 0, rootIndex())),
                           command);
}

QRegion UniformList::visualRegionForSelection(const QItemSelection& selection) const {
  QRegion region;
  for (const QItemSelectionRange& range : selection)
    region += visualRect(range.topLeft()).united(visualRect(range.bottomRight())).intersected(viewport()->rect());
  return region;
}

// The list tells assistive technologies of the place in its layout, of which there is none here.
void UniformList::currentChanged(const QModelIndex& current, const QModelIndex& previous) {
  RowList::currentChanged(current, previous);
  if (!current.isValid() || !hasFocus() || !QAccessible::isActive()) return;
  QAccessibleEvent focus(this, QAccessible::Focus);
  focus.setChild(current.row() * model()->columnCount(rootIndex()));
  QAccessible::updateAccessibility(&focus);
}

} // namespace signalbox::ui
