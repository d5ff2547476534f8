// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The docs panel, as a test speaks of it.
#pragma once

#include "tests/pages/page.h"
#include "ui/panels/docs_list.h"
#include "ui/panels/docs_panel.h"
#include "ui/panels/sidebar_delegate.h"
#include "ui/text/code_editor.h"
#include "ui/widgets/label.h"

#include <QAbstractItemView>
#include <QLineEdit>

namespace signalbox::pages {

class DocsPage final : public Page {
public:
  explicit DocsPage(ui::DocsPanel* panel) : Page(panel), m_panel(panel) {}

  QStringList operations() const { return m_panel->operations(); }
  // The keys of the rows that are shown: "GET /orders", "model Order".
  QStringList rows() const {
    const QAbstractItemModel* model =
        m_panel->takeSidebar()->findChild<QAbstractItemView*>(QStringLiteral("docs.list"))->model();
    QStringList keys;
    for (int row = 0; row < model->rowCount(); ++row)
      if (const QString key = model->index(row, 0).data(ui::SidebarDelegate::KeyRole).toString(); !key.isEmpty())
        keys += key;
    return keys;
  }
  void search(const QString& text) const { Page(m_panel->takeSidebar()).type(QStringLiteral("docs.search"), text); }
  void choose(const QString& operation) const { m_panel->showOperation(operation); }
  QString title() const { return find<ui::Label>(QStringLiteral("docs.title"))->text(); }
  QString sample() const { return find<ui::CodeEditor>(QStringLiteral("docs.samples.code"))->content(); }
  void clearSearch() const { Page(m_panel->takeSidebar()).find<QLineEdit>(QStringLiteral("docs.search"))->clear(); }
  QString matches() const {
    return Page(m_panel->takeSidebar()).find<ui::Label>(QStringLiteral("docs.matches"))->text();
  }
  QString matchesHere() const { return find<ui::Label>(QStringLiteral("docs.marks"))->text(); }
  QStringList changes() const { // what the list of changes says
    const QAbstractItemModel* model = find<QAbstractItemView>(QStringLiteral("docs.changes.list"))->model();
    QStringList all;
    for (int row = 0; row < model->rowCount(); ++row) all += model->index(row, 0).data().toString();
    return all;
  }
  QString changesTitle() const { return find<ui::Label>(QStringLiteral("docs.changes.title"))->text(); }
  QString changesCount() const { return find<ui::Label>(QStringLiteral("docs.changes.count"))->text(); }
  void tryIt() const { click(QStringLiteral("docs.tryIt")); }

private:
  ui::DocsPanel* m_panel;
};

} // namespace signalbox::pages
