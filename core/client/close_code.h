// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The close codes of WebSockets in words: RFC 6455 §7.4 and the registry of IANA.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace signalbox::client {

// "normal closure" for 1000; for a code that nobody has registered what its range is for.
std::string_view closeCodeWords(std::uint16_t code);

// "Closed 1000 (normal closure): Asked to stop".
std::string closeSentence(std::uint16_t code, std::string_view reason);

// What an endpoint may send.
bool mayCloseWith(std::uint16_t code);
// No more than a close frame holds (RFC 6455 §5.5), cut between characters of UTF-8.
std::string closeReason(std::string reason);

// The server may be asked again: the connection broke, or it said that it goes away or is busy.
bool isWorthReconnecting(std::uint16_t code);

} // namespace signalbox::client
