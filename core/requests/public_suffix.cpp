// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/requests/public_suffix.h"

#ifdef SIGNALBOX_HAS_LIBPSL
#include <libpsl.h>
#else
#include <algorithm>
#include <array>
#include <string_view>
#endif

namespace signalbox::requests {

#ifdef SIGNALBOX_HAS_LIBPSL

bool isPublicSuffix(const std::string& domain) {
  static const psl_ctx_t* const list = psl_latest(nullptr); // the system's, else the one built into the library
  return psl_is_public_suffix(list, domain.c_str()) != 0;
}

#else

bool isPublicSuffix(const std::string& domain) {
  static constexpr std::array<std::string_view, 11> kinds{"co", "com", "net", "org", "gov", "edu",
                                                          "ac", "or",  "ne",  "go",  "gob"};
  const std::size_t dot = domain.find('.');
  if (dot == std::string::npos) return true;
  const std::string_view first = std::string_view(domain).substr(0, dot);
  const std::string_view rest = std::string_view(domain).substr(dot + 1);
  return rest.size() == 2 && std::ranges::find(kinds, first) != kinds.end();
}

#endif

} // namespace signalbox::requests
