// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/secret_names.h"

#include <algorithm>
#include <array>

namespace signalbox::api {
namespace {

constexpr std::array<std::string_view, 11> parts = {"password",      "passwd",  "passphrase", "secret",
                                                    "token",         "apikey",  "cookie",     "credential",
                                                    "authorization", "session", "signature"};
constexpr std::array<std::string_view, 5> wholes = {"code", "pin", "otp", "auth", "clientassertion"};

std::string lettersOf(std::string_view name) {
  std::string letters;
  for (const char c : name)
    if (c != '-' && c != '_') letters += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return letters;
}

} // namespace

bool isSecretName(std::string_view name) {
  const std::string letters = lettersOf(name);
  return std::ranges::find(wholes, letters) != wholes.end() ||
         std::ranges::any_of(parts, [&](std::string_view part) { return letters.contains(part); });
}

std::string maskedTarget(std::string_view target) {
  const std::size_t query = target.find('?');
  std::string masked(target.substr(0, query));
  for (std::size_t at = query; at < target.size();) {
    const std::size_t end = std::min(target.find('&', at + 1), target.size());
    const std::string_view pair = target.substr(at, end - at); // with the '?' or '&' before it
    const std::size_t equals = pair.find('=');
    const bool hasValue = equals != std::string_view::npos;
    if (hasValue && isSecretName(pair.substr(1, equals - 1)))
      masked.append(pair.substr(0, equals + 1)).append(maskedSecret);
    else
      masked.append(pair);
    at = end;
  }
  return masked;
}

} // namespace signalbox::api
