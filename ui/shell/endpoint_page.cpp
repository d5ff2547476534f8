// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/endpoint_page.h"

#include "ui/editors/endpoint_editor.h"
#include "ui/panels/try_pane.h"
#include "ui/widgets/splitter.h"
#include "ui/workbench/workbench.h"

#include <QVBoxLayout>

namespace signalbox::ui {

namespace {

constexpr int designShare = 46; // of a hundred
constexpr int tryShare = 54;

} // namespace

EndpointPage::EndpointPage(Workbench& workbench, const QString& endpointId, const QJsonObject& request, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_id(endpointId),
      m_splitter(new Splitter(Qt::Horizontal, Splitter::Gap::Hairline, this)),
      m_try(new TryPane(workbench, endpointId, this)) {
  setObjectName("endpoint");
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(m_splitter);
  m_splitter->setObjectName("endpoint.splitter");
  m_try->setObjectName("endpoint.try");
  m_splitter->addWidget(m_try);
  buildEditor();
  m_splitter->setChildrenCollapsible(false);
  m_splitter->setStretchFactor(0, designShare);
  m_splitter->setStretchFactor(1, tryShare);
  m_splitter->setUsualSizes({designShare * 10, tryShare * 10});
  m_splitter->setSizes({designShare * 10, tryShare * 10});
  if (!request.isEmpty()) m_try->restoreState(request);
  connect(m_splitter, &QSplitter::splitterMoved, this, [this] { Q_EMIT sizesChanged(m_splitter->sizes()); });
  connect(m_try, &TryPane::runningChanged, this, &EndpointPage::runningChanged);
  connect(m_try, &TryPane::runningChanged, this, &EndpointPage::edited);
  connect(m_try, &TryPane::problemsChanged, this,
          [this](const QVector<FieldProblem>& problems) { m_editor->setProblems(problems); });
  connect(m_try, &TryPane::problemSelected, this, [this](const FieldProblem& problem) {
    if (!m_editor->isVisible()) return;
    const QString field = problem.parameter.isEmpty() ? problem.field : problem.parameter;
    if (!field.isEmpty()) m_editor->flashField(field); // the row of the rule, while the focus is at the value
  });
}

void EndpointPage::buildEditor() {
  if (m_editor) {
    m_editor->hide();
    m_editor->setParent(this);
    m_editor->deleteLater();
  }
  m_editor = new EndpointEditor(m_workbench, m_id, this);
  m_editor->setObjectName("endpoint.design");
  m_splitter->insertWidget(0, m_editor);
  connect(m_editor, &EndpointEditor::endpointIdChanged, this, [this](const QString& before, const QString& after) {
    m_id = after;
    m_try->setEndpointId(after);
    Q_EMIT endpointIdChanged(before, after);
  });
}

void EndpointPage::setEndpointId(const QString& id) {
  if (id == m_id) return;
  m_id = id;
  m_try->setEndpointId(id);
  if (m_editor->endpointId() == id) return;
  const QList<int> before = m_splitter->sizes();
  const bool isShown = m_editor->isVisibleTo(this);
  buildEditor();
  m_editor->setVisible(isShown);
  m_splitter->setSizes(before);
}

void EndpointPage::setSplit(bool split, EndpointSide side) {
  m_editor->setVisible(split || side == EndpointSide::Design);
  m_try->setVisible(split || side == EndpointSide::Try);
}

QList<int> EndpointPage::sizes() const { return m_splitter->sizes(); }
void EndpointPage::setSizes(const QList<int>& sizes) {
  if (sizes.size() == 2 && sizes[0] + sizes[1] > 0) m_splitter->setSizes(sizes);
}

} // namespace signalbox::ui
