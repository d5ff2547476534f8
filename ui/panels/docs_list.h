// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DocsList: the pages of the documentation by tag, with a search over operations, models and their fields.
#pragma once

#include "core/docs/document.h"

#include <QStandardItemModel>
#include <QWidget>

namespace signalbox::ui {

class IconButton;
class Label;
class RowList;
class SearchField;

class DocsList final : public QWidget {
  Q_OBJECT
public:
  explicit DocsList(QWidget* parent = nullptr);

  // `sockets`: pages of WebSocket endpoints, which OpenAPI has no place for.
  void fill(const docs::Document& document, const std::vector<docs::Operation>& sockets);
  void select(const QString& key); // without a signal
  void focusSearch();
  QString query() const;

Q_SIGNALS:
  void chosen(const QString& key); // by the person
  void queryChanged(const QString& query);
  void menuRequested(const QPoint& global);

protected:
  bool eventFilter(QObject* watched, QEvent* event) override; // Down and Enter go from the field to the list

private:
  void refill();
  void fillPages();
  void fillHits(const QString& query);
  void addGroup(const QString& title, std::size_t count = 0);
  void addRow(const QString& key, const QString& text, const QString& method, const QString& icon,
              const QString& spoken);
  void addOperation(const docs::Operation& operation);
  void addModel(const docs::Model& model);

  docs::Document m_document; // with the sockets
  std::size_t m_sockets = 0; // of its last operations
  QString m_current;
  QStandardItemModel m_rows;
  SearchField* m_search;
  Label* m_count;
  IconButton* m_menu;
  RowList* m_list;
  bool m_isFilling = false;
};

} // namespace signalbox::ui
