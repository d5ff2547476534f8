// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CommandPalette: one field over the window that finds endpoints, models and commands, and opens or runs them.
#pragma once

#include "ui/models/palette_model.h"
#include "ui/widgets/popover.h"

#include <QStyledItemDelegate>

namespace signalbox::ui {

class LineEdit;
class RowList;
struct Workbench;

class PaletteDelegate final : public QStyledItemDelegate {
  Q_OBJECT
public:
  using QStyledItemDelegate::QStyledItemDelegate;
  QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
  void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

class CommandPalette final : public Popover {
  Q_OBJECT
public:
  CommandPalette(Workbench& workbench, QWidget* window);

  // `prefix` is typed for the person: ">" for commands only. `more` are items that are neither of the design nor
  // commands. In the scope of tabs `recent` are the open ones.
  void open(PaletteScope scope, const QString& prefix, const QStringList& recent, std::vector<PaletteItem> more = {});

Q_SIGNALS:
  void chosen(const QString& key); // PaletteItem::key(), after the palette has closed and before it is carried out
  // To be carried out; with `command` when an action of the item was chosen.
  void activated(const signalbox::ui::PaletteItem& item, const QString& command);

protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

private:
  QWidget* buildContent();
  void search();
  void fit(); // the list to its rows, the palette to the list
  void move(int rows);
  void run(const QModelIndex& index);
  void showActions();
  void leaveActions();
  int listHeight() const;

  Workbench& m_workbench;
  PaletteIndex m_index;
  std::optional<PaletteItem> m_actionsOf; // whose actions are listed
  PaletteScope m_scope = PaletteScope::Everything;
  QStringList m_recent;
  PaletteModel m_model;
  LineEdit* m_field = nullptr;
  RowList* m_list = nullptr;
};

} // namespace signalbox::ui
