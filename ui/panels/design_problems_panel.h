// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DesignProblemsPanel: what is wrong with the design, each row one click from the place it means, and from a fix where
// there is one.
#pragma once

#include "ui/models/problems_model.h"

#include <QWidget>

namespace signalbox::ui {

class EmptyState;
class RowList;
struct Workbench;

class DesignProblemsPanel final : public QWidget {
  Q_OBJECT
public:
  explicit DesignProblemsPanel(Workbench& workbench, QWidget* parent = nullptr);
  void setDiagnostics(const std::vector<Diagnostic>& diagnostics);
  const DesignProblemsModel& model() const { return m_model; }
  bool fix(const QModelIndex& index); // false where nobody but a person can tell

protected:
  bool eventFilter(QObject* watched, QEvent* event) override; // a click on the fix, Ctrl+.

private:
  void open(const QModelIndex& index);
  void showMenu(const QModelIndex& index, const QPoint& global);

  Workbench& m_workbench;
  DesignProblemsModel m_model;
  RowList* m_rows;
  EmptyState* m_empty;
};

} // namespace signalbox::ui
