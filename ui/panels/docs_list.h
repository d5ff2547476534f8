// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DocsList: the pages of the documentation by tag, with a search over operations, models and their fields.
#pragma once

#include "core/docs/document.h"
#include "ui/panels/sidebar_list.h"

namespace signalbox::ui {

class IconButton;
class Label;

class DocsList final : public SidebarList {
  Q_OBJECT
public:
  explicit DocsList(QWidget* parent = nullptr);

  // `sockets`: pages of WebSocket endpoints, which OpenAPI has no place for.
  void fill(const docs::Document& document, const std::vector<docs::Operation>& sockets);
  void select(const QString& key); // without a signal
  QString query() const { return text(); }

Q_SIGNALS:
  void chosen(const QString& key); // by the person
  void queryChanged(const QString& query);
  void menuRequested(const QPoint& global);

private:
  void refill();
  void fillPages();
  void fillHits(const QString& query);
  void addPage(const QString& key, const QString& title, const QString& method, const QString& icon,
               const QString& spoken);
  void addOperation(const docs::Operation& operation);
  void addModel(const docs::Model& model);

  docs::Document m_document; // with the sockets
  std::size_t m_sockets = 0; // of its last operations
  QString m_current;
  Label* m_count;
  IconButton* m_menu;
};

} // namespace signalbox::ui
