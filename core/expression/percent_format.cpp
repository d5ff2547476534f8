// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// text % values: printf-style formatting.
#include "core/expression/operators.h"

#include "core/value/text_encoding.h"
#include "core/value/write.h"

namespace signalbox::expression {

namespace {

constexpr std::int64_t maxWidth = 100'000;

class Percent final {
public:
  Percent(Machine& machine, std::string_view text, const Value& values)
      : m_machine(machine), m_text(text), m_values(values),
        m_items(values.is(Kind::Tuple) ? values.items() : std::span(&values, 1)) {}

  bool run(std::string& out) {
    while (m_at < m_text.size()) {
      if (m_text[m_at] != '%') {
        out += m_text[m_at++];
        continue;
      }
      ++m_at;
      if (!conversion(out)) return false;
    }
    const bool isMapping = m_values.is(Kind::Dict) || m_values.is(Kind::List) || m_values.is(Kind::Bytes);
    const bool takesAll = isMapping || m_usedMapping || m_next >= m_items.size();
    return takesAll || m_machine.fail("TypeError: not all arguments converted during string formatting");
  }

private:
  char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }

  bool next(Value& value) {
    if (m_usedMapping || m_next >= m_items.size())
      return m_machine.fail("TypeError: not enough arguments for format string");
    value = m_items[m_next++];
    return true;
  }

  bool key(Value& value) {
    if (!m_values.is(Kind::Dict) && !m_values.is(Kind::List))
      return m_machine.fail("TypeError: format requires a mapping");
    int depth = 1;
    const std::size_t begin = ++m_at;
    for (; m_at < m_text.size() && depth > 0; ++m_at) depth += peek() == '(' ? 1 : peek() == ')' ? -1 : 0;
    if (depth > 0) return m_machine.fail("ValueError: incomplete format key");
    m_usedMapping = true;
    return index(m_machine, m_values, m_machine.text(m_text.substr(begin, m_at - 1 - begin)), value);
  }

  // A number as it stands or, for *, from the values.
  bool number(std::optional<std::int64_t>& read, std::string_view what) {
    if (peek() == '*') {
      ++m_at;
      Value value;
      if (!next(value)) return false;
      if (!isInteger(value)) return m_machine.fail("TypeError: * wants int");
      read = toInt64(value).value_or(maxWidth + 1);
    } else {
      for (; peek() >= '0' && peek() <= '9'; ++m_at)
        read = std::min(read.value_or(0) * 10 + (peek() - '0'), maxWidth + 1);
    }
    if (read && *read > maxWidth) return m_machine.fail("ValueError: " + std::string(what) + " too big");
    return true;
  }

  bool conversion(std::string& out) {
    Value value;
    bool hasValue = false;
    if (peek() == '(') {
      if (!key(value)) return false;
      hasValue = true;
    }
    std::string flags;
    while (std::string_view("-+ #0").contains(peek()) && peek() != '\0') flags += m_text[m_at++];
    std::optional<std::int64_t> width;
    std::optional<std::int64_t> precision;
    if (!number(width, "width")) return false;
    if (peek() == '.') {
      ++m_at;
      precision = 0;
      std::optional<std::int64_t> read;
      if (!number(read, "precision")) return false;
      precision = std::max<std::int64_t>(read.value_or(0), 0);
    }
    if (width && *width < 0) {
      flags += '-';
      width = -*width;
    }
    while (peek() == 'h' || peek() == 'l' || peek() == 'L') ++m_at;
    if (m_at >= m_text.size()) return m_machine.fail("ValueError: incomplete format");
    const std::size_t letterAt = m_at;
    const char letter = m_text[m_at++];
    if (letter == '%') {
      out += '%';
      return true;
    }
    if (!std::string_view("sradiuoxXeEfFgGc").contains(letter)) return failLetter(letterAt);
    if (!hasValue && !next(value)) return false;
    std::string made;
    if (!write(letter, value, flags, precision, made)) return false;
    pad(flags, letter, width.value_or(0), made, out);
    return m_machine.spend(made.size() / 16 + static_cast<std::size_t>(width.value_or(0)) / 16);
  }

  bool failLetter(std::size_t at) {
    std::size_t end = at;
    const char32_t c = nextCodePoint(m_text, end);
    static constexpr char digits[] = "0123456789abcdef";
    std::string hex;
    for (char32_t rest = c; rest != 0 || hex.empty(); rest >>= 4) hex.insert(hex.begin(), digits[rest & 15]);
    const std::string shown = c >= 31 && c < 127 ? std::string(1, static_cast<char>(c)) : "?";
    return m_machine.fail("ValueError: unsupported format character '" + shown + "' (0x" + hex + ") at index " +
                          std::to_string(countCodePoints(m_text.substr(0, at))));
  }

  bool write(char letter, const Value& value, const std::string& flags, std::optional<std::int64_t> precision,
             std::string& out) {
    switch (letter) {
    case 's':
    case 'r':
    case 'a': {
      if (!(letter == 's' ? strOf(m_machine, value, out) : reprOf(m_machine, value, out))) return false;
      if (letter == 'a') out = escapedToAscii(out);
      if (precision) {
        std::size_t end = 0;
        for (std::int64_t left = *precision; left > 0 && end < out.size(); --left) nextCodePoint(out, end);
        out.resize(end);
      }
      return true;
    }
    case 'c': return character(value, out);
    case 'd':
    case 'i':
    case 'u':
    case 'o':
    case 'x':
    case 'X': return integer(letter, value, flags, precision, out);
    default: return floating(letter, value, flags, precision, out);
    }
  }

  bool character(const Value& value, std::string& out) {
    if (value.is(Kind::Str) && countCodePoints(value.asText()) == 1) {
      out = value.asText();
      return true;
    }
    if (!isInteger(value)) return m_machine.fail("TypeError: %c requires int or char");
    const auto code = toInt64(value);
    if (!code || *code < 0 || *code > 0x10FFFF) return m_machine.fail("OverflowError: %c arg not in range(0x110000)");
    appendUtf8(static_cast<char32_t>(*code), out);
    return true;
  }

  bool integer(char letter, const Value& value, const std::string& flags, std::optional<std::int64_t> precision,
               std::string& out) {
    const bool isDecimal = letter == 'd' || letter == 'i' || letter == 'u';
    Value whole = value;
    if (value.is(Kind::Float) && isDecimal) {
      if (!integerFromDouble(m_machine, value.asFloat(), whole)) return false;
    } else if (!isInteger(value)) {
      const std::string kind = isDecimal ? "a real number is required" : "an integer is required";
      return m_machine.fail(std::string("TypeError: %") + letter + " format: " + kind + ", not " + typeName(value));
    }
    const std::string_view spec = letter == 'o' ? "o" : letter == 'x' ? "x" : letter == 'X' ? "X" : "d";
    if (!formatValue(m_machine, whole, spec, out)) return false;
    const bool isNegative = out.starts_with('-');
    if (isNegative) out.erase(0, 1);
    if (precision && out.size() < static_cast<std::size_t>(*precision))
      out.insert(0, static_cast<std::size_t>(*precision) - out.size(), '0');
    if (flags.contains('#') && !isDecimal) out.insert(0, std::string("0") + letter);
    sign(isNegative, flags, out);
    return true;
  }

  bool floating(char letter, const Value& value, const std::string& flags, std::optional<std::int64_t> precision,
                std::string& out) {
    if (!isNumber(value)) return m_machine.fail("TypeError: must be real number, not " + typeName(value));
    const Value number = Value::number(toDouble(value));
    const std::string alternate = flags.contains('#') ? "#" : "";
    if (!formatValue(m_machine, number, alternate + "." + std::to_string(precision.value_or(6)) + letter, out))
      return false;
    const bool isNegative = out.starts_with('-');
    if (isNegative) out.erase(0, 1);
    sign(isNegative, flags, out);
    return true;
  }

  static void sign(bool isNegative, const std::string& flags, std::string& out) {
    if (isNegative)
      out.insert(0, "-");
    else if (flags.contains('+'))
      out.insert(0, "+");
    else if (flags.contains(' '))
      out.insert(0, " ");
  }

  static void pad(const std::string& flags, char letter, std::int64_t width, std::string made, std::string& out) {
    const auto length = static_cast<std::int64_t>(countCodePoints(made));
    const auto missing = static_cast<std::size_t>(std::max<std::int64_t>(width - length, 0));
    const bool isText = std::string_view("srac").contains(letter);
    if (flags.contains('-')) {
      out += made.append(missing, ' ');
    } else if (flags.contains('0') && !isText) {
      std::size_t at = made.starts_with('-') || made.starts_with('+') || made.starts_with(' ') ? 1 : 0;
      if (flags.contains('#') && std::string_view("oxX").contains(letter)) at += 2;
      out += made.insert(at, missing, '0');
    } else {
      (out.append(missing, ' ')) += made;
    }
  }

  Machine& m_machine;
  std::string_view m_text;
  const Value& m_values;
  std::span<const Value> m_items;
  std::size_t m_at = 0;
  std::size_t m_next = 0;
  bool m_usedMapping = false;
};

} // namespace

bool formatPercent(Machine& machine, std::string_view text, const Value& values, Value& out) {
  std::string made;
  if (!machine.spend(text.size() / 16) || !Percent(machine, text, values).run(made)) return false;
  out = machine.text(made);
  return true;
}

} // namespace signalbox::expression
