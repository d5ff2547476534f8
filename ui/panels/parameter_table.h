// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ParameterTable: the parameters of a draft as rows: on or off, name, type, value. Free rows can be added and removed,
// and the rows of the last place can be edited as one text.
#pragma once

#include "ui/panels/request_completion.h"
#include "ui/panels/request_draft.h"

#include <QWidget>

#include <memory>
#include <vector>

class QVBoxLayout;

namespace signalbox::ui {

class BulkEditor;
class Button;

class ParameterTable final : public QWidget {
  Q_OBJECT
public:
  // Shows the rows of these places; a free row is of the last one.
  ParameterTable(const QString& name, QVector<design::ParameterIn> places, QWidget* parent = nullptr);

  void setRows(const QVector<ParameterRow>& rows); // all of the draft; keeps the focus when the names are the same
  void setBulk(bool isText);                       // the rows of the last place as a text
  bool isBulk() const { return m_isBulk; }
  std::optional<RequestField> fieldOf(const QLineEdit& edit) const; // none where it is no row's
  bool focusRow(const QString& name);                               // false when there is none
  // Problems of the last answer by parameter name; empty text = fine.
  void setProblem(const QString& name, const QString& message);
  void clearProblems();

Q_SIGNALS:
  void edited(const QVector<signalbox::ui::ParameterRow>& rows); // all of the draft again

private:
  class Row;
  bool shows(const ParameterRow& row) const;
  void rebuild();
  void change(int index, const ParameterRow& row);
  void remove(int index);
  void addFree();
  void goOn(const Row& row); // to the next row, or a new one behind the last
  void renderText();

  QVector<design::ParameterIn> m_places;
  QVector<ParameterRow> m_rows;
  std::vector<Row*> m_widgets; // of the shown rows
  QVBoxLayout* m_layout;
  Button* m_add;
  BulkEditor* m_text = nullptr; // made when it is first wanted
  bool m_isBulk = false;
};

} // namespace signalbox::ui

Q_DECLARE_METATYPE(signalbox::ui::ParameterRow)
