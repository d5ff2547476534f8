// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flow_layout.h"

namespace signalbox::ui {

FlowLayout::FlowLayout(int spacing, QWidget* parent, Side side) : QLayout(parent), m_side(side) {
  setContentsMargins(0, 0, 0, 0);
  setSpacing(spacing);
}

FlowLayout::~FlowLayout() { qDeleteAll(m_items); }

void FlowLayout::addItem(QLayoutItem* item) {
  m_items << item;
  invalidate();
}

QLayoutItem* FlowLayout::takeAt(int index) {
  if (index < 0 || index >= m_items.size()) return nullptr;
  invalidate();
  return m_items.takeAt(index);
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect, Apply::Yes);
}

QSize FlowLayout::sizeHint() const {
  int width = 0;
  int height = 0;
  for (const QLayoutItem* item : m_items) {
    width += item->sizeHint().width() + (width > 0 ? spacing() : 0);
    height = qMax(height, item->sizeHint().height());
  }
  const QMargins around = contentsMargins();
  return {width + around.left() + around.right(), height + around.top() + around.bottom()};
}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const QLayoutItem* item : m_items) size = size.expandedTo(item->minimumSize());
  return size;
}

// `line` is as wide as the items of it.
void FlowLayout::placeLine(qsizetype first, qsizetype end, const QRect& line) const {
  int x = line.x();
  for (qsizetype item = first; item < end; ++item) {
    const QSize size = m_items[item]->sizeHint().boundedTo({qMax(1, line.width()), QWIDGETSIZE_MAX});
    m_items[item]->setGeometry({QPoint(x, line.y()), size});
    x += size.width() + spacing();
  }
}

int FlowLayout::arrange(const QRect& whole, Apply apply) const {
  const QMargins around = contentsMargins();
  const QRect rect = whole.marginsRemoved(around);
  int y = rect.y();
  for (qsizetype first = 0; first < m_items.size();) {
    QSize line(0, 0);
    qsizetype end = first;
    for (; end < m_items.size(); ++end) {
      const QSize size = m_items[end]->sizeHint().boundedTo({qMax(1, rect.width()), QWIDGETSIZE_MAX});
      const int wide = line.width() + (end > first ? spacing() : 0) + size.width();
      if (end > first && wide > rect.width()) break;
      line = {wide, qMax(line.height(), size.height())};
    }
    const int x = m_side == Side::Left ? rect.x() : rect.x() + rect.width() - line.width();
    if (apply == Apply::Yes) placeLine(first, end, {QPoint(x, y), line});
    y += line.height() + (end < m_items.size() ? spacing() : 0);
    first = end;
  }
  return y - rect.y() + around.top() + around.bottom();
}

} // namespace signalbox::ui
