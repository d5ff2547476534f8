// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes in all their spellings: bytes, secrets, base64, sizes.
#include "core/schema/byte_text.h"
#include "core/schema/number_text.h"
#include "core/schema/walk.h"
#include "core/value/secret_value.h"

#include <utility>

namespace signalbox::schema {

namespace {

bool isBroken(const Value& text) { return text.is(Kind::Str) && (text.flags() & Value::LoneSurrogate) != 0; }

std::int64_t codePoints(std::string_view text) {
  std::int64_t count = 0;
  for (const char c : text) count += (static_cast<unsigned char>(c) & 0xC0) != 0x80 ? 1 : 0;
  return count;
}

} // namespace

bool Walk::toBytes(const Node& node, BytesForm form, const Value& input, Value& output) {
  if (input.is(Kind::Bytes)) {
    output = input;
    return true;
  }
  if (!input.is(Kind::Str) || (isStrict(node) && !textPassesStrict())) return fail(ErrorType::BytesType, input);
  if (isBroken(input)) return fail(ErrorType::StringUnicode, input);
  lower(m_rules->bytes);
  if (form == BytesForm::Utf8) {
    output = Value::bytes(input.asText());
    return true;
  }
  const bool isHex = form == BytesForm::Hex;
  const Decoded decoded = isHex ? decodeHex(input.asText()) : decodeBase64(input.asText());
  if (!decoded)
    return fail(ErrorType::BytesInvalidEncoding, input,
                {contextOf("encoding", Value::str(isHex ? "hex" : "base64")),
                 contextOf("encoding_error", keep(decoded.error()))});
  output = Value::bytes(m_arena.copy(std::string_view(*decoded)));
  return true;
}

bool Walk::bytes(const Node& node, const Value& input, Value& output) {
  const BytesRules* const rules = node.rules == none ? nullptr : &m_program.bytes[node.rules];
  if (!toBytes(node, rules ? rules->form : BytesForm::Utf8, input, output)) return false;
  if (!rules) return true;
  const auto length = static_cast<std::int64_t>(output.size());
  if (rules->length.min && length < *rules->length.min)
    return fail(ErrorType::BytesTooShort, input, {contextOf("min_length", Value::integer(*rules->length.min))});
  if (rules->length.max && length > *rules->length.max)
    return fail(ErrorType::BytesTooLong, input, {contextOf("max_length", Value::integer(*rules->length.max))});
  return true;
}

bool Walk::checkSecret(const LengthRules& rules, const Value& input, std::int64_t length) {
  if (rules.min && length < *rules.min)
    return lengthError(ErrorType::TooShort, "Value", input, *rules.min, Value::integer(length));
  if (rules.max && length > *rules.max)
    return lengthError(ErrorType::TooLong, "Value", input, *rules.max, Value::integer(length));
  return true;
}

Value Walk::hidden(ObjectKind kind, std::string_view className, const Value& content) {
  return Value::object(m_arena.keep(ObjectValue{kind, className, content.asText()}));
}

// What the model's config says about texts goes for what is hidden; outside of JSON one error stands for all of it.
bool Walk::secretText(const Node& node, const Value& input, Value& content) {
  if (node.rules == none || !m_program.strs[node.rules].isConstrained()) return toText(node, input, content);
  StrRules inner = m_program.strs[node.rules];
  if (inner.ownLength.min) inner.length.min.reset();
  if (inner.ownLength.max) inner.length.max.reset();
  if (m_rules->mode != Mode::Python) return toText(node, input, content) && checkText(inner, input, content);
  ValidationErrors* const errors = std::exchange(m_errors, nullptr);
  const bool isText = toText(node, input, content) && checkText(inner, input, content);
  m_errors = errors;
  return isText || fail(ErrorType::StringType, input);
}

bool Walk::secret(const Node& node, const Value& input, Value& output) {
  const LengthRules length = node.rules == none ? LengthRules{} : m_program.strs[node.rules].ownLength;
  if (input.is(Kind::Object) && input.asObject().kind == ObjectKind::Secret && !countsAsJson()) {
    output = input;
    return checkSecret(length, input, codePoints(input.asObject().text));
  }
  Value content;
  if (!secretText(node, input, content)) return false;
  output = hidden(ObjectKind::Secret, "SecretStr", content);
  return checkSecret(length, input, codePoints(content.asText()));
}

bool Walk::secretBytes(const Node& node, const Value& input, Value& output) {
  const BytesRules rules = node.rules == none ? BytesRules{} : m_program.bytes[node.rules];
  if (input.is(Kind::Object) && input.asObject().kind == ObjectKind::SecretBytes && !countsAsJson()) {
    output = input;
    return checkSecret(rules.length, input, static_cast<std::int64_t>(input.asObject().text.size()));
  }
  Value content;
  if (m_rules->mode != Mode::Python) {
    if (!toBytes(node, rules.form, input, content)) return false;
  } else { // a union with one error for whatever is wrong
    ValidationErrors* const errors = std::exchange(m_errors, nullptr);
    const bool isRead = toBytes(node, rules.form, input, content);
    m_errors = errors;
    if (!isRead) return fail(ErrorType::BytesType, input);
  }
  output = hidden(ObjectKind::SecretBytes, "SecretBytes", content);
  return checkSecret(rules.length, input, static_cast<std::int64_t>(content.size()));
}

// Secret[T]. In Python a Secret is opened, and what it hides validated anew.
bool Walk::secretOf(const Node& node, const Value& input, Value& output) {
  const bool isOpened = isSecretValue(input) && !countsAsJson();
  Value content;
  if (!run(node.first, isOpened ? hiddenIn(input) : input, content)) return false;
  output = secretValue(content, m_arena);
  return true;
}

bool Walk::base64(const Node& node, const Value& input, Value& output) {
  const Base64Rules& rules = m_program.base64s[node.rules];
  Node inner = node;
  inner.rules = rules.isText ? node.second : none;
  Value encoded;
  if (rules.isText ? !string(inner, input, encoded) : !toBytes(inner, BytesForm::Utf8, input, encoded)) return false;
  if (rules.isText && isBroken(encoded)) return failSurrogate(encoded.asText(), input);
  const Decoded decoded = decodeBinascii(encoded.asText(), rules.isUrlSafe);
  if (!decoded) return fail(ErrorType::Base64Decode, input, {contextOf("error", keep(decoded.error()))});
  if (rules.isText)
    if (const auto mistake = utf8Mistake(*decoded)) return failValueError(*mistake, input);
  const std::string_view content = m_arena.copy(std::string_view(*decoded));
  output = rules.isText ? Value::str(content) : Value::bytes(content);
  return true;
}

// str.encode() of a text with a lone surrogate.
bool Walk::failSurrogate(std::string_view text, const Value& input) {
  std::size_t position = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    const auto next = at + 1 < text.size() ? static_cast<unsigned char>(text[at + 1]) : 0U;
    if (byte == 0xED && next >= 0xA0) {
      constexpr std::string_view digits = "0123456789abcdef";
      const auto last = at + 2 < text.size() ? static_cast<unsigned char>(text[at + 2]) : 0x80U;
      const unsigned code = 0xD000 | (next & 0x3FU) << 6 | (last & 0x3FU);
      std::string shown;
      for (int shift = 12; shift >= 0; shift -= 4) shown += digits[code >> shift & 15];
      return failValueError("'utf-8' codec can't encode character '\\u" + shown + "' in position " +
                                std::to_string(position) + ": surrogates not allowed",
                            input);
    }
    position += (byte & 0xC0) != 0x80 ? 1 : 0;
  }
  return fail(ErrorType::StringUnicode, input);
}

// A union of text and int with one error for both, as Pydantic builds it.
bool Walk::byteSize(const Node& node, const Value& input, Value& output) {
  ValidationErrors* const errors = std::exchange(m_errors, nullptr); // one error for whatever is wrong
  Value text = input;
  const bool isText = input.is(Kind::Str) && !isBroken(input) &&
                      (node.second == none || checkText(m_program.strs[node.second], input, text));
  m_errors = errors;
  if (isText) {
    if (const auto size = readByteSize(text.asText())) {
      lower(m_rules->text);
      if (size->unknownUnit) return fail(ErrorType::ByteSizeUnit, input, {contextOf("unit", keep(*size->unknownUnit))});
      return !readIntText(size->digits, m_arena, output);
    }
  }
  m_errors = nullptr;
  Node number{NodeKind::Int, node.isStrict};
  const bool isInteger = integer(number, input, output);
  m_errors = errors;
  const bool isNegative =
      isInteger && (output.is(Kind::BigInt) ? output.asText().starts_with('-') : output.asInt() < 0);
  return (isInteger && !isNegative) || fail(ErrorType::ByteSize, input);
}

} // namespace signalbox::schema
