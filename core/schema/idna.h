// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Domain names of email addresses: IDNA 2008 with UTS 46 mapping, in the order and with the words of Python's idna.
#pragma once

#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::schema {

// The error is what str() of the IDNAError says.
template<class T>
using Idna = std::expected<T, std::string>;

Idna<std::u32string> remapped(std::u32string_view domain);
Idna<std::string> toAsciiLabel(std::u32string_view label);
Idna<std::string> toAsciiDomain(std::u32string_view domain);
Idna<std::u32string> toUnicodeDomain(std::string_view ascii);

std::vector<std::u32string_view> labelsOf(std::u32string_view domain);

} // namespace signalbox::schema
