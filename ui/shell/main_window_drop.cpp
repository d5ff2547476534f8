// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is dropped on the window.
#include "ui/models/dropped.h"
#include "ui/panels/streams_panel.h"
#include "ui/panels/try_pane.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/main_window.h"
#include "ui/widgets/toast.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QMimeData>

namespace signalbox::ui {

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (mayBeDropped(*event->mimeData())) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const Dropped dropped = readDropped(*event->mimeData());
  switch (dropped.kind) {
  case Dropped::Kind::Nothing: return;
  case Dropped::Kind::Project: return askToOpen(dropped.path);
  case Dropped::Kind::Recording: return dropRecording(dropped.path);
  case Dropped::Kind::OpenApi:
    return m_toast->showMessage(Signal::Info,
                                tr("%1 is an OpenAPI document. Signalbox exports those; it cannot import one yet.")
                                    .arg(QFileInfo(dropped.path).fileName()));
  case Dropped::Kind::BodyText:
  case Dropped::Kind::BodyFile:
  case Dropped::Kind::Curl: return dropOnRequest(dropped);
  }
}

void MainWindow::dropRecording(const QString& file) {
  if (!hasProject())
    return m_toast->showMessage(Signal::Info, tr("Open a project first: a recording plays in its streams"));
  showActivity("streams");
  streamsActivity().openRecording(file);
}

bool MainWindow::takeDroppedFile(QEvent& event) {
  const bool isDrop = event.type() == QEvent::Drop;
  if (!isDrop && event.type() != QEvent::DragEnter && event.type() != QEvent::DragMove) return false;
  auto& drag = static_cast<QDropEvent&>(event); // the others are drop events too
  if (!drag.mimeData()->hasUrls()) return false;
  if (mayBeDropped(*drag.mimeData())) drag.acceptProposedAction();
  if (isDrop) dropEvent(&drag);
  return true;
}

void MainWindow::dropOnRequest(const Dropped& dropped) {
  TryPane* pane = hasProject() ? m_editor->tryPane() : nullptr;
  if (!pane)
    return m_toast->showMessage(Signal::Info, tr("Open an endpoint first: this would become its request's body"));
  showActivity("design");
  m_editor->showSide(EndpointSide::Try);
  if (dropped.kind == Dropped::Kind::Curl) return pane->paste(dropped.text);
  if (dropped.kind == Dropped::Kind::BodyFile) return pane->useBodyFile(dropped.path);
  pane->useBody(dropped.text);
  if (!dropped.path.isEmpty())
    m_toast->showMessage(Signal::Ok, tr("%1 is the body now").arg(QFileInfo(dropped.path).fileName()));
}

} // namespace signalbox::ui
