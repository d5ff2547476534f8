// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/broken_candidates.h"

#include "core/value/text_encoding.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace signalbox::schema {

namespace {

using Texts = std::span<const std::string_view>;

// Far away from every bound a person sets, and unlike every form.
constexpr auto dates = std::to_array<std::string_view>({"0001-01-01", "9999-12-31", "2026-02-30", "tomorrow"});
constexpr auto moments =
    std::to_array<std::string_view>({"0001-01-01T00:00:00", "9999-12-31T23:59:59", "0001-01-01T00:00:00Z",
                                     "9999-12-31T23:59:59Z", "2026-02-30T10:00:00", "tomorrow"});
constexpr auto clocks = std::to_array<std::string_view>({"00:00:00", "23:59:59.999999", "25:00:00", "noon"});
constexpr auto spans = std::to_array<std::string_view>({"-P999999999D", "P999999999D", "soon"});
constexpr auto decimals =
    std::to_array<std::string_view>({"-1000000000000", "1000000000000", "0.123456789012", "NaN", "twelve"});
constexpr auto texts = std::to_array<std::string_view>({"not valid", "", "~", "A", "a", "0", "é", " "});
constexpr auto addresses =
    std::to_array<std::string_view>({"not valid", "not.valid", "a@b", "@example.com", "a..b@example.com",
                                     "a@-example.com", "a@example.local", "a b@example.com", ""});
constexpr auto urls =
    std::to_array<std::string_view>({"not valid", "ftp://example.com/", "http://", "http://example.com:99999/",
                                     "http://[::1/", "mailto:a@example.com", ""});
constexpr auto ips = std::to_array<std::string_view>(
    {"192.0.2.256", "192.0.2", "192.0.2.1/24", "2001:db8::1::2", "2001:db8::1/64", "not valid", ""});
constexpr std::array<double, 6> numbers{0, -1, 1e12, -1e12, 0.123456789, -0.5};

Texts textsFor(NodeKind kind) {
  switch (kind) {
  case NodeKind::Date: return dates;
  case NodeKind::DateTime: return moments;
  case NodeKind::Time: return clocks;
  case NodeKind::TimeDelta: return spans;
  case NodeKind::Decimal: return decimals;
  case NodeKind::Email:
  case NodeKind::NameEmail: return addresses;
  case NodeKind::Url: return urls;
  case NodeKind::Ip: return ips;
  default: return texts;
  }
}

class Candidates final {
public:
  Candidates(const Program& program, const Node& node, const Value& valid, Arena& arena)
      : m_program(program), m_node(node), m_valid(valid), m_arena(arena) {}

  std::vector<Value> all() {
    beyondBounds();
    beyondLengths();
    for (const std::string_view text : textsFor(m_node.kind)) m_all.push_back(Value::str(text));
    for (const double number : numbers) addNumber(number);
    m_all.push_back(Value::number(1e300));
    m_all.push_back(Value::boolean(true));
    m_all.push_back(Value());
    m_all.push_back(Value::list({}));
    m_all.push_back(Value::dict({}));
    return std::move(m_all);
  }

private:
  void addNumber(double number) {
    const bool isWhole = std::trunc(number) == number && std::abs(number) < 9e15;
    m_all.push_back(isWhole ? Value::integer(static_cast<std::int64_t>(number)) : Value::number(number));
  }

  void beyondBounds() {
    if (m_node.rules == none) return;
    if (m_node.kind == NodeKind::Int) {
      const auto& bounds = m_program.ints[m_node.rules].bounds;
      if (bounds.ge && *bounds.ge > INT64_MIN) m_all.push_back(Value::integer(*bounds.ge - 1));
      if (bounds.gt) m_all.push_back(Value::integer(*bounds.gt));
      if (bounds.le && *bounds.le < INT64_MAX) m_all.push_back(Value::integer(*bounds.le + 1));
      if (bounds.lt) m_all.push_back(Value::integer(*bounds.lt));
      if (bounds.multipleOf && m_valid.is(Kind::Int) && std::abs(m_valid.asInt()) < INT64_MAX / 2) {
        m_all.push_back(Value::integer(m_valid.asInt() + 1));
        m_all.push_back(Value::integer(m_valid.asInt() - 1));
      }
    }
    if (m_node.kind == NodeKind::Float) {
      const auto& bounds = m_program.floats[m_node.rules].bounds;
      const auto step = [](double bound) { return std::max(1.0, std::abs(bound) / 1000); };
      if (bounds.ge) addNumber(*bounds.ge - step(*bounds.ge));
      if (bounds.gt) addNumber(*bounds.gt);
      if (bounds.le) addNumber(*bounds.le + step(*bounds.le));
      if (bounds.lt) addNumber(*bounds.lt);
      if (bounds.multipleOf && m_valid.is(Kind::Float)) addNumber(m_valid.asFloat() + *bounds.multipleOf / 2);
      if (!m_program.floats[m_node.rules].allowInfNan) m_all.push_back(Value::str("nan"));
    }
  }

  // One too few and one too many of what is there: characters, items, members.
  void beyondLengths() {
    if (m_valid.is(Kind::Str)) {
      if (m_node.kind != NodeKind::Str && m_node.kind != NodeKind::Bytes && m_node.kind != NodeKind::Secret &&
          m_node.kind != NodeKind::SecretBytes && m_node.kind != NodeKind::Url)
        return;
      const LengthRules length = lengths();
      if (length.min && *length.min > 0) m_all.push_back(cut(*length.min - 1));
      if (length.max && *length.max < 1'000'000) m_all.push_back(filled(*length.max + 1));
    }
    if (m_valid.is(Kind::List)) resizedList();
  }

  LengthRules lengths() const {
    switch (m_node.kind) {
    case NodeKind::Str:
    case NodeKind::Secret: return m_node.rules == none ? LengthRules{} : m_program.strs[m_node.rules].length;
    case NodeKind::Url: return {std::nullopt, 2083};
    default: return {1, 40}; // whatever it is called there: validate() decides
    }
  }

  Value cut(std::int64_t length) {
    std::string_view text = m_valid.asText();
    std::size_t end = 0;
    for (std::int64_t i = 0; i < length && end < text.size(); ++i) {
      do ++end;
      while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80);
    }
    return Value::str(text.substr(0, end));
  }

  Value filled(std::int64_t length) {
    std::string text(m_valid.asText());
    const auto have = static_cast<std::int64_t>(countCodePoints(text));
    if (have < length)
      text.append(static_cast<std::size_t>(length - have), text.empty() ? 'a' : text.back() & 0x80 ? 'a' : text.back());
    return Value::str(m_arena.copy(std::string_view(text)));
  }

  void resizedList() {
    const auto items = m_valid.items();
    if (!items.empty()) m_all.push_back(Value::list(items.first(items.size() - 1)));
    if (items.empty()) return;
    const std::size_t most = m_node.kind == NodeKind::FixedTuple ? items.size() : longest();
    if (most == 0 || most > 10'000) return;
    const auto longer = m_arena.make<Value>(std::max(most, items.size()) + 1);
    for (std::size_t i = 0; i < longer.size(); ++i) longer[i] = items[std::min(i, items.size() - 1)];
    m_all.push_back(Value::list(longer));
  }

  std::size_t longest() const {
    const bool isCounted = m_node.kind == NodeKind::List || m_node.kind == NodeKind::Tuple;
    if (!isCounted || m_node.rules == none) return 0;
    return static_cast<std::size_t>(m_program.containers[m_node.rules].length.max.value_or(0));
  }

  const Program& m_program;
  const Node& m_node;
  const Value& m_valid;
  Arena& m_arena;
  std::vector<Value> m_all;
};

} // namespace

std::vector<Value> candidatesFor(const Program& program, const Node& node, const Value& valid, Arena& arena) {
  return Candidates(program, node, valid, arena).all();
}

} // namespace signalbox::schema
