// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EntryList: the entries of a list in the design, such as middleware: chosen to be edited beside it, put in order by
// dragging, Alt Up and Alt Down, or the buttons below.
#pragma once

#include <QAbstractListModel>
#include <QStyledItemDelegate>
#include <QVector>
#include <QWidget>

class QHBoxLayout;
class QVBoxLayout;

namespace signalbox::ui {

class Button;
class HairLine;
class IconButton;
class RowList;

struct EntryRow {
  QString text;
  QString detail; // second line
  QString icon;
  int problems = 0;
  bool operator==(const EntryRow&) const = default;
};

class EntryListModel final : public QAbstractListModel {
  Q_OBJECT
public:
  enum Role { DetailRole = Qt::UserRole + 1, IconRole, ProblemsRole };
  using QAbstractListModel::QAbstractListModel;

  void setRows(const QVector<EntryRow>& rows);

  int rowCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
  // Asks for the move and changes nothing: the rows follow the design.
  bool moveRows(const QModelIndex& from, int row, int count, const QModelIndex& to, int before) override;

Q_SIGNALS:
  void moveRequested(int from, int to); // `to` is its place afterwards

private:
  QVector<EntryRow> m_rows;
};

class EntryDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class EntryList final : public QWidget {
  Q_OBJECT
public:
  enum class Order { Fixed, Free };
  // `id` begins the object names: "middleware" gives "middleware.list", "middleware.add".
  EntryList(const QString& id, const QString& name, const QString& addText, Order order, QWidget* parent = nullptr);

  void setRows(const QVector<EntryRow>& rows);
  int count() const { return m_model.rowCount(); }
  int current() const; // -1 when there is none
  void setCurrent(int row);
  QWidget* addButton() const;

Q_SIGNALS:
  void currentChanged(int row);
  void addRequested();
  void editRequested(); // of the current one: Enter, F2, a double click
  void moveRequested(int from, int to);
  void removeRequested(int row);

private:
  void showMenu(const QPoint& global);
  void setUpRows(const QString& id);
  void addButtons(QVBoxLayout& column, const QString& id, Order order);
  void addMoves(QHBoxLayout& row, const QString& id);
  void connectRows();
  void moveCurrent(int by);
  void renderButtons();

  EntryListModel m_model;
  RowList* m_list;
  Button* m_add;
  IconButton* m_up = nullptr;
  IconButton* m_down = nullptr;
  IconButton* m_remove;
  HairLine* m_line; // over the buttons
};

} // namespace signalbox::ui
