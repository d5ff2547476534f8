// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses of schemas: RFC 3986 references resolved against a base, and JSON pointers (RFC 6901) in their fragments.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace signalbox::json_schema {

struct UriParts {
  std::optional<std::string_view> scheme, authority;
  std::string_view path;
  std::optional<std::string_view> query, fragment;
};

// Any text has parts; whether it is a valid URI is a matter of formats.h.
UriParts splitUri(std::string_view uri);

// RFC 3986 §5.2, with the fragment of the reference.
std::string resolveUri(std::string_view base, std::string_view reference);

// Before and after the first '#'.
std::pair<std::string_view, std::string_view> splitFragment(std::string_view uri);

// Broken escapes stay as they are.
std::string percentDecoded(std::string_view text);

// The tokens of a pointer that is empty or starts with '/'.
std::vector<std::string> pointerTokens(std::string_view pointer);

} // namespace signalbox::json_schema
