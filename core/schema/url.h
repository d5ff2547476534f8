// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// URLs as the WHATWG standard reads and normalises them; the words for what is wrong are those of Rust's url crate.
#pragma once

#include "core/schema/url_types.h"

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::schema {

// The normalised text and where its parts stand.
struct Url {
  std::string text;
  std::size_t schemeEnd = 0; // at the ':'
  std::size_t hostStart = 0; // behind the credentials
  std::size_t hostEnd = 0;
  std::size_t pathStart = 0; // behind the port
  std::size_t pathEnd = 0;   // at '?', '#' or the end
  bool hasHost = false;
  std::optional<std::uint16_t> port; // none when it is the scheme's own

  std::string_view scheme() const { return std::string_view(text).substr(0, schemeEnd); }
  std::string_view path() const { return std::string_view(text).substr(pathStart, pathEnd - pathStart); }
};

// Texts of mistakes have static storage.
using UrlResult = std::expected<Url, std::string_view>;

// The last breach of the syntax that the standard mends silently is put into `violation`, when one is asked for.
UrlResult parseUrl(std::string_view text, std::string_view* violation = nullptr);

bool isSpecialScheme(std::string_view scheme);
std::optional<std::uint16_t> portOfScheme(std::string_view scheme);

// Each gives what is wrong, or nothing.
std::string_view setHost(Url& url, std::string_view host);
std::string_view setPort(Url& url, std::uint16_t port);
void setPath(Url& url, std::string_view path);

enum class UrlMistake : std::uint8_t { Parsing, Violation, Scheme };
struct UrlRefusal {
  UrlMistake mistake;
  std::string_view text; // empty for a scheme that is not of the type
};

struct UrlReading {
  bool isStrict = false;
  bool keepsEmptyPath = false; // url_preserve_empty_path
};

// str() of Pydantic's object. The length is the caller's to check.
std::expected<std::string, UrlRefusal> readUrl(const UrlType& type, std::string_view text, UrlReading how);

// "'http' or 'https'".
std::string expectedSchemes(const UrlType& type);

} // namespace signalbox::schema
