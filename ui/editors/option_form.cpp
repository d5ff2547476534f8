// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/option_form.h"

#include "ui/editors/chip_list.h"
#include "ui/editors/field_text.h"
#include "ui/editors/form.h"
#include "ui/editors/json_field.h"
#include "ui/editors/object_list.h"
#include "ui/editors/pair_list.h"
#include "ui/editors/problem_line.h"
#include "ui/text/line_code_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/toggle.h"

#include <QGridLayout>
#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Json;
using Shape = OptionField::Shape;

constexpr int innerLabelWidth = 100; // in a card
const QString off = QStringLiteral("off");

Json discarded() { return Json(Json::value_t::discarded); }

bool hasRow(const std::vector<OptionField>& fields, const std::string& key) {
  return std::ranges::find(fields, key, &OptionField::key) != fields.end();
}

// What the design says, unless something that cannot be taken is being typed. Undo reaches the field one types in, too.
void showOption(LineEdit& edit, const QString& text) {
  if (edit.hasFocus() && !edit.problem().isEmpty()) return;
  edit.setProblem({});
  if (edit.text().trimmed() == text.trimmed()) return;
  const int caret = edit.cursorPosition();
  edit.setText(text);
  edit.setCursorPosition(qMin(caret, int(text.size())));
}

// Without quotes where the text means itself.
QString shownLiteral(const Json& value) {
  const QString text = value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
  return value.is_string() && parseLiteral(text) == value ? text : literalText(value);
}

QStringList textsOf(const Json& list) {
  QStringList texts;
  if (list.is_array())
    for (const Json& item : list)
      texts << (item.is_string() ? QString::fromStdString(item.get<std::string>()) : literalText(item));
  return texts;
}

} // namespace

Json withOption(Json options, const QString& key, const Json& value) {
  if (value.is_discarded())
    options.erase(key.toStdString());
  else
    options[key.toStdString()] = value;
  return options;
}

Json withRestOfOptions(const Json& options, const Json& rest, const std::vector<OptionField>& fields) {
  Json all = Json::object();
  for (const auto& [key, value] : options.items())
    if (hasRow(fields, key)) all[key] = value;
  if (rest.is_object())
    for (const auto& [key, value] : rest.items())
      if (!hasRow(fields, key)) all[key] = value;
  return all;
}

bool OptionField::operator==(const OptionField& other) const {
  const bool sameVariants = variants == other.variants || (variants && other.variants && *variants == *other.variants);
  return key == other.key && label == other.label && hint == other.hint && shape == other.shape &&
         choices == other.choices && isNormallyOn == other.isNormallyOn && keepsDefault == other.keepsDefault &&
         mayBeOff == other.mayBeOff && fields == other.fields && sameVariants;
}

OptionForm::OptionForm(const QString& name, const QString& context, QWidget* parent)
    : QWidget(parent), m_name(name), m_context(context), m_problem(new ProblemLine(name + QStringLiteral(".problem"))) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(10);
  layout->addWidget(m_problem);
}

void OptionForm::setFields(const std::vector<OptionField>& fields) {
  if (m_page && fields == m_fields) return;
  m_fields = fields;
  m_rows.clear();
  m_rest = nullptr;
  delete m_page;
  m_page = new QWidget;
  auto* column = new QVBoxLayout(m_page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(10);
  m_grid = new QGridLayout;
  m_grid->setHorizontalSpacing(12);
  m_grid->setVerticalSpacing(4);
  m_grid->setColumnMinimumWidth(0, m_context.isEmpty() ? labelWidth : innerLabelWidth);
  m_grid->setColumnStretch(1, 1);
  column->addLayout(m_grid);
  for (const OptionField& field : m_fields) addRow(field);
  m_restPlace = new QWidget;
  auto* restColumn = new QVBoxLayout(m_restPlace);
  restColumn->setContentsMargins(0, 0, 0, 0);
  restColumn->addWidget(new Label(tr("Other options"), uiFont(13, 600)));
  m_restPlace->hide();
  column->addWidget(m_restPlace);
  layout()->addWidget(m_page);
}

// What needs the width stands below its label.
void OptionForm::addRow(const OptionField& field) {
  Row row{field, makeControl(field), new ProblemLine(nameOf(field) + QStringLiteral(".problem"))};
  row.control->setObjectName(nameOf(field));
  showDesign(row);
  const int line = m_grid->rowCount();
  const bool isGroup = field.shape == Shape::Objects || field.shape == Shape::Keyed || field.shape == Shape::Object;
  const bool isTall =
      isGroup || field.shape == Shape::Json || field.shape == Shape::Lines || field.shape == Shape::Names;
  const bool isHeading = isGroup && m_context.isEmpty();
  auto* label =
      new Label(field.label, isHeading ? uiFont(13, 600) : uiFont(13), isHeading ? Ink::Text : Ink::Secondary);
  m_grid->setRowMinimumHeight(line, isTall ? 24 : 28);
  m_grid->addWidget(label, line, 0, 1, isTall ? 2 : 1);
  if (isTall)
    m_grid->addWidget(row.control, line + 1, 0, 1, 2);
  else
    m_grid->addWidget(row.control, line, 1, field.shape == Shape::List ? Qt::Alignment() : Qt::AlignLeft);
  m_grid->addWidget(row.problem, line + 2, isTall ? 0 : 1, 1, isTall ? 2 : 1);
  m_rows.push_back(row);
}

QString OptionForm::nameOf(const OptionField& field) const { return m_name + u'.' + QString::fromStdString(field.key); }

QString OptionForm::contextOf(const OptionField& field) const {
  return m_context.isEmpty() ? field.label : m_context + QStringLiteral(", ") + field.label;
}

void OptionForm::showRow(const Row& row, const Json& value) {
  const bool isSet = !value.is_discarded();
  switch (row.field.shape) {
  case Shape::Flag:
    static_cast<Toggle*>(row.control)->setChecked(value.is_boolean() ? value.get<bool>() : row.field.isNormallyOn);
    return;
  case Shape::Choice: {
    const QString text = value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
    static_cast<Segmented*>(row.control)->setCurrentIndex(int(qMax<qsizetype>(0, row.field.choices.indexOf(text))));
    return;
  }
  case Shape::Pick: {
    const QString text = value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
    static_cast<ComboBox*>(row.control)->setCurrentIndex(int(qMax<qsizetype>(0, row.field.choices.indexOf(text))));
    return;
  }
  case Shape::List: static_cast<ChipList*>(row.control)->setValues(textsOf(value)); return;
  case Shape::Lines:
  case Shape::Names: static_cast<PairList*>(row.control)->setValue(value); return;
  case Shape::Object:
    static_cast<OptionForm*>(row.control)->setOptions(value.is_object() ? value : Json::object());
    return;
  case Shape::Objects:
  case Shape::Keyed: static_cast<ObjectList*>(row.control)->setValue(value); return;
  case Shape::Json: static_cast<JsonField*>(row.control)->setValue(value); return;
  default: {
    auto* edit = static_cast<LineEdit*>(row.control);
    const bool isOff = row.field.mayBeOff && value.is_null();
    const QString text = !isSet  ? QString()
                         : isOff ? off
                         : value.is_string() && row.field.shape != Shape::Literal
                             ? QString::fromStdString(value.get<std::string>())
                             : shownLiteral(value);
    showOption(*edit, text);
  }
  }
}

void OptionForm::setOptions(const Json& options) {
  m_options = options;
  for (const Row& row : m_rows) showRow(row, options.contains(row.field.key) ? options[row.field.key] : discarded());
  showRest(restOf(options));
}

void OptionForm::showRest(const Json& rest) {
  if (!m_rest && rest.empty()) return;
  if (!m_rest) {
    m_rest = new JsonField(tr("Other options"));
    m_rest->setObjectName(m_name + QStringLiteral(".rest"));
    m_rest->fitHeight(2, 14);
    m_restPlace->layout()->addWidget(m_rest);
    connect(m_rest, &JsonField::valueEdited, this, &OptionForm::restEdited);
  }
  m_rest->setValue(rest.empty() ? discarded() : rest);
  m_restPlace->setVisible(!rest.empty() || m_rest->isAncestorOf(focusWidget()));
}

Json OptionForm::restOf(const Json& options) const {
  Json rest = Json::object();
  for (const auto& [key, value] : options.items())
    if (!hasRow(m_fields, key)) rest[key] = value;
  return rest;
}

const OptionForm::Row* OptionForm::rowOf(const std::string& key) const {
  const auto found = std::ranges::find(m_rows, key, [](const Row& row) { return row.field.key; });
  return found == m_rows.end() ? nullptr : &*found;
}

void OptionForm::setDesign(const design::Design& design) {
  m_design = design;
  for (const Row& row : m_rows) showDesign(row);
}

void OptionForm::showDesign(const Row& row) {
  switch (row.field.shape) {
  case Shape::Type: {
    auto* edit = static_cast<LineCodeEdit*>(row.control);
    edit->setWords(typeWords(m_design));
    edit->setCheck([design = m_design](const QString& text) {
      const TypeProblem problem = text.trimmed().isEmpty() ? TypeProblem() : checkType(text, design);
      return LineProblem{problem.offset, problem.message};
    });
    return;
  }
  case Shape::Object: static_cast<OptionForm*>(row.control)->setDesign(m_design); return;
  case Shape::Objects:
  case Shape::Keyed: static_cast<ObjectList*>(row.control)->setDesign(m_design); return;
  default: return;
  }
}

void OptionForm::setProblems(const PlacedMessages& problems) {
  std::map<std::string, PlacedMessages> byKey;
  PlacedMessages others;
  for (const PlacedMessage& problem : problems) {
    const std::string& pointer = problem.pointer;
    const auto end = std::min(pointer.find('/', 1), pointer.size());
    const std::string key = pointer.empty() ? std::string() : pointer.substr(1, end - 1);
    if (rowOf(key))
      byKey[key].push_back({pointer.substr(end), problem.message, problem.fix});
    else
      others.push_back(problem);
  }
  for (const Row& row : m_rows) {
    const auto& ours = byKey[row.field.key];
    const PlacedMessage* own = ours.empty() ? nullptr : &ours.front();
    switch (row.field.shape) {
    case Shape::Json: static_cast<JsonField*>(row.control)->setProblems(ours); break;
    case Shape::Lines:
    case Shape::Names: static_cast<PairList*>(row.control)->setProblems(ours); break;
    case Shape::Object: static_cast<OptionForm*>(row.control)->setProblems(ours); break;
    case Shape::Objects:
    case Shape::Keyed: static_cast<ObjectList*>(row.control)->setProblems(ours); break;
    default: break;
    }
    const bool isOfAll = std::ranges::any_of(ours, [](const auto& problem) { return problem.pointer.empty(); });
    const bool hasParts = row.field.shape >= Shape::Lines && row.field.shape <= Shape::Keyed;
    if (hasParts && (row.field.shape == Shape::Object || !isOfAll)) own = nullptr; // it says so itself
    row.problem->show(own);
  }
  if (others.size() == 1) return m_problem->show(&others.front());
  QStringList texts;
  for (const PlacedMessage& problem : others) texts << problem.message;
  m_problem->showText(texts.join(u' '));
}

} // namespace signalbox::ui
