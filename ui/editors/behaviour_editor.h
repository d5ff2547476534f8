// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BehaviourEditor: what an endpoint does: its kind, what it may answer, the kind's options as a form, and the faults
// that come before it.
#pragma once

#include "core/design/design.h"
#include "ui/editors/placed_message.h"

#include <QWidget>

#include <map>
#include <vector>

namespace signalbox::ui {

class AnswerRows;
class ComboBox;
class Fold;
class JsonEditor;
class OptionForm;
class Paragraph;
struct Workbench;

class BehaviourEditor final : public QWidget {
  Q_OBJECT
public:
  explicit BehaviourEditor(Workbench& workbench, QWidget* parent = nullptr);

  void setEndpoint(const design::Endpoint& endpoint);
  void setProblems(const PlacedMessages& problems); // of the endpoint; those below /behaviour and /faults are shown

Q_SIGNALS:
  // `part` names what was touched, for the undo history; empty = a step of its own.
  void behaviourEdited(const signalbox::design::BehaviourSpec& behaviour, const QString& part);
  void faultsEdited(const signalbox::design::Json& faults, const QString& part);

private:
  void buildPage();
  void connectForms();
  void renderPreview(const design::Endpoint& endpoint);
  void renderExample(const design::Endpoint& endpoint);
  void renderFaults(bool isSocket);
  void renderKinds(bool isSocket);
  void becomeKind(const std::string& kind);

  Workbench& m_workbench;
  design::BehaviourSpec m_behaviour;
  design::Json m_faults = design::Json::object();
  std::map<std::string, design::BehaviourSpec> m_left; // what a kind had before another was tried
  ComboBox* m_kind;
  Paragraph* m_text;
  AnswerRows* m_answers;
  JsonEditor* m_example; // of the kind that answers with one
  OptionForm* m_form;
  OptionForm* m_faultsForm;
  Fold* m_faultsPlace;
  bool m_isShown = false;
};

} // namespace signalbox::ui
