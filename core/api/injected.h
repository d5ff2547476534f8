// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Injected: what dependencies put into FastAPI's injected Response. It joins the answer of a returned value; a returned
// Response and an HTTPException go without.
#pragma once

#include "core/api/message.h"

#include <optional>
#include <vector>

namespace signalbox::api {

struct Injected {
  std::optional<int> status;       // before the behaviour's own
  std::vector<HeaderLine> headers; // cookies too, as set-cookie lines; names in lower case

  bool isEmpty() const { return !status && headers.empty(); }
};

} // namespace signalbox::api
