// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Injected: what dependencies put into FastAPI's injected Response. It joins the answer of a returned value; a returned
// Response and an HTTPException go without.
#pragma once

#include "core/api/message.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace signalbox::api {

struct Injected {
  std::optional<int> status;       // before the behaviour's own
  std::vector<HeaderLine> headers; // cookies too, as set-cookie lines; names in lower case

  bool isEmpty() const { return !status && headers.empty(); }

  // response.headers[name] = value: in place of the first of that name; the others go.
  void set(HeaderLine line) {
    const auto isSame = [&](const HeaderLine& known) { return known.name == line.name; };
    const auto first = std::ranges::find_if(headers, isSame);
    if (first == headers.end()) return headers.push_back(std::move(line));
    headers.erase(std::remove_if(first + 1, headers.end(), isSame), headers.end());
    first->value = std::move(line.value);
  }
};

} // namespace signalbox::api
