// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of every object in a behaviour: what its reader knows, and what a form must offer.
#pragma once

#include <array>
#include <span>
#include <string_view>

namespace signalbox::behaviour::keys {

inline constexpr auto reply = std::to_array<std::string_view>(
    {"let", "cases", "status", "headers", "cookies", "body", "background", "session", "delay"});
inline constexpr auto example = std::to_array<std::string_view>({"seed"});
inline constexpr auto redirect =
    std::to_array<std::string_view>({"let", "cases", "url", "status", "headers", "cookies", "background"});
inline constexpr auto file = std::to_array<std::string_view>(
    {"let", "cases", "path", "media_type", "filename", "content_disposition_type", "headers", "cookies", "background"});
inline constexpr auto proxy =
    std::to_array<std::string_view>({"let", "upstream", "path", "timeout", "request_headers", "response_headers"});
inline constexpr auto token = std::to_array<std::string_view>({"refresh"});
inline constexpr auto stream =
    std::to_array<std::string_view>({"format", "let", "first", "each", "as", "events", "interval", "repeat", "last"});
inline constexpr auto socket = std::to_array<std::string_view>(
    {"mode", "let", "cases", "subprotocols", "room", "on_connect", "rules", "otherwise", "every"});

inline constexpr auto answerCase = std::to_array<std::string_view>({"when", "status", "headers", "cookies", "body"});
inline constexpr auto raisingCase = std::to_array<std::string_view>({"when", "raise", "detail", "headers"});
inline constexpr auto cookie = std::to_array<std::string_view>(
    {"key", "value", "max_age", "expires", "path", "domain", "secure", "httponly", "samesite", "when", "delete"});
inline constexpr auto deletedCookie =
    std::to_array<std::string_view>({"key", "delete", "path", "domain", "secure", "httponly", "samesite", "when"});
inline constexpr auto logTask = std::to_array<std::string_view>({"when", "log", "level"});
inline constexpr auto appendTask = std::to_array<std::string_view>({"when", "append", "text"});
inline constexpr auto httpTask = std::to_array<std::string_view>({"when", "http"});
inline constexpr auto taskRequest = std::to_array<std::string_view>({"method", "url", "headers", "body"});
inline constexpr auto headerRules = std::to_array<std::string_view>({"set", "remove"});
inline constexpr auto event =
    std::to_array<std::string_view>({"event", "data", "raw_data", "id", "retry", "comment", "wait"});
inline constexpr auto piece = std::to_array<std::string_view>({"data", "wait"});
inline constexpr auto action = std::to_array<std::string_view>({"send", "broadcast", "close", "reason", "wait"});
inline constexpr auto rule = std::to_array<std::string_view>({"when", "actions"});
inline constexpr auto timer = std::to_array<std::string_view>({"interval", "actions"});
inline constexpr auto function =
    std::to_array<std::string_view>({"let", "cases", "status", "headers", "cookies", "value", "yield", "exit"});

// Of the kinds of behaviour, by the name in the file.
struct OfKind {
  std::string_view kind;
  std::span<const std::string_view> keys;
};
inline constexpr auto ofKinds = std::to_array<OfKind>({{"reply", reply},
                                                       {"example", example},
                                                       {"redirect", redirect},
                                                       {"file", file},
                                                       {"proxy", proxy},
                                                       {"token", token},
                                                       {"stream", stream},
                                                       {"socket", socket}});

} // namespace signalbox::behaviour::keys
