// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// EmailStr and NameEmail: what Pydantic takes around the address that email_address.h reads.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace signalbox::schema {

struct Email {
  std::string address; // normalised
  std::string name;    // the display name, or else the part before the @
};

// Or the reason why it is none. The text may be WTF-8.
std::expected<Email, std::string> readEmail(std::string_view text);

// The common case: an ASCII address that is its own normalised form. False: readEmail looks closer.
bool isPlainEmail(std::string_view text);

// str() of a NameEmail: `Ada <ada@example.com>`.
std::string shownNameEmail(const Email& email);

} // namespace signalbox::schema
