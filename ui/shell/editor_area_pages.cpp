// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The pages behind the tabs of an EditorArea: made when they are first looked at, dropped with their tab; and which
// side of an endpoint is shown.
#include "ui/document/design_document.h"
#include "ui/editors/endpoint_editor.h"
#include "ui/editors/model_editor.h"
#include "ui/panels/try_pane.h"
#include "ui/shell/editor_area.h"
#include "ui/shell/entity_pages.h"
#include "ui/shell/request_page.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/tab_strip.h"
#include "ui/workbench/workbench.h"

#include <QApplication>
#include <QStackedWidget>

namespace signalbox::ui {

QWidget* EditorArea::page(const EntityRef& entity) const { return m_made.value(entity.key()); }

EndpointPage* EditorArea::endpointPage() {
  const auto entity = current();
  return entity && entity->kind == EntityKind::Endpoint ? static_cast<EndpointPage*>(page(*entity)) : nullptr;
}

TryPane* EditorArea::tryPane() {
  if (EndpointPage* endpoint = endpointPage()) return &endpoint->tryPane();
  const auto entity = current();
  auto* request = entity ? qobject_cast<RequestPage*>(page(*entity)) : nullptr;
  return request ? &request->tryPane() : nullptr;
}

bool EditorArea::exists(const EntityRef& entity) const {
  const design::Design& design = m_workbench.document.design();
  const std::string id = entity.id.toStdString();
  switch (entity.kind) {
  case EntityKind::Endpoint: return design.endpoint(id) != nullptr;
  case EntityKind::Model: return design.model(id) != nullptr;
  case EntityKind::Constant: return design.constant(id) != nullptr;
  case EntityKind::Dependency: return entity.isAllDependencies() || design.dependency(id) != nullptr;
  case EntityKind::SecurityScheme: return design.securityScheme(id) != nullptr;
  case EntityKind::Mount: return design.mount(id) != nullptr;
  case EntityKind::Request: return design.request(id) != nullptr;
  case EntityKind::Router: return design.router(id) != nullptr;
  case EntityKind::Webhook: return design.webhook(id) != nullptr;
  default: return entity.kind == EntityKind::Project || entity.isList();
  }
}

QWidget* EditorArea::makePage(const EntityRef& entity) {
  if (entity.kind == EntityKind::Endpoint) return makeEndpointPage(entity);
  QWidget* page = makeEntityPage(m_workbench, entity, m_pages,
                                 [this](const EntityRef& before, const EntityRef& after) { rename(before, after); });
  if (auto* model = qobject_cast<ModelEditor*>(page)) model->setProblems(m_problems);
  if (auto* request = qobject_cast<RequestPage*>(page))
    connect(&request->tryPane(), &TryPane::runningChanged, this,
            [this, request](bool running) { showRunning({EntityKind::Request, request->requestName()}, running); });
  return page;
}

EndpointPage* EditorArea::makeEndpointPage(const EntityRef& entity) {
  auto* page = new EndpointPage(m_workbench, entity.id, m_requests.value(entity.id), m_pages);
  page->setSplit(m_layout.splitsDesignAndTry, m_shownSide);
  page->setSizes(m_endpointSizes);
  connect(page, &EndpointPage::sizesChanged, this, [this](const QList<int>& sizes) { m_endpointSizes = sizes; });
  connect(page, &EndpointPage::runningChanged, this,
          [this, page](bool running) { showRunning({EntityKind::Endpoint, page->endpointId()}, running); });
  connect(&page->tryPane(), &TryPane::problemsChanged, this, &EditorArea::showProblems);
  connect(page, &EndpointPage::edited, this,
          [this, page] { pin(m_tabs->indexOfId(EntityRef{EntityKind::Endpoint, page->endpointId()}.key())); });
  connect(page, &EndpointPage::endpointIdChanged, this, [this](const QString& before, const QString& after) {
    rename({EntityKind::Endpoint, before}, {EntityKind::Endpoint, after});
  });
  return page;
}

void EditorArea::showProblems(const QVector<FieldProblem>& problems) {
  m_problems = problems;
  if (!problems.isEmpty()) Q_EMIT problemsShown();
  for (QWidget* made : std::as_const(m_made))
    if (auto* model = qobject_cast<ModelEditor*>(made)) model->setProblems(problems);
}

void EditorArea::showCurrent() {
  const auto entity = current();
  if (!entity) {
    m_pages->setCurrentWidget(m_empty);
  } else {
    if (!m_order.isWalking()) m_order.use(entity->key());
    QWidget*& made = m_made[entity->key()];
    if (!made) {
      made = makePage(*entity);
      m_pages->addWidget(made);
    }
    m_pages->setCurrentWidget(made);
    if (auto* endpoint = qobject_cast<EndpointPage*>(made)) {
      endpoint->setSplit(m_layout.splitsDesignAndTry, m_shownSide);
      endpoint->setSizes(m_endpointSizes);
    }
  }
  renderSide();
  Q_EMIT currentChanged();
}

void EditorArea::keepRequest(const EntityRef& entity) {
  if (entity.kind != EntityKind::Endpoint) return;
  if (auto* made = static_cast<EndpointPage*>(page(entity))) m_requests[entity.id] = made->tryPane().saveState();
}

void EditorArea::dropPage(const EntityRef& entity) {
  if (QWidget* made = m_made.take(entity.key())) {
    m_pages->removeWidget(made);
    made->deleteLater();
  }
}

void EditorArea::render(const WindowLayout& layout) {
  m_layout = layout;
  for (QWidget* made : std::as_const(m_made))
    if (auto* endpoint = qobject_cast<EndpointPage*>(made)) endpoint->setSplit(layout.splitsDesignAndTry, m_shownSide);
  renderSide();
}

void EditorArea::renderSide() {
  const auto entity = current();
  m_side->setVisible(!m_layout.splitsDesignAndTry && entity && entity->kind == EntityKind::Endpoint);
  m_side->setCurrentIndex(int(m_shownSide));
}

void EditorArea::showSide(EndpointSide side) {
  m_shownSide = side;
  render(m_layout);
}

void EditorArea::flipSide() {
  EndpointPage* shown = endpointPage();
  if (!shown) return;
  const bool isInTry = m_layout.splitsDesignAndTry ? shown->tryPane().isAncestorOf(QApplication::focusWidget())
                                                   : m_shownSide == EndpointSide::Try;
  showSide(isInTry ? EndpointSide::Design : EndpointSide::Try);
  if (isInTry)
    shown->editor().setFocus(Qt::ShortcutFocusReason);
  else
    shown->tryPane().focusUrl();
}

} // namespace signalbox::ui
