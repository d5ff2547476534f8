// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FieldDelegate: paints the cells of a FieldTable and makes their editors.
#pragma once

#include <QStyledItemDelegate>

namespace signalbox::ui {

class FieldTable;
class FieldTableModel;

class FieldDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  FieldDelegate(FieldTableModel& model, FieldTable& table);

  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  QWidget* createEditor(QWidget* parent, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void setEditorData(QWidget* editor, const QModelIndex& index) const override;
  void setModelData(QWidget* editor, QAbstractItemModel* model, const QModelIndex& index) const override;
  void updateEditorGeometry(QWidget* editor, const QStyleOptionViewItem& option,
                            const QModelIndex& index) const override;
  bool eventFilter(QObject* watched, QEvent* event) override;

  // The facet whose chip is there, in the coordinates of the view; empty = none.
  QString facetAt(const QModelIndex& index, const QPoint& at) const;
  QRect chipRect(const QModelIndex& index, const QString& facet) const;

private:
  void paintBackground(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;
  void paintName(QPainter& painter, const QRectF& cell, int row) const;
  void paintType(QPainter& painter, const QRectF& cell, int row) const;
  void paintFacets(QPainter& painter, const QRectF& cell, int row) const;
  void paintValue(QPainter& painter, const QRectF& cell, int row) const;
  void paintAddRow(QPainter& painter, const QRectF& row) const;

  FieldTableModel& m_model;
  FieldTable& m_table;
};

} // namespace signalbox::ui
