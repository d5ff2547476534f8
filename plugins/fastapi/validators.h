// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Validators and computed fields of a model as the methods they are.
#pragma once

#include "plugins/fastapi/annotations.h"

namespace signalbox::fastapi {

struct ValidatorScope {
  Context& context;
  Module& module;
  const design::Model& model;
  AnnotationOptions options;
};

void writeValidator(ValidatorScope& scope, const design::Validator& validator);
void writeComputed(ValidatorScope& scope, const design::ComputedField& field);

} // namespace signalbox::fastapi
