// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_view.h"

#include "ui/widgets/row_focus.h"

#include <QKeyEvent>

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

void RowList::keyPressEvent(QKeyEvent* event) {
  if (currentIndex().isValid()) {
    if (isEnter(*event) && event->modifiers() == Qt::NoModifier) return Q_EMIT rowActivated(currentIndex());
    if (event->key() == Qt::Key_Delete) return Q_EMIT removeRequested(currentIndex());
  }
  QListView::keyPressEvent(event);
}

} // namespace signalbox::ui
