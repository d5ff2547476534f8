// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RowTree, RowList: item views whose rows are painted by a delegate, with hover and no decoration of Qt's own.
#pragma once

#include <QListView>
#include <QTreeView>

namespace signalbox::ui {

class RowTree : public QTreeView {
  Q_OBJECT
public:
  explicit RowTree(const QString& name, QWidget* parent = nullptr);

Q_SIGNALS:
  void rowActivated(const QModelIndex& index); // Enter or click
  void removeRequested(const QModelIndex& index);
  void renameRequested(const QModelIndex& index); // F2

protected:
  void keyPressEvent(QKeyEvent* event) override;
};

class RowList : public QListView {
  Q_OBJECT
public:
  explicit RowList(const QString& name, QWidget* parent = nullptr);

Q_SIGNALS:
  void rowActivated(const QModelIndex& index); // Enter or click
  void removeRequested(const QModelIndex& index);
  void renameRequested(const QModelIndex& index);                     // F2; the window keeps it where nobody asks
  void menuRequested(const QModelIndex& index, const QPoint& global); // right button or Menu key, on a row

protected:
  bool event(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void contextMenuEvent(QContextMenuEvent* event) override;
};

// Lets the parent's surface show through: for a view on chrome.
void makeTransparent(QAbstractItemView& view);

} // namespace signalbox::ui
