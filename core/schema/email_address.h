// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One email address as email-validator 2.3 reads it (without asking DNS), with its reasons.
#pragma once

#include <expected>
#include <string>
#include <string_view>

namespace signalbox::schema {

struct EmailAddress {
  std::string text;  // normalised: NFC, the domain in lower case and in Unicode
  std::string local; // before the @
};

template<class T>
using EmailResult = std::expected<T, std::string>;

EmailResult<EmailAddress> readAddress(std::u32string_view text);

// email_split.cpp: where the parts are.
struct EmailParts {
  std::u32string local; // unquoted
  std::u32string domain;
  bool isQuoted = false;
  bool hasName = false; // Name <address>, or brackets alone
};
EmailResult<EmailParts> splitAddress(std::u32string_view text);

// email_local.cpp: before the @.
struct EmailLocal {
  std::u32string text;
  bool isAscii = true;
};
EmailResult<EmailLocal> readLocal(std::u32string_view local, bool isQuoted);

// email_domain.cpp: behind the @.
struct EmailDomain {
  std::string ascii;
  std::u32string unicode;
};
EmailResult<EmailDomain> readDomain(std::u32string_view domain);
std::string domainLiteralMistake(std::u32string_view inside); // never empty: brackets are not allowed
bool isReservedDomain(std::string_view ascii);

} // namespace signalbox::schema
