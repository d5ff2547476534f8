// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Where a loc stands in a JSON text. Reads no further than it must and forgives what is broken behind the place.
#include "core/value/read.h"

#include "core/value/arena.h"

#include <algorithm>

namespace signalbox {

namespace {

bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

class Scanner final {
public:
  explicit Scanner(std::string_view text) : m_text(text) {}

  void skipSpace() {
    while (m_at < m_text.size() && isSpace(m_text[m_at])) ++m_at;
  }
  bool isAt(char c) const { return m_at < m_text.size() && m_text[m_at] == c; }
  bool take(char c) {
    skipSpace();
    if (!isAt(c)) return false;
    ++m_at;
    return true;
  }
  void moveTo(std::size_t at) { m_at = at; }

  // The range of the value that stands here, as far as the text goes; nothing when none does.
  std::optional<TextRange> takeValue() {
    skipSpace();
    const std::size_t begin = m_at;
    if (isAt('"'))
      skipString();
    else if (isAt('{') || isAt('['))
      skipContainer();
    else
      skipScalar();
    if (m_at == begin) return std::nullopt;
    return TextRange{begin, m_at};
  }

private:
  void skipString() {
    for (++m_at; m_at < m_text.size(); ++m_at) {
      if (m_text[m_at] == '\\')
        ++m_at;
      else if (m_text[m_at] == '"' || m_text[m_at] == '\n')
        break; // a string never holds a newline: a missing quote costs one line only
    }
    m_at = std::min(m_at + (isAt('"') ? 1 : 0), m_text.size());
  }

  void skipContainer() {
    std::size_t depth = 0;
    while (m_at < m_text.size()) {
      const char c = m_text[m_at];
      if (c == '"') {
        skipString();
        continue;
      }
      ++m_at;
      if (c == '{' || c == '[') ++depth;
      if ((c == '}' || c == ']') && --depth == 0) return;
    }
  }

  void skipScalar() {
    const auto ends = [](char c) { return isSpace(c) || std::string_view(",:]}[{\"").contains(c); };
    while (m_at < m_text.size() && !ends(m_text[m_at])) ++m_at;
  }

  std::string_view m_text;
  std::size_t m_at = 0;
};

bool isKey(std::string_view token, std::string_view key) {
  if (!token.starts_with('"') || token.size() < 2) return false;
  if (!token.contains('\\')) return token.substr(1, token.size() - 2) == key;
  Arena arena;
  const auto read = readJson(token, arena);
  return read && read->asText() == key;
}

struct Found {
  TextRange key;
  TextRange value;
};

// The last member of that name, as the last one wins.
std::optional<Found> findMember(std::string_view text, const TextRange& object, std::string_view key) {
  Scanner scanner(text.substr(0, object.end));
  scanner.moveTo(object.begin);
  std::optional<Found> found;
  if (!scanner.take('{')) return found;
  for (;;) {
    const auto name = scanner.takeValue();
    if (!name || !scanner.take(':')) return found;
    const auto value = scanner.takeValue();
    if (!value) return found;
    if (isKey(text.substr(name->begin, name->end - name->begin), key)) found = {*name, *value};
    scanner.take(',');
  }
}

std::optional<TextRange> findItem(std::string_view text, const TextRange& array, std::int64_t index) {
  Scanner scanner(text.substr(0, array.end));
  scanner.moveTo(array.begin);
  if (index < 0 || !scanner.take('[')) return std::nullopt;
  for (std::int64_t i = 0;; ++i) {
    const auto item = scanner.takeValue();
    if (!item || i == index) return item;
    scanner.take(',');
  }
}

std::optional<Found> step(std::string_view text, const TextRange& from, const LocItem& item) {
  const auto* index = std::get_if<std::int64_t>(&item);
  if (!index) return findMember(text, from, std::get<std::string>(item));
  if (const auto found = findItem(text, from, *index)) return Found{*found, *found};
  return findMember(text, from, std::to_string(*index));
}

} // namespace

std::optional<TextRange> locate(std::string_view json, std::span<const LocItem> loc) {
  Scanner scanner(json);
  const auto root = scanner.takeValue();
  if (!root) return std::nullopt;
  Found place{*root, *root};
  bool isExact = true; // becomes true again when a step after an unknown one is found: that one was a union's label
  for (const LocItem& item : loc) {
    const auto next = step(json, place.value, item);
    if (next) place = *next;
    isExact = next.has_value();
    if (next || item != LocItem("[key]")) continue;
    place.value = place.key; // Pydantic blames a key of a dict with this label
    isExact = true;
  }
  place.value.exact = isExact;
  return place.value;
}

} // namespace signalbox
