// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editors/behaviour_editor.h"

#include "ui/bridge/live_api.h"
#include "ui/document/design_document.h"
#include "ui/editors/answer_rows.h"
#include "ui/editors/behaviour_tables.h"
#include "ui/editors/form.h"
#include "ui/models/example_check.h"
#include "ui/text/json_editor.h"
#include "ui/theme/theme.h"
#include "ui/widgets/combo_box.h"
#include "ui/widgets/fold.h"
#include "ui/widgets/label.h"
#include "ui/workbench/workbench.h"

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

BehaviourEditor::BehaviourEditor(Workbench& workbench, QWidget* parent)
    : QWidget(parent), m_workbench(workbench), m_kind(new ComboBox(tr("Kind of behaviour"))),
      m_text(new Paragraph({}, uiFont(12), Ink::Secondary)), m_answers(new AnswerRows),
      m_example(new JsonEditor(tr("Example that it answers"))), m_form(new OptionForm(QStringLiteral("behaviour"))),
      m_faultsForm(new OptionForm(QStringLiteral("faults"))),
      m_faultsPlace(new Fold(QStringLiteral("faults.fold"), tr("Faults"), m_faultsForm)) {
  m_kind->setObjectName(QStringLiteral("behaviour.kind"));
  m_kind->setMinimumWidth(140);
  m_answers->setObjectName(QStringLiteral("behaviour.answers"));
  m_example->setObjectName(QStringLiteral("behaviour.example"));
  m_example->setReadOnly(true);
  m_example->setReadOnlyLook(true);
  m_example->fitHeight(2, 12);
  m_faultsForm->setFields(faultFields());
  buildPage();
  connectForms();
}

void BehaviourEditor::buildPage() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(8);
  addHeading(*layout, tr("Behaviour"))->addWidget(m_kind);
  layout->addWidget(m_text);
  layout->addWidget(m_answers);
  layout->addWidget(m_example);
  layout->addSpacing(6);
  layout->addWidget(m_form);
  layout->addWidget(m_faultsPlace);
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
  renderPreview(endpoint);
  m_form->setFields(behaviourFields(m_behaviour.kind));
  m_form->setOptions(shown(m_behaviour));
  renderFaults(endpoint.isSocket());
}

void BehaviourEditor::renderPreview(const design::Endpoint& endpoint) {
  const auto answers = possibleAnswers(m_workbench.document.design(), endpoint);
  m_answers->setAnswers(answers);
  m_answers->setVisible(!answers.isEmpty());
  m_example->setVisible(m_behaviour.kind == "example" && !endpoint.response.model.empty());
  if (!m_example->isHidden()) renderExample(endpoint);
}

// The very value that the server makes of the seed.
void BehaviourEditor::renderExample(const design::Endpoint& endpoint) {
  const auto seed = m_behaviour.options.find("seed");
  const bool hasSeed = seed != m_behaviour.options.end() && seed->is_number_integer();
  const auto api = m_workbench.live.api();
  const Json value = exampleOf(m_workbench.document.design(), api ? &api->types() : nullptr, endpoint.response.model,
                               hasSeed ? seed->get<std::uint64_t>() : 1);
  const QString text = QString::fromStdString(value.dump(2));
  if (m_example->content() != text) m_example->resetContent(text);
}

// Open from the start where there are some; later as the person likes.
void BehaviourEditor::renderFaults(bool isSocket) {
  m_faultsForm->setOptions(m_faults);
  m_faultsPlace->setVisible(!isSocket || !m_faults.empty());
  m_faultsPlace->setNote(m_faults.empty() ? tr("none; what goes wrong on purpose, before the behaviour")
                                          : tr("what goes wrong on purpose, before the behaviour"));
  if (!std::exchange(m_isShown, true)) m_faultsPlace->setOpen(!m_faults.empty());
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
  const PlacedMessages ofFaults = messagesBelow(problems, "/faults");
  if (!ofFaults.empty()) m_faultsPlace->setOpen(true);
  m_faultsForm->setProblems(ofFaults);
}

} // namespace signalbox::ui
