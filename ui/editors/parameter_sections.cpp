// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/parameter_sections.h"

#include "ui/editors/form.h"
#include "ui/editors/problem_lines.h"
#include "ui/widgets/surface.h"

#include <algorithm>

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

ParameterSections::ParameterSections(const QString& id, QWidget* parent)
    : QWidget(parent), m_id(id), m_lines(new ProblemLines(id + QStringLiteral(".problem"))) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(10);
  using In = design::ParameterIn;
  addSection(*layout, In::Path, tr("Path"), QStringLiteral("path"), tr("Add a path parameter, such as item_id: int"));
  addSection(*layout, In::Query, tr("Query"), QStringLiteral("query"), tr("Add a query parameter"));
  addSection(*layout, In::Header, tr("Headers"), QStringLiteral("headers"), tr("Add a header"));
  addSection(*layout, In::Cookie, tr("Cookies"), QStringLiteral("cookies"), tr("Add a cookie"));
  layout->addWidget(m_lines);
}

void ParameterSections::addSection(QVBoxLayout& page, design::ParameterIn in, const QString& heading,
                                   const QString& name, const QString& addText) {
  auto* table = new FieldTable(heading, addText);
  table->setObjectName(m_id + u'.' + name);
  addHeading(page, heading);
  auto* card = new Surface(Surface::Kind::Card);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(1, 1, 1, 1);
  inside->addWidget(table);
  page.addWidget(card);
  m_sections << Section{in, table};
  connect(table, &FieldTable::addRequested, this,
          [this, in](const design::Field& field) { change([&](auto& all) { all.push_back({field, in}); }); });
  connect(table, &FieldTable::changeRequested, this, [this, in](const QString& before, const design::Field& field) {
    const QString after = QString::fromStdString(field.name);
    if (after != before) return Q_EMIT renameRequested(before, after);
    change([&](auto& all) {
      for (design::Parameter& parameter : all)
        if (isNamed(parameter, in, before)) parameter.field = field;
    });
  });
  connect(table, &FieldTable::removeRequested, this, [this, in](const QString& gone) {
    change([&](auto& all) { std::erase_if(all, [&](const design::Parameter& p) { return isNamed(p, in, gone); }); });
  });
  connect(table, &FieldTable::moveRequested, this, [this, in](const QString& moved, int position) {
    change([&](auto& all) { moveWithin(all, in, moved, position); });
  });
  connect(table, &FieldTable::openModelRequested, this, &ParameterSections::openModelRequested);
}

void ParameterSections::change(const std::function<void(std::vector<design::Parameter>&)>& edit) {
  std::vector<design::Parameter> changed = m_parameters;
  edit(changed);
  Q_EMIT edited(changed);
}

void ParameterSections::setParameters(const std::vector<design::Parameter>& parameters, const design::Design& design) {
  m_parameters = parameters;
  for (const Section& section : m_sections) {
    std::vector<design::Field> fields;
    for (const design::Parameter& parameter : parameters)
      if (parameter.in == section.in) fields.push_back(parameter.field);
    section.table->setFields(fields, design);
  }
}

void ParameterSections::setProblems(const PlacedMessages& problems) {
  std::vector<design::Field> fields;
  for (const design::Parameter& parameter : m_parameters) fields.push_back(parameter.field);
  m_lines->setProblems(problems, fields);
}

void ParameterSections::setMarks(const QHash<QString, FieldMark>& marks) {
  for (const Section& section : m_sections) section.table->setMarks(marks);
}

QWidget* ParameterSections::flashField(const QString& name) {
  for (const Section& section : m_sections) {
    if (!section.table->hasField(name)) continue;
    section.table->flash(name);
    return section.table;
  }
  return nullptr;
}

} // namespace signalbox::ui
