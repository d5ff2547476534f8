// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/flow_layout.h"

namespace signalbox::ui {

FlowLayout::FlowLayout(int spacing, QWidget* parent) : QLayout(parent) {
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

int FlowLayout::arrange(const QRect& whole, Apply apply) const {
  const QMargins around = contentsMargins();
  const QRect rect = whole.marginsRemoved(around);
  QPoint at = rect.topLeft();
  int lineHeight = 0;
  for (QLayoutItem* item : m_items) {
    const QSize size = item->sizeHint().boundedTo({qMax(1, rect.width()), QWIDGETSIZE_MAX});
    if (at.x() > rect.x() && at.x() + size.width() > rect.x() + rect.width()) {
      at = {rect.x(), at.y() + lineHeight + spacing()};
      lineHeight = 0;
    }
    if (apply == Apply::Yes) item->setGeometry({at, size});
    at.rx() += size.width() + spacing();
    lineHeight = qMax(lineHeight, size.height());
  }
  return at.y() + lineHeight - rect.y() + around.top() + around.bottom();
}

} // namespace signalbox::ui
