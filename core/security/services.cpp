// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/services.h"

#include "core/security/base64url.h"

namespace signalbox::security {

std::optional<std::string> SecurityServices::secret(std::string_view name) const {
  return m_secrets ? m_secrets->secret(name) : std::nullopt;
}

std::string SecurityServices::generatedSecret(std::string_view name) {
  constexpr std::size_t keyBytes = 48;
  const std::lock_guard lock(m_mutex);
  std::string& key = m_generated[std::string(name)];
  if (key.empty()) key = base64UrlEncode(randomBytes(keyBytes));
  return key;
}

} // namespace signalbox::security
