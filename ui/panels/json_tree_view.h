// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// JsonTreeView: a JSON body as a tree: keys, values in the colours of JSON, sizes, types. Says what stands in the way
// where there is no tree.
#pragma once

#include "ui/models/json_tree_model.h"

#include <QWidget>

class QStackedLayout;

namespace signalbox::ui {

class EmptyState;
class RowTree;

class JsonTreeView final : public QWidget {
  Q_OBJECT
public:
  JsonTreeView(const QString& id, const QString& name, QWidget* parent = nullptr); // of the rows

  void setReader(JsonReader* reader); // whose body is shown, once it was read
  void showPlace(std::size_t offset); // opens and chooses the value that begins there
  void setKeeps(bool keeps);          // offers to keep a value as a variable
  RowTree& rows() const { return *m_rows; }

Q_SIGNALS:
  void filterRequested(const QString& path);
  void keepRequested(const QString& path, const QString& value); // of a text, a number, a boolean
  void textRequested(std::size_t offset);                        // to see the place in the text

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  void render();
  void activate(const QModelIndex& index);
  bool takeKey(QKeyEvent& event);
  void copyValue(const QModelIndex& index) const;
  void copyPath(const QModelIndex& index) const;
  void keep(const QModelIndex& index);
  void openMenu(const QModelIndex& index, const QPoint& place);

  JsonReader* m_reader = nullptr;
  bool m_keeps = false;
  JsonTreeModel m_model;
  RowTree* m_rows;
  EmptyState* m_note;
  QStackedLayout* m_pages;
};

} // namespace signalbox::ui
