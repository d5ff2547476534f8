// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// HeaderOptions: `form-data; name="a"; filename="b"` taken apart, as python-multipart's parse_options_header reads it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::api {

struct HeaderOptions {
  std::string value;                                        // before the first ';', lower case where no option follows
  std::vector<std::pair<std::string, std::string>> options; // names lower case, values without quotes; bytes

  // The last of that name.
  std::optional<std::string_view> find(std::string_view name) const;
};

HeaderOptions readHeaderOptions(std::string_view header);

} // namespace signalbox::api
