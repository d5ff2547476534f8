// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/json_text.h"

#include "core/base/pointer_step.h"
#include <algorithm>
#include <charconv>

namespace signalbox::design {

namespace {

// Builds the tree and keeps the first mistake. Positions come from the parser, or from the pointer of the value at
// hand.
class TreeBuilder final : public nlohmann::json_sax<Json> {
public:
  TreeBuilder(std::string_view text, int maxDepth) : m_text(text), m_maxDepth(maxDepth) {}

  Json root;
  JsonMistake mistake;

  bool null() override { return add(nullptr); }
  bool boolean(bool value) override { return add(value); }
  bool number_integer(number_integer_t value) override { return add(value); }
  bool number_unsigned(number_unsigned_t value) override { return add(value); }
  bool string(string_t& value) override { return add(std::move(value)); }
  bool binary(binary_t&) override { return false; } // not in text

  bool number_float(number_float_t value, const string_t& digits) override {
    if (!add(value)) return false;
    if (digits.find_first_of(".eE") != digits.npos) return true;
    return refuse("The integer " + digits + " has more than 64 bits; write it as a string.", pointer());
  }

  bool start_object(std::size_t) override { return open(Json::object()); }
  bool start_array(std::size_t) override { return open(Json::array()); }
  bool end_object() override { return close(); }
  bool end_array() override { return close(); }

  bool key(string_t& name) override {
    if (m_open.back()->contains(name)) {
      return refuse("The key \"" + name + "\" stands twice in this object.", pointer(1) + pointerStep(name));
    }
    m_key = std::move(name);
    return true;
  }

  bool parse_error(std::size_t position, const std::string& lastToken, const Json::exception& error) override {
    // `position` counts the bytes read; the token in question is the last of them.
    const auto end = std::min(position, m_text.size());
    auto text = sentence(error.what());
    const auto back = std::min(end, tokenSize(text, lastToken));
    mistake = {std::move(text), end - back};
    return false;
  }

private:
  // The parser's "last read" begins at the last string or number, so it is the token itself only for these.
  static std::size_t tokenSize(std::string_view text, std::string_view lastToken) {
    const auto says = [&](std::string_view words) { return text.find(words) != text.npos; };
    if (says("unexpected end of input")) return 0;
    if (says("unexpected string literal") || says("unexpected number literal")) return lastToken.size();
    if (says("overflow") || says("closing quote")) return lastToken.size();
    if (says("unexpected false literal")) return 5;
    return says("unexpected true literal") || says("unexpected null literal") ? 4 : 1;
  }

  // "[...] parse error at line 1, column 2: syntax error while parsing value - invalid literal; last read: 'x';
  // expected ..."
  static std::string sentence(std::string_view what) {
    auto begin = what.rfind(" - ");
    std::string text(begin == what.npos ? what.substr(what.find("] ") + 2) : what.substr(begin + 3));
    if (const auto read = text.find("; last read: "); read != text.npos) {
      const auto expected = text.find("'; expected ", read);
      text.erase(read, expected == text.npos ? text.npos : expected + 1 - read);
    }
    return "This is not JSON: " + text + ".";
  }

  bool refuse(std::string message, const std::string& at) {
    mistake = {std::move(message), offsetOf(m_text, at)};
    return false;
  }

  // Of the value read last (of the container `up` levels further out).
  std::string pointer(std::size_t up = 0) const {
    std::string text;
    for (std::size_t i = 0; i + up < m_open.size(); ++i) {
      const Json& container = *m_open[i];
      const auto last = container.size() - 1;
      text += container.is_array() ? "/" + std::to_string(last) : pointerStep(std::prev(container.end()).key());
    }
    return text;
  }

  template<class T>
  bool add(T&& value) {
    place(std::forward<T>(value));
    return true;
  }

  bool open(Json container) {
    m_open.push_back(&place(std::move(container)));
    if (m_open.size() <= static_cast<std::size_t>(m_maxDepth)) return true;
    m_open.pop_back();
    return refuse("Lists and objects stand in each other more than " + std::to_string(m_maxDepth) + " deep.",
                  pointer());
  }

  bool close() {
    m_open.pop_back();
    return true;
  }

  template<class T>
  Json& place(T&& value) {
    if (m_open.empty()) return root = std::forward<T>(value);
    Json& container = *m_open.back();
    if (container.is_array()) return container.emplace_back(std::forward<T>(value));
    return container[m_key] = std::forward<T>(value);
  }

  std::string_view m_text;
  int m_maxDepth;
  std::vector<Json*> m_open;
  std::string m_key;
};

// Walks well-formed JSON without building anything.
class Scanner final {
public:
  explicit Scanner(std::string_view text) : m_text(text) { skipSpace(); }

  std::size_t offset() const { return m_at; }

  // Steps from a container to the value of a key or index; false (and in place) when there is none.
  bool enter(const std::string& step) {
    const auto start = m_at;
    if (peek() == '{' ? enterKey(step) : peek() == '[' && enterIndex(step)) return true;
    m_at = start;
    return false;
  }

private:
  bool enterKey(const std::string& key) {
    for (next(); peek() == '"'; nextItem()) {
      const auto begin = m_at;
      skipValue();
      const auto name = Json::parse(m_text.substr(begin, m_at - begin), nullptr, false);
      skipSpace();
      next(); // the colon
      if (name.is_string() && name.get_ref<const std::string&>() == key) return true;
      skipValue();
    }
    return false;
  }

  bool enterIndex(const std::string& step) {
    std::size_t index = 0;
    const auto [end, error] = std::from_chars(step.data(), step.data() + step.size(), index);
    if (error != std::errc() || end != step.data() + step.size()) return false;
    for (next(); peek() != ']' && m_at < m_text.size(); nextItem()) {
      if (index-- == 0) return true;
      skipValue();
    }
    return false;
  }

  void skipValue() {
    std::size_t depth = 0;
    do {
      const char c = peek();
      if (c == '"') {
        skipString();
      } else if (c == '{' || c == '[') {
        ++depth;
        ++m_at;
      } else if (c == '}' || c == ']') {
        if (depth > 0) --depth;
        ++m_at;
      } else if (depth > 0 && (c == ',' || c == ':' || isSpace(c))) {
        ++m_at;
      } else {
        skipWord();
      }
    } while (depth > 0 && m_at < m_text.size());
  }

  void skipString() {
    for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
      if (m_text[m_at] == '\\') ++m_at;
    }
    m_at = std::min(m_at + 1, m_text.size());
  }

  void skipWord() {
    m_at = std::min(m_text.find_first_of(",:]} \t\r\n", std::min(m_at + 1, m_text.size())), m_text.size());
  }

  void nextItem() {
    skipSpace();
    if (peek() == ',') next();
  }

  void next() {
    m_at = std::min(m_at + 1, m_text.size());
    skipSpace();
  }

  void skipSpace() { m_at = std::min(m_text.find_first_not_of(" \t\r\n", m_at), m_text.size()); }
  char peek() const { return m_at < m_text.size() ? m_text[m_at] : '\0'; }
  static bool isSpace(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

  std::string_view m_text;
  std::size_t m_at = 0;
};

std::string unescaped(std::string_view step) {
  std::string text;
  for (std::size_t i = 0; i < step.size(); ++i) {
    const bool escape = step[i] == '~' && i + 1 < step.size();
    text += escape ? (step[++i] == '1' ? '/' : '~') : step[i];
  }
  return text;
}

} // namespace

std::expected<Json, JsonMistake> parseJson(std::string_view text, int maxDepth) {
  TreeBuilder builder(text, maxDepth);
  if (Json::sax_parse(text, &builder)) return std::move(builder.root);
  return std::unexpected(std::move(builder.mistake));
}

std::size_t offsetOf(std::string_view json, std::string_view pointer) {
  Scanner scanner(json);
  while (!pointer.empty()) {
    const auto end = std::min(pointer.find('/', 1), pointer.size());
    if (!scanner.enter(unescaped(pointer.substr(1, end - 1)))) break;
    pointer.remove_prefix(end);
  }
  return scanner.offset();
}

LinePlace placeAt(std::string_view text, std::size_t offset) {
  const auto before = text.substr(0, offset);
  const auto lineStart = before.rfind('\n') + 1; // npos + 1 = 0
  const auto isFirstByte = [](char c) { return (static_cast<unsigned char>(c) & 0xc0U) != 0x80U; };
  return {static_cast<int>(std::ranges::count(before, '\n')) + 1,
          static_cast<int>(std::ranges::count_if(before.substr(lineStart), isFirstByte)) + 1};
}

} // namespace signalbox::design
