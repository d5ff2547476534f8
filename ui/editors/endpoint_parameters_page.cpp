// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ParametersPage: path, query, header and cookie parameters.
#include "ui/editors/editing.h"
#include "ui/editors/endpoint_pages.h"
#include "ui/editors/field_table.h"
#include "ui/editors/form.h"
#include "ui/shell/navigator.h"
#include "ui/shell/workbench.h"
#include "ui/widgets/surface.h"

namespace signalbox::ui {
namespace {

bool isNamed(const design::Parameter& parameter, design::ParameterIn in, const QString& name) {
  return parameter.in == in && parameter.field.name == name.toStdString();
}

// Moves within its own kind; the others keep their places.
void moveWithin(std::vector<design::Parameter>& all, design::ParameterIn in, const QString& name, int position) {
  std::vector<design::Parameter> kind;
  std::ranges::copy_if(all, std::back_inserter(kind), [in](const design::Parameter& p) { return p.in == in; });
  const auto from = std::ranges::find_if(kind, [&](const design::Parameter& p) { return isNamed(p, in, name); });
  const design::Parameter moved = *from;
  kind.erase(from);
  kind.insert(kind.begin() + position, moved);
  auto next = kind.begin();
  for (design::Parameter& parameter : all)
    if (parameter.in == in) parameter = *next++;
}

} // namespace

ParametersPage::ParametersPage(EndpointContext& context, QWidget* parent) : QWidget(parent), m_context(context) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(18, 14, 18, 18);
  layout->setSpacing(10);
  using In = design::ParameterIn;
  addSection(*layout, In::Path, tr("Path"), tr("Add a placeholder such as {item_id} to the path"));
  addSection(*layout, In::Query, tr("Query"), tr("Add a query parameter"));
  addSection(*layout, In::Header, tr("Headers"), tr("Add a header"));
  addSection(*layout, In::Cookie, tr("Cookies"), tr("Add a cookie"));
  layout->addStretch();
}

void ParametersPage::addSection(QVBoxLayout& page, design::ParameterIn in, const QString& heading,
                                const QString& addText) {
  auto* table = new FieldTable(heading, addText);
  table->setObjectName(QStringLiteral("parameters.") + heading.toLower());
  addHeading(page, heading);
  auto* card = new Surface(Surface::Kind::Card);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(1, 1, 1, 1);
  inside->addWidget(table);
  page.addWidget(card);
  m_sections << Section{in, table};
  connect(table, &FieldTable::addRequested, this,
          [this, in](const design::Field& field) { changeParameters([&](auto& all) { all.push_back({field, in}); }); });
  connect(table, &FieldTable::changeRequested, this, [this, in](const QString& name, const design::Field& field) {
    changeParameters([&](auto& all) {
      for (design::Parameter& parameter : all)
        if (isNamed(parameter, in, name)) parameter.field = field;
    });
  });
  connect(table, &FieldTable::removeRequested, this, [this, in](const QString& name) {
    changeParameters(
        [&](auto& all) { std::erase_if(all, [&](const design::Parameter& p) { return isNamed(p, in, name); }); });
  });
  connect(table, &FieldTable::moveRequested, this, [this, in](const QString& name, int position) {
    changeParameters([&](auto& all) { moveWithin(all, in, name, position); });
  });
  connect(table, &FieldTable::openModelRequested, this,
          [this](const QString& model) { m_context.workbench.navigator.openModel(model); });
}

void ParametersPage::changeParameters(const std::function<void(std::vector<design::Parameter>&)>& change) {
  const auto endpoint = m_context.current();
  if (!endpoint) return;
  design::Endpoint changed = *endpoint;
  change(changed.parameters);
  m_context.change(changed, {});
}

void ParametersPage::render(const design::Endpoint& endpoint, const design::Design& design) {
  for (const Section& section : m_sections) {
    std::vector<design::Field> fields;
    for (const design::Parameter& parameter : endpoint.parameters)
      if (parameter.in == section.in) fields.push_back(parameter.field);
    section.table->setFields(fields, design);
  }
}

void ParametersPage::setProblems(const QVector<FieldProblem>& problems) {
  for (const Section& section : m_sections) section.table->setMarks(marksOfParameters(problems));
}

QWidget* ParametersPage::flashField(const QString& name) {
  for (const Section& section : m_sections) {
    if (!section.table->hasField(name)) continue;
    section.table->flash(name);
    return section.table;
  }
  return nullptr;
}

} // namespace signalbox::ui
