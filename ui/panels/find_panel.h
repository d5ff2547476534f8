// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FindPanel: a text anywhere in the design, each place where it stands one key or click away. The places stay listed
// while one goes through them.
#pragma once

#include "ui/models/found_model.h"

#include <QWidget>

namespace signalbox::ui {

class EmptyState;
class Label;
class RowList;
class SearchField;
struct Workbench;

class FindPanel final : public QWidget {
  Q_OBJECT
public:
  explicit FindPanel(Workbench& workbench, QWidget* parent = nullptr);

  QWidget* tools() const { return m_tools; } // field and count: for the header of the panels
  void find(const QString& text);            // empty: what was looked for last; the field has the keyboard

protected:
  bool eventFilter(QObject* watched, QEvent* event) override; // Up, Down and Enter in the field
  void showEvent(QShowEvent* event) override;

private:
  void search();
  void render();
  void open(const QModelIndex& index);
  void move(int rows);

  Workbench& m_workbench;
  DesignSearch m_search;
  FoundModel m_model;
  QWidget* m_tools;
  SearchField* m_field;
  Label* m_count;
  RowList* m_rows;
  EmptyState* m_empty;
};

} // namespace signalbox::ui
