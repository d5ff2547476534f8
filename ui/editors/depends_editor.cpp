// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/depends_editor.h"

#include "ui/editors/depends_row.h"
#include "ui/models/dependency_use.h"
#include "ui/widgets/button.h"
#include "ui/widgets/surface.h"

#include <QMenu>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Depends;

// A parameter's name that is free: that of the dependency itself.
std::string freeName(const std::vector<Depends>& all, const std::string& wanted) {
  std::string name = wanted;
  for (int next = 2; std::ranges::find(all, name, &Depends::name) != all.end(); ++next)
    name = wanted + std::to_string(next);
  return name;
}

} // namespace

DependsEditor::DependsEditor(const QString& id, Values values, QWidget* parent)
    : QWidget(parent), m_id(id), m_values(values), m_place(new QVBoxLayout),
      m_add(new Button(tr("Add dependency"), ButtonVariant::Ghost)) {
  m_add->setObjectName(id + QStringLiteral(".add"));
  m_add->setIconName(QStringLiteral("plus"));
  m_add->setLeftAligned(true);
  auto* card = new Surface(Surface::Kind::Card);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(8, 6, 8, 6);
  inside->setSpacing(4);
  m_place->setSpacing(6);
  inside->addLayout(m_place);
  inside->addWidget(m_add);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addWidget(card);
  connect(m_add, &QPushButton::clicked, this, &DependsEditor::addNew);
}

void DependsEditor::setDepends(const std::vector<Depends>& depends, const design::Design& design, const QString& self) {
  m_names = dependencyNames(design);
  m_names.removeAll(self);
  m_depends = depends;
  while (m_rows.size() > depends.size()) {
    m_rows.back()->hide();
    m_rows.back()->deleteLater();
    m_rows.pop_back();
  }
  while (m_rows.size() < depends.size()) {
    m_rows.push_back(makeRow(m_rows.size()));
    m_place->addWidget(m_rows.back());
  }
  for (std::size_t index = 0; index < m_rows.size(); ++index) m_rows[index]->setDepends(depends[index], m_names);
  m_add->setEnabled(!m_names.isEmpty());
  m_add->setToolTip(m_names.isEmpty() ? tr("The design has no dependency and no security scheme yet") : QString());
}

DependsRow* DependsEditor::makeRow(std::size_t index) {
  auto* row = new DependsRow(QStringLiteral("%1.%2.").arg(m_id).arg(index), int(index) + 1,
                             m_values == Values::Taken ? DependsRow::Value::Taken : DependsRow::Value::Ignored);
  connect(row, &DependsRow::edited, this, [this, index](const Depends& one, const QString& part) {
    if (index >= m_depends.size() || one == m_depends[index]) return;
    std::vector<Depends> changed = m_depends;
    changed[index] = one;
    Q_EMIT edited(changed, part.isEmpty() ? part : QStringLiteral("%1/%2").arg(index).arg(part));
  });
  connect(row, &DependsRow::openRequested, this, &DependsEditor::openRequested);
  connect(row, &DependsRow::moveRequested, this, [this, index](int by) { move(index, by); });
  connect(row, &DependsRow::removeRequested, this, [this, index] {
    std::vector<Depends> changed = m_depends;
    changed.erase(changed.begin() + std::ptrdiff_t(index));
    Q_EMIT edited(changed, {});
  });
  return row;
}

void DependsEditor::setProblems(const PlacedMessages& problems) {
  for (std::size_t index = 0; index < m_rows.size(); ++index) {
    const PlacedMessages ours = messagesBelow(problems, "/" + std::to_string(index));
    m_rows[index]->showProblem(ours.empty() ? nullptr : &ours.front());
  }
}

void DependsEditor::move(std::size_t index, int by) {
  const auto other = std::ptrdiff_t(index) + by;
  if (other < 0 || std::size_t(other) >= m_depends.size()) return;
  std::vector<Depends> changed = m_depends;
  std::swap(changed[index], changed[std::size_t(other)]);
  Q_EMIT edited(changed, {});
}

void DependsEditor::addNew() {
  auto* menu = new QMenu(this);
  menu->setObjectName(m_id + QStringLiteral(".names"));
  menu->setAttribute(Qt::WA_DeleteOnClose);
  for (const QString& name : std::as_const(m_names))
    menu->addAction(name, this, [this, dependency = name.toStdString()] {
      std::vector<Depends> changed = m_depends;
      Depends one;
      one.dependency = dependency;
      if (m_values == Values::Taken) one.name = freeName(changed, dependency);
      changed.push_back(one);
      Q_EMIT edited(changed, {});
    });
  menu->popup(m_add->mapToGlobal(QPoint(0, m_add->height() + 4)));
}

} // namespace signalbox::ui
