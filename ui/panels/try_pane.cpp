// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/try_pane.h"

#include "ui/document/design_document.h"
#include "ui/panels/try_pane_implementation.h"
#include "ui/workbench/workbench.h"

#include <QKeyEvent>

namespace signalbox::ui {

TryPane::TryPane(Workbench& workbench, const QString& endpointId, QWidget* parent)
    : QWidget(parent), m_endpointId(endpointId) {
  setObjectName(QStringLiteral("try"));
  setAccessibleName(tr("Try"));
  m_implementation = std::make_unique<Implementation>(*this, workbench);
  m_implementation->open();
}

TryPane* TryPane::forRequest(Workbench& workbench, const QString& requestName, QWidget* parent) {
  const design::SavedRequestPtr saved = workbench.document.design().request(requestName.toStdString());
  auto* pane = new TryPane(workbench, saved ? QString::fromStdString(saved->endpoint) : QString(), parent);
  pane->m_implementation->setRequestName(requestName);
  return pane;
}

TryPane::~TryPane() = default;

void TryPane::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_implementation->checkIfDue();
}

void TryPane::setEndpointId(const QString& id) {
  m_endpointId = id;
  m_implementation->followDesign();
}

void TryPane::setRequestName(const QString& name) { m_implementation->followRename(name); }

void TryPane::send() { m_implementation->send(); }
bool TryPane::isRunning() const { return m_implementation->isRunning(); }
void TryPane::cancel() { m_implementation->cancel(); }
void TryPane::goToNextProblem() { m_implementation->goToProblem(1); }
void TryPane::goToPreviousProblem() { m_implementation->goToProblem(-1); }
void TryPane::openRule() { m_implementation->openRule(); }
void TryPane::fixProblem() { m_implementation->fixProblem(); }
void TryPane::focusUrl() { m_implementation->focusUrl(); }
bool TryPane::hasMethodChoice() const { return m_implementation->hasMethodChoice(); }
void TryPane::chooseMethod() { m_implementation->chooseMethod(); }
void TryPane::focusResponse() { m_implementation->focusResponse(); }
void TryPane::filterResponse() { m_implementation->filterResponse(); }
void TryPane::showHistory() { m_implementation->showHistory(); }
void TryPane::formatBody() { m_implementation->formatBody(); }
void TryPane::toggleBulk() { m_implementation->toggleBulk(); }
void TryPane::copyAsCurl() { m_implementation->copyAsCurl(); }
void TryPane::paste(const QString& curlCommand) { m_implementation->paste(curlCommand); }
void TryPane::useBody(const QString& text) { m_implementation->useBody(text); }
void TryPane::useBodyFile(const QString& path) { m_implementation->useBodyFile(path); }
const QVector<FieldProblem>& TryPane::problems() const { return m_implementation->problems(); }
QJsonObject TryPane::saveState() const { return m_implementation->saveState(); }
void TryPane::restoreState(const QJsonObject& state) { m_implementation->restoreState(state); }

void TryPane::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && m_implementation->isRunning()) return cancel();
  QWidget::keyPressEvent(event);
}

} // namespace signalbox::ui
