// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The signatures of RFC 7518 §3 that tokens of this server may carry. A key belongs to one algorithm: what a token says
// about itself never chooses.
#pragma once

#include "core/base/result.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::security {

enum class SignatureAlgorithm { HS256, HS384, HS512, RS256, ES256 };

std::optional<SignatureAlgorithm> signatureAlgorithm(std::string_view name);
std::string_view name(SignatureAlgorithm algorithm);

// Immutable; any thread.
class SigningKey final {
public:
  // HS…: any text that is not a key of another kind; RS256 and ES256: PEM, private (signs and verifies) or public.
  static Result<SigningKey> read(SignatureAlgorithm algorithm, std::string_view secret);

  SignatureAlgorithm algorithm() const { return m_algorithm; }
  Result<std::string> sign(std::string_view text) const;
  bool verify(std::string_view text, std::string_view signature) const;

private:
  struct Key;
  SigningKey(SignatureAlgorithm algorithm, std::shared_ptr<const Key> key)
      : m_algorithm(algorithm), m_key(std::move(key)) {}
  bool isHmac() const { return m_algorithm <= SignatureAlgorithm::HS512; }

  SignatureAlgorithm m_algorithm;
  std::shared_ptr<const Key> m_key;
};

} // namespace signalbox::security
