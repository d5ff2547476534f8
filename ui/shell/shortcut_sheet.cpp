// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/shortcut_sheet.h"

#include "ui/commands/command_registry.h"
#include "ui/theme/paint.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/label.h"
#include "ui/widgets/page_area.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QMap>
#include <QPainter>
#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int sheetWidth = 820;
constexpr int leastMargins = 142; // above and below the lines, with the heading

// Tabs 2 to 9 go without saying after the first.
bool isNumberedTab(const Command& command) {
  return command.id.size() == 5 && command.id.startsWith("tab.") && command.id.back().isDigit() &&
         command.id.back() != u'1';
}

QWidget* row(const Command& command) {
  auto* line = new QWidget;
  auto* layout = new QHBoxLayout(line);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  layout->addWidget(new Label(command.text, uiFont(13), Ink::Secondary), 1);
  for (const QString& key : keyCaps(command.shortcut)) layout->addWidget(new KeyCap(key));
  return line;
}

// Headings with their commands, dealt to two columns of about the same height.
QWidget* buildColumns(const CommandRegistry& commands) {
  QStringList groups;
  QHash<QString, QList<const Command*>> byGroup;
  qsizetype total = 0;
  for (const Command& command : commands.commands()) {
    if (command.shortcut.isEmpty() || isNumberedTab(command)) continue;
    if (!byGroup.contains(command.group)) groups << command.group;
    byGroup[command.group] << &command;
    ++total;
  }
  auto* area = new QWidget;
  auto* columns = new QHBoxLayout(area);
  columns->setContentsMargins(0, 0, 12, 8);
  columns->setSpacing(40);
  QVBoxLayout* column = nullptr;
  qsizetype placed = 0;
  for (const QString& group : groups) {
    if (!column || (placed + byGroup[group].size() / 2 >= total / 2 && columns->count() < 2)) {
      column = new QVBoxLayout;
      column->setSpacing(6);
      columns->addLayout(column, 1);
    } else {
      column->addSpacing(10);
    }
    column->addWidget(new Label(group, uiFont(12, 600), Ink::Tertiary));
    for (const Command* command : byGroup[group]) column->addWidget(row(*command));
    placed += byGroup[group].size();
  }
  for (int index = 0; index < columns->count(); ++index)
    static_cast<QVBoxLayout*>(columns->itemAt(index)->layout())->addStretch(1);
  return area;
}

} // namespace

ShortcutSheet::ShortcutSheet(const CommandRegistry& commands, QWidget* window) : Popover(window) {
  setObjectName("shortcuts");
  auto* area = new QWidget(this);
  area->setAccessibleName(tr("Shortcuts"));
  auto* column = new QVBoxLayout(area);
  column->setContentsMargins(24, 18, 12, 12);
  column->setSpacing(14);
  auto* top = new QHBoxLayout;
  top->addWidget(new Label(tr("Shortcuts"), displayFont(17)), 1);
  top->addWidget(new KeyCap("Esc"));
  top->addSpacing(12);
  column->addLayout(top);
  auto* page = new PageArea(tr("Shortcuts"), buildColumns(commands));
  column->addWidget(page, 1);
  area->setFocusProxy(page);
  setContent(area);
}

void ShortcutSheet::open() {
  auto* page = findChild<PageArea*>();
  page->setMinimumHeight(qMin(page->widget()->sizeHint().height(), parentWidget()->height() - leastMargins));
  openCentred(sheetWidth, 60, Scrim::Yes);
}

} // namespace signalbox::ui
