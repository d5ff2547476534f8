// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/field_examples.h"

#include "ui/editors/document_tables.h"
#include "ui/editors/form.h"
#include "ui/editors/option_form.h"
#include "ui/widgets/combo_box.h"

#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Json;

std::size_t countOf(const design::Field& field) {
  std::size_t count = 0;
  for (const char* facet : {"openapi_examples", "examples"})
    if (field.facets.is_object() && field.facets.contains(facet) && field.facets[facet].is_structured())
      count += field.facets[facet].size();
  return count;
}

QString shownName(const design::Field& field) {
  const QString name = QString::fromStdString(field.name);
  return countOf(field) == 0 ? name : QStringLiteral("%1 (%2)").arg(name).arg(countOf(field));
}

} // namespace

FieldExamples::FieldExamples(const QString& id, QWidget* parent)
    : QWidget(parent), m_field(new ComboBox(tr("Examples of"))), m_form(new OptionForm(id)) {
  m_field->setObjectName(id + QStringLiteral(".field"));
  m_field->setMinimumWidth(150);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 6, 0, 0);
  column->setSpacing(8);
  addHeading(*column, tr("Examples in the docs"))->addWidget(m_field);
  column->addWidget(m_form);
  connect(m_field, &QComboBox::activated, this, &FieldExamples::render);
  connect(m_form, &OptionForm::optionEdited, this, [this](const QString& key, const Json& value, const QString& part) {
    const design::Field* field = current();
    if (!field) return;
    const QString name = QString::fromStdString(field->name);
    Q_EMIT facetEdited(name, key, value, part.isEmpty() ? part : name + u'/' + part);
  });
}

const design::Field* FieldExamples::current() const {
  const std::string name = m_field->currentData().toString().toStdString();
  const auto found = std::ranges::find(m_fields, name, &design::Field::name);
  return found == m_fields.end() ? nullptr : &*found;
}

// The field that is chosen stays so; at first the one that has some.
void FieldExamples::setFields(const std::vector<design::Field>& fields, const Begin& begin) {
  m_begin = begin;
  const QString chosen = m_field->currentData().toString();
  m_fields = fields;
  m_field->clear();
  int at = -1;
  for (const design::Field& field : m_fields) {
    const QString name = QString::fromStdString(field.name);
    m_field->addItem(shownName(field), name);
    if (name == chosen || (at < 0 && chosen.isEmpty() && countOf(field) > 0)) at = m_field->count() - 1;
  }
  m_field->setCurrentIndex(std::max(at, m_fields.empty() ? -1 : 0));
  setVisible(!m_fields.empty());
  render();
}

void FieldExamples::showEvent(QShowEvent* event) {
  QWidget::showEvent(event);
  render();
}

// What is not looked at is rendered when it is: a value to begin with is compiled for it.
void FieldExamples::render() {
  const design::Field* field = current();
  if (!field || !isVisible()) return;
  const std::pair shown(field->name, field->type);
  if (std::exchange(m_shown, shown) != shown) {
    m_form->setFields({}); // what was begun there and has no name is not this one's
    const Json begin = m_begin(field->type);
    m_form->setFields({namedExamplesField("openapi_examples", begin), plainExamplesField("examples", begin)});
  }
  Json options = Json::object();
  for (const char* facet : {"openapi_examples", "examples"})
    if (field->facets.is_object() && field->facets.contains(facet)) options[facet] = field->facets[facet];
  m_form->setOptions(options);
  const auto index = std::size_t(field - m_fields.data());
  PlacedMessages ours;
  for (const PlacedMessage& each : messagesBelow(m_problems, "/" + std::to_string(index)))
    if (each.pointer.starts_with("/openapi_examples") || each.pointer.starts_with("/examples")) ours.push_back(each);
  m_form->setProblems(ours);
}

void FieldExamples::setProblems(const PlacedMessages& problems) {
  m_problems = problems;
  render();
}

} // namespace signalbox::ui
