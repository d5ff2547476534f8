// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_view.h"

#include "ui/widgets/row_focus.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMetaMethod>

namespace signalbox::ui {
namespace {

void prepare(QAbstractItemView& view, const QString& name) {
  bringFocusToRows(view);
  view.setAccessibleName(name);
  view.setMouseTracking(true);
  view.setFrameShape(QFrame::NoFrame);
  view.setEditTriggers(QAbstractItemView::NoEditTriggers);
  view.setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  view.setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  view.setSelectionBehavior(QAbstractItemView::SelectRows);
}

bool isEnter(const QKeyEvent& event) { return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter; }

} // namespace

void makeTransparent(QAbstractItemView& view) {
  view.viewport()->setAutoFillBackground(false);
  view.setAutoFillBackground(false);
}

RowTree::RowTree(const QString& name, QWidget* parent) : QTreeView(parent) {
  prepare(*this, name);
  setHeaderHidden(true);
  setRootIsDecorated(false);
  setIndentation(0);
  setAllColumnsShowFocus(true);
  setExpandsOnDoubleClick(false);
  connect(this, &QTreeView::clicked, this, &RowTree::rowActivated);
}

void RowTree::keyPressEvent(QKeyEvent* event) {
  if (currentIndex().isValid()) {
    if (isEnter(*event) && event->modifiers() == Qt::NoModifier) return Q_EMIT rowActivated(currentIndex());
    if (event->key() == Qt::Key_Delete) return Q_EMIT removeRequested(currentIndex());
    if (event->key() == Qt::Key_F2) return Q_EMIT renameRequested(currentIndex());
  }
  QTreeView::keyPressEvent(event);
}

RowList::RowList(const QString& name, QWidget* parent) : QListView(parent) {
  prepare(*this, name);
  connect(this, &QListView::clicked, this, &RowList::rowActivated);
}

bool RowList::event(QEvent* event) {
  const bool isF2 = event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_F2;
  if (!isF2 || !isSignalConnected(QMetaMethod::fromSignal(&RowList::renameRequested))) return QListView::event(event);
  event->accept();
  return true;
}

void RowList::keyPressEvent(QKeyEvent* event) {
  if (currentIndex().isValid()) {
    if (isEnter(*event) && event->modifiers() == Qt::NoModifier) {
      Q_EMIT activated(currentIndex()); // a click does not
      return Q_EMIT rowActivated(currentIndex());
    }
    if (event->key() == Qt::Key_Delete) return Q_EMIT removeRequested(currentIndex());
    if (event->key() == Qt::Key_F2) return Q_EMIT renameRequested(currentIndex());
  }
  QListView::keyPressEvent(event);
}

void RowList::contextMenuEvent(QContextMenuEvent* event) {
  const bool isMouse = event->reason() == QContextMenuEvent::Mouse;
  const QModelIndex index = isMouse ? indexAt(event->pos()) : currentIndex();
  if (!index.isValid() || !(index.flags() & Qt::ItemIsSelectable)) return;
  if (isMouse) setCurrentIndex(index);
  const QPoint place = isMouse ? event->pos() : visualRect(index).bottomLeft();
  Q_EMIT menuRequested(index, viewport()->mapToGlobal(place));
}

} // namespace signalbox::ui
