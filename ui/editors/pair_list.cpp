// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/pair_list.h"

#include "core/base/pointer_step.h"
#include "ui/editors/field_text.h"
#include "ui/editors/form.h"
#include "ui/editors/problem_line.h"
#include "ui/text/line_code_edit.h"
#include "ui/theme/theme.h"
#include "ui/widgets/button.h"
#include "ui/widgets/icon_button.h"
#include "ui/widgets/line_edit.h"

#include <QHBoxLayout>

namespace signalbox::ui {
namespace {

using design::Json;

Json nothing() { return Json(Json::value_t::discarded); }

bool isSame(const Json& a, const Json& b) {
  return a.is_discarded() || b.is_discarded() ? a.is_discarded() == b.is_discarded() : a == b;
}

} // namespace

PairList::PairList(const QString& id, const QString& name, const QString& hint, Values values, QWidget* parent)
    : QWidget(parent), m_id(id), m_name(name), m_hint(hint), m_values(values), m_object(nothing()),
      m_place(new QVBoxLayout), m_add(new Button(tr("Add"), ButtonVariant::Ghost, this)) {
  setObjectName(id);
  setAccessibleName(name);
  m_add->setObjectName(id + QStringLiteral(".add"));
  m_add->setAccessibleName(tr("Add to %1").arg(name));
  m_add->setIconName(QStringLiteral("plus"));
  m_add->setControlHeight(26);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->addLayout(m_place);
  m_place->setSpacing(4);
  connect(m_add, &QPushButton::clicked, this, [this] {
    addRow();
    m_rows.back().name->setFocus(Qt::OtherFocusReason);
  });
}

QWidget* PairList::actions() const { return m_add; }

LineEdit* PairList::makeEdit(const QString& placeholder) const {
  if (m_values != Values::Completed) return new LineEdit(placeholder);
  auto* edit = new LineCodeEdit(placeholder);
  edit->setCompletesWhole(true);
  return edit;
}

void PairList::setWords(const QStringList& names, const QStringList& values, Check check) {
  m_nameWords = names;
  m_valueWords = values;
  m_check = std::move(check);
  for (const Row& row : m_rows) complete(row);
}

void PairList::complete(const Row& row) const {
  if (m_values != Values::Completed) return;
  static_cast<LineCodeEdit*>(row.name)->setWords(m_nameWords);
  auto* value = static_cast<LineCodeEdit*>(row.value);
  value->setWords(m_valueWords);
  value->setCheck(
      [check = m_check](const QString& text) { return LineProblem{0, check ? check(text.trimmed()) : QString()}; });
}

void PairList::addRow() {
  const QString id = QStringLiteral("%1.%2.").arg(m_id).arg(m_rows.size());
  const int number = int(m_rows.size()) + 1;
  Row row{new QWidget, makeEdit(tr("Name")), makeEdit(m_hint),
          new ProblemLine(QStringLiteral("%1.%2.problem").arg(m_id).arg(m_rows.size()))};
  row.name->setObjectName(id + QStringLiteral("name"));
  row.name->setAccessibleName(tr("%1, name %2").arg(m_name).arg(number));
  row.value->setObjectName(id + QStringLiteral("value"));
  row.value->setAccessibleName(tr("%1, value %2").arg(m_name).arg(number));
  for (LineEdit* edit : {row.name, row.value}) edit->setFace(LineEdit::Face::Code);
  row.name->setMinimumWidth(90);
  auto* remove = new IconButton(QStringLiteral("x"), tr("%1, remove %2").arg(m_name).arg(number));
  remove->setObjectName(id + QStringLiteral("remove"));
  auto* line = new QHBoxLayout;
  line->setSpacing(6);
  line->addWidget(row.name, 2);
  line->addWidget(row.value, 3);
  line->addWidget(remove);
  auto* column = new QVBoxLayout(row.widget);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  column->addLayout(line);
  column->addWidget(row.problem);
  m_place->addWidget(row.widget);
  m_rows.push_back(row);
  const std::size_t index = m_rows.size() - 1;
  connect(remove, &QToolButton::clicked, this, [this, index] { removeRow(index); });
  connectRow(index);
  complete(row);
}

void PairList::connectRow(std::size_t index) {
  const Row& row = m_rows[index];
  connect(row.name, &QLineEdit::textEdited, this, [this, index](const QString& text) {
    bool isTaken = false;
    for (std::size_t other = 0; other < m_rows.size(); ++other)
      isTaken |= other != index && m_rows[other].name->text().trimmed() == text.trimmed();
    m_rows[index].name->setProblem(isTaken ? tr("There is one of this name already") : QString());
    commit(QStringLiteral("%1/name").arg(index)); // without one of a name that is taken
  });
  connect(row.value, &QLineEdit::textEdited, this, [this, index] { commit(QString::number(index)); });
}

void PairList::removeRow(std::size_t index) {
  Json rest = Json::object();
  for (std::size_t other = 0; other < m_rows.size(); ++other)
    if (const QString name = m_rows[other].name->text().trimmed(); other != index && !name.isEmpty())
      rest[name.toStdString()] = valueAt(m_rows[other]);
  const bool hadName = !m_rows[index].name->text().trimmed().isEmpty();
  m_object = Json(); // shown anew, whatever it was
  setValue(rest.empty() ? nothing() : rest);
  if (hadName) Q_EMIT edited(m_object, {});
}

Json PairList::valueAt(const Row& row) const {
  const QString text = row.value->text();
  if (m_values != Values::Texts) return parseLiteral(text);
  return text.isEmpty() ? Json(nullptr) : Json(text.toStdString());
}

QString PairList::textOf(const Json& value) const {
  if (value.is_null() && m_values == Values::Texts) return {};
  const bool isPlain = value.is_string() && (m_values == Values::Texts ||
                                             parseLiteral(QString::fromStdString(value.get<std::string>())) == value);
  return isPlain ? QString::fromStdString(value.get<std::string>()) : literalText(value);
}

void PairList::commit(const QString& part) {
  Json object = Json::object();
  for (const Row& row : m_rows)
    if (const QString name = row.name->text().trimmed(); !name.isEmpty() && row.name->problem().isEmpty())
      object[name.toStdString()] = valueAt(row);
  const Json changed = object.empty() ? nothing() : object;
  if (isSame(changed, m_object)) return;
  m_object = changed;
  Q_EMIT edited(m_object, part);
}

void PairList::setValue(const Json& object) {
  if (isSame(object, m_object)) return;
  m_object = object.is_object() ? object : nothing();
  const std::size_t count = m_object.is_object() ? m_object.size() : 0;
  while (m_rows.size() > count) {
    m_rows.back().widget->hide();
    m_rows.back().widget->deleteLater();
    m_rows.pop_back();
  }
  while (m_rows.size() < count) addRow();
  std::size_t index = 0;
  if (m_object.is_object())
    for (const auto& [name, value] : m_object.items()) {
      const Row& row = m_rows[index++];
      row.name->setProblem({});
      if (row.name->text() != QString::fromStdString(name)) row.name->setText(QString::fromStdString(name));
      if (valueAt(row) != value) {
        row.value->setText(textOf(value));
        row.value->setCursorPosition(0); // its beginning is what tells most
      }
    }
}

void PairList::setProblems(const PlacedMessages& problems) {
  for (const Row& row : m_rows) {
    const PlacedMessages ours = messagesBelow(problems, pointerStep(row.name->text().trimmed().toStdString()));
    row.problem->show(ours.empty() ? nullptr : &ours.back());
  }
}

} // namespace signalbox::ui
