// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/behaviour_editor.h"

#include "ui/editors/behaviour_tables.h"
#include "ui/editors/form.h"
#include "ui/theme/theme.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/label.h"

#include <QVBoxLayout>

namespace signalbox::ui {
namespace {

using design::BehaviourSpec;
using design::Json;

// Status codes of a redirect are chosen, and are numbers in the file.
Json shown(const BehaviourSpec& behaviour) {
  Json options = behaviour.options.is_object() ? behaviour.options : Json::object();
  if (behaviour.kind == "redirect" && options.contains("status") && options["status"].is_number_integer())
    options["status"] = std::to_string(options["status"].get<int>());
  return options;
}

Json written(const BehaviourSpec& behaviour, const QString& key, const Json& value) {
  const bool isStatus = behaviour.kind == "redirect" && key == u"status" && value.is_string();
  return isStatus ? Json(std::stoi(value.get<std::string>())) : value;
}

} // namespace

BehaviourEditor::BehaviourEditor(QWidget* parent)
    : QWidget(parent), m_kind(new ComboBox(tr("Kind of behaviour"))), m_text(new Label({}, uiFont(12), Ink::Tertiary)),
      m_form(new OptionForm(QStringLiteral("behaviour"))), m_faultsPlace(new QWidget),
      m_faultsForm(new OptionForm(QStringLiteral("faults"))) {
  m_kind->setObjectName(QStringLiteral("behaviour.kind"));
  m_kind->setMinimumWidth(140);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(10);
  addHeading(*layout, tr("Behaviour"))->addWidget(m_kind);
  layout->addWidget(m_text);
  layout->addWidget(m_form);
  layout->addWidget(m_faultsPlace);
  auto* faults = new QVBoxLayout(m_faultsPlace);
  faults->setContentsMargins(0, 8, 0, 0);
  faults->setSpacing(10);
  addHeading(*faults, tr("Faults: what goes wrong on purpose, before the behaviour"));
  m_faultsForm->setFields(faultFields());
  faults->addWidget(m_faultsForm);
  connectForms();
}

void BehaviourEditor::connectForms() {
  connect(m_kind, &QComboBox::activated, this,
          [this](int index) { becomeKind(m_kind->itemData(index).toString().toStdString()); });
  connect(m_form, &OptionForm::optionEdited, this, [this](const QString& key, const Json& value, const QString& part) {
    BehaviourSpec changed = m_behaviour;
    changed.options = withOption(changed.options, key, written(m_behaviour, key, value));
    if (changed != m_behaviour) Q_EMIT behaviourEdited(changed, part);
  });
  connect(m_form, &OptionForm::restEdited, this, [this](const Json& rest) {
    BehaviourSpec changed = m_behaviour;
    changed.options = withRestOfOptions(changed.options, rest, behaviourFields(m_behaviour.kind));
    if (changed != m_behaviour) Q_EMIT behaviourEdited(changed, QStringLiteral("rest"));
  });
  connect(m_faultsForm, &OptionForm::optionEdited, this,
          [this](const QString& key, const Json& value, const QString& part) {
            const Json changed = withOption(m_faults, key, value);
            if (changed != m_faults) Q_EMIT faultsEdited(changed, part);
          });
  connect(m_faultsForm, &OptionForm::restEdited, this, [this](const Json& rest) {
    Q_EMIT faultsEdited(withRestOfOptions(m_faults, rest, faultFields()), QStringLiteral("rest"));
  });
}

void BehaviourEditor::renderKinds(bool isSocket) {
  QStringList kinds = behaviourKinds(isSocket);
  const QString current = QString::fromStdString(m_behaviour.kind);
  if (!kinds.contains(current)) kinds << current; // one that does not fit: the diagnostic says so
  QStringList offered;
  for (int index = 0; index < m_kind->count(); ++index) offered << m_kind->itemData(index).toString();
  if (offered != kinds) {
    m_kind->clear();
    for (const QString& kind : std::as_const(kinds)) m_kind->addItem(behaviourName(kind.toStdString()), kind);
  }
  m_kind->setCurrentIndex(int(kinds.indexOf(current)));
}

void BehaviourEditor::setEndpoint(const design::Endpoint& endpoint) {
  m_behaviour = endpoint.behaviour;
  m_faults = endpoint.faults.is_object() ? endpoint.faults : Json::object();
  renderKinds(endpoint.isSocket());
  m_text->setText(behaviourText(m_behaviour.kind));
  m_form->setFields(behaviourFields(m_behaviour.kind));
  m_form->setOptions(shown(m_behaviour));
  m_faultsForm->setOptions(m_faults);
  m_faultsPlace->setVisible(!endpoint.isSocket() || !m_faults.empty());
}

void BehaviourEditor::becomeKind(const std::string& kind) {
  if (kind == m_behaviour.kind) return;
  m_left[m_behaviour.kind] = m_behaviour;
  const auto before = m_left.find(kind);
  if (before != m_left.end()) return Q_EMIT behaviourEdited(before->second, {});
  BehaviourSpec changed{kind, behaviourStart(kind)};
  for (const OptionField& field : behaviourFields(kind)) // what both kinds know goes along
    if (m_behaviour.options.contains(field.key) && !changed.options.contains(field.key))
      changed.options[field.key] = m_behaviour.options[field.key];
  changed.options.erase("status"); // another kind means another one by it
  Q_EMIT behaviourEdited(changed, {});
}

void BehaviourEditor::setProblems(const PlacedMessages& problems) {
  m_form->setProblems(messagesBelow(problems, "/behaviour"));
  m_faultsForm->setProblems(messagesBelow(problems, "/faults"));
}

} // namespace signalbox::ui
