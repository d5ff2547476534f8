// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/option_form.h"

#include "ui/editors/chip_list.h"
#include "ui/editors/field_text.h"
#include "ui/editors/form.h"
#include "ui/editors/json_field.h"
#include "ui/theme/theme.h"
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

constexpr int controlWidth = 280;
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

QStringList textsOf(const Json& list) {
  QStringList texts;
  if (list.is_array())
    for (const Json& item : list)
      texts << (item.is_string() ? QString::fromStdString(item.get<std::string>()) : literalText(item));
  return texts;
}

Json listOf(const QStringList& texts) {
  Json list = Json::array();
  for (const QString& text : texts) list.push_back(text.toStdString());
  return list;
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

OptionForm::OptionForm(const QString& name, QWidget* parent)
    : QWidget(parent), m_name(name), m_problem(new Label({}, uiFont(12, 500), Ink::Error)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(10);
  m_problem->setIconName(QStringLiteral("circle-alert"));
  m_problem->setObjectName(m_name + QStringLiteral(".problem"));
  m_problem->hide();
  layout->addWidget(m_problem);
}

void OptionForm::setFields(const std::vector<OptionField>& fields) {
  if (m_page && fields == m_fields) return;
  m_fields = fields;
  m_rows.clear();
  delete m_page;
  m_page = new QWidget;
  auto* column = new QVBoxLayout(m_page);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(10);
  m_grid = new QGridLayout;
  m_grid->setHorizontalSpacing(12);
  m_grid->setVerticalSpacing(4);
  m_grid->setColumnMinimumWidth(0, 120);
  m_grid->setColumnStretch(1, 1);
  column->addLayout(m_grid);
  for (const OptionField& field : m_fields) {
    Row row{field, makeControl(field), new Label({}, uiFont(12), Ink::Error)};
    row.control->setObjectName(m_name + u'.' + QString::fromStdString(field.key));
    row.problem->hide();
    const int line = m_grid->rowCount();
    const bool isTall = field.shape == Shape::Json;
    const bool isWide = isTall || field.shape == Shape::List;
    m_grid->addWidget(new Label(field.label, uiFont(13), Ink::Secondary), line, 0,
                      isTall ? Qt::AlignTop : Qt::Alignment());
    m_grid->addWidget(row.control, line, 1, isWide ? Qt::Alignment() : Qt::AlignLeft);
    m_grid->addWidget(row.problem, line + 1, 1);
    m_grid->setRowMinimumHeight(line, 28);
    m_rows.push_back(row);
  }
  m_restPlace = new QWidget;
  auto* restColumn = new QVBoxLayout(m_restPlace);
  restColumn->setContentsMargins(0, 0, 0, 0);
  restColumn->addWidget(new Label(tr("Other options"), uiFont(13, 600)));
  m_rest = new JsonField(tr("Other options"));
  m_rest->setObjectName(m_name + QStringLiteral(".rest"));
  m_rest->fitHeight(2, 14);
  restColumn->addWidget(m_rest);
  column->addWidget(m_restPlace);
  connect(m_rest, &JsonField::valueEdited, this, &OptionForm::restEdited);
  layout()->addWidget(m_page);
}

QWidget* OptionForm::makeControl(const OptionField& field) {
  switch (field.shape) {
  case Shape::Flag: return makeFlag(field);
  case Shape::Choice: return makeChoice(field);
  case Shape::List: return makeList(field);
  case Shape::Json: return makeJson(field);
  default: return makeText(field);
  }
}

QWidget* OptionForm::makeText(const OptionField& field) {
  auto* edit = new LineEdit(field.hint.isEmpty() ? field.label : field.hint);
  edit->setAccessibleName(field.label);
  edit->setFixedWidth(field.shape == Shape::Number ? controlWidth / 2 : controlWidth);
  if (field.shape != Shape::Text) edit->setFace(LineEdit::Face::Code);
  const QString key = QString::fromStdString(field.key);
  connect(edit, &QLineEdit::textEdited, this,
          [this, edit, key, shape = field.shape, mayBeOff = field.mayBeOff](const QString& text) {
            if (text.trimmed().isEmpty()) {
              edit->setProblem({});
              return Q_EMIT optionEdited(key, discarded());
            }
            if (mayBeOff && text.trimmed() == off) return Q_EMIT optionEdited(key, Json(nullptr));
            if (shape != Shape::Number) return Q_EMIT optionEdited(key, Json(text.toStdString()));
            bool isNumber = false;
            const qlonglong number = text.trimmed().toLongLong(&isNumber);
            edit->setProblem(isNumber ? QString() : tr("A whole number"));
            if (isNumber) Q_EMIT optionEdited(key, Json(number));
          });
  return edit;
}

QWidget* OptionForm::makeFlag(const OptionField& field) {
  auto* toggle = new Toggle(field.label);
  connect(toggle, &QAbstractButton::clicked, this,
          [this, key = QString::fromStdString(field.key), normal = field.isNormallyOn](bool isOn) {
            Q_EMIT optionEdited(key, isOn == normal ? discarded() : Json(isOn));
          });
  return toggle;
}

QWidget* OptionForm::makeChoice(const OptionField& field) {
  auto* choice = new Segmented(field.label, field.choices);
  connect(choice, &Segmented::chosen, this, [this, field](int index) {
    const bool isDefault = index == 0 && !field.keepsDefault;
    Q_EMIT optionEdited(QString::fromStdString(field.key),
                        isDefault ? discarded() : Json(field.choices[index].toStdString()));
  });
  return choice;
}

QWidget* OptionForm::makeList(const OptionField& field) {
  auto* chips = new ChipList(m_name + u'.' + QString::fromStdString(field.key), field.label, field.hint);
  connect(chips, &ChipList::edited, this, [this, key = QString::fromStdString(field.key)](const QStringList& texts) {
    Q_EMIT optionEdited(key, texts.isEmpty() ? discarded() : listOf(texts));
  });
  return chips;
}

QWidget* OptionForm::makeJson(const OptionField& field) {
  auto* json = new JsonField(field.label);
  json->fitHeight(1, 18);
  connect(json, &JsonField::valueEdited, this,
          [this, key = QString::fromStdString(field.key)](const Json& value) { Q_EMIT optionEdited(key, value); });
  return json;
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
  case Shape::List: static_cast<ChipList*>(row.control)->setValues(textsOf(value)); return;
  case Shape::Json: static_cast<JsonField*>(row.control)->setValue(value); return;
  default: {
    auto* edit = static_cast<LineEdit*>(row.control);
    const bool isOff = row.field.mayBeOff && value.is_null();
    const QString text = !isSet              ? QString()
                         : isOff             ? off
                         : value.is_string() ? QString::fromStdString(value.get<std::string>())
                                             : literalText(value);
    showOption(*edit, text);
  }
  }
}

void OptionForm::setOptions(const Json& options) {
  for (const Row& row : m_rows) showRow(row, options.contains(row.field.key) ? options[row.field.key] : discarded());
  const Json rest = restOf(options);
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

void OptionForm::setProblems(const std::vector<std::pair<std::string, QString>>& problems) {
  std::map<std::string, std::vector<std::pair<std::string, QString>>> byKey;
  QStringList others;
  for (const auto& [pointer, message] : problems) {
    const auto end = std::min(pointer.find('/', 1), pointer.size());
    const std::string key = pointer.empty() ? std::string() : pointer.substr(1, end - 1);
    if (rowOf(key))
      byKey[key].emplace_back(pointer.substr(end), message);
    else
      others << message;
  }
  for (const Row& row : m_rows) {
    const auto& ours = byKey[row.field.key];
    if (row.field.shape == Shape::Json) static_cast<JsonField*>(row.control)->setProblems(ours);
    row.problem->setText(ours.empty() ? QString() : ours.front().second);
    row.problem->setVisible(!ours.empty());
  }
  m_problem->setText(others.join(u' '));
  m_problem->setVisible(!others.isEmpty());
}

} // namespace signalbox::ui
