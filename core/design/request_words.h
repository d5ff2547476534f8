// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a saved request's file for the kinds of bodies, of auth and of places.
#pragma once

#include "core/design/saved_request.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace signalbox::design {

template<class Kind, std::size_t count>
using Words = std::array<std::pair<Kind, std::string_view>, count>;

inline constexpr Words<RequestBody::Kind, 6> bodyWords{{{RequestBody::Kind::None, "none"},
                                                        {RequestBody::Kind::JsonText, "json"},
                                                        {RequestBody::Kind::Form, "form"},
                                                        {RequestBody::Kind::Multipart, "multipart"},
                                                        {RequestBody::Kind::Raw, "raw"},
                                                        {RequestBody::Kind::Binary, "binary"}}};

inline constexpr Words<RequestAuth::Kind, 6> authWords{{{RequestAuth::Kind::Inherit, "inherit"},
                                                        {RequestAuth::Kind::None, "none"},
                                                        {RequestAuth::Kind::Basic, "basic"},
                                                        {RequestAuth::Kind::Bearer, "bearer"},
                                                        {RequestAuth::Kind::ApiKey, "api_key"},
                                                        {RequestAuth::Kind::OAuth2, "oauth2"}}};

inline constexpr Words<RequestAuth::Place, 3> placeWords{{{RequestAuth::Place::Header, "header"},
                                                          {RequestAuth::Place::Query, "query"},
                                                          {RequestAuth::Place::Cookie, "cookie"}}};

template<class Kind, std::size_t count>
std::string wordOf(const Words<Kind, count>& words, Kind kind) {
  for (const auto& [value, word] : words)
    if (value == kind) return std::string(word);
  return {};
}

template<class Kind, std::size_t count>
std::optional<Kind> kindOf(const Words<Kind, count>& words, std::string_view word) {
  for (const auto& [value, own] : words)
    if (own == word) return value;
  return std::nullopt;
}

template<class Kind, std::size_t count>
std::string listOf(const Words<Kind, count>& words) {
  std::string list;
  for (const auto& [value, word] : words) list += (list.empty() ? "" : ", ") + std::string(word);
  return list;
}

} // namespace signalbox::design
