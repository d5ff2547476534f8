// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The fast path: simdjson's DOM, walked once into Values. What it refuses goes to the reader that equals CPython.
#include "core/value/read.h"

#include "core/value/arena.h"
#include "core/value/read_python.h"
#include "core/value/unique_keys.h"

#include <charconv>
#include <memory>
#include <simdjson.h>

namespace signalbox {

namespace {

constexpr std::size_t keptCapacity = 4 * 1024 * 1024; // a parser grown beyond this is not kept for the next request

// One a thread. simdjson reads past the end, so the text is copied to where there is room for that.
class ThreadParser final {
public:
  simdjson::simdjson_result<simdjson::dom::element> parse(std::string_view text) {
    const std::size_t needed = text.size() + simdjson::SIMDJSON_PADDING;
    if (needed > m_capacity) {
      m_capacity = std::max(needed, m_capacity * 2);
      m_buffer = std::make_unique_for_overwrite<char[]>(m_capacity);
    }
    std::memcpy(m_buffer.get(), text.data(), text.size());
    std::memset(m_buffer.get() + text.size(), ' ', simdjson::SIMDJSON_PADDING);
    return m_parser->parse(m_buffer.get(), text.size(), false);
  }

  void shrink() {
    if (m_capacity <= keptCapacity) return;
    m_buffer.reset();
    m_capacity = 0;
    m_parser = std::make_unique<simdjson::dom::parser>();
  }

private:
  std::unique_ptr<simdjson::dom::parser> m_parser = std::make_unique<simdjson::dom::parser>();
  std::unique_ptr<char[]> m_buffer;
  std::size_t m_capacity = 0;
};

// Copies the document out of the parser, which the next request will overwrite.
class DomWalk final {
public:
  DomWalk(Arena& arena, std::size_t textSize, int maxDepth)
      : m_arena(arena), m_text(static_cast<char*>(arena.allocate(textSize, 1))), m_depthLeft(maxDepth) {}

  // False when the document is nested too deep.
  bool walk(simdjson::dom::element element, Value& value) {
    switch (element.type()) {
    case simdjson::dom::element_type::OBJECT: return walkObject(element.get_object().value_unsafe(), value);
    case simdjson::dom::element_type::ARRAY: return walkArray(element.get_array().value_unsafe(), value);
    default: value = scalar(element); return true;
    }
  }

private:
  template<class T>
  T* room(std::size_t count) {
    return static_cast<T*>(m_arena.allocate(sizeof(T) * count, alignof(T)));
  }

  // Texts never grow when their escapes are read, so all of them fit into as many bytes as the document has.
  Value copyText(std::string_view text) {
    if (text.empty()) return Value::str({});
    char* first = m_text;
    std::memcpy(first, text.data(), text.size());
    m_text += text.size();
    return Value::str({first, text.size()});
  }

  Value unsignedInteger(std::uint64_t number) {
    if (number <= static_cast<std::uint64_t>(INT64_MAX)) return Value::integer(static_cast<std::int64_t>(number));
    char digits[20];
    const char* end = std::to_chars(digits, digits + sizeof digits, number).ptr;
    return Value::bigInt(m_arena.copy(std::string_view(digits, end)));
  }

  Value scalar(simdjson::dom::element element) {
    switch (element.type()) {
    case simdjson::dom::element_type::STRING: return copyText(element.get_string().value_unsafe());
    case simdjson::dom::element_type::INT64: return Value::integer(element.get_int64().value_unsafe());
    case simdjson::dom::element_type::UINT64: return unsignedInteger(element.get_uint64().value_unsafe());
    case simdjson::dom::element_type::DOUBLE: return Value::number(element.get_double().value_unsafe());
    case simdjson::dom::element_type::BOOL: return Value::boolean(element.get_bool().value_unsafe());
    default: return {};
    }
  }

  // size() of the DOM saturates at 2^24 - 1.
  template<class Container>
  static std::size_t sizeOf(const Container& container) {
    constexpr std::size_t saturated = 0xFFFFFF;
    const std::size_t size = container.size();
    if (size < saturated) return size;
    return static_cast<std::size_t>(std::distance(container.begin(), container.end()));
  }

  bool walkArray(simdjson::dom::array array, Value& value) {
    if (m_depthLeft-- == 0) return false;
    const std::size_t size = sizeOf(array);
    auto* items = room<Value>(size);
    std::size_t i = 0;
    for (const simdjson::dom::element element : array)
      if (!walk(element, *::new (items + i++) Value())) return false;
    ++m_depthLeft;
    value = Value::list({items, size});
    return true;
  }

  bool walkObject(simdjson::dom::object object, Value& value) {
    if (m_depthLeft-- == 0) return false;
    const std::size_t size = sizeOf(object);
    auto* members = room<Member>(size);
    std::size_t i = 0;
    for (const auto field : object) {
      auto* member = ::new (members + i++) Member();
      member->key = copyText(field.key);
      if (!walk(field.value, member->value)) return false;
    }
    ++m_depthLeft;
    value = Value::dict({members, keepUniqueKeys({members, size})});
    return true;
  }

  Arena& m_arena;
  char* m_text;
  int m_depthLeft;
};

} // namespace

std::expected<Value, JsonError> readJson(std::string_view text, Arena& arena, ReadOptions options) {
  static thread_local ThreadParser parser;
  simdjson::dom::element root;
  const bool isRead = parser.parse(text).get(root) == simdjson::SUCCESS;
  Value value;
  const bool isWalked = isRead && DomWalk(arena, text.size(), options.maxDepth).walk(root, value);
  parser.shrink();
  if (isWalked) return value;
  return readJsonAsPython(text, arena, options); // also words the refusal of what is nested too deep
}

} // namespace signalbox
