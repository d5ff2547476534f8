// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DocsChanges: what changed since a checkpoint, the breaking changes first, each leading to its page.
#pragma once

#include "ui/panels/docs_checkpoint.h"

#include <QAbstractListModel>
#include <QStyledItemDelegate>
#include <QWidget>

namespace signalbox::ui {

class Button;
class EmptyState;
class Label;
class RowList;
class Segmented;

class DocsChangeRows final : public QAbstractListModel {
  Q_OBJECT
public:
  using QAbstractListModel::QAbstractListModel;
  // By page; within one the breaking ones first.
  void setChanges(const std::vector<docs::Change>& changes, bool onlyBreaking);
  struct Row {
    bool isHeading = false;
    QString key;
    docs::Change change; // not of a heading
  };
  const Row* row(const QModelIndex& index) const; // null for an invalid one
  int rowCount(const QModelIndex& parent = {}) const override { return parent.isValid() ? 0 : int(m_rows.size()); }
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
  QVector<Row> m_rows;
};

class DocsChangeDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class DocsChanges final : public QWidget {
  Q_OBJECT
public:
  explicit DocsChanges(QWidget* parent = nullptr);
  void show(const DocsComparison& comparison);
  void showWaiting(const QString& since);
  void showNothingChosen();

Q_SIGNALS:
  void followed(const QString& key);
  void checkpointRequested(const QPoint& global); // to choose one

private:
  void follow(const QModelIndex& index);
  void render();
  void renderEmptyAction();

  DocsComparison m_comparison;
  DocsChangeRows m_rows;
  Label* m_title;
  Label* m_count;
  Segmented* m_show;
  Button* m_choose;
  RowList* m_list;
  EmptyState* m_empty;
};

} // namespace signalbox::ui
