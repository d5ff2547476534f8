// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/panels/docs_panel.h"

#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/panels/docs_list.h"
#include "ui/panels/docs_page.h"
#include "ui/panels/docs_source.h"
#include "ui/panels/request_draft.h"
#include "ui/panels/response_state.h"
#include "ui/panels/stream_connections.h"
#include "ui/panels/type_examples.h"
#include "ui/shell/navigator.h"
#include "ui/shell/workbench.h"
#include "ui/widgets/splitter.h"
#include "ui/widgets/surface.h"

#include <QHBoxLayout>
#include <QScrollArea>

#include <algorithm>

namespace signalbox::ui {
namespace {

// The path as OpenAPI writes it: {p:path} is {p}.
QString openApiPath(const std::string& path) {
  QString plain;
  bool isConverter = false;
  for (const QChar c : QString::fromStdString(path)) {
    if (c == QLatin1Char(':') && plain.lastIndexOf(QLatin1Char('{')) > plain.lastIndexOf(QLatin1Char('}')))
      isConverter = true;
    if (c == QLatin1Char('}')) isConverter = false;
    if (!isConverter) plain += c;
  }
  return plain;
}

QString keyOf(const design::Design& design, const design::Endpoint& endpoint) {
  const QString method = endpoint.isSocket() ? QStringLiteral("WS") : QString::fromStdString(endpoint.method);
  return method + QLatin1Char(' ') + openApiPath(design.fullPath(endpoint));
}

design::EndpointPtr endpointOf(const design::Design& design, const QString& key) {
  for (const design::EndpointPtr& endpoint : design.endpoints())
    if (keyOf(design, *endpoint) == key || QString::fromStdString(endpoint->id()) == key) return endpoint;
  return nullptr;
}

QString exampleAnswer(const design::Design& design, const design::Endpoint& endpoint, const schema::Types* previous) {
  if (endpoint.response.model.empty()) return {};
  TypeExamples examples(design, previous);
  design::Field field;
  field.type = endpoint.response.model;
  const schema::TypeId type = examples.add(field);
  examples.finish();
  return QString::fromStdString(examples.value(type).dump(2, ' ', false, design::Json::error_handler_t::replace));
}

// A socket has no place in OpenAPI: its page comes from the design.
DocsOperation socketPage(const design::Design& design, const design::Endpoint& endpoint) {
  DocsOperation page;
  page.method = QStringLiteral("WS");
  page.path = openApiPath(design.fullPath(endpoint));
  page.title = QString::fromStdString(endpoint.summary.empty() ? endpoint.name : endpoint.summary);
  page.description = QString::fromStdString(endpoint.description);
  page.tag = DocsPanel::tr("Streams");
  return page;
}

QScrollArea* scrolling(const QString& name, QWidget* content, QWidget* parent) {
  auto* area = new QScrollArea(parent);
  area->setAccessibleName(name);
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  area->viewport()->setAutoFillBackground(false);
  area->setWidget(content);
  content->setAutoFillBackground(false);
  return area;
}

} // namespace

class DocsPanel::Implementation final : public QObject {
public:
  Implementation(DocsPanel& panel, Workbench& workbench) : m_panel(panel), m_workbench(workbench), m_source(workbench) {
    m_list = new DocsList(&panel);
    m_page = new DocsPage;
    m_samples = new DocsSamples;
    m_pageArea = scrolling(DocsPanel::tr("Page"), m_page, &panel);
    m_pageArea->setObjectName(QStringLiteral("docs.pageArea"));
    auto* inset = new Surface(Surface::Kind::Inset, &panel);
    m_inset = inset;
    auto* insetLayout = new QHBoxLayout(inset);
    insetLayout->setContentsMargins(0, 0, 0, 0);
    insetLayout->addWidget(scrolling(DocsPanel::tr("Samples"), m_samples, inset));
    auto* parts = new Splitter(Qt::Horizontal, Splitter::Gap::Hairline, &panel);
    parts->addWidget(m_list);
    parts->addWidget(m_pageArea);
    parts->addWidget(inset);
    parts->setStretchFactor(1, 3);
    parts->setStretchFactor(2, 2);
    parts->setSizes({232, 620, 420});
    auto* row = new QHBoxLayout(&panel);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(parts);
    connectAll();
  }

  QWidget* sidebar() { return m_list; }
  const QString& current() const { return m_current; }
  void focusSearch() { m_list->focusSearch(); }
  QStringList operations() {
    m_source.refreshNow();
    QStringList keys;
    for (const DocsOperation& operation : m_source.document().operations) keys += operation.key();
    return keys;
  }

  void refresh() { m_source.refresh(); }

  void show(const QString& operation) {
    m_source.refreshNow();
    const design::EndpointPtr endpoint = endpointOf(m_workbench.document.design(), operation);
    m_current = endpoint ? keyOf(m_workbench.document.design(), *endpoint) : operation;
    render();
  }

private:
  void connectAll() {
    connect(&m_source, &DocsSource::stale, this, [this] {
      if (m_panel.isVisible()) m_source.refresh();
    });
    connect(&m_source, &DocsSource::changed, this, [this] {
      fillList();
      render();
    });
    connect(&m_workbench.live, &LiveApi::stateChanged, this, [this] {
      if (m_panel.isVisible()) render();
    });
    connect(m_list, &DocsList::chosen, this, [this](const QString& key) {
      m_current = key;
      render();
      m_pageArea->ensureVisible(0, 0);
    });
    connect(m_page, &DocsPage::modelRequested, this, [this](const QString& name) {
      m_current = DocsList::modelKey(name);
      render();
    });
    connect(m_samples, &DocsSamples::tryRequested, this, [this] {
      if (const design::EndpointPtr endpoint = endpointOf(m_workbench.document.design(), m_current))
        m_workbench.navigator.openEndpoint(QString::fromStdString(endpoint->id()));
    });
  }

  void fillList() {
    const design::Design& design = m_workbench.document.design();
    QVector<DocsOperation> sockets;
    for (const design::EndpointPtr& endpoint : design.endpoints())
      if (endpoint->isSocket()) sockets.push_back(socketPage(design, *endpoint));
    m_list->fill(m_source.document(), sockets);
    m_sockets = sockets;
  }

  const DocsOperation* findOperation() const {
    for (const QVector<DocsOperation>* pages : {&m_source.document().operations, &m_sockets})
      for (const DocsOperation& operation : *pages)
        if (operation.key() == m_current) return &operation;
    return nullptr;
  }

  const DocsModel* findModel() const {
    for (const DocsModel& model : m_source.document().models)
      if (DocsList::modelKey(model.name) == m_current) return &model;
    return nullptr;
  }

  void render() {
    if (m_current.isEmpty() && !m_source.document().operations.isEmpty())
      m_current = m_source.document().operations.first().key();
    const DocsOperation* operation = findOperation();
    const DocsModel* model = findModel();
    m_list->select(m_current);
    m_inset->setVisible(operation != nullptr);
    if (model)
      m_page->showModel(*model);
    else if (operation)
      m_page->showOperation(*operation, m_workbench.live.state() == ServerState::Running);
    else
      m_page->showIntroduction(m_source.document());
    if (operation) renderSamples(*operation);
  }

  void renderSamples(const DocsOperation& operation) {
    const design::Design& design = m_workbench.document.design();
    const design::EndpointPtr endpoint = endpointOf(design, m_current);
    if (!endpoint) return;
    const auto api = m_workbench.live.api();
    const schema::Types* types = api ? &api->types() : nullptr;
    const design::ProjectInfo& project = design.project();
    QString base = m_workbench.live.baseUrl();
    if (base.isEmpty())
      base = QStringLiteral("http://%1:%2").arg(QString::fromStdString(project.host)).arg(project.port);
    DocsSample sample;
    sample.request = requestOf(draftFor(design, *endpoint, types), base);
    sample.isSocket = endpoint->isSocket();
    if (sample.isSocket) sample.request.url = socketUrl(QString::fromStdString(sample.request.url)).toStdString();
    sample.status = sample.isSocket ? 101 : endpoint->response.statusCode;
    sample.statusText = reasonOf(sample.status);
    sample.answer = exampleAnswer(design, *endpoint, types);
    for (const DocsResponse& response : operation.responses)
      if (response.status.toInt() != sample.status && response.status.toInt() > 0) sample.others.push_back(response);
    m_samples->show(sample);
  }

  DocsPanel& m_panel;
  Workbench& m_workbench;
  DocsSource m_source;
  QVector<DocsOperation> m_sockets;
  QString m_current;
  DocsList* m_list = nullptr;
  DocsPage* m_page = nullptr;
  DocsSamples* m_samples = nullptr;
  QScrollArea* m_pageArea = nullptr;
  QWidget* m_inset = nullptr;
};

DocsPanel::DocsPanel(Workbench& workbench, QWidget* parent) : QWidget(parent) {
  setObjectName(QStringLiteral("docs"));
  setAccessibleName(tr("Docs"));
  m_implementation = std::make_unique<Implementation>(*this, workbench);
}

DocsPanel::~DocsPanel() = default;

QStringList DocsPanel::operations() const { return m_implementation->operations(); }
QString DocsPanel::currentOperation() const { return m_implementation->current(); }
void DocsPanel::showOperation(const QString& operation) { m_implementation->show(operation); }
void DocsPanel::focusSearch() { m_implementation->focusSearch(); }
QWidget* DocsPanel::takeSidebar() { return m_implementation->sidebar(); }

QJsonObject DocsPanel::saveState() const { return {{QStringLiteral("current"), currentOperation()}}; }

void DocsPanel::restoreState(const QJsonObject& state) {
  if (const QString current = state.value(QStringLiteral("current")).toString(); !current.isEmpty())
    showOperation(current);
}

void DocsPanel::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  m_implementation->refresh();
}

} // namespace signalbox::ui
