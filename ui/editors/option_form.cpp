// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/option_form.h"

#include "ui/editors/chip_list.h"
#include "ui/editors/field_text.h"
#include "ui/editors/form.h"
#include "ui/editors/json_field.h"
#include "ui/editors/object_list.h"
#include "ui/editors/option_sections.h"
#include "ui/editors/pair_list.h"
#include "ui/editors/problem_line.h"
#include "ui/editors/schema_field.h"
#include "ui/text/line_code_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/segmented.h"
#include "ui/widgets/toggle.h"

#include <QVBoxLayout>

#include <algorithm>

namespace signalbox::ui {
namespace {

using design::Json;
using Shape = OptionField::Shape;

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

// The operations by method and path; one that is not there as its id.
void showOperation(ComboBox& pick, const QVector<LinkTarget>& targets, const QString& id) {
  QVector<std::pair<QString, QString>> items{{OptionForm::tr("Choose an operation"), QString()}};
  bool isKnown = id.isEmpty();
  for (const LinkTarget& target : targets) {
    items.append({target.shown, target.id});
    isKnown |= target.id == id;
  }
  if (!isKnown) items.append({id, id});
  QVector<std::pair<QString, QString>> offered;
  for (int index = 0; index < pick.count(); ++index)
    offered.append({pick.itemText(index), pick.itemData(index).toString()});
  if (offered != items) {
    pick.clear();
    for (const auto& [text, each] : items) pick.addItem(text, each);
  }
  pick.setCurrentIndex(pick.findData(id));
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
         mayBeOff == other.mayBeOff && fields == other.fields && group == other.group && note == other.note &&
         isRare == other.isRare && holdsAnswers == other.holdsAnswers && holdsValues == other.holdsValues &&
         sameVariants;
}

OptionForm::OptionForm(const QString& name, const QString& context, QWidget* parent)
    : QWidget(parent), m_name(name), m_context(context), m_problem(new ProblemLine(name + QStringLiteral(".problem"))) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(10);
  layout->addWidget(m_problem);
}

void OptionForm::onEdit(std::function<void(const QString& part, const Change& change)> apply) {
  connect(this, &OptionForm::optionEdited, this, [apply](const QString& key, const Json& value, const QString& part) {
    apply(part, [&](const Json& options) { return withOption(options, key, value); });
  });
  connect(this, &OptionForm::restEdited, this, [this, apply](const Json& rest) {
    apply(QStringLiteral("rest"), [&](const Json& options) { return withRestOfOptions(options, rest, m_fields); });
  });
}

void OptionForm::setFields(const std::vector<OptionField>& fields) {
  if (m_page && fields == m_fields) return;
  m_fields = fields;
  m_rows.clear();
  m_rest = nullptr;
  m_rareSet.clear();
  delete m_page;
  m_page = new QWidget;
  auto* column = new QVBoxLayout(m_page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(10);
  const auto place = m_context.isEmpty() ? OptionSections::Place::Page : OptionSections::Place::Card;
  m_sections = new OptionSections(m_name, place, m_indent);
  column->addWidget(m_sections);
  for (const OptionField& field : m_fields) addRow(field);
  m_restPlace = new QWidget;
  auto* restColumn = new QVBoxLayout(m_restPlace);
  restColumn->setContentsMargins(0, 0, 0, 0);
  restColumn->addWidget(new Label(tr("Other options"), uiFont(13, 600)));
  m_restPlace->hide();
  column->addWidget(m_restPlace);
  layout()->addWidget(m_page);
}

void OptionForm::addRow(const OptionField& field) {
  Row row{field, makeControl(field), new ProblemLine(nameOf(field) + QStringLiteral(".problem"))};
  row.control->setObjectName(nameOf(field));
  showScope(row);
  const auto* list = qobject_cast<ObjectList*>(row.control);
  const auto* pairs = qobject_cast<PairList*>(row.control);
  m_sections->add(field, {row.control, list ? list->actions() : pairs ? pairs->actions() : nullptr, row.problem});
  m_rows.push_back(row);
}

int OptionForm::indentOf(const OptionField& field) const {
  const auto place = m_context.isEmpty() ? OptionSections::Place::Page : OptionSections::Place::Card;
  return m_indent + (OptionSections::isInCard(field, place) ? OptionSections::cardMargin : 0);
}

QString OptionForm::nameOf(const OptionField& field) const { return m_name + u'.' + QString::fromStdString(field.key); }

QString OptionForm::contextOf(const OptionField& field) const {
  return m_context.isEmpty() ? field.label : m_context + QStringLiteral(", ") + field.label;
}

void OptionForm::showRow(const Row& row, const Json& value) {
  const QString text = value.is_string() ? QString::fromStdString(value.get<std::string>()) : QString();
  const int choice = int(qMax<qsizetype>(0, row.field.choices.indexOf(text)));
  switch (row.field.shape) {
  case Shape::Flag:
    return static_cast<Toggle*>(row.control)
        ->setChecked(value.is_boolean() ? value.get<bool>() : row.field.isNormallyOn);
  case Shape::Choice: return static_cast<Segmented*>(row.control)->setCurrentIndex(choice);
  case Shape::Pick: return static_cast<ComboBox*>(row.control)->setCurrentIndex(choice);
  case Shape::Operation: return showOperation(*static_cast<ComboBox*>(row.control), m_scope.linkTargets(), text);
  case Shape::List: return static_cast<ChipList*>(row.control)->setValues(textsOf(value));
  case Shape::Lines:
  case Shape::Names:
  case Shape::Runtimes:
    if (row.field.shape == Shape::Runtimes) showRuntimes(row); // of the operation that is chosen now
    return static_cast<PairList*>(row.control)->setValue(value);
  case Shape::Object:
    return static_cast<OptionForm*>(row.control)->setOptions(value.is_object() ? value : Json::object());
  case Shape::Objects:
  case Shape::Keyed: return static_cast<ObjectList*>(row.control)->setValue(value);
  case Shape::Schema: return static_cast<SchemaField*>(row.control)->setValue(value);
  case Shape::Json: return static_cast<JsonField*>(row.control)->setValue(value);
  default: return showText(row, value);
  }
}

void OptionForm::showText(const Row& row, const Json& value) {
  const bool isLiteral = row.field.shape == Shape::Literal || row.field.shape == Shape::Runtime;
  const QString text = value.is_discarded()                    ? QString()
                       : row.field.mayBeOff && value.is_null() ? off
                       : value.is_string() && !isLiteral       ? QString::fromStdString(value.get<std::string>())
                                                               : shownLiteral(value);
  showOption(*static_cast<LineEdit*>(row.control), text);
}

void OptionForm::setOptions(const Json& options) {
  m_options = options;
  for (const Row& row : m_rows) showRow(row, options.contains(row.field.key) ? options[row.field.key] : discarded());
  showRare();
  showRest(restOf(options));
}

// What becomes set is seen; later the person folds it as they like.
void OptionForm::showRare() {
  if (!m_sections->hasRare()) return;
  QStringList names;
  std::vector<std::string> set;
  for (const Row& row : m_rows) {
    if (!row.field.isRare) continue;
    names << row.field.label.toLower();
    if (m_options.contains(row.field.key)) set.push_back(row.field.key);
  }
  m_sections->setRareNote(names.join(QStringLiteral(", ")));
  const auto wasSet = [this](const std::string& key) { return std::ranges::find(m_rareSet, key) != m_rareSet.end(); };
  if (!std::ranges::all_of(set, wasSet)) m_sections->openRare();
  m_rareSet = std::move(set);
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

void OptionForm::setScope(const FormScope& scope) {
  m_scope = scope;
  for (const Row& row : m_rows) showScope(row);
}

void OptionForm::showScope(const Row& row) {
  switch (row.field.shape) {
  case Shape::Type: {
    auto* edit = static_cast<LineCodeEdit*>(row.control);
    edit->setWords(typeWords(m_scope.design()));
    edit->setCheck([scope = m_scope](const QString& text) {
      const TypeProblem problem = text.trimmed().isEmpty() ? TypeProblem() : checkType(text, scope.design());
      return LineProblem{problem.offset, problem.message};
    });
    return;
  }
  case Shape::Runtime: {
    auto* edit = static_cast<LineCodeEdit*>(row.control);
    edit->setWords(runtimeExpressions(m_scope.design(), m_scope.source()));
    edit->setCheck([scope = m_scope](const QString& text) {
      return LineProblem{0, runtimeProblem(scope.design(), scope.source(), text.trimmed())};
    });
    return;
  }
  case Shape::Runtimes: return showRuntimes(row);
  case Shape::Schema: return static_cast<SchemaField*>(row.control)->setDesign(m_scope.design());
  case Shape::Object: return static_cast<OptionForm*>(row.control)->setScope(m_scope);
  case Shape::Objects:
  case Shape::Keyed: return static_cast<ObjectList*>(row.control)->setScope(m_scope);
  default: return;
  }
}

void OptionForm::showRuntimes(const Row& row) {
  const auto given = m_options.find("operationId");
  const bool isText = given != m_options.end() && given->is_string();
  const QString id = isText ? QString::fromStdString(given->get<std::string>()) : QString();
  QStringList names;
  if (!id.isEmpty())
    for (const LinkTarget& target : m_scope.linkTargets())
      if (target.id == id) names = target.parameters;
  static_cast<PairList*>(row.control)
      ->setWords(names, runtimeExpressions(m_scope.design(), m_scope.source()), [scope = m_scope](const QString& text) {
        return runtimeProblem(scope.design(), scope.source(), text);
      });
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
  for (const Row& row : m_rows) showProblems(row, byKey[row.field.key]);
  if (others.size() == 1) return m_problem->show(&others.front());
  QStringList texts;
  for (const PlacedMessage& problem : others) texts << problem.message;
  m_problem->showText(texts.join(u' '));
}

void OptionForm::showProblems(const Row& row, const PlacedMessages& problems) {
  switch (row.field.shape) {
  case Shape::Json: static_cast<JsonField*>(row.control)->setProblems(problems); break;
  case Shape::Schema: static_cast<SchemaField*>(row.control)->setProblems(problems); break;
  case Shape::Lines:
  case Shape::Names:
  case Shape::Runtimes: static_cast<PairList*>(row.control)->setProblems(problems); break;
  case Shape::Object: static_cast<OptionForm*>(row.control)->setProblems(problems); break;
  case Shape::Objects:
  case Shape::Keyed: static_cast<ObjectList*>(row.control)->setProblems(problems); break;
  default: break;
  }
  if (row.field.isRare && !problems.empty()) m_sections->openRare();
  const PlacedMessage* own = problems.empty() ? nullptr : &problems.front();
  const bool isOfAll = std::ranges::any_of(problems, [](const auto& problem) { return problem.pointer.empty(); });
  const bool hasParts = row.field.shape >= Shape::Lines && row.field.shape <= Shape::Keyed;
  if (hasParts && (row.field.shape == Shape::Object || !isOfAll)) own = nullptr; // it says so itself
  row.problem->show(own);
}

} // namespace signalbox::ui
