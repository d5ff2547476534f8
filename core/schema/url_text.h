// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Percent-encode sets of the WHATWG URL standard, and its mistakes in the words of Rust's url crate.
#pragma once

#include <string>
#include <string_view>

namespace signalbox::schema {

namespace urlMistake {
inline constexpr std::string_view empty = "input is empty";
inline constexpr std::string_view noBase = "relative URL without a base";
inline constexpr std::string_view host = "empty host";
inline constexpr std::string_view port = "invalid port number";
inline constexpr std::string_view ipv4 = "invalid IPv4 address";
inline constexpr std::string_view ipv6 = "invalid IPv6 address";
inline constexpr std::string_view domain = "invalid international domain name";
inline constexpr std::string_view character = "invalid domain character";
inline constexpr std::string_view hostOfOpaque = "a cannot-be-a-base URL doesn’t have a host to set";
} // namespace urlMistake

namespace urlViolation {
inline constexpr std::string_view backslash = "backslash";
inline constexpr std::string_view trimmed = "leading or trailing control or space character are ignored in URLs";
inline constexpr std::string_view slashes = "expected //";
inline constexpr std::string_view fileSlashes = "expected // after file:";
inline constexpr std::string_view fileHost = "file: with host and Windows drive letter";
inline constexpr std::string_view codePoint = "non-URL code point";
inline constexpr std::string_view null = "NULL characters are ignored in URL fragment identifiers";
inline constexpr std::string_view percent = "expected 2 hex digits after %";
inline constexpr std::string_view lineBreak = "tabs or newlines are ignored in URLs";
inline constexpr std::string_view atSign = "unencoded @ sign in username or password";
} // namespace urlViolation

// What is encoded besides controls and everything outside ASCII.
namespace encodeSet {
inline constexpr std::string_view control = "";
inline constexpr std::string_view fragment = " \"<>`";
inline constexpr std::string_view path = " \"<>`#?{}";
inline constexpr std::string_view userinfo = " \"<>`#?{}/:;=@[\\]^|";
inline constexpr std::string_view query = " \"#<>";
inline constexpr std::string_view specialQuery = " \"#<>'";
} // namespace encodeSet

void appendEncoded(std::string& out, char byte, std::string_view set);

} // namespace signalbox::schema
