// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// DependsPage: what an endpoint asks for, and the tree of all that runs before it.
#include "ui/document/design_document.h"
#include "ui/editors/dependency_graph_pane.h"
#include "ui/editors/dependency_tree.h"
#include "ui/editors/depends_editor.h"
#include "ui/editors/endpoint_pages.h"
#include "ui/editors/form.h"
#include "ui/models/traffic_log.h"
#include "ui/settings/settings_store.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/segmented.h"
#include "ui/workbench/workbench.h"

#include <QVBoxLayout>

#include <optional>

namespace signalbox::ui {
namespace {

constexpr int timesEvery = 200; // ms

// When one value has another name now, and that is all: what reads it follows.
std::optional<std::pair<QString, QString>> renamedValue(const std::vector<design::Depends>& before,
                                                        const std::vector<design::Depends>& after) {
  if (before.size() != after.size()) return std::nullopt;
  std::optional<std::pair<QString, QString>> renamed;
  for (std::size_t i = 0; i < before.size(); ++i) {
    if (before[i] == after[i]) continue;
    design::Depends same = after[i];
    same.name = before[i].name;
    const bool isRename =
        !renamed && same == before[i] && !before[i].name.empty() && design::isIdentifier(after[i].name);
    if (!isRename) return std::nullopt;
    renamed = std::pair(QString::fromStdString(before[i].name), QString::fromStdString(after[i].name));
  }
  return renamed;
}

} // namespace

DependsPage::DependsPage(EndpointContext& context, QWidget* parent)
    : QWidget(parent), m_context(context), m_settings(SettingsStore::shared()),
      m_shown(new Segmented(tr("Show as"), {tr("List"), tr("Graph")})), m_list(new QWidget),
      m_depends(new DependsEditor(QStringLiteral("depends"), DependsEditor::Values::Taken)),
      m_tree(new DependencyTree) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 10, 0, 0);
  layout->setSpacing(6);
  auto* switchRow = new QHBoxLayout;
  switchRow->setContentsMargins(18, 0, 18, 0);
  switchRow->addStretch(1);
  switchRow->addWidget(m_shown);
  m_shown->setObjectName(QStringLiteral("depends.shown"));
  layout->addLayout(switchRow);
  layout->addWidget(m_list, 1);
  buildList();
  connectParts();
}

void DependsPage::buildList() {
  auto* column = new QVBoxLayout(m_list);
  column->setContentsMargins(18, 0, 18, 18);
  column->setSpacing(10);
  addHeading(*column, tr("Asks for"));
  column->addWidget(m_depends);
  addHeading(*column, tr("What runs before it"));
  m_none =
      new Paragraph(tr("Nothing. What it asks for above stands here with all that it needs itself, in the order in "
                       "which it runs."),
                    uiFont(13), Ink::Tertiary, this);
  m_none->setObjectName(QStringLiteral("depends.nothing"));
  column->addWidget(m_none);
  column->addWidget(m_tree);
  column->addStretch();
}

void DependsPage::connectParts() {
  m_timesSoon.setSingleShot(true);
  m_timesSoon.setInterval(timesEvery);
  connect(&m_timesSoon, &QTimer::timeout, this, &DependsPage::showTimes);
  connect(&m_context.workbench.traffic, &TrafficLog::appended, this, [this] {
    if (isVisible() && !m_timesSoon.isActive()) m_timesSoon.start();
  });
  connect(m_shown, &Segmented::chosen, this, &DependsPage::chooseView);
  connect(m_settings.get(), &SettingsStore::changed, this, [this] {
    if (isVisible()) followView();
  });
  connect(m_depends, &DependsEditor::edited, this, &DependsPage::changeDepends);
  connect(m_depends, &DependsEditor::openRequested, this, &DependsPage::openNeed);
  connect(m_tree, &DependencyTree::openRequested, this, &DependsPage::openNeed);
}

void DependsPage::changeDepends(const std::vector<design::Depends>& all, const QString& part) {
  const auto endpoint = m_context.current();
  if (!endpoint) return;
  const QString key = part.isEmpty() ? part : QStringLiteral("depends/") + part;
  if (const auto renamed = renamedValue(endpoint->dependencies, all))
    return m_context.renameParameter(renamed->first, renamed->second, key);
  design::Endpoint changed = *endpoint;
  changed.dependencies = all;
  m_context.change(changed, key);
}

void DependsPage::openNeed(const QString& name) { openDependency(m_context.workbench, name); }

void DependsPage::chooseView(int index) {
  const auto view = index == 1 ? DependencyView::Graph : DependencyView::List;
  m_settings->change([view](Settings& settings) { settings.dependencyView = view; });
  followView();
}

bool DependsPage::isGraphWanted() const { return m_settings->settings().dependencyView == DependencyView::Graph; }

// It may have been chosen in the settings, or at another endpoint.
void DependsPage::followView() {
  if (m_list->isHidden() != isGraphWanted()) showView();
}

void DependsPage::showEvent(QShowEvent* event) {
  followView();
  QWidget::showEvent(event);
}

void DependsPage::showView() {
  m_shown->setCurrentIndex(isGraphWanted() ? 1 : 0);
  showGraph(isGraphWanted());
}

// The graph is made when it is first looked at.
void DependsPage::showGraph(bool isGraph) {
  if (isGraph && !m_graph) {
    m_graph = new DependencyGraphPane(m_context.workbench, &m_context);
    static_cast<QVBoxLayout*>(layout())->addWidget(m_graph, 1);
  }
  m_list->setVisible(!isGraph);
  if (!m_graph) return;
  m_graph->setVisible(isGraph);
  if (isGraph) m_graph->render();
}

void DependsPage::render(const design::Endpoint& endpoint, const design::Design& design) {
  const bool inherits = m_context.of == EndpointContext::Of::Endpoint;
  m_depends->setDepends(endpoint.dependencies, design);
  const auto rows = dependencyTreeRows(design::dependencyTree(
      design, endpoint, inherits ? design::inheritedDependencies(design, endpoint) : std::vector<design::Depends>()));
  m_tree->setRows(rows);
  m_tree->setVisible(!rows.isEmpty());
  m_none->setVisible(rows.isEmpty());
  showView();
  showTimes();
}

void DependsPage::showTimes() {
  if (m_context.of == EndpointContext::Of::Endpoint) // nobody sends the others to this server
    m_tree->setTimes(lastDependencyTimes(m_context.workbench.traffic.ring(), m_context.id->toStdString()));
}

void DependsPage::setProblems(const PlacedMessages& problems) { m_depends->setProblems(problems); }

} // namespace signalbox::ui
