// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where words stand in documentation: operations, models and their fields.
#pragma once

#include "core/docs/document.h"

#include <string>
#include <string_view>
#include <vector>

namespace signalbox::docs {

struct Hit {
  std::string key; // Operation::key(), Model::key()
  std::string title;
  std::string
      where;     // what holds the words besides the title: "parameter limit", "field price"; empty: the title or path
  int count = 0; // places of the words in all of its page
  bool operator==(const Hit&) const = default;
};

// In the document's order, what holds every word of the query; ASCII letters match in either case. An empty query finds
// nothing.
std::vector<Hit> search(const Document& document, std::string_view query);

} // namespace signalbox::docs
