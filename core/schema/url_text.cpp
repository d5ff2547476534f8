// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/url_text.h"

namespace signalbox::schema {

void appendEncoded(std::string& out, char byte, std::string_view set) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto code = static_cast<unsigned char>(byte);
  if (code >= 0x20 && code < 0x7F && !set.contains(byte)) {
    out += byte;
    return;
  }
  out += '%';
  out += digits[code >> 4];
  out += digits[code & 15];
}

} // namespace signalbox::schema
