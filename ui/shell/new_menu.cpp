// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/new_menu.h"

#include "ui/commands/command_registry.h"
#include "ui/theme/theme.h"

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

QString entry(const CommandRegistry& commands, std::size_t index) {
  const QString text = QCoreApplication::translate("NewMenu", texts[index]);
  const QString keys = commands.find(QLatin1String(ids[index]))->shortcut.toString(QKeySequence::NativeText);
  return keys.isEmpty() ? text : text + u'\t' + keys;
}

} // namespace

std::span<const char* const> newCommands() { return ids; }

void popupNewMenu(CommandRegistry& commands, QWidget& anchor) {
  auto* menu = new QMenu(&anchor);
  menu->setObjectName(QStringLiteral("new.menu"));
  menu->setAccessibleName(QCoreApplication::translate("NewMenu", "New"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (std::size_t index = 0; index < std::size(ids); ++index) {
    const QString id = QLatin1String(ids[index]);
    QAction* action = menu->addAction(themedIcon(commands.find(id)->icon), entry(commands, index));
    action->setObjectName(id);
    action->setEnabled(commands.isEnabled(id));
    QObject::connect(action, &QAction::triggered, &commands, [&commands, id] { commands.run(id); });
  }
  menu->popup(anchor.mapToGlobal(QPoint(0, anchor.height() + 4)));
  menu->setActiveAction(menu->actions().front());
}

} // namespace signalbox::ui
