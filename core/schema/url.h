// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// URLs as the WHATWG standard normalises them; the words for what is wrong are those of Rust's url crate.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace signalbox::schema {

// The error has static storage.
std::expected<std::string, std::string_view> readUrl(std::string_view text);

} // namespace signalbox::schema
