// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rename_field.h"

#include <QApplication>
#include <QFocusEvent>
#include <QKeyEvent>
#include <QScrollBar>
#include <QTreeView>

namespace signalbox::ui {

RenameField::RenameField(QTreeView& rows, const QModelIndex& row, const QString& name)
    : LineEdit(tr("New name"), rows.viewport()), m_rows(rows), m_focusBefore(QApplication::focusWidget()), m_row(row),
      m_name(name) {
  setFace(Face::Code);
  setText(name);
  selectAll();
  place();
  show();
  setFocus();
  const auto follow = [this] { place(); };
  connect(rows.verticalScrollBar(), &QScrollBar::valueChanged, this, follow);
  connect(rows.verticalScrollBar(), &QScrollBar::rangeChanged, this, follow);
  connect(&rows, &QTreeView::collapsed, this, follow, Qt::QueuedConnection); // when the rows have their places
  connect(&rows, &QTreeView::expanded, this, follow, Qt::QueuedConnection);
  for (const auto rowsChanged : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
    connect(rows.model(), rowsChanged, this, follow, Qt::QueuedConnection);
  connect(rows.model(), &QAbstractItemModel::rowsMoved, this, follow, Qt::QueuedConnection);
  connect(rows.model(), &QAbstractItemModel::modelReset, this, &RenameField::leave);
}

void RenameField::place() {
  if (m_hasEnded) return;
  const QRect row = m_rows.visualRect(m_row);
  if (!m_row.isValid() || row.isEmpty()) return leave();
  setGeometry(row.x() + 12, row.y(), m_rows.viewport()->width() - row.x() - 24, row.height());
}

bool RenameField::event(QEvent* event) {
  if (event->type() == QEvent::ShortcutOverride && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape) {
    event->accept();
    return true;
  }
  return LineEdit::event(event);
}

void RenameField::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape) return leave();
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) return finish();
  LineEdit::keyPressEvent(event);
}

// Not to its own menu, and not to another window.
void RenameField::focusOutEvent(QFocusEvent* event) {
  LineEdit::focusOutEvent(event);
  const bool isToItsMenu = event->reason() == Qt::PopupFocusReason && QApplication::activePopupWidget();
  if (!isToItsMenu && event->reason() != Qt::ActiveWindowFocusReason) finish();
}

void RenameField::finish() { end(text().trimmed()); }
void RenameField::leave() { end({}); }

void RenameField::end(const QString& name) {
  if (std::exchange(m_hasEnded, true)) return; // the focus goes with the field
  const bool hadFocus = hasFocus();
  hide();
  deleteLater();
  QWidget* next = m_focusBefore && m_focusBefore->isVisible() ? m_focusBefore.data() : &m_rows;
  if (hadFocus) next->setFocus(Qt::OtherFocusReason);
  if (!name.isEmpty() && name != m_name) Q_EMIT named(name);
}

} // namespace signalbox::ui
