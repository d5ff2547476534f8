// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/type_literal.h"

#include "core/value/write.h"

#include <algorithm>
#include <charconv>

namespace signalbox::schema {

namespace {

constexpr int maxDepth = 32;

bool isDigit(char c) { return c >= '0' && c <= '9'; }

class LiteralReader final {
public:
  explicit LiteralReader(TypeScanner& scanner) : m_scanner(scanner) {}

  Literal read() {
    m_scanner.skipSpace();
    if (++m_depth > maxDepth) m_scanner.fail("The value is nested too deeply");
    Literal result = readOne();
    --m_depth;
    return result;
  }

  std::vector<std::pair<std::string, Literal>> arguments() {
    std::vector<std::pair<std::string, Literal>> result;
    while (!m_scanner.take(')')) {
      if (!result.empty()) m_scanner.expect(',');
      if (m_scanner.take(')')) break;
      m_scanner.skipSpace();
      result.push_back(argument());
    }
    return result;
  }

private:
  std::pair<std::string, Literal> argument() {
    if (!m_scanner.isAtName()) return {"", read()};
    TypeScanner ahead = m_scanner;
    const std::string name(ahead.readName());
    if (!ahead.take('=')) return {"", read()};
    m_scanner = ahead;
    return {name, read()};
  }

  Literal readOne() {
    if (m_scanner.isAtString()) return m_scanner.readString();
    const char c = m_scanner.peek();
    if (isDigit(c) || c == '-' || c == '+' || c == '.') return number();
    if (c == '[') return sequence('[', ']');
    if (c == '(') return sequence('(', ')');
    if (c == '{') return dict();
    if (m_scanner.isAtName()) return named();
    m_scanner.fail(m_scanner.atEnd() ? "A value is missing here" : "Expected a value, found " + m_scanner.shown());
  }

  Literal named() {
    const std::size_t begin = m_scanner.at();
    std::string name(m_scanner.readName());
    if (name == "True") return true;
    if (name == "False") return false;
    if (name == "None") return nullptr;
    if (const auto dot = name.rfind('.'); dot != std::string::npos) name.erase(0, dot + 1);
    if (!m_scanner.take('(')) m_scanner.fail("'" + name + "' is no value that can stand here", begin);
    Literal call{{callMark, name}, {"arguments", Literal::array()}, {"keywords", Literal::object()}};
    for (auto& [key, value] : arguments()) {
      if (key.empty())
        call["arguments"].push_back(std::move(value));
      else
        call["keywords"][key] = std::move(value);
    }
    return call;
  }

  Literal number() {
    const std::size_t begin = m_scanner.at();
    std::string text;
    if (m_scanner.peek() == '-' || m_scanner.peek() == '+') {
      if (m_scanner.peek() == '-') text = "-";
      m_scanner.skip(1);
    }
    bool isFloat = false;
    for (char c = m_scanner.peek(); isDigit(c) || c == '_' || c == '.' || (c | 32) == 'e'; c = m_scanner.peek()) {
      isFloat |= c == '.' || (c | 32) == 'e';
      if (c != '_') text += c;
      m_scanner.skip(1);
      const char sign = m_scanner.peek();
      if ((c | 32) == 'e' && (sign == '-' || sign == '+')) {
        if (sign == '-') text += sign;
        m_scanner.skip(1);
      }
    }
    return isFloat ? floating(text, begin) : integer(text, begin);
  }

  Literal floating(const std::string& text, std::size_t begin) const {
    double value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec == std::errc::invalid_argument || read.ptr != text.data() + text.size())
      m_scanner.fail("Not a number", begin);
    if (read.ec == std::errc::result_out_of_range) m_scanner.fail("The number does not fit a float", begin);
    return value;
  }

  Literal integer(const std::string& text, std::size_t begin) const {
    std::int64_t value = 0;
    const auto read = std::from_chars(text.data(), text.data() + text.size(), value);
    if (read.ec == std::errc::invalid_argument || read.ptr != text.data() + text.size())
      m_scanner.fail("Not a number", begin);
    if (read.ec == std::errc()) return value;
    return Literal{{longIntegerMark, text}};
  }

  Literal sequence(char open, char close) {
    m_scanner.expect(open);
    Literal result = Literal::array();
    while (!m_scanner.take(close)) {
      if (!result.empty()) m_scanner.expect(',');
      if (m_scanner.take(close)) break;
      result.push_back(read());
    }
    return result;
  }

  Literal dict() {
    m_scanner.expect('{');
    Literal result = Literal::object();
    while (!m_scanner.take('}')) {
      if (!result.empty()) m_scanner.expect(',');
      if (m_scanner.take('}')) break;
      m_scanner.skipSpace();
      if (!m_scanner.isAtString()) m_scanner.fail("Keys are texts here");
      const std::string key = m_scanner.readString();
      m_scanner.expect(':');
      result[key] = read();
    }
    return result;
  }

  TypeScanner& m_scanner;
  int m_depth = 0;
};

std::string printCall(const Literal& call) {
  std::vector<std::pair<std::string, Literal>> arguments;
  for (const Literal& value : call["arguments"]) arguments.emplace_back("", value);
  for (const auto& [key, value] : call["keywords"].items()) arguments.emplace_back(key, value);
  return call[callMark].get<std::string>() + "(" + printArguments(arguments) + ")";
}

std::string printDict(const Literal& object) {
  std::string result;
  for (const auto& [key, value] : object.items())
    result += (result.empty() ? "" : ", ") + pythonRepr(Value::str(key)) + ": " + printLiteral(value);
  return "{" + result + "}";
}

} // namespace

Literal readLiteral(TypeScanner& scanner) { return LiteralReader(scanner).read(); }

std::vector<std::pair<std::string, Literal>> readArguments(TypeScanner& scanner) {
  return LiteralReader(scanner).arguments();
}

std::string printLiteral(const Literal& literal) {
  if (literal.is_null()) return "None";
  if (literal.is_boolean()) return literal.get<bool>() ? "True" : "False";
  if (literal.is_string()) return pythonRepr(Value::str(literal.get_ref<const std::string&>()));
  if (literal.is_number_float()) return pythonFloat(literal.get<double>());
  if (literal.is_array()) {
    std::string result;
    for (const Literal& item : literal) result += (result.empty() ? "" : ", ") + printLiteral(item);
    return "[" + result + "]";
  }
  if (!literal.is_object()) return literal.dump();
  if (literal.contains(longIntegerMark)) return literal[longIntegerMark].get<std::string>();
  return literal.contains(callMark) ? printCall(literal) : printDict(literal);
}

std::string printArguments(const std::vector<std::pair<std::string, Literal>>& arguments) {
  std::string result;
  for (const auto& [name, value] : arguments) {
    if (!result.empty()) result += ", ";
    result += (name.empty() ? "" : name + "=") + printLiteral(value);
  }
  return result;
}

} // namespace signalbox::schema
