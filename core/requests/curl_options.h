// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a curl command as its options (curl 8): names in their long form, each with its value.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::requests {

struct CurlOption {
  std::string name; // long, without dashes; "url" for a bare word
  std::string value;
};

struct CurlOptions {
  std::vector<CurlOption> options;
  std::vector<std::string> unknown; // as they were written
};

// `words` begins after the program's name. What follows --next is left out, and named in `unknown`.
CurlOptions curlOptions(const std::vector<std::string>& words);

} // namespace signalbox::requests
