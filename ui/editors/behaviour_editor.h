// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BehaviourEditor: what an endpoint does: its kind, the kind's options as a form, and the faults that come before it.
#pragma once

#include "core/design/design.h"
#include "ui/editors/placed_message.h"

#include <QWidget>

#include <map>
#include <vector>

namespace signalbox::ui {

class ComboBox;
class Label;
class OptionForm;

class BehaviourEditor final : public QWidget {
  Q_OBJECT
public:
  explicit BehaviourEditor(QWidget* parent = nullptr);

  void setEndpoint(const design::Endpoint& endpoint);
  void setProblems(const PlacedMessages& problems); // of the endpoint; those below /behaviour and /faults are shown

Q_SIGNALS:
  // `part` names what was touched, for the undo history; empty = a step of its own.
  void behaviourEdited(const signalbox::design::BehaviourSpec& behaviour, const QString& part);
  void faultsEdited(const signalbox::design::Json& faults, const QString& part);

private:
  void connectForms();
  void renderKinds(bool isSocket);
  void becomeKind(const std::string& kind);

  design::BehaviourSpec m_behaviour;
  design::Json m_faults = design::Json::object();
  std::map<std::string, design::BehaviourSpec> m_left; // what a kind had before another was tried
  ComboBox* m_kind;
  Label* m_text;
  OptionForm* m_form;
  QWidget* m_faultsPlace;
  OptionForm* m_faultsForm;
};

} // namespace signalbox::ui
