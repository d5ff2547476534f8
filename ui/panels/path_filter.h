// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// PathFilter: a row with a JSONPath expression over a JSON body: what is wrong with it and where, how many nodes it
// selects, and steps from one to the next; with the list of them.
#pragma once

#include "ui/models/path_results.h"

#include <QWidget>

class QBoxLayout;

namespace signalbox::ui {

class IconButton;
class Label;
class LineEdit;
class RowList;

class PathFilter final : public QWidget {
  Q_OBJECT
public:
  // `id` begins the object names of its parts.
  PathFilter(const QString& id, JsonReader& reader, QWidget* parent = nullptr);

  void open(const QString& path = {}); // an empty path leaves what stands there
  void close();
  void renew(); // the reader has other bytes
  QString path() const;
  bool isFiltering() const;                 // the expression can be run, and is not all of the body
  RowList& list() const { return *m_list; } // shown by whoever has room for it
  QString countText() const;

Q_SIGNALS:
  void listRequested();                    // the results are to be seen
  void placeRequested(std::size_t offset); // one of them, in the body
  void closed();

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override; // two rows where it is narrow

private:
  QWidget* makeRow();
  QWidget* makeTools();
  IconButton* addButton(const char* part, const QString& icon, const QString& name);
  void run();
  void take();
  void step(int direction);
  void show(int row);
  void copy();
  void explain(const QString& text, std::size_t begin, std::size_t end, bool isWrong);
  void underline(std::size_t begin, std::size_t end);
  void renderCount();

  QString m_id;
  JsonReader& m_reader;
  PathResults m_results;
  QBoxLayout* m_row = nullptr;
  LineEdit* m_field = nullptr;
  Label* m_count = nullptr;
  Label* m_note = nullptr;
  RowList* m_list;
  QVector<IconButton*> m_buttons; // that need results
  IconButton* m_copy = nullptr;
  int m_current = -1;
  bool m_isRight = false;
};

// Why the body is no JSON, with the place: "Line 3, column 14: A comma or } is missing."
QString faultText(const JsonReader& reader);

} // namespace signalbox::ui
