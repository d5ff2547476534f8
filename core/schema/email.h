// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Email addresses as email-validator reads them (without asking DNS).
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace signalbox::schema {

// The normalised address, or the reason it is none. `Name <address>` gives the address.
std::expected<std::string, std::string> readEmail(std::string_view text);

// `Name <address>`, the part before the @ for a missing name.
std::expected<std::string, std::string> readNameEmail(std::string_view text);

} // namespace signalbox::schema
