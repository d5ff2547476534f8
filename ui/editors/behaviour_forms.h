// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What each kind of behaviour offers in a form, as data: its plain options, its main JSON text and the rest as JSON.
#pragma once

#include "core/design/design.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace signalbox::ui {

struct BehaviourOption {
  enum class Shape { Number, Choice };
  std::string key;
  QString label;
  QString hint; // shown while empty: the default
  Shape shape = Shape::Number;
  QStringList choices; // as they stand in the file; the first is the default
};

struct BehaviourForm {
  std::string kind;
  QString text; // what it does
  std::vector<BehaviourOption> options;
  std::string mainKey; // edited as JSON of its own; empty = none
  QString mainLabel;
  QString restLabel;  // everything else as one JSON object; empty = none
  design::Json start; // options a behaviour has when it becomes this kind
};

const std::vector<BehaviourForm>& behaviourForms();
const BehaviourForm* behaviourForm(const std::string& kind); // null for a kind this version does not know

// The options that have no control of their own in the form.
design::Json restOfOptions(const design::Json& options, const BehaviourForm& form);
// The options with the rest replaced.
design::Json withRest(const design::Json& options, const design::Json& rest, const BehaviourForm& form);

} // namespace signalbox::ui
