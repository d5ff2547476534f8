// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes written as text: base64 and hex as pydantic-core reads them, base64 as Python's binascii does, sizes in bytes.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace signalbox::schema {

// The error is what stands in ctx.
using Decoded = std::expected<std::string, std::string>;

Decoded decodeBase64(std::string_view text);                   // URL-safe, else the standard alphabet; padding optional
Decoded decodeHex(std::string_view text);                      //
Decoded decodeBinascii(std::string_view text, bool isUrlSafe); // base64.b64decode, which passes over strange characters

std::string encodeBase64(std::string_view bytes, bool isUrlSafe);
std::string encodeHex(std::string_view bytes);

// What bytes.decode() says about bytes that are not UTF-8; nothing when they are.
std::optional<std::string> utf8Mistake(std::string_view bytes);

// ByteSize: "1.5 KiB". The unit when it is unknown; nothing when this is no size.
struct SizeText {
  std::string digits; // of the number of bytes
  std::optional<std::string> unknownUnit;
};
std::optional<SizeText> readByteSize(std::string_view text);

// int(text) as digits; empty where Python raises.
std::string pythonInteger(std::string_view text);

// The decimal digits of a whole number of at most sixteen bytes, the highest first.
std::string digitsOf(std::span<const std::uint8_t> bytes);

} // namespace signalbox::schema
