// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/new_menu.h"

#include "ui/commands/command_menu.h"

#include <QCoreApplication>
#include <QMenu>

namespace signalbox::ui {

namespace {

constexpr const char* ids[] = {
    "design.newEndpoint", "request.new",          "design.newModel",  "design.newEnum",       "design.newRouter",
    "design.newConstant", "design.newDependency", "design.newScheme", "design.newMiddleware", "design.newHandler",
    "design.newMount",    "design.newWebhook",    "design.users"};

// What stands in the menu, in the order of `ids`; each with a letter of its own.
constexpr const char* texts[] = {
    QT_TRANSLATE_NOOP("NewMenu", "&Endpoint"),   QT_TRANSLATE_NOOP("NewMenu", "&Request"),
    QT_TRANSLATE_NOOP("NewMenu", "&Model"),      QT_TRANSLATE_NOOP("NewMenu", "E&num"),
    QT_TRANSLATE_NOOP("NewMenu", "R&outer"),     QT_TRANSLATE_NOOP("NewMenu", "&Constant"),
    QT_TRANSLATE_NOOP("NewMenu", "&Dependency"), QT_TRANSLATE_NOOP("NewMenu", "&Security scheme"),
    QT_TRANSLATE_NOOP("NewMenu", "M&iddleware"), QT_TRANSLATE_NOOP("NewMenu", "E&xception handler"),
    QT_TRANSLATE_NOOP("NewMenu", "Moun&t"),      QT_TRANSLATE_NOOP("NewMenu", "&Webhook"),
    QT_TRANSLATE_NOOP("NewMenu", "&User")};
static_assert(std::size(ids) == std::size(texts));

} // namespace

std::span<const char* const> newCommands() { return ids; }

void popupNewMenu(CommandRegistry& commands, QWidget& anchor) {
  auto* menu = new QMenu(&anchor);
  menu->setObjectName(QStringLiteral("new.menu"));
  menu->setAccessibleName(QCoreApplication::translate("NewMenu", "New"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (std::size_t index = 0; index < std::size(ids); ++index)
    addCommand(*menu, commands, QLatin1String(ids[index]),
               {.text = QCoreApplication::translate("NewMenu", texts[index])});
  menu->popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)));
  menu->setActiveAction(menu->actions().front());
}

} // namespace signalbox::ui
