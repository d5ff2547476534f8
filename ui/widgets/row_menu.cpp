// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/row_menu.h"

#include "ui/theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMenu>

namespace signalbox::ui {

RowMenu::RowMenu(QWidget& owner, const QString& objectName) : m_owner(owner), m_menu(new QMenu(&owner)) {
  m_menu->setObjectName(objectName);
  m_menu->setAttribute(Qt::WA_DeleteOnClose);
}

RowMenu& RowMenu::add(const char* icon, const QString& text, const QString& keys, std::function<void()> run) {
  m_menu->addAction(themedIcon(icon), keys.isEmpty() ? text : text + u'\t' + keys, &m_owner, std::move(run));
  return *this;
}

RowMenu& RowMenu::addCopy(const QString& text, const QString& copied) {
  return add("copy", text, {}, [copied] { QGuiApplication::clipboard()->setText(copied); });
}

RowMenu& RowMenu::separate() {
  m_menu->addSeparator();
  return *this;
}

void RowMenu::open(const QPoint& global) {
  if (m_menu->isEmpty())
    m_menu->deleteLater();
  else
    m_menu->popup(global);
}

} // namespace signalbox::ui
