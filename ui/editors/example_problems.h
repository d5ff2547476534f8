// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with examples, beside what the running design's diagnostics say: values that their own type refuses.
#pragma once

#include "core/design/design.h"
#include "ui/editors/placed_message.h"

#include <vector>

namespace signalbox::ui {

struct Workbench;

// Problems that are not of examples: those have a form of their own.
PlacedMessages withoutExamples(const PlacedMessages& problems);

// With the values of the examples of these fields checked against their types; pointers begin with the field's index.
PlacedMessages withCheckedExamples(const Workbench& workbench, PlacedMessages problems,
                                   const std::vector<design::Field>& fields);
// With those of its answers checked against their models; pointers are of the endpoint's file.
PlacedMessages withCheckedExamples(const Workbench& workbench, PlacedMessages problems,
                                   const design::Endpoint& endpoint);

// A valid value to begin with; an empty object where the type has none.
design::Json exampleToBegin(const Workbench& workbench, const std::string& type);

} // namespace signalbox::ui
