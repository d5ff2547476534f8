// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/selection_tree.h"

#include "ui/theme/hover.h"
#include "ui/theme/paint.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>

namespace signalbox::ui {
namespace {

constexpr int rowExtent = 28;
constexpr int mostRows = 12;
constexpr double step = 20;        // of one level
constexpr double chevronRoom = 18; // before the tick
constexpr double tickRoom = 24;

int depthOf(const QModelIndex& index) {
  int depth = 0;
  for (QModelIndex parent = index.parent(); parent.isValid(); parent = parent.parent()) ++depth;
  return depth;
}

double leftOf(const QModelIndex& index) { return 10 + step * depthOf(index); }

int openRows(const QTreeView& view, const QModelIndex& parent) {
  int rows = view.model() ? view.model()->rowCount(parent) : 0;
  const int own = rows;
  for (int row = 0; row < own; ++row)
    if (const QModelIndex child = view.model()->index(row, 0, parent); view.isExpanded(child))
      rows += openRows(view, child);
  return rows;
}

class TickDelegate final : public QStyledItemDelegate {
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {160, rowExtent}; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
    const auto* view = qobject_cast<const QTreeView*>(option.widget);
    const QRectF row = QRectF(4, option.rect.y() + 1, (view ? view->viewport()->width() : option.rect.width()) - 8,
                              option.rect.height() - 2);
    const bool isCurrent = option.state & QStyle::State_HasFocus;
    if (const double hover = hoverStrength(option); hover > 0) box(*painter, row, 6, hoverFill(hover));
    if (isCurrent && view && view->window()->testAttribute(Qt::WA_KeyboardFocusChange)) focusRing(*painter, row, 6);
    double x = leftOf(index);
    if (index.model()->hasChildren(index))
      drawIcon(*painter,
               view && view->isExpanded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
               theme().text3, QRectF(x, row.center().y() - 6, 12, 12));
    x += chevronRoom;
    const auto state = Qt::CheckState(index.data(Qt::CheckStateRole).toInt());
    QStyleOptionViewItem tick = option;
    tick.rect = QRect(int(x), option.rect.y(), 15, option.rect.height());
    tick.state = QStyle::State_Enabled | (state == Qt::Checked            ? QStyle::State_On
                                          : state == Qt::PartiallyChecked ? QStyle::State_NoChange
                                                                          : QStyle::State_Off);
    option.widget->style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &tick, painter, option.widget);
    x += tickRoom;
    const QString name = index.data().toString();
    x += drawText(*painter, QRectF(x, row.y(), row.right() - x, row.height()), name, monoFont(12, 500), theme().text);
    const QRectF rest(x + 14, row.y(), row.right() - x - 22, row.height());
    drawText(*painter, rest, index.data(SelectionTree::TypeRole).toString(), monoFont(12), theme().type);
  }
};

} // namespace

SelectionTree::SelectionTree(const QString& name, QWidget* parent) : RowTree(name, parent) {
  setItemDelegate(new TickDelegate(this));
  setUniformRowHeights(true);
  setSelectionMode(NoSelection);
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
  makeTransparent(*this);
  connect(this, &QTreeView::expanded, this, &QWidget::updateGeometry);
  connect(this, &QTreeView::collapsed, this, &QWidget::updateGeometry);
  connect(this, &RowTree::rowActivated, this, &SelectionTree::flipped);
}

QSize SelectionTree::sizeHint() const { return {320, std::clamp(openRows(*this, {}), 1, mostRows) * rowExtent + 2}; }

void SelectionTree::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Space && currentIndex().isValid()) return Q_EMIT flipped(currentIndex());
  RowTree::keyPressEvent(event);
}

// A press on the chevron opens the row and ticks nothing. The view's own idea of a click knows of double clicks, of
// which there are none here.
void SelectionTree::mousePressEvent(QMouseEvent* event) {
  if (event->button() != Qt::LeftButton) return;
  const QModelIndex index = indexAt(event->position().toPoint());
  const bool isOnChevron =
      index.isValid() && model()->hasChildren(index) && event->position().x() < leftOf(index) + chevronRoom;
  m_pressed = isOnChevron ? QModelIndex() : index;
  if (isOnChevron)
    setExpanded(index, !isExpanded(index));
  else if (index.isValid())
    setCurrentIndex(index);
}

void SelectionTree::mouseReleaseEvent(QMouseEvent* event) {
  const QModelIndex pressed = std::exchange(m_pressed, {});
  if (event->button() == Qt::LeftButton && pressed.isValid() && indexAt(event->position().toPoint()) == pressed)
    Q_EMIT flipped(pressed);
}

} // namespace signalbox::ui
