// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The bytes of a plain request, for RawClient.
#pragma once

#include <string>

namespace signalbox::test {

// `more`: header lines, each with its CR LF.
inline std::string get(const std::string& target, const std::string& more = {}) {
  return "GET " + target + " HTTP/1.1\r\nhost: a\r\n" + more + "\r\n";
}

inline std::string post(const std::string& target, const std::string& body, const std::string& more = {}) {
  return "POST " + target + " HTTP/1.1\r\nhost: a\r\n" + more + "content-length: " + std::to_string(body.size()) +
         "\r\n\r\n" + body;
}

} // namespace signalbox::test
