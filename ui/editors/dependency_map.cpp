// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/dependency_map.h"

#include "ui/commands/command_registry.h"
#include "ui/document/design_document.h"
#include "ui/editors/dependency_graph_pane.h"
#include "ui/editors/editing.h"
#include "ui/models/count_text.h"
#include "ui/models/design_tree.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/empty_state.h"
#include "ui/widgets/label.h"
#include "ui/workbench/workbench.h"

#include <QHBoxLayout>
#include <QVBoxLayout>

namespace signalbox::ui {

DependencyMap::DependencyMap(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_counts(new Label({}, uiFont(12), Ink::Tertiary)),
      m_pane(new DependencyGraphPane(workbench, nullptr)),
      m_empty(new EmptyState(QStringLiteral("workflow"), tr("No dependencies yet"),
                             tr("What endpoints have in common, such as who asks or a page of a list, is written once "
                                "as a dependency and asked for by its name."))) {
  setObjectName(QStringLiteral("dependencies"));
  setAccessibleName(tr("Dependencies of the project"));
  auto* head = new QHBoxLayout;
  head->setContentsMargins(18, 12, 18, 6);
  head->setSpacing(10);
  head->addWidget(new Label(tr("Dependencies"), displayFont(17, 600)));
  head->addWidget(m_counts, 1);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addLayout(head);
  column->addWidget(m_pane, 1);
  column->addWidget(m_empty, 1);
  for (const auto& [text, command, id] :
       {std::tuple(tr("New dependency"), "design.newDependency", "dependencies.new"),
        std::tuple(tr("New security scheme"), "design.newScheme", "dependencies.newScheme")}) {
    Button* button = m_empty->addAction(text);
    button->setObjectName(QLatin1String(id));
    connect(button, &QPushButton::clicked, this,
            [this, command = QLatin1String(command)] { m_workbench.commands.run(command); });
  }
  whenDesignChanges(workbench, *this, [this] { render(); });
  render();
}

void DependencyMap::render() {
  const design::Design& design = m_workbench.document.design();
  const bool isEmpty = design.dependencies().empty() && design.securitySchemes().empty();
  m_empty->setVisible(isEmpty);
  m_pane->setVisible(!isEmpty);
  m_counts->setText(counted(qint64(design.dependencies().size()), tr("dependency"), tr("dependencies")) +
                    QStringLiteral(", ") +
                    counted(qint64(design.securitySchemes().size()), tr("security scheme"), tr("security schemes")));
  m_pane->render();
}

} // namespace signalbox::ui
