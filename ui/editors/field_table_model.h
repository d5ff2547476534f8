// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FieldTableModel: fields as a table for FieldTable. Setting a cell asks for the changed field instead of writing it.
#pragma once

#include "core/design/design.h"
#include "ui/editors/field_table.h"

#include <QAbstractTableModel>

namespace signalbox::ui {

class FieldTableModel final : public QAbstractTableModel {
  Q_OBJECT
public:
  enum Column { NameColumn, TypeColumn, FacetsColumn, DefaultColumn, ColumnCount };

  FieldTableModel(QString addText, QObject* parent);

  void setFields(const std::vector<design::Field>& inherited, const std::vector<design::Field>& fields,
                 const design::Design& design);
  void setTypeParameters(std::vector<std::string> names) { m_typeParameters = std::move(names); }
  void setMarks(const QHash<QString, FieldMark>& marks);
  void setFlash(int row, double strength);

  const design::Field* field(int row) const; // null for the add row
  bool isAddRow(int row) const { return row == addRow(); }
  int addRow() const { return static_cast<int>(m_fields.size()); }
  bool isInherited(int row) const { return row < m_inherited; }
  int inheritedCount() const { return m_inherited; }
  int rowOf(const QString& name) const; // -1 when absent
  FieldMark mark(int row) const;
  bool isMarked(int row) const;
  double flashOf(int row) const { return row == m_flashRow ? m_flashStrength : 0; }
  const design::Design& design() const { return m_design; }
  const std::vector<std::string>& typeParameters() const { return m_typeParameters; }
  QString addText() const { return m_addText; }
  QString addProblem() const { return m_addProblem; }
  QString refusedLine() const { return m_refusedLine; } // it waits in the add row to be mended

  int rowCount(const QModelIndex& parent = {}) const override;
  int columnCount(const QModelIndex& parent = {}) const override;
  QVariant data(const QModelIndex& index, int role) const override;
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;
  Qt::ItemFlags flags(const QModelIndex& index) const override;
  // A row is dragged to another place in its own table; the design moves it.
  Qt::DropActions supportedDropActions() const override { return Qt::MoveAction; }
  QStringList mimeTypes() const override;
  QMimeData* mimeData(const QModelIndexList& indexes) const override;
  bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                       const QModelIndex& parent) const override;
  bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                    const QModelIndex& parent) override;

Q_SIGNALS:
  void moveRequested(const QString& name, int position);
  void addRequested(const signalbox::design::Field& field);
  void changeRequested(const QString& name, const signalbox::design::Field& field);

private:
  QString cellText(const design::Field& field, int column) const;
  QString accessibleText(int row, int column) const;
  bool addLine(const QString& line);

  QString m_addText;
  QString m_addProblem; // why the last line could not be added
  QString m_refusedLine;
  std::vector<design::Field> m_fields; // inherited first
  int m_inherited = 0;
  design::Design m_design;
  std::vector<std::string> m_typeParameters;
  QHash<QString, FieldMark> m_marks;
  int m_flashRow = -1;
  double m_flashStrength = 0;
};

} // namespace signalbox::ui
