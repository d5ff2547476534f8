// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/sidebar_list.h"

#include "ui/panels/sidebar_delegate.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/row_view.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QVBoxLayout>

#include <utility>

namespace signalbox::ui {

namespace {

bool isRow(const QStandardItem& item) { return item.flags() & Qt::ItemIsSelectable; }

} // namespace

SidebarList::SidebarList(const Names& names, QWidget* parent)
    : QWidget(parent), m_head(new QHBoxLayout), m_field(new SearchField(names.field, this)),
      m_list(new RowList(names.list, this)) {
  setObjectName(names.key + QStringLiteral(".sidebar"));
  m_field->setObjectName(names.key + u'.' + names.fieldKey);
  m_field->installEventFilter(this);
  m_list->setObjectName(names.key + u'.' + names.listKey);
  m_list->setUniformItemSizes(true);
  m_list->setModel(&m_rows);
  m_list->setItemDelegate(new SidebarDelegate(m_list));
  makeTransparent(*m_list);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  m_head->setContentsMargins(16, 8, 10, 6);
  m_head->addWidget(new Label(names.title, names.isOfSheet ? displayFont(17) : uiFont(13, 600)), 1);
  column->addLayout(m_head);
  auto* field = new QHBoxLayout;
  field->setContentsMargins(12, 0, 12, 6);
  field->addWidget(m_field);
  column->addLayout(field);
  column->addWidget(m_list, 1);
  connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
    if (!m_isQuiet && (index.flags() & Qt::ItemIsSelectable))
      Q_EMIT picked(index.data(SidebarDelegate::KeyRole).toString());
  });
}

void SidebarList::addToHead(QWidget* widget) { m_head->addWidget(widget); }

QStandardItem* SidebarList::addGroup(const QString& title) {
  auto* item = new QStandardItem(title);
  item->setFlags(Qt::ItemIsEnabled);
  m_rows.appendRow(item);
  return item;
}

QStandardItem* SidebarList::addRow(const QString& key, const QString& text) {
  auto* item = new QStandardItem(text);
  item->setData(key, SidebarDelegate::KeyRole);
  m_rows.appendRow(item);
  return item;
}

void SidebarList::removeRows(int from) {
  m_isQuiet = true;
  m_rows.removeRows(from, m_rows.rowCount() - from);
  m_isQuiet = false;
}

QStandardItem* SidebarList::row(const QString& key) const {
  for (int row = 0; row < m_rows.rowCount(); ++row)
    if (QStandardItem* item = m_rows.item(row); isRow(*item) && item->data(SidebarDelegate::KeyRole).toString() == key)
      return item;
  return nullptr;
}

void SidebarList::select(const QString& key) {
  m_isQuiet = true;
  const QStandardItem* item = row(key);
  m_list->setCurrentIndex(item ? item->index() : QModelIndex());
  m_isQuiet = false;
}

QString SidebarList::text() const { return m_field->text().trimmed(); }

void SidebarList::focusField() {
  m_field->setFocus(Qt::ShortcutFocusReason);
  m_field->selectAll();
}

bool SidebarList::eventFilter(QObject*, QEvent* event) {
  if (event->type() != QEvent::KeyPress) return false;
  const int key = static_cast<QKeyEvent*>(event)->key();
  if (key != Qt::Key_Down && key != Qt::Key_Return && key != Qt::Key_Enter) return false;
  m_list->setFocus(Qt::OtherFocusReason);
  for (int row = 0; row < m_rows.rowCount() && !m_list->currentIndex().isValid(); ++row)
    if (isRow(*m_rows.item(row))) m_list->setCurrentIndex(m_rows.index(row, 0));
  return true;
}

} // namespace signalbox::ui
