// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// FormField: how the values of a form are gathered for one body part or one field of a form model, before validation.
// Follows fastapi.dependencies.utils._extract_form_body.
#pragma once

#include "core/api/form_data.h"
#include "core/base/result.h"
#include "core/schema/field_facts.h"
#include "core/value/arena.h"

#include <span>
#include <string>

namespace signalbox::api {

struct FormField {
  std::string name;        // the key in the form
  bool isDeclared = false; // a Form or File of its own: an empty text counts as absent. Fields of models are not
  bool isFile = false;     // File: bytes are read from the upload
  schema::FieldFacts facts;
};

// The dict that is validated: the fields with their values or defaults, then every other name. A failure is what
// FastAPI would not have caught.
Result<Value> gatherForm(std::span<const FormField> fields, std::span<const FormItem> items, Arena& arena);

} // namespace signalbox::api
