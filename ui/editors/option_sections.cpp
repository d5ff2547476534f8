// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/option_sections.h"

#include "ui/editors/form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/label.h"
#include "ui/widgets/surface.h"
#include "ui/widgets/whole_label.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

using Shape = OptionField::Shape;

constexpr int betweenGroups = 6; // beside the spacing of the column
constexpr int onPage = 8;        // between rows, as in a Form
constexpr int inCard = 4;

bool isList(const OptionField& field) {
  return field.shape == Shape::Objects || field.shape == Shape::Keyed || field.shape == Shape::Lines ||
         field.shape == Shape::Names || field.shape == Shape::Runtimes;
}

// What needs the width stands below its label.
bool isTall(const OptionField& field) {
  return isList(field) || field.shape == Shape::Object || field.shape == Shape::Json;
}

bool fillsWidth(const OptionField& field) {
  switch (field.shape) {
  case Shape::Number:
  case Shape::Real:
  case Shape::Flag:
  case Shape::Choice:
  case Shape::Pick: return false;
  default: return true;
  }
}

// Lists and objects of a page that are in no group are groups of their own.
bool standsAlone(const OptionField& field, OptionSections::Place place) {
  if (field.isRare || place == OptionSections::Place::Card) return false;
  if (!field.group.isEmpty()) return field.group == field.label;
  return isList(field) || field.shape == Shape::Object;
}

} // namespace

OptionSections::OptionSections(const QString& id, Place place, int indent, QWidget* parent)
    : QWidget(parent), m_id(id), m_place(place), m_indent(indent), m_column(new QVBoxLayout(this)) {
  m_column->setContentsMargins(0, 0, 0, 0);
  m_column->setSpacing(8);
}

bool OptionSections::isInCard(const OptionField& field, Place place) {
  if (place == Place::Card) return false;
  return field.isRare || field.shape == Shape::Object || (!field.group.isEmpty() && field.group != field.label);
}

QGridLayout* OptionSections::makeGrid(QVBoxLayout& column, int spacing) {
  auto* grid = new QGridLayout;
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(spacing);
  grid->setColumnStretch(1, 1);
  column.addLayout(grid);
  return grid;
}

QGridLayout* OptionSections::makeCard(QVBoxLayout& column) {
  auto* card = new Surface(Surface::Kind::Card);
  auto* inside = new QVBoxLayout(card);
  inside->setContentsMargins(cardMargin, 8, cardMargin, 10);
  column.addWidget(card);
  return makeGrid(*inside, inCard);
}

QVBoxLayout& OptionSections::rareColumn() {
  if (m_rare) return *m_rareColumn;
  auto* content = new QWidget;
  m_rareColumn = new QVBoxLayout(content);
  m_rareColumn->setContentsMargins(0, 0, 0, 0);
  m_rare = new Fold(m_id + QStringLiteral(".more"), tr("More"), content);
  m_column->addWidget(m_rare);
  return *m_rareColumn;
}

QGridLayout* OptionSections::gridFor(const OptionField& field) {
  const QString group = field.isRare ? QString() : field.group;
  const auto found = std::ranges::find_if(
      m_sections, [&](const Section& section) { return section.group == group && section.isRare == field.isRare; });
  if (found != m_sections.end()) return found->grid;
  QVBoxLayout& column = field.isRare ? rareColumn() : *m_column;
  if (!group.isEmpty()) {
    if (m_column->count() > 0) m_column->addSpacing(betweenGroups);
    auto* heading = new Label(group, uiFont(13, 600));
    heading->setFixedHeight(headingHeight);
    column.addWidget(heading);
  }
  QGridLayout* grid =
      isInCard(field, m_place) ? makeCard(column) : makeGrid(column, m_place == Place::Page ? onPage : inCard);
  m_sections.push_back({group, field.isRare, grid});
  return grid;
}

// A heading with what adds to the list, and the list below.
void OptionSections::addAlone(const OptionField& field, const Parts& parts) {
  if (m_column->count() > 0) m_column->addSpacing(betweenGroups);
  auto* head = new QHBoxLayout;
  head->setSpacing(8);
  head->addStrut(headingHeight);
  auto* heading = new Label(field.label, uiFont(13, 600));
  heading->setMinimumWidth(qMin(heading->sizeHint().width(), labelWidth));
  head->addWidget(heading);
  auto* note = new WholeLabel(field.note, uiFont(12), Ink::Tertiary);
  head->addWidget(note, 1);
  if (parts.actions) head->addWidget(parts.actions);
  m_column->addLayout(head);
  if (isInCard(field, m_place))
    makeCard(*m_column)->addWidget(parts.control, 0, 0, 1, 2);
  else
    m_column->addWidget(parts.control);
  m_column->addWidget(parts.problem);
}

void OptionSections::add(const OptionField& field, const Parts& parts) {
  if (standsAlone(field, m_place)) return addAlone(field, parts);
  QGridLayout* grid = gridFor(field);
  const int line = grid->rowCount();
  const bool tall = isTall(field);
  grid->setRowMinimumHeight(line, tall ? 24 : 28);
  const int width = labelWidth - m_indent - (isInCard(field, m_place) ? cardMargin : 0);
  grid->setColumnMinimumWidth(0, width);
  grid->addWidget(formLabel(field.label, tall && !parts.actions ? 0 : width), line, 0, 1,
                  tall && !parts.actions ? 2 : 1);
  if (parts.actions) grid->addWidget(parts.actions, line, 1, Qt::AlignLeft);
  if (tall)
    grid->addWidget(parts.control, line + 1, 0, 1, 2);
  else
    grid->addWidget(parts.control, line, 1, fillsWidth(field) ? Qt::Alignment() : Qt::AlignLeft);
  grid->addWidget(parts.problem, line + 2, tall ? 0 : 1, 1, tall ? 2 : 1);
}

void OptionSections::openRare() {
  if (m_rare) m_rare->setOpen(true);
}

void OptionSections::setRareNote(const QString& note) {
  if (m_rare) m_rare->setNote(note);
}

} // namespace signalbox::ui
