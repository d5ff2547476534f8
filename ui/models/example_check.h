// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Examples against the types they are examples of: those of parameters and body parts, those of documented answers.
#pragma once

#include "core/design/design.h"
#include "ui/models/message_check.h"

#include <QString>

#include <string>
#include <utility>
#include <vector>

namespace signalbox::ui {

// By JSON pointer to the part of the value that is refused, and why.
using ExampleProblems = std::vector<std::pair<std::string, QString>>;

// Of the facets `examples` and `openapi_examples` of a field; pointers below its facets:
// "/openapi_examples/a/value/id".
ExampleProblems problemsOfExamples(MessageCheck& check, const std::string& type, const design::Json& facets);

// Of the content of documented answers that name a model, and of the endpoint's own answer; pointers below the
// endpoint's file: "/responses/404/content/application~1json/examples/none/value".
ExampleProblems problemsOfExamples(MessageCheck& check, const design::Endpoint& endpoint);

// A value of the type, the same each time for a seed; null where there is none. `previous` spares compiling the models
// again; may be null.
design::Json exampleOf(const design::Design& design, const schema::Types* previous, const std::string& type,
                       std::uint64_t seed = 1);

} // namespace signalbox::ui
