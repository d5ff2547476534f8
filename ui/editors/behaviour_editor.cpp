// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/behaviour_editor.h"

#include "ui/editors/behaviour_forms.h"
#include "ui/editors/field_text.h"
#include "ui/editors/form.h"
#include "ui/editors/json_field.h"
#include "ui/theme/theme.h"
#include "ui/widgets/label.h"
#include "ui/widgets/line_edit.h"
#include "ui/widgets/segmented.h"

namespace signalbox::ui {
namespace {

using design::Json;

QStringList kindNames() {
  QStringList names;
  for (const BehaviourForm& form : behaviourForms()) names << QString::fromStdString(form.kind);
  return names;
}

int indexOfKind(const std::string& kind) { return static_cast<int>(kindNames().indexOf(QString::fromStdString(kind))); }

Json discarded() { return Json(Json::value_t::discarded); }

} // namespace

BehaviourEditor::BehaviourEditor(QWidget* parent)
    : QWidget(parent), m_kinds(new Segmented(tr("Kind of behaviour"), kindNames())),
      m_text(new Label({}, uiFont(12), Ink::Tertiary)), m_problem(new Label({}, uiFont(12, 500), Ink::Error)),
      m_formPlace(new QVBoxLayout) {
  m_kinds->setObjectName(QStringLiteral("behaviour.kind"));
  m_problem->setIconName(QStringLiteral("circle-alert"));
  m_problem->hide();
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(10);
  addHeading(*layout, tr("Behaviour"))->addWidget(m_kinds);
  layout->addWidget(m_text);
  layout->addWidget(m_problem);
  layout->addLayout(m_formPlace);
  connect(m_kinds, &Segmented::chosen, this, &BehaviourEditor::becomeKind);
}

void BehaviourEditor::setBehaviour(const design::BehaviourSpec& behaviour) {
  m_behaviour = behaviour;
  const BehaviourForm* form = behaviourForm(behaviour.kind);
  static const BehaviourForm unknown{
      {}, tr("This version does not know the kind; its options are kept"), {}, {}, {}, tr("Options"), Json::object()};
  if (m_builtKind != behaviour.kind || !m_form) buildForm(form ? *form : unknown);
  m_builtKind = behaviour.kind;
  if (form) m_kinds->setCurrentIndex(indexOfKind(behaviour.kind));
  showValues();
  showDiagnostics();
}

void BehaviourEditor::buildForm(const BehaviourForm& form) {
  delete m_form;
  m_numbers.clear();
  m_choices.clear();
  m_main = nullptr;
  m_rest = nullptr;
  m_form = new QWidget;
  auto* page = new QVBoxLayout(m_form);
  page->setContentsMargins(0, 0, 0, 0);
  page->setSpacing(10);
  m_text->setText(form.text);
  Form rows(*page);
  for (const BehaviourOption& option : form.options) rows.add(option.label, makeControl(option));
  if (!form.mainKey.empty()) {
    m_main = addJson(*page, form.mainLabel, 26);
    connect(m_main, &JsonField::valueEdited, this,
            [this, key = form.mainKey](const Json& value) { setOption(key, value); });
  }
  if (!form.restLabel.isEmpty()) {
    m_rest = addJson(*page, form.restLabel, 20);
    connect(m_rest, &JsonField::valueEdited, this, &BehaviourEditor::setRest);
  }
  m_formPlace->addWidget(m_form);
}

JsonField* BehaviourEditor::addJson(QVBoxLayout& page, const QString& label, int mostLines) {
  page.addSpacing(2);
  page.addWidget(new Label(label, uiFont(13, 600)));
  auto* field = new JsonField(label);
  field->fitHeight(4, mostLines);
  page.addWidget(field);
  return field;
}

QWidget* BehaviourEditor::makeControl(const BehaviourOption& option) {
  const std::string key = option.key;
  if (option.shape == BehaviourOption::Shape::Choice) {
    auto* control = new Segmented(option.label, option.choices);
    control->setObjectName(QStringLiteral("behaviour.") + QString::fromStdString(key));
    m_choices[key] = control;
    connect(control, &Segmented::chosen, this, [this, key, choices = option.choices](int index) {
      setOption(key, index == 0 ? discarded() : Json(choices[index].toStdString()));
    });
    return control;
  }
  auto* control = new LineEdit(option.hint);
  control->setAccessibleName(option.label);
  control->setObjectName(QStringLiteral("behaviour.") + QString::fromStdString(key));
  control->setFace(LineEdit::Face::Code);
  control->setFixedWidth(240);
  m_numbers[key] = control;
  connect(control, &QLineEdit::textEdited, this, [this, key](const QString& text) {
    setOption(key, text.trimmed().isEmpty() ? discarded() : parseLiteral(text));
  });
  return control;
}

void BehaviourEditor::becomeKind(int index) {
  const BehaviourForm& form = behaviourForms()[static_cast<std::size_t>(index)];
  if (form.kind == m_behaviour.kind) return;
  m_left[m_behaviour.kind] = m_behaviour;
  const auto before = m_left.find(form.kind);
  Q_EMIT behaviourEdited(before != m_left.end() ? before->second : design::BehaviourSpec{form.kind, form.start},
                         QStringLiteral("kind"));
}

void BehaviourEditor::setOption(const std::string& key, const Json& value) {
  design::BehaviourSpec changed = m_behaviour;
  if (value.is_discarded())
    changed.options.erase(key);
  else
    changed.options[key] = value;
  if (changed != m_behaviour) Q_EMIT behaviourEdited(changed, QString::fromStdString(key));
}

void BehaviourEditor::setRest(const Json& rest) {
  const BehaviourForm* form = behaviourForm(m_behaviour.kind);
  design::BehaviourSpec changed = m_behaviour;
  if (form)
    changed.options = withRest(m_behaviour.options, rest, *form);
  else
    changed.options = rest.is_object() ? rest : Json::object();
  if (changed != m_behaviour) Q_EMIT behaviourEdited(changed, QStringLiteral("rest"));
}

void BehaviourEditor::showValues() {
  const Json& options = m_behaviour.options;
  const auto valueOf = [&options](const std::string& key) {
    return options.contains(key) ? options[key] : discarded();
  };
  for (const auto& [key, control] : m_numbers) {
    const Json value = valueOf(key);
    showText(*control, value.is_discarded() ? QString() : literalText(value));
  }
  const BehaviourForm* form = behaviourForm(m_behaviour.kind);
  if (form)
    for (const BehaviourOption& option : form->options)
      if (const auto control = m_choices.find(option.key); control != m_choices.end()) {
        const Json value = valueOf(option.key);
        const auto index =
            value.is_string() ? option.choices.indexOf(QString::fromStdString(value.get<std::string>())) : 0;
        control->second->setCurrentIndex(static_cast<int>(qMax<qsizetype>(0, index)));
      }
  if (m_main && form) m_main->setValue(valueOf(form->mainKey));
  if (m_rest) m_rest->setValue(form ? restOfOptions(options, *form) : options);
}

void BehaviourEditor::setDiagnostics(const std::vector<Diagnostic>& diagnostics) {
  m_diagnostics = diagnostics;
  showDiagnostics();
}

void BehaviourEditor::showDiagnostics() {
  std::vector<std::pair<std::string, QString>> main;
  std::vector<std::pair<std::string, QString>> rest;
  QString first;
  const BehaviourForm* form = behaviourForm(m_behaviour.kind);
  const std::string mainPrefix = "/behaviour/" + (form ? form->mainKey : std::string());
  for (const Diagnostic& diagnostic : m_diagnostics) {
    const std::string& pointer = diagnostic.place.pointer;
    if (!pointer.starts_with("/behaviour")) continue;
    const QString message = QString::fromStdString(diagnostic.message);
    if (first.isEmpty()) first = message;
    if (form && !form->mainKey.empty() && pointer.starts_with(mainPrefix))
      main.emplace_back(pointer.substr(mainPrefix.size()), message);
    else if (pointer.size() > 10)
      rest.emplace_back(pointer.substr(10), message);
  }
  m_problem->setText(first);
  m_problem->setVisible(!first.isEmpty());
  if (m_main) m_main->setProblems(main);
  if (m_rest) m_rest->setProblems(rest);
}

} // namespace signalbox::ui
