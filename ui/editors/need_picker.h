// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// NeedPicker: the other end of a need, found by typing: one of the nodes that may stand there, or a new dependency.
#pragma once

#include "ui/editors/entry_list.h"
#include "ui/models/dependency_graph.h"
#include "ui/widgets/popover.h"

#include <functional>

namespace signalbox::ui {

class Label;
class LineEdit;
class RowList;

class NeedPicker final : public Popover {
  Q_OBJECT
public:
  explicit NeedPicker(QWidget* window);

  // `refusalOfName` says why a new dependency cannot have a name; empty when it can.
  void ask(const QString& title, const QVector<GraphNode>& choices,
           std::function<QString(const QString& name)> refusalOfName, const QRect& anchorInWindow);

Q_SIGNALS:
  void chosen(const signalbox::ui::GraphNode& node);
  void newWanted(const QString& name);

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void filter();
  void take(int row);

  QVector<GraphNode> m_choices;
  QVector<GraphNode> m_shown;
  std::function<QString(const QString&)> m_refusalOfName;
  EntryListModel m_model;
  Label* m_title;
  LineEdit* m_field;
  RowList* m_list;
};

} // namespace signalbox::ui
