// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Mappings of UTS 46 that are newer than the ICU of this system: the references have the tables of Unicode 16.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace signalbox::schema {

// As Python's idna has it. Empty: the character vanishes; no value: as ICU says.
std::optional<std::u32string> mappedSince16(char32_t character);

// As Rust's idna crate has it: those that earlier tables mapped to something else.
std::string withCorrections(std::string utf8);

} // namespace signalbox::schema
