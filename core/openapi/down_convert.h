// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// An OpenAPI 3.1 document as OpenAPI 3.0.3 can say it, for tools that do not read 3.1.
#pragma once

#include "core/design/model.h"

#include <string>
#include <vector>

namespace signalbox::openapi {

using design::Json;

struct DownConverted {
  Json document;
  std::vector<std::string> notes; // what 3.0.3 has no words for, a sentence each: "/webhooks: left out."
};

DownConverted downConverted(Json document);

} // namespace signalbox::openapi
