// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/header_value.h"

namespace signalbox::behaviour {

Result<std::string> headerValue(std::string_view utf8) {
  std::string bytes;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    const auto byte = static_cast<unsigned char>(utf8[i]);
    if (byte == '\r' || byte == '\n' || byte == 0) return failure("A header value must not hold a line break.");
    if (byte < 0x80) {
      bytes += utf8[i];
    } else if ((byte & 0xfc) == 0xc0 && i + 1 < utf8.size()) {
      bytes += static_cast<char>(((byte & 3) << 6) | (static_cast<unsigned char>(utf8[++i]) & 0x3f));
    } else {
      return failure("UnicodeEncodeError: a header value can only hold Latin-1 characters.");
    }
  }
  return bytes;
}

} // namespace signalbox::behaviour
