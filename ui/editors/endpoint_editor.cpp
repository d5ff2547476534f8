// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/endpoint_editor.h"

#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/editors/behaviour_editor.h"
#include "ui/editors/editing.h"
#include "ui/editors/endpoint_header.h"
#include "ui/editors/endpoint_pages.h"
#include "ui/editors/form.h"
#include "ui/shell/workbench.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/tab_strip.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

enum PageIndex { BodyIndex, ParametersIndex, ResponsesIndex, DependsIndex, BehaviourIndex };

QString countOf(std::size_t count) { return count == 0 ? QString() : QString::number(count); }

int pageNamed(const QString& name) {
  static const QStringList names{QStringLiteral("body"), QStringLiteral("params"), QStringLiteral("responses"),
                                 QStringLiteral("depends"), QStringLiteral("behaviour")};
  return static_cast<int>(names.indexOf(name));
}

} // namespace

struct EndpointEditor::Parts {
  Parts(Workbench& bench, QString endpointId)
      : workbench(bench), id(std::move(endpointId)),
        context{bench, [this] { return workbench.document.design().endpoint(id.toStdString()); },
                [this](design::Endpoint changed, const QString& part) { change(std::move(changed), part); }} {}

  void change(design::Endpoint changed, const QString& part) {
    const QString key = part.isEmpty() ? QString() : QStringLiteral("endpoint/%1/%2").arg(id, part);
    applyEdit(workbench, design::SetEndpoint{std::move(changed)}, key);
  }

  void render() {
    const auto endpoint = context.current();
    if (!endpoint) return;
    const design::Design& design = workbench.document.design();
    header->render(*endpoint, design);
    body->render(*endpoint, design);
    parameters->render(*endpoint, design);
    responses->render(*endpoint, design);
    depends->render(*endpoint, design);
    behaviour->setBehaviour(endpoint->behaviour);
    tabs->setBadge(ParametersIndex, countOf(endpoint->parameters.size()));
    tabs->setBadge(ResponsesIndex, countOf(1 + endpoint->responses.size()));
    tabs->setBadge(DependsIndex, countOf(endpoint->dependencies.size()));
    tabs->setTabEnabled(BodyIndex, !endpoint->isSocket());
  }

  void showDiagnostics() {
    const auto api = workbench.live.api();
    if (!api) return;
    std::vector<Diagnostic> ours;
    for (const Diagnostic& diagnostic : api->diagnostics())
      if (diagnostic.place.kind == EntityKind::Endpoint && diagnostic.place.entity == id.toStdString())
        ours.push_back(diagnostic);
    behaviour->setDiagnostics(ours);
    depends->setProblems(problemsOf(workbench, EntityKind::Endpoint, id.toStdString(), "/dependencies"));
  }

  Workbench& workbench;
  QString id;
  EndpointContext context;
  EndpointHeader* header = nullptr;
  TabStrip* tabs = nullptr;
  QStackedWidget* pages = nullptr;
  BodyPage* body = nullptr;
  ParametersPage* parameters = nullptr;
  ResponsesPage* responses = nullptr;
  DependsPage* depends = nullptr;
  BehaviourEditor* behaviour = nullptr;
};

EndpointEditor::EndpointEditor(Workbench& workbench, const QString& endpointId, QWidget* parent)
    : QWidget(parent), m(new Parts(workbench, endpointId)) {
  setAccessibleName(tr("Designer of %1").arg(endpointId));
  m->header = new EndpointHeader(m->context);
  m->tabs = new TabStrip(TabStrip::Kind::Underline, tr("Parts of the endpoint"));
  for (const QString& name : {tr("Body"), tr("Params"), tr("Responses"), tr("Depends"), tr("Behaviour")}) m->tabs->add(name);
  m->tabs->setObjectName(QStringLiteral("endpoint.tabs"));
  m->body = new BodyPage(m->context);
  m->parameters = new ParametersPage(m->context);
  m->responses = new ResponsesPage(m->context);
  m->depends = new DependsPage(m->context);
  m->behaviour = new BehaviourEditor;
  m->behaviour->setContentsMargins(18, 14, 18, 18);
  m->pages = new QStackedWidget;
  auto* behaviourPage = new QWidget;
  auto* behaviourLayout = new QVBoxLayout(behaviourPage);
  behaviourLayout->setContentsMargins(0, 0, 0, 0);
  behaviourLayout->addWidget(m->behaviour);
  behaviourLayout->addStretch();
  for (QWidget* page : std::initializer_list<QWidget*>{m->body, m->parameters, m->responses, m->depends, behaviourPage})
    m->pages->addWidget(scrolling(page));
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(m->header);
  auto* tabRow = new QHBoxLayout;
  tabRow->setContentsMargins(8, 0, 8, 0);
  tabRow->addWidget(m->tabs, 1);
  layout->addLayout(tabRow);
  layout->addWidget(new HairLine);
  layout->addWidget(m->pages, 1);

  connect(m->tabs, &QTabBar::currentChanged, m->pages, &QStackedWidget::setCurrentIndex);
  connect(m->header, &EndpointHeader::renameRequested, this, [this](const QString& name) {
    const auto endpoint = m->context.current();
    if (!endpoint) return;
    design::Endpoint renamed = *endpoint;
    renamed.name = name.toStdString();
    const QString before =
        std::exchange(m->id, QString::fromStdString(renamed.id())); // the document announces the new name at once
    if (!applyEdit(m->workbench, design::RenameEndpoint{before.toStdString(), name.toStdString()})) {
      m->id = before;
      return m->render();
    }
    Q_EMIT endpointIdChanged(before, m->id);
  });
  connect(m->header, &EndpointHeader::removeRequested, this,
          [this] { removeWithUndo(m->workbench, design::RemoveEndpoint{m->id.toStdString()}, m->id); });
  connect(m->behaviour, &BehaviourEditor::behaviourEdited, this,
          [this](const design::BehaviourSpec& behaviour, const QString& part) {
            const auto endpoint = m->context.current();
            if (!endpoint) return;
            design::Endpoint changed = *endpoint;
            changed.behaviour = behaviour;
            m->change(changed, part == QLatin1String("kind") ? QString() : QStringLiteral("behaviour/") + part);
          });
  connect(&workbench.document, &DesignDocument::designChanged, this, [this] { m->render(); });
  connect(&workbench.live, &LiveApi::applied, this, [this] { m->showDiagnostics(); });
  m->render();
  m->showDiagnostics();
  const auto endpoint = m->context.current();
  if (endpoint && endpoint->body.empty())
    m->tabs->setCurrentIndex(endpoint->parameters.empty() ? BehaviourIndex : ParametersIndex);
}

EndpointEditor::~EndpointEditor() = default;

QString EndpointEditor::endpointId() const { return m->id; }

void EndpointEditor::setProblems(const QVector<FieldProblem>& problems) {
  m->body->setProblems(problems);
  m->parameters->setProblems(problems);
}

void EndpointEditor::flashField(const QString& name) {
  const auto show = [&](int index, QWidget* table) {
    m->tabs->setCurrentIndex(index);
    const QRect row = static_cast<FieldTable*>(table)->rowRect(name);
    auto* area = static_cast<QScrollArea*>(m->pages->widget(index));
    const QPoint at = table->mapTo(area->widget(), row.center());
    area->ensureVisible(at.x(), at.y(), 0, 60);
  };
  if (QWidget* table = m->body->flashField(name)) return show(BodyIndex, table);
  if (QWidget* table = m->parameters->flashField(name)) show(ParametersIndex, table);
}

void EndpointEditor::showPage(const QString& page) {
  if (const int index = pageNamed(page); index >= 0) m->tabs->setCurrentIndex(index);
}

void EndpointEditor::focusTitle() { m->header->focusTitle(); }

} // namespace signalbox::ui
