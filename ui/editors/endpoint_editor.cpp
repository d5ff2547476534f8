// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/endpoint_editor.h"

#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/editors/behaviour_editor.h"
#include "ui/editors/editing.h"
#include "ui/editors/endpoint_docs_page.h"
#include "ui/editors/endpoint_header.h"
#include "ui/editors/endpoint_pages.h"
#include "ui/editors/form.h"
#include "ui/widgets/hair_line.h"
#include "ui/widgets/tab_strip.h"
#include "ui/workbench/workbench.h"

#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

enum PageIndex { BodyIndex, ParametersIndex, ResponsesIndex, DependsIndex, BehaviourIndex, DocsIndex };

QString countOf(std::size_t count) { return count == 0 ? QString() : QString::number(count); }

int pageNamed(const QString& name) {
  static const QStringList names{QStringLiteral("body"),    QStringLiteral("params"),    QStringLiteral("responses"),
                                 QStringLiteral("depends"), QStringLiteral("behaviour"), QStringLiteral("docs")};
  return static_cast<int>(names.indexOf(name));
}

} // namespace

struct EndpointEditor::Parts {
  explicit Parts(EndpointContext given) : workbench(given.workbench), context(std::move(given)) {}

  bool isEndpoint() const { return context.of == EndpointContext::Of::Endpoint; }
  QString id() const { return *context.id; }

  void change(const QString& part, const std::function<void(design::Endpoint&)>& edit) {
    const auto endpoint = context.current();
    if (!endpoint) return;
    design::Endpoint changed = *endpoint;
    edit(changed);
    if (changed != *endpoint) context.change(std::move(changed), part);
  }

  void render() {
    const auto endpoint = context.current();
    if (!endpoint) return;
    const design::Design& design = workbench.document.design();
    header->render(*endpoint, design);
    body->render(*endpoint, design);
    parameters->render(*endpoint, design);
    renderPage(tabs->currentIndex());
    tabs->setBadge(ParametersIndex, countOf(endpoint->parameters.size()));
    tabs->setBadge(ResponsesIndex, countOf(1 + endpoint->responses.size()));
    tabs->setBadge(DependsIndex, countOf(endpoint->dependencies.size()));
    tabs->setTabEnabled(BodyIndex, !endpoint->isSocket());
  }

  // The other pages are rendered when they are shown: most of an endpoint is not looked at.
  void renderPage(int index) {
    const auto endpoint = context.current();
    if (!endpoint) return;
    const design::Design& design = workbench.document.design();
    if (index == ResponsesIndex) responses->render(*endpoint, design);
    if (index == DependsIndex) depends->render(*endpoint, design);
    if (index == BehaviourIndex && isEndpoint()) behaviour->setEndpoint(*endpoint);
    if (index != DocsIndex) return;
    if (!docs) {
      docs = new EndpointDocsPage(context);
      docsPlace->layout()->addWidget(docs);
      showDiagnostics();
    }
    docs->render(*endpoint);
  }

  void showPage(int index) {
    renderPage(index);
    pages->setCurrentIndex(index);
  }

  void showDiagnostics() {
    const auto api = workbench.live.api();
    if (!api || context.of == EndpointContext::Of::Callback) return;
    const PlacedMessages all = problemsOf(workbench, context.kind(), id().toStdString());
    behaviour->setProblems(all);
    body->setDiagnostics(messagesBelow(all, "/body"));
    PlacedMessages ofParameters = messagesBelow(all, "/parameters");
    for (const PlacedMessage& problem : messagesBelow(all, "/path")) ofParameters.push_back(problem); // declares some
    parameters->setDiagnostics(ofParameters);
    depends->setProblems(messagesBelow(all, "/dependencies"));
    responses->setProblems(all);
    if (docs) docs->setProblems(all);
  }

  void makeTabs() {
    header = new EndpointHeader(context);
    tabs = new TabStrip(TabStrip::Kind::Underline, tr("Parts of the endpoint"));
    for (const QString& name : {tr("Body"), tr("Params"), tr("Responses"), tr("Depends"), tr("Behaviour"), tr("Docs")})
      tabs->add(name);
    tabs->setTabVisible(BehaviourIndex, isEndpoint());
    tabs->setObjectName(QStringLiteral("endpoint.tabs"));
  }

  void makePages() {
    body = new BodyPage(context);
    parameters = new ParametersPage(context);
    responses = new ResponsesPage(context);
    depends = new DependsPage(context);
    behaviour = new BehaviourEditor(workbench);
    behaviour->setMaximumWidth(760);
    docsPlace = new QWidget;
    (new QVBoxLayout(docsPlace))->setContentsMargins(0, 0, 0, 0);
    pages = new QStackedWidget;
    const Page behaviourPage = makePage();
    behaviourPage.layout->addWidget(behaviour);
    behaviourPage.layout->addStretch();
    for (QWidget* page :
         std::initializer_list<QWidget*>{body, parameters, responses, depends, behaviourPage.widget, docsPlace})
      pages->addWidget(scrolling(page));
  }

  void connectBehaviour() {
    QObject::connect(behaviour, &BehaviourEditor::behaviourEdited, behaviour,
                     [this](const design::BehaviourSpec& now, const QString& part) {
                       change(part.isEmpty() ? part : QStringLiteral("behaviour/") + part,
                              [&](design::Endpoint& endpoint) { endpoint.behaviour = now; });
                     });
    QObject::connect(behaviour, &BehaviourEditor::faultsEdited, behaviour,
                     [this](const design::Json& faults, const QString& part) {
                       change(part.isEmpty() ? part : QStringLiteral("faults/") + part,
                              [&](design::Endpoint& endpoint) { endpoint.faults = faults; });
                     });
  }

  // What there is most to see on.
  void chooseFirstPage() {
    const auto endpoint = context.current();
    if (!endpoint || !endpoint->body.empty()) return;
    const int fallback = isEndpoint() ? BehaviourIndex : DocsIndex;
    tabs->setCurrentIndex(endpoint->parameters.empty() ? fallback : ParametersIndex);
  }

  Workbench& workbench;
  EndpointContext context;
  EndpointHeader* header = nullptr;
  TabStrip* tabs = nullptr;
  QStackedWidget* pages = nullptr;
  BodyPage* body = nullptr;
  ParametersPage* parameters = nullptr;
  ResponsesPage* responses = nullptr;
  DependsPage* depends = nullptr;
  BehaviourEditor* behaviour = nullptr;
  QWidget* docsPlace = nullptr;
  EndpointDocsPage* docs = nullptr; // made when it is first shown
};

EndpointEditor::EndpointEditor(Workbench& workbench, const QString& endpointId, QWidget* parent)
    : EndpointEditor(contextOfEndpoint(workbench, endpointId), parent) {}

EndpointEditor::EndpointEditor(EndpointContext context, QWidget* parent)
    : QWidget(parent), m(new Parts(std::move(context))) {
  setAccessibleName(tr("Designer of %1").arg(m->id()));
  m->makeTabs();
  m->makePages();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(m->header);
  auto* tabRow = new QHBoxLayout;
  tabRow->setContentsMargins(8, 2, 8, 0);
  tabRow->addWidget(m->tabs, 1);
  layout->addLayout(tabRow);
  layout->addWidget(new HairLine);
  layout->addWidget(m->pages, 1);
  connectHeader();
  m->connectBehaviour();
  connect(m->tabs, &QTabBar::currentChanged, this, [this](int index) {
    m->showPage(index);
    m->showDiagnostics(); // rows that are only now there
  });
  whenDesignChanges(m->workbench, *this, [this] { m->render(); });
  whenApplied(m->workbench, *this, [this] { m->showDiagnostics(); });
  m->render();
  m->showDiagnostics();
  m->chooseFirstPage();
}

void EndpointEditor::connectHeader() {
  connect(m->header, &EndpointHeader::renameRequested, this, [this](const QString& name) {
    const QString before = m->id();
    if (!m->context.rename(name)) return m->render();
    if (m->context.of != EndpointContext::Of::Callback) Q_EMIT endpointIdChanged(before, m->id());
  });
  connect(m->header, &EndpointHeader::removeRequested, this, [this] { m->context.remove(); });
}

EndpointEditor::~EndpointEditor() = default;

QString EndpointEditor::endpointId() const { return m->id(); }

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
  if (const int index = pageNamed(page); index >= 0 && m->tabs->isTabVisible(index)) m->tabs->setCurrentIndex(index);
}

void EndpointEditor::focusTitle() { m->header->focusTitle(); }

} // namespace signalbox::ui
