// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DocsList: the left side of the docs panel: operations by tag, streams, models; searchable.
#pragma once

#include "ui/panels/docs_document.h"

#include <QStandardItemModel>
#include <QStyledItemDelegate>
#include <QWidget>

namespace signalbox::ui {

class RowList;
class SearchField;

class DocsListDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  enum Role { KeyRole = Qt::UserRole + 1, MethodRole, IconRole, CountRole };
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override { return {100, 28}; }
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class DocsList final : public QWidget {
  Q_OBJECT
public:
  explicit DocsList(QWidget* parent = nullptr);

  void fill(const DocsDocument& document, const QVector<DocsOperation>& sockets);
  void select(const QString& key); // without a signal
  void focusSearch();
  static QString modelKey(const QString& name) { return QStringLiteral("model ") + name; }
  static QString introductionKey() { return QStringLiteral("introduction"); }

Q_SIGNALS:
  void chosen(const QString& key); // by the person

private:
  void refill();
  void addGroup(const QString& title, int count);
  void addRow(const QString& key, const QString& text, const QString& method, const QString& icon,
              const QString& spoken);

  DocsDocument m_document;
  QVector<DocsOperation> m_sockets;
  QString m_current;
  QStandardItemModel m_rows;
  SearchField* m_search;
  RowList* m_list;
  bool m_isFilling = false;
};

} // namespace signalbox::ui
