// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// One check for each format of texts.
#pragma once

#include <string_view>

namespace signalbox::json_schema {

enum class Letters { Ascii, Unicode };

// RFC 3339: full-date, full-time (leap seconds where they can be), date-time; appendix A: duration.
bool isDate(std::string_view text);
bool isTime(std::string_view text);
bool isDateTime(std::string_view text);
bool isDuration(std::string_view text);

bool isEmail(std::string_view text, Letters letters); // RFC 5321 §4.1.2 mailbox; RFC 6531
bool isPlainHostname(std::string_view text);          // RFC 1123
bool isHostname(std::string_view text);               // the same, and A-labels of RFC 5890
bool isIdnHostname(std::string_view text);            // RFC 5890 to 5892
bool isIpv4(std::string_view text);                   // RFC 2673 §3.2
bool isIpv6(std::string_view text);                   // RFC 4291 §2.2

bool isUri(std::string_view text, Letters letters); // RFC 3986; RFC 3987
bool isUriReference(std::string_view text, Letters letters);
bool isUriTemplate(std::string_view text); // RFC 6570

bool isUuid(std::string_view text);                // RFC 4122
bool isJsonPointer(std::string_view text);         // RFC 6901
bool isRelativeJsonPointer(std::string_view text); // draft-bhutton-relative-json-pointer
bool isBase64(std::string_view text);              // RFC 4648 §4

} // namespace signalbox::json_schema
