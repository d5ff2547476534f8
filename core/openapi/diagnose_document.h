// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// What is wrong with the document of a design and with nothing else: operation ids, documented answers, and the JSON
// that a person wrote into it by hand. Cheap: it looks at that JSON alone and writes no document.
#pragma once

#include "core/base/diagnostic.h"
#include "core/design/design.h"
#include "core/schema/types.h"

#include <vector>

namespace signalbox::openapi {

// An error where FastAPI would not start, or would answer 500 at /openapi.json; else a warning.
std::vector<Diagnostic> diagnoseDocument(const design::Design& design);

// Types that only the document reads: models of `responses`, what webhooks and callbacks take and answer. `types` tells
// what is wrong with them.
void addDocumentedTypes(const design::Design& design, schema::TypesBuilder& types);

} // namespace signalbox::openapi
