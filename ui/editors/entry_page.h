// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EntryPage: a list of entries at the left, the chosen one's form at the right; without entries, what they are for.
#pragma once

#include "ui/editors/entry_list.h"

#include <QVBoxLayout>

class QStackedWidget;

namespace signalbox::ui {

class Button;

struct EntryPageTexts {
  QString id;   // begins the object names
  QString name; // "Middleware"
  QString add;  // "Add middleware"
  QString icon;
  QString emptyTitle;
  QString emptyText;
};

class EntryPage final : public QWidget {
  Q_OBJECT
public:
  EntryPage(const EntryPageTexts& texts, EntryList::Order order, QWidget* parent = nullptr);

  EntryList& list() { return *m_list; }
  QVBoxLayout& detail() { return *m_detail; } // of the form
  void setRows(const QVector<EntryRow>& rows);
  QWidget* addAnchor() const; // the button that is shown

Q_SIGNALS:
  void addRequested();

private:
  EntryList* m_list;
  QVBoxLayout* m_detail;
  QStackedWidget* m_pages;
  Button* m_firstAdd;
};

} // namespace signalbox::ui
