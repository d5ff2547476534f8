// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// BehaviourEditor: what an endpoint does: its kind, the kind's options as a form and its templates as JSON.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"

#include <QWidget>

#include <map>
#include <vector>

class QVBoxLayout;

namespace signalbox::ui {

struct BehaviourForm;
struct BehaviourOption;
class JsonField;
class Label;
class LineEdit;
class Segmented;

class BehaviourEditor final : public QWidget {
  Q_OBJECT
public:
  explicit BehaviourEditor(QWidget* parent = nullptr);

  void setBehaviour(const design::BehaviourSpec& behaviour);
  // Diagnostics of the endpoint; those below /behaviour are shown.
  void setDiagnostics(const std::vector<Diagnostic>& diagnostics);

Q_SIGNALS:
  // `part` names what was touched, for the undo history.
  void behaviourEdited(const signalbox::design::BehaviourSpec& behaviour, const QString& part);

private:
  void buildForm(const BehaviourForm& form);
  QWidget* makeControl(const BehaviourOption& option);
  JsonField* addJson(QVBoxLayout& page, const QString& label, int mostLines);
  void becomeKind(int index);
  void setOption(const std::string& key, const design::Json& value); // discarded removes it
  void setRest(const design::Json& rest);
  void showValues();
  void showDiagnostics();

  design::BehaviourSpec m_behaviour;
  std::map<std::string, design::BehaviourSpec> m_left; // what a kind had before another was tried
  std::vector<Diagnostic> m_diagnostics;
  std::string m_builtKind;
  Segmented* m_kinds;
  Label* m_text;
  Label* m_problem;
  QWidget* m_form = nullptr;
  QVBoxLayout* m_formPlace;
  std::map<std::string, LineEdit*> m_numbers;
  std::map<std::string, Segmented*> m_choices;
  JsonField* m_main = nullptr;
  JsonField* m_rest = nullptr;
};

} // namespace signalbox::ui
