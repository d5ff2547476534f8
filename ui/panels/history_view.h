// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HistoryView: the earlier sends in a popover: Enter restores one, Space compares it with the current answer (and once
// more: no longer), Del removes it, Ctrl+Z takes that back. Its rows have a menu of the same. Of one size, whatever it
// shows: the popover stays where it opened.
#pragma once

#include "ui/commands/findable.h"
#include "ui/models/history_model.h"

#include <QStyledItemDelegate>
#include <QWidget>

class QStackedLayout;

namespace signalbox::ui {

class CodeEditor;
class Label;
class RowList;
class SearchField;

class HistoryDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class HistoryView final : public QWidget, public Findable {
  Q_OBJECT
public:
  explicit HistoryView(QWidget* parent = nullptr);

  void setEntries(const std::vector<const requests::HistoryEntry*>& entries);
  void setCurrentAnswer(const QString& body); // what Space compares with
  HistoryModel& model() { return m_model; }
  void find() override; // the field that filters

  QSize sizeHint() const override;

Q_SIGNALS:
  void restoreRequested(const signalbox::requests::HistoryEntry& entry);
  void removeRequested(quint64 id);
  void undoRequested(); // of the last removal

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;

private:
  void restore(const QModelIndex& index);
  void remove(const QModelIndex& index);
  void showMenu(const QModelIndex& index, const QPoint& global);
  void choose(int row);
  void renderHint();
  bool takeFilterKey(const QEvent& event);
  void compare(bool isWanted);
  void showDifference(); // of the chosen one, while it is compared

  HistoryModel m_model;
  QString m_answer;
  int m_count = 0; // unfiltered
  SearchField* m_filter;
  RowList* m_list;
  Label* m_hint;
  Label* m_verdict;
  CodeEditor* m_difference;
};

} // namespace signalbox::ui
