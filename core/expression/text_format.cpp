// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// str.format and str.format_map: "{0.name[key]!r:>{width}}".
#include "core/expression/text_parts.h"

#include <algorithm>
#include <charconv>

namespace signalbox::expression {

namespace {

class Formatter final {
public:
  Formatter(Machine& machine, const Arguments& arguments, const Value* mapping)
      : m_machine(machine), m_arguments(arguments), m_mapping(mapping) {}

  bool run(std::string_view text, int depth, std::string& out) {
    if (depth > 2) return m_machine.fail("ValueError: Max string recursion exceeded");
    for (std::size_t at = 0; at < text.size(); ++at) {
      const char c = text[at];
      const bool isDoubled = at + 1 < text.size() && text[at + 1] == c;
      if (c != '{' && c != '}') {
        out += c;
      } else if (isDoubled) {
        out += c;
        ++at;
      } else if (c == '}') {
        return m_machine.fail("ValueError: Single '}' encountered in format string");
      } else if (!field(text, at, depth, out)) {
        return false;
      }
    }
    return true;
  }

private:
  // `at` stands on the '{' and is left on its '}'.
  bool field(std::string_view text, std::size_t& at, int depth, std::string& out) {
    if (at + 1 >= text.size()) return m_machine.fail("ValueError: Single '{' encountered in format string");
    const std::size_t begin = at + 1;
    int open = 1;
    std::size_t end = begin;
    std::size_t nameEnd = std::string_view::npos;
    bool isInBrackets = false;
    for (; end < text.size(); ++end) {
      const char c = text[end];
      const bool isInName = nameEnd == std::string_view::npos;
      if (isInName && c == '[') isInBrackets = true;
      if (isInName && c == ']') isInBrackets = false;
      if (isInBrackets) continue;
      if (c == '{') {
        if (isInName) return m_machine.fail("ValueError: unexpected '{' in field name");
        ++open;
      }
      if (c == '}' && --open == 0) break;
      if (isInName && (c == ':' || c == '!')) nameEnd = end;
    }
    if (end >= text.size()) {
      if (nameEnd == std::string_view::npos) return m_machine.fail("ValueError: expected '}' before end of string");
      const bool isCut = text[nameEnd] == '!' && nameEnd + 1 >= text.size();
      return m_machine.fail(isCut ? "ValueError: end of string while looking for conversion specifier"
                                  : "ValueError: unmatched '{' in format spec");
    }
    if (nameEnd == std::string_view::npos) nameEnd = end;
    at = end;
    Value value;
    if (!named(text.substr(begin, nameEnd - begin), value)) return false;
    std::string_view rest = text.substr(nameEnd, end - nameEnd);
    if (rest.starts_with('!') && !convert(rest, value)) return false;
    std::string spec;
    if (rest.starts_with(':') && !run(rest.substr(1), depth + 1, spec)) return false;
    std::string made;
    if (!formatValue(m_machine, value, spec, made)) return false;
    out += made;
    return m_machine.spend(1 + made.size() / 16);
  }

  // "!r" and what may follow it.
  bool convert(std::string_view& rest, Value& value) {
    if (rest.size() < 2) return m_machine.fail("ValueError: unmatched '{' in format spec");
    const char letter = rest[1];
    rest.remove_prefix(2);
    if (!rest.empty() && rest[0] != ':') return m_machine.fail("ValueError: expected ':' after conversion specifier");
    std::string text;
    if (letter == 's') {
      if (!strOf(m_machine, value, text)) return false;
    } else if (letter == 'r' || letter == 'a') {
      if (!reprOf(m_machine, value, text)) return false;
      if (letter == 'a') text = escapedToAscii(text);
    } else {
      return m_machine.fail(std::string("ValueError: Unknown conversion specifier ") + letter);
    }
    value = m_machine.text(text);
    return true;
  }

  static std::optional<std::int64_t> number(std::string_view text) {
    std::int64_t read = 0;
    const auto end = std::from_chars(text.data(), text.data() + text.size(), read);
    const bool isOne = end.ec == std::errc() && end.ptr == text.data() + text.size() && text[0] != '-';
    return isOne ? std::optional(read) : std::nullopt;
  }

  // name, 0 or nothing; then .attribute and [key] as often as they come.
  bool named(std::string_view name, Value& value) {
    const std::size_t end = std::min(name.find_first_of(".["), name.size());
    if (!first(name.substr(0, end), value)) return false;
    for (std::string_view rest = name.substr(end); !rest.empty();) {
      if (rest[0] == '.') {
        const std::size_t stop = std::min(rest.find_first_of(".[", 1), rest.size());
        if (stop == 1) return m_machine.fail("ValueError: Empty attribute in format string");
        if (!attribute(m_machine, Value(value), rest.substr(1, stop - 1), value)) return false;
        rest.remove_prefix(stop);
      } else if (rest[0] == '[') {
        const std::size_t stop = rest.find(']');
        if (stop == std::string_view::npos) return m_machine.fail("ValueError: Missing ']' in format string");
        if (stop == 1) return m_machine.fail("ValueError: Empty attribute in format string");
        const std::string_view key = rest.substr(1, stop - 1);
        const auto at = number(key);
        if (!index(m_machine, Value(value), at ? Value::integer(*at) : m_machine.text(key), value)) return false;
        rest.remove_prefix(stop + 1);
      } else {
        return m_machine.fail("ValueError: Only '.' or '[' may follow ']' in format field specifier");
      }
    }
    return true;
  }

  bool first(std::string_view name, Value& value) {
    const auto given = name.empty() ? std::nullopt : number(name);
    if (name.empty() || given) {
      if (m_mapping && name.empty()) return m_machine.fail("ValueError: Format string contains positional fields");
      if (m_mapping) return m_machine.fail("ValueError: Format string contains positional fields");
      if ((name.empty() && m_numbering == Numbering::Manual) || (given && m_numbering == Numbering::Automatic))
        return m_machine.fail(
            given ? "ValueError: cannot switch from automatic field numbering to manual field specification"
                  : "ValueError: cannot switch from manual field specification to automatic field numbering");
      m_numbering = given ? Numbering::Manual : Numbering::Automatic;
      const std::int64_t at = given ? *given : m_next++;
      if (at >= static_cast<std::int64_t>(m_arguments.size()))
        return m_machine.fail("IndexError: Replacement index " + std::to_string(at) +
                              " out of range for positional args tuple");
      value = m_arguments[static_cast<std::size_t>(at)];
      return true;
    }
    if (m_mapping) return index(m_machine, *m_mapping, m_machine.text(name), value);
    const auto found = std::ranges::find(m_arguments.names(), name);
    if (found == m_arguments.names().end()) return m_machine.fail("KeyError: '" + std::string(name) + "'");
    value = m_arguments.named()[static_cast<std::size_t>(found - m_arguments.names().begin())];
    return true;
  }

  enum class Numbering { None, Automatic, Manual };

  Machine& m_machine;
  const Arguments& m_arguments;
  const Value* m_mapping;
  Numbering m_numbering = Numbering::None;
  std::int64_t m_next = 0;
};

} // namespace

bool formatText(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  std::string text;
  if (!machine.spend(self.size() / 16) || !Formatter(machine, arguments, nullptr).run(self.asText(), 1, text))
    return false;
  out = machine.text(text);
  return true;
}

bool formatMap(Machine& machine, const Value& self, const Arguments& arguments, Value& out) {
  std::string text;
  if (!machine.spend(self.size() / 16) || !Formatter(machine, arguments, &arguments[0]).run(self.asText(), 1, text))
    return false;
  out = machine.text(text);
  return true;
}

} // namespace signalbox::expression
