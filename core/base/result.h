// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Result<T>: how every fallible function of the core answers. Exceptions stop where a third-party library ends.
#pragma once

#include <expected>
#include <string>
#include <utility>

namespace signalbox {

// What happened, where, and what to do next: one sentence a person can act on.
struct Error {
  std::string message;

  bool operator==(const Error&) const = default;
};

template<class T>
using Result = std::expected<T, Error>;

inline std::unexpected<Error> failure(std::string message) { return std::unexpected(Error{std::move(message)}); }

} // namespace signalbox
