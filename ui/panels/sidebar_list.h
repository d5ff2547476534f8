// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SidebarList: the sidebar of an activity: its title, a field to search in, and rows in groups. Whoever derives from it
// says what the rows are and what the field does.
#pragma once

#include <QStandardItemModel>
#include <QWidget>

class QHBoxLayout;

namespace signalbox::ui {

class RowList;
class SearchField;

class SidebarList : public QWidget {
  Q_OBJECT
public:
  void focusField(); // with its text selected

protected:
  // Object names: "docs.sidebar" of the whole; those of field and list as told.
  struct Names {
    QString title;
    QString key; // "docs"
    QString field;
    QString fieldKey; // "search"
    QString list;
    QString listKey;        // "list"
    bool isOfSheet = false; // its title is that of the sheet
  };
  SidebarList(const Names& names, QWidget* parent);

  void addToHead(QWidget* widget);
  QStandardItem* addGroup(const QString& title);
  QStandardItem* addRow(const QString& key, const QString& text);
  void removeRows(int from = 0);
  QStandardItemModel& rows() { return m_rows; }
  const QStandardItemModel& rows() const { return m_rows; }
  QStandardItem* row(const QString& key) const; // null when there is none
  void select(const QString& key);              // without picked()
  RowList& list() const { return *m_list; }
  SearchField& field() const { return *m_field; }
  QString text() const; // of the field

  bool eventFilter(QObject* watched, QEvent* event) override; // Down and Enter go from the field to the list

Q_SIGNALS:
  void picked(const QString& key); // by the person

private:
  QHBoxLayout* m_head;
  SearchField* m_field;
  RowList* m_list;
  QStandardItemModel m_rows;
  bool m_isQuiet = false;
};

} // namespace signalbox::ui
