// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_checkpoint_menu.h"

#include "ui/document/design_checkpoints.h"
#include "ui/panels/docs_panel.h"
#include "ui/theme/theme.h"

#include <QFileDialog>
#include <QMenu>

namespace signalbox::ui {

namespace {

constexpr qsizetype mostSteps = 12; // of the undo history

void addSteps(QMenu& menu, const DesignCheckpoints& history, const DocsCheckpointChoices& choices) {
  const auto& checkpoints = history.all();
  if (checkpoints.empty() && history.named().empty()) return;
  const auto add = [&](const DesignCheckpoints::Checkpoint& each, const QString& text, const QString& since) {
    menu.addAction(text, &menu, [choose = choices.design, then = each.design, since] { choose(then, since); });
  };
  for (const DesignCheckpoints::Checkpoint& each : history.named())
    add(each, DocsPanel::tr("Checkpoint %1").arg(each.text), DocsPanel::tr("checkpoint \"%1\"").arg(each.text));
  if (!checkpoints.empty())
    add(checkpoints.back(), DocsPanel::tr("The project as it was opened"), DocsPanel::tr("it was opened"));
  for (const DesignCheckpoints::Checkpoint& each : checkpoints) {
    if (menu.actions().size() > mostSteps) break;
    add(each, DocsPanel::tr("Before: %1").arg(each.text), DocsPanel::tr("before \"%1\"").arg(each.text));
  }
  menu.addSeparator();
}

void askForFile(QWidget& panel, QFileDialog::FileMode mode, const std::function<void(const QString&)>& choose) {
  auto* dialog = new QFileDialog(panel.window(), DocsPanel::tr("Compare with"));
  dialog->setObjectName(QStringLiteral("dialog.checkpoint"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(mode);
  QObject::connect(dialog, &QFileDialog::fileSelected, &panel, choose);
  dialog->open();
}

} // namespace

void showDocsCheckpoints(QWidget& panel, const DesignCheckpoints& checkpoints, const QPoint& global,
                         const DocsCheckpointChoices& choices) {
  auto* menu = new QMenu(&panel);
  menu->setObjectName(QStringLiteral("docs.checkpoints"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  addSteps(*menu, checkpoints, choices);
  menu->addAction(themedIcon("git-branch"), DocsPanel::tr("The last commit"), &panel, choices.commit);
  menu->addAction(themedIcon("folder-open"), DocsPanel::tr("Another project's folder"), &panel,
                  [&panel, choose = choices.file] { askForFile(panel, QFileDialog::Directory, choose); });
  menu->addAction(themedIcon("file-text"), DocsPanel::tr("An OpenAPI document in JSON"), &panel,
                  [&panel, choose = choices.file] { askForFile(panel, QFileDialog::ExistingFile, choose); });
  menu->popup(global);
}

} // namespace signalbox::ui
