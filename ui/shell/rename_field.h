// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RenameField: a field over a row of a tree, with the row's name in it. It goes with Enter, with Esc, with the focus
// and with the row.
#pragma once

#include "ui/widgets/line_edit.h"

#include <QPersistentModelIndex>
#include <QPointer>

class QTreeView;

namespace signalbox::ui {

class RenameField final : public LineEdit {
  Q_OBJECT
public:
  RenameField(QTreeView& rows, const QModelIndex& row, const QString& name);
  void leave(); // without another name

Q_SIGNALS:
  void named(const QString& name); // another one than it had; the field is gone from the row

protected:
  bool event(QEvent* event) override; // Esc is the field's, whatever command it runs elsewhere
  void keyPressEvent(QKeyEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;

private:
  void place(); // over its row, wherever that is now
  void finish();
  void end(const QString& name);

  QTreeView& m_rows;
  QPointer<QWidget> m_focusBefore;
  QPersistentModelIndex m_row;
  QString m_name;
  bool m_hasEnded = false;
};

} // namespace signalbox::ui
