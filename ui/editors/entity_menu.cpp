// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/entity_menu.h"

#include "ui/commands/command_menu.h"
#include "ui/commands/command_registry.h"
#include "ui/widgets/icon_button.h"

#include <QCoreApplication>
#include <QMenu>

namespace signalbox::ui {

void addEntityCommands(QMenu& menu, CommandRegistry& commands, const QStringList& ids, QWidget& anchor) {
  anchor.setFocus(Qt::OtherFocusReason);
  for (const QString& id : ids) {
    if (id.isEmpty())
      menu.addSeparator();
    else
      addCommand(menu, commands, id);
  }
}

IconButton* makeEntityMenu(CommandRegistry& commands, const QString& id, const QStringList& ids) {
  auto* button = new IconButton(QStringLiteral("ellipsis"), QCoreApplication::translate("EntityMenu", "More"));
  button->setObjectName(id);
  QObject::connect(button, &QToolButton::clicked, button, [button, &commands, id, ids] {
    auto* menu = new QMenu(button);
    menu->setObjectName(id + QStringLiteral(".menu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    addEntityCommands(*menu, commands, ids, *button);
    menu->popup(button->mapToGlobal(QPoint(0, button->height() + 4)));
  });
  return button;
}

} // namespace signalbox::ui
