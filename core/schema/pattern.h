// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Patterns in the syntax of Rust's regex crate (Pydantic's engine), compiled with RE2.
#pragma once

#include <expected>
#include <memory>
#include <string>
#include <string_view>

namespace re2 {
class RE2;
}

namespace signalbox::schema {

// The error is a sentence. Search semantics; \d \w \s are Unicode's.
std::expected<std::shared_ptr<const re2::RE2>, std::string> compilePattern(std::string_view pattern);

// The same pattern in RE2's syntax.
std::expected<std::string, std::string> translatePattern(std::string_view pattern);

} // namespace signalbox::schema
