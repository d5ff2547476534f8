// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The steps that can be undone, as a list to go back in, and states of the design that a person gave a name.
#include "ui/document/design_checkpoints.h"
#include "ui/shell/main_window.h"
#include "ui/shell/quick_line.h"
#include "ui/shell/status_line.h"
#include "ui/theme/theme.h"
#include "ui/widgets/toast.h"

#include <QMenu>

#include <ranges>

namespace signalbox::ui {

namespace {

constexpr std::ptrdiff_t mostSteps = 12;

} // namespace

// By undo; a state that undo does not lead to becomes a step of its own.
void MainWindow::returnTo(const design::Design& then, const QString& text) {
  if (m_document->design() == then) return;
  if (const std::size_t steps = m_document->stepsBackTo(then); steps > 0) {
    m_document->undo(steps);
    return m_toast->showMessage(Signal::Ok, text, tr("Redo"), [this, steps] { m_document->redo(steps); });
  }
  if (apply(design::SetDesign{then, text.toStdString()})) offerUndo(Signal::Ok, text);
}

void MainWindow::showHistory() {
  auto* menu = new QMenu(this);
  menu->setObjectName(QStringLiteral("history.menu"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  const auto add = [this, menu](const QString& icon, const QString& text, const design::Design& then,
                                const QString& done) {
    menu->addAction(themedIcon(icon), text, this, [this, then, done] { returnTo(then, done); });
  };
  const std::vector<DesignDocument::UndoStep> steps = m_document->undoSteps();
  for (const DesignDocument::UndoStep& step : steps | std::views::take(mostSteps))
    add(QStringLiteral("undo-2"), tr("Undo: %1").arg(step.text), step.before, tr("Undone: %1").arg(step.text));
  if (steps.size() > 1)
    add(QStringLiteral("history"), tr("As the project was opened"), m_checkpoints->opened(),
        tr("The design is as it was opened"));
  if (!m_checkpoints->named().empty()) menu->addSeparator();
  for (const DesignCheckpoints::Checkpoint& named : m_checkpoints->named())
    add(QStringLiteral("star"), tr("Back to %1").arg(named.text), named.design, tr("Back to %1").arg(named.text));
  if (menu->isEmpty()) menu->addAction(tr("Nothing was edited since the project was opened"))->setEnabled(false);
  menu->addSeparator();
  menu->addAction(themedIcon(QStringLiteral("star")), tr("Name what is now"), this, [this] { nameCheckpoint(); });
  auto* anchor = m_status->findChild<QWidget*>(QStringLiteral("status.applied"));
  const QPoint corner = anchor ? anchor->mapToGlobal(QPoint(0, 0)) : mapToGlobal(QPoint(0, height()));
  menu->popup(corner - QPoint(0, menu->sizeHint().height() + 4));
}

void MainWindow::nameCheckpoint() {
  m_quick->ask(tr("Name a checkpoint"),
               tr("Such as before the rename. It is kept until the project is closed, to compare the docs with and to "
                  "go back to"),
               {}, [this](const QString& name) -> Result<void> {
                 if (name.isEmpty()) return failure(tr("The checkpoint needs a name.").toStdString());
                 m_checkpoints->keep(name);
                 m_toast->showMessage(Signal::Ok, tr("Checkpoint %1 is kept").arg(name));
                 return {};
               });
}

void MainWindow::registerHistoryCommands() {
  m_commandGroup = tr("Design");
  const auto isOpen = [this] { return hasProject(); };
  add("design.history", tr("Steps to undo"), "history", {}, [this] { showHistory(); }, isOpen);
  add("design.checkpoint", tr("Name a checkpoint"), "star", "Ctrl+Alt+S", [this] { nameCheckpoint(); }, isOpen);
}

} // namespace signalbox::ui
