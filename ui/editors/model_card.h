// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ModelCard: the fields of one model as a card: its name, how often it is used, a way to open it, and the editable
// rows.
#pragma once

#include "ui/models/field_problem.h"
#include "ui/widgets/surface.h"

#include <QVector>

namespace signalbox::ui {

class Button;
class FieldTable;
class Label;
class ProblemLines;
struct Workbench;

class ModelCard final : public Surface {
  Q_OBJECT
public:
  enum class Head { Shown, Hidden };
  ModelCard(Workbench& workbench, const QString& model, Head head, QWidget* parent = nullptr);

  QString model() const { return m_model; }
  void setModel(const QString& model);
  void render();
  void renderMarks(); // from the document
  void setProblems(const QVector<FieldProblem>& problems);
  FieldTable& table() { return *m_table; }

private:
  QWidget* buildHead();
  void connectTable();
  void showDiagnostics(); // of the running design, below the rows

  Workbench& m_workbench;
  QString m_model;
  QVector<FieldProblem> m_problems;
  Label* m_name = nullptr;
  Label* m_detail = nullptr;
  FieldTable* m_table;
  ProblemLines* m_lines;
};

} // namespace signalbox::ui
