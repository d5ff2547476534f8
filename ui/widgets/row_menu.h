// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// RowMenu: the menu of a row: what can be done with it, each with the key that does it in the list.
#pragma once

#include <QPoint>
#include <QString>

#include <functional>

class QMenu;
class QWidget;

namespace signalbox::ui {

class RowMenu final {
public:
  RowMenu(QWidget& owner, const QString& objectName); // the owner's child, gone when it closes

  // `keys` are shown and not bound: the list has them.
  RowMenu& add(const char* icon, const QString& text, const QString& keys, std::function<void()> run);
  RowMenu& addCopy(const QString& text, const QString& copied); // to the clipboard
  RowMenu& separate();
  QMenu& menu() { return *m_menu; }
  void open(const QPoint& global); // nothing where nothing was added

private:
  QWidget& m_owner;
  QMenu* m_menu;
};

} // namespace signalbox::ui
