// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What the "..." of an editor's header offers: the window's commands about the entity of its tab.
#pragma once

#include <QStringList>

class QMenu;
class QWidget;

namespace signalbox::ui {

class CommandRegistry;
class IconButton;

// `anchor`, a part of the tab, takes the keyboard: where the tree has it, these commands are about the row there.
void addEntityCommands(QMenu& menu, CommandRegistry& commands, const QStringList& ids, QWidget& anchor);

// A button whose menu has these commands; an empty id is a line between them. `id` is its object name, and that of the
// menu with ".menu" behind it.
IconButton* makeEntityMenu(CommandRegistry& commands, const QString& id, const QStringList& ids);

} // namespace signalbox::ui
