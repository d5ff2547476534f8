// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FieldTable: fields as rows: icon, name, type, facets, default. Enter or F2 edits a cell, Tab walks, Del removes,
// Alt+Up and Alt+Down move, the last row adds. It changes nothing itself: it asks, and shows what it is given.
#pragma once

#include "core/design/design.h"

#include <QHash>
#include <QPointer>
#include <QTreeView>
#include <QVariantAnimation>

#include <vector>

namespace signalbox::ui {

class FacetPopover;
class FieldDelegate;
class FieldTableModel;

// What the last exchange said about a field.
struct FieldMark {
  QString value;   // what was received
  QString rule;    // the facet that refused, "gt 0"
  QString message; // the server's words
  bool operator==(const FieldMark&) const = default;
};

class FieldTable final : public QTreeView {
  Q_OBJECT
public:
  // `addText` is what the last row says: "Add field".
  FieldTable(const QString& name, const QString& addText, QWidget* parent = nullptr);

  // `inherited` come first and cannot be edited here.
  void setFields(const std::vector<design::Field>& fields, const design::Design& design,
                 const std::vector<design::Field>& inherited = {});
  void setTypeParameters(std::vector<std::string> names); // of the generic model whose fields these are; before them
  void setMarks(const QHash<QString, FieldMark>& marks);
  void editAddRow();
  void flash(const QString& field); // tints the row twice
  bool hasField(const QString& field) const;
  QRect rowRect(const QString& field) const; // in this widget
  bool hasRoomFor(int column) const;         // narrow tables leave out what is at the right

  QSize sizeHint() const override;
  QSize minimumSizeHint() const override { return {160, sizeHint().height()}; }

Q_SIGNALS:
  void addRequested(const signalbox::design::Field& field);
  void changeRequested(const QString& name, const signalbox::design::Field& field);
  void removeRequested(const QString& name);
  void moveRequested(const QString& name, int position);
  void openModelRequested(const QString& model); // Ctrl+click or F12 on a type

protected:
  void keyPressEvent(QKeyEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool viewportEvent(QEvent* event) override;

private:
  void setUpView();
  void connectModel();
  void showRowMenu(const QModelIndex& index);
  void editFacet(const QModelIndex& index, const QString& facet);
  void arrangeColumns();
  void moveCurrent(int by);
  void openModelAt(const QModelIndex& index);

  FieldTableModel* m_model;
  FieldDelegate* m_delegate;
  QPointer<FacetPopover> m_facet;
  QVariantAnimation m_flash;
};

} // namespace signalbox::ui
