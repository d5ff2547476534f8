// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// SignedText: itsdangerous.TimestampSigner with its defaults, VALUE.TIMESTAMP.SIGNATURE: HMAC-SHA1 under a key made of
// the secret by "django-concat".
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace signalbox::api {

class SignedText final {
public:
  explicit SignedText(std::string_view secret);

  std::string sign(std::string_view value, std::int64_t now) const; // seconds since the epoch
  // None when the signature is another's, or older than `maximumAge` seconds, or from the future.
  std::optional<std::string> unsign(std::string_view text, std::optional<std::int64_t> maximumAge,
                                    std::int64_t now) const;

private:
  std::string signatureOf(std::string_view value) const; // 20 bytes

  std::string m_key;
};

std::string toBase64(std::string_view bytes);
std::optional<std::string> fromBase64(std::string_view text); // what is no letter of base64 is passed over

} // namespace signalbox::api
