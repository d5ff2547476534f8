// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EnvironmentEditor: the environments of a project: variables that stand in its files, and secrets that live in the
// system's keychain.
#pragma once

#include "core/design/saved_request.h"

#include <QWidget>

#include <optional>

class QVBoxLayout;

namespace signalbox::ui {

class Button;
class EmptyState;
class IconButton;
class Label;
class LineEdit;
class Paragraph;
class TabStrip;
struct Workbench;

// A row of the editor: a variable, or a secret, whose value is not in the environment itself.
struct VariableRow {
  std::string name;
  std::string value;
  bool isSecret = false;
  bool operator==(const VariableRow&) const = default;
};

class EnvironmentEditor final : public QWidget {
  Q_OBJECT
public:
  explicit EnvironmentEditor(Workbench& workbench, QWidget* parent = nullptr);

  void select(const QString& name); // makes it the one that is edited, not the one that is used
  QSize sizeHint() const override { return {600, 420}; }

Q_SIGNALS:
  void closeRequested();

protected:
  bool eventFilter(QObject* watched, QEvent* event) override; // F2 and Del on a tab

private:
  class Row;
  void nameIt(); // in its field
  void showMenu(const QPoint& global);
  QWidget* makeHeader();
  void follow();
  void rebuildRows();
  void addEnvironment();
  void addVariable();
  void renameEnvironment(const QString& name);
  void removeEnvironment();
  void change(std::size_t row, const VariableRow& value);
  void remove(std::size_t row);
  void commit();
  void apply(const design::Environment& environment, const QString& mergeKey);

  Workbench& m_workbench;
  QString m_selected;
  std::vector<VariableRow> m_rows;
  std::vector<Row*> m_widgets;
  bool m_isChanging = false; // design and keychain do not agree in between
  Label* m_title;
  TabStrip* m_tabs;
  LineEdit* m_name;
  Button* m_use;
  IconButton* m_remove;
  Button* m_add;
  Paragraph* m_note;
  QWidget* m_list;
  QVBoxLayout* m_listLayout;
  QList<QWidget*> m_filled; // shown when there is an environment, else:
  EmptyState* m_empty = nullptr;
  Button* m_first = nullptr;
};

// How many saved requests name the variable.
int requestsUsing(const std::vector<design::SavedRequest>& requests, const std::string& variable);

} // namespace signalbox::ui
