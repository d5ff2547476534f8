// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a JSON text once, strictly and without recursion, and notes where its large values stand.
#include "core/value/json_outline.h"
#include "core/value/json_scan.h"

#include <algorithm>

namespace signalbox {

using namespace json_scan;

namespace {

constexpr std::size_t fewestMost = 20'000; // large values that any text may have

// Bytes of a string that need no look.
constexpr auto isPlain = [] {
  std::array<bool, 256> table{};
  for (std::size_t c = 0x20; c < table.size(); ++c) table[c] = c != '"' && c != '\\';
  return table;
}();

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isHex(char c) { return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

} // namespace

class JsonOutlineReader final {
public:
  JsonOutlineReader(std::string_view text, const std::stop_token& stop) : m_text(text), m_stop(stop) {
    m_outline.m_text = text;
  }

  std::expected<JsonOutline, JsonFault> run() {
    if (m_text.starts_with("\xEF\xBB\xBF")) m_at = 3;
    space();
    m_outline.m_root = m_at;
    if (!value() || !rest()) return std::unexpected(std::move(m_fault));
    std::ranges::sort(m_outline.m_large, {}, &JsonOutline::Large::begin);
    return std::move(m_outline);
  }

private:
  struct Level {
    std::size_t begin = 0;
    std::size_t count = 0;
    std::vector<std::size_t> marks;
  };

  char here() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
  void space() { m_at = skipSpace(m_text, m_at); }
  bool isAtEnd() const { return m_at >= m_text.size(); }
  Level& level() { return m_levels[m_open - 1]; }
  bool isInObject() { return m_text[level().begin] == '{'; }

  bool fail(std::size_t offset, std::string message) {
    m_fault = {offset, std::move(message)};
    return false;
  }
  bool fail(const char* message) { return fail(m_at, isAtEnd() ? "The text ends too early" : message); }

  // Whatever follows the first value, up to the end of the text.
  bool rest() {
    while (m_open > 0) {
      space();
      const char c = here();
      if (c == (isInObject() ? '}' : ']')) {
        ++m_at;
        if (!close()) return false;
        continue;
      }
      if (c != ',') return fail(isInObject() ? "A comma or } is missing" : "A comma or ] is missing");
      ++m_at;
      space();
      if (!part()) return false;
    }
    space();
    return isAtEnd() || fail("Something follows behind the value");
  }

  bool part() {
    if (++m_parts % 4096 == 0 && m_stop.stop_requested()) return fail(m_at, {});
    Level& around = level();
    if (around.count > 0 && around.count % JsonOutline::stride == 0) around.marks.push_back(m_at);
    ++around.count;
    if (isInObject() && !name()) return false;
    return value();
  }

  bool name() {
    if (here() != '"') return fail("A name in quotes is missing");
    if (!string()) return false;
    space();
    if (here() != ':') return fail("A colon is missing");
    ++m_at;
    space();
    return true;
  }

  // A container is only opened here: what it holds follows in rest(), from its first part on.
  bool value() {
    while (true) {
      const std::size_t begin = m_at;
      const char c = here();
      if (!opens(c)) return scalar(c) && remember(begin, 0, {});
      if (m_open == JsonOutline::deepest) return fail("More than 10,000 levels stand inside one another");
      open();
      space();
      if (here() == (c == '{' ? '}' : ']')) {
        ++m_at;
        return close();
      }
      Level& inside = level();
      inside.count = 1;
      if (c == '{' && !name()) return false;
    }
  }

  void open() {
    if (m_open == m_levels.size()) m_levels.emplace_back();
    ++m_open;
    level().begin = m_at++;
    level().count = 0;
    level().marks.clear();
  }

  bool close() {
    const bool isKept = remember(level().begin, level().count, level().marks);
    --m_open;
    return isKept;
  }

  // Long chains of large values inside one another are refused before the outline outgrows its text.
  bool remember(std::size_t begin, std::size_t count, const std::vector<std::size_t>& marks) {
    if (m_at - begin < JsonOutline::remembered) return true;
    if (m_outline.m_large.size() > fewestMost + m_text.size() / 512) return fail(begin, "It is nested too deeply");
    m_outline.m_large.push_back({begin, m_at, count, m_outline.m_marks.size()});
    m_outline.m_marks.insert(m_outline.m_marks.end(), marks.begin(), marks.end());
    return true;
  }

  bool scalar(char c) {
    switch (c) {
    case '"': return string();
    case 't': return word("true");
    case 'f': return word("false");
    case 'n': return word("null");
    default: return c == '-' || isDigit(c) ? number() : fail("A value is missing");
    }
  }

  bool word(std::string_view expected) {
    if (m_text.substr(m_at, expected.size()) != expected) return fail("A value is missing");
    m_at += expected.size();
    return true;
  }

  bool string() {
    const std::size_t begin = m_at++;
    while (true) {
      while (m_at < m_text.size() && isPlain[static_cast<unsigned char>(m_text[m_at])]) ++m_at;
      if (isAtEnd()) return fail(begin, "This string does not end");
      const char c = m_text[m_at++];
      if (c == '"') return true;
      if (c != '\\') return fail(m_at - 1, "A control character stands in a string");
      if (!escape()) return false;
    }
  }

  bool escape() {
    const char c = here();
    if (c == 'u') {
      for (std::size_t i = 1; i <= 4; ++i)
        if (m_at + i >= m_text.size() || !isHex(m_text[m_at + i])) return fail(m_at - 1, "This is no escape");
      m_at += 5;
      return true;
    }
    if (c == '\0' || !std::strchr("\"\\/bfnrt", c)) return fail(m_at - 1, "This is no escape");
    ++m_at;
    return true;
  }

  bool digits() {
    if (!isDigit(here())) return fail("A digit is missing");
    while (isDigit(here())) ++m_at;
    return true;
  }

  bool number() {
    if (here() == '-') ++m_at;
    if (here() == '0')
      ++m_at;
    else if (!digits())
      return false;
    if (here() == '.') {
      ++m_at;
      if (!digits()) return false;
    }
    if (here() != 'e' && here() != 'E') return true;
    ++m_at;
    if (here() == '+' || here() == '-') ++m_at;
    return digits();
  }

  std::string_view m_text;
  const std::stop_token& m_stop;
  JsonOutline m_outline;
  JsonFault m_fault;
  std::vector<Level> m_levels; // kept for the next that opens
  std::size_t m_open = 0;
  std::size_t m_at = 0;
  std::size_t m_parts = 0;
};

std::expected<JsonOutline, JsonFault> JsonOutline::read(std::string_view text, const std::stop_token& stop) {
  return JsonOutlineReader(text, stop).run();
}

} // namespace signalbox
