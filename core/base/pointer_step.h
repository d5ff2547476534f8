// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One step of a JSON pointer (RFC 6901).
#pragma once

#include <string>
#include <string_view>

namespace signalbox {

// With its slash: "a/b" is "/a~1b".
inline std::string pointerStep(std::string_view key) {
  std::string step = "/";
  for (const char c : key) {
    if (c == '~')
      step += "~0";
    else if (c == '/')
      step += "~1";
    else
      step += c;
  }
  return step;
}

} // namespace signalbox
