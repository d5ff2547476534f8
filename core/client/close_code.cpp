// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/client/close_code.h"

#include "core/base/utf8_head.h"

#include <algorithm>
#include <array>
#include <utility>

namespace signalbox::client {

namespace {

constexpr std::size_t maxReason = 123; // a control frame holds 125 bytes, two are the code

constexpr std::array<std::pair<std::uint16_t, std::string_view>, 18> registered{{
    {1000, "normal closure"},
    {1001, "going away"},
    {1002, "protocol error"},
    {1003, "data of a kind that is not accepted"},
    {1004, "reserved"},
    {1005, "without a code"},
    {1006, "connection lost, no close frame"},
    {1007, "text that is no UTF-8, or not as agreed"},
    {1008, "against the server's policy"},
    {1009, "message too big"},
    {1010, "an extension is missing"},
    {1011, "internal error of the server"},
    {1012, "the server restarts"},
    {1013, "try again later"},
    {1014, "bad gateway"},
    {1015, "TLS handshake failed"},
    {3000, "not authorised"},
    {3003, "forbidden"},
}};

} // namespace

std::string_view closeCodeWords(std::uint16_t code) {
  const auto found = std::ranges::find(registered, code, [](const auto& entry) { return entry.first; });
  if (found != registered.end()) return found->second;
  if (code == 3008) return "timeout";
  if (code >= 4000 && code <= 4999) return "a code of this application";
  if (code >= 3000 && code <= 3999) return "a code of a library or framework";
  return "an unknown code";
}

std::string closeSentence(std::uint16_t code, std::string_view reason) {
  std::string sentence = "Closed " + std::to_string(code) + " (";
  sentence += closeCodeWords(code);
  sentence += ')';
  if (!reason.empty()) sentence.append(": ").append(reason);
  return sentence;
}

bool mayCloseWith(std::uint16_t code) {
  return (code >= 3000 && code <= 4999) ||
         (code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006);
}

std::string closeReason(std::string reason) {
  reason.resize(utf8Head(reason, maxReason).size());
  return reason;
}

bool isWorthReconnecting(std::uint16_t code) { return code == 1001 || code == 1006 || (code >= 1011 && code <= 1014); }

} // namespace signalbox::client
