// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/use_list.h"

#include "ui/document/design_document.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/label.h"
#include "ui/workbench/navigator.h"
#include "ui/workbench/workbench.h"

#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

constexpr qsizetype mostRows = 40;

QString iconOf(EntityKind kind) {
  if (kind == EntityKind::Dependency) return QStringLiteral("plug");
  if (kind == EntityKind::Router) return QStringLiteral("folder");
  return kind == EntityKind::Project ? QStringLiteral("settings-2") : QStringLiteral("route");
}

} // namespace

UseList::UseList(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_heading(new Label({}, uiFont(13, 600))), m_rows(new QVBoxLayout) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 6, 0, 0);
  column->setSpacing(4);
  column->addWidget(m_heading);
  m_rows->setSpacing(0);
  column->addLayout(m_rows);
}

void UseList::showUsesOf(const std::string& name) {
  const auto uses = usesOfDependency(m_workbench.document.design(), name);
  m_heading->setText(tr("Used by %1").arg(usedBy(uses)));
  if (uses == m_uses) return;
  m_uses = uses;
  while (QLayoutItem* item = m_rows->takeAt(0)) {
    item->widget()->hide();
    item->widget()->deleteLater();
    delete item;
  }
  for (const DependencyUse& use : std::as_const(m_uses).mid(0, mostRows)) {
    auto* row = new Button(use.isDirect ? use.text : tr("%1, through another").arg(use.text), ButtonVariant::Ghost);
    row->setIconName(iconOf(use.place.kind));
    row->setLeftAligned(true);
    m_rows->addWidget(row);
    connect(row, &QPushButton::clicked, this, [this, place = use.place] { m_workbench.navigator.openPlace(place); });
  }
  if (m_uses.size() > mostRows)
    m_rows->addWidget(new Label(tr("and %1 more").arg(m_uses.size() - mostRows), uiFont(12), Ink::Tertiary));
}

} // namespace signalbox::ui
