// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Filter::parse(): the text of a filter as its terms.
#include "core/requests/url_text.h"
#include "core/traffic/filter.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <optional>
#include <span>

namespace signalbox::traffic {

namespace {

using Subject = Filter::Subject;
using Term = Filter::Term;
using Range = Filter::Range;

struct Key {
  std::string_view name;
  Subject subject;
  std::string_view wants; // what an error says
};
constexpr Key keys[]{
    {"method", Subject::Method, "a method, such as method:POST"},
    {"status", Subject::Status, "a code, a class, an order or a range, such as status:4xx or status:>=400"},
    {"path", Subject::Path, "a text, such as path:/orders"},
    {"endpoint", Subject::Endpoint, "a text, such as endpoint:create_order"},
    {"duration", Subject::Duration, "an order or a range with us, ms or s, such as duration:>50ms"},
    {"size", Subject::Size, "an order or a range with B, kB or MB, such as size:>10kB"},
    {"body", Subject::Body, "a text, such as body:paneer"},
    {"request", Subject::Request, "a text, such as request:paneer"},
    {"response", Subject::Response, "a text, such as response:paneer"},
    {"header", Subject::Header, "a text, such as header:etag"},
    {"type", Subject::Type, "a problem's type, such as type:missing"},
    {"is", Subject::Is, "error, slow, invalid, write, refused, stream or socket"},
};
constexpr std::string_view qualities[]{"error", "slow", "invalid", "write", "refused", "stream", "socket"};

struct Unit {
  std::string_view name;
  double factor;
};
constexpr Unit durationUnits[]{{"us", 1e3}, {"\u00b5s", 1e3}, {"ms", 1e6}, {"s", 1e9}, {"", 1e6}};
constexpr Unit sizeUnits[]{{"b", 1}, {"kb", 1e3}, {"mb", 1e6}, {"", 1}};

// A term as it stands in the text.
struct Piece {
  std::size_t begin = 0;
  std::size_t length = 0;
  bool isNegated = false;
  const Key* key = nullptr; // null: a word
  std::string value;        // without its quotes
};

const Key* keyNamed(std::string_view name) {
  const std::string lowered = requests::lowered(name);
  const auto known = std::ranges::find(keys, lowered, &Key::name);
  return known == std::end(keys) ? nullptr : known;
}

bool isBlank(char c) { return c == ' ' || c == '\t' || c == '\n'; }

// The end of a term that begins at `at`: blanks inside quotes belong to it.
std::size_t endOf(std::string_view text, std::size_t at) {
  bool isQuoted = false;
  for (; at < text.size() && (isQuoted || !isBlank(text[at])); ++at)
    if (text[at] == '"') isQuoted = !isQuoted;
  return at;
}

// "duration>50ms" is "duration:>50ms".
Piece pieceOf(std::string_view text, std::size_t begin, std::size_t end) {
  Piece piece{begin, end - begin, false, nullptr, {}};
  std::string_view term = text.substr(begin, end - begin);
  if (term.size() > 1 && (term[0] == '-' || term[0] == '!')) {
    piece.isNegated = true;
    term.remove_prefix(1);
  }
  const std::size_t mark = term.find_first_of(":<>=\"");
  if (mark != term.npos && mark > 0 && term[mark] != '"') piece.key = keyNamed(term.substr(0, mark));
  if (piece.key) term.remove_prefix(term[mark] == ':' ? mark + 1 : mark);
  std::ranges::copy_if(term, std::back_inserter(piece.value), [](char c) { return c != '"'; });
  return piece;
}

std::optional<double> number(std::string_view text, std::span<const Unit> units) {
  double value = 0;
  const auto [rest, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || value < 0) return std::nullopt;
  const std::string unit = requests::lowered({rest, static_cast<std::size_t>(text.data() + text.size() - rest)});
  const auto known = std::ranges::find(units, unit, &Unit::name);
  if (known == units.end()) return std::nullopt;
  return value * known->factor;
}

// ">=50ms", "<10ms", "10ms..50ms"; nothing when it is none.
std::optional<Range> rangeOf(std::string_view text, std::span<const Unit> units, double step) {
  constexpr double most = std::numeric_limits<double>::max();
  if (const std::size_t dots = text.find(".."); dots != text.npos) {
    const auto low = number(text.substr(0, dots), units);
    const auto high = number(text.substr(dots + 2), units);
    return low && high ? std::optional(Range{*low, *high}) : std::nullopt;
  }
  const bool isInclusive = text.size() > 1 && text[1] == '=';
  if (text.empty() || (text[0] != '<' && text[0] != '>')) return std::nullopt;
  const auto limit = number(text.substr(isInclusive ? 2 : 1), units);
  if (!limit) return std::nullopt;
  if (text[0] == '>') return Range{isInclusive ? *limit : *limit + step, most};
  return Range{0, isInclusive ? *limit : *limit - step};
}

// 404, 4xx, >=400, 200..299.
std::optional<Range> statusOf(std::string_view text) {
  constexpr Unit plain[]{{"", 1}};
  if (auto range = rangeOf(text, plain, 1)) return range;
  if (text.size() == 3 && text[0] >= '1' && text[0] <= '5' && (text.ends_with("xx") || text.ends_with("XX")))
    return Range{(text[0] - '0') * 100.0, (text[0] - '0') * 100.0 + 99};
  const auto code = number(text.starts_with('=') ? text.substr(1) : text, plain);
  return code ? std::optional(Range{*code, *code}) : std::nullopt;
}

std::optional<Range> rangeFor(Subject subject, std::string_view text) {
  if (subject == Subject::Status) return statusOf(text);
  if (subject == Subject::Duration) return rangeOf(text, durationUnits, 1);
  return rangeOf(text, sizeUnits, 1);
}

bool isFigure(Subject subject) {
  return subject == Subject::Status || subject == Subject::Duration || subject == Subject::Size;
}

// One of the values that commas part; false when it is none.
bool takeValue(std::string_view value, Term& term) {
  if (value.empty()) return false;
  if (isFigure(term.subject)) {
    const auto range = rangeFor(term.subject, value);
    if (range) term.ranges.push_back(*range);
    return range.has_value();
  }
  std::string text = requests::lowered(value);
  if (term.subject == Subject::Is && std::ranges::find(qualities, text) == std::end(qualities)) return false;
  term.texts.push_back(std::move(text));
  return true;
}

bool mayBeSeveral(Subject subject) {
  return isFigure(subject) || subject == Subject::Method || subject == Subject::Is || subject == Subject::Type;
}

std::optional<Term> termOf(const Piece& piece) {
  Term term{piece.key ? piece.key->subject : Subject::Word, piece.isNegated, {}, {}};
  std::string_view rest = piece.value;
  while (mayBeSeveral(term.subject)) {
    const std::size_t comma = rest.find(',');
    if (comma == rest.npos) break;
    if (!takeValue(rest.substr(0, comma), term)) return std::nullopt;
    rest.remove_prefix(comma + 1);
  }
  return takeValue(rest, term) ? std::optional(std::move(term)) : std::nullopt;
}

} // namespace

std::expected<Filter, FilterError> Filter::parse(std::string_view text) {
  Filter filter;
  for (std::size_t at = 0; at < text.size();) {
    if (isBlank(text[at])) {
      ++at;
      continue;
    }
    const std::size_t end = endOf(text, at);
    const Piece piece = pieceOf(text, at, end);
    at = end;
    if (!piece.key && piece.value.empty()) continue;
    auto term = termOf(piece);
    if (!term)
      return std::unexpected(FilterError{
          piece.begin, piece.length, std::string(piece.key->name) + " takes " + std::string(piece.key->wants) + "."});
    filter.m_terms.push_back(std::move(*term));
  }
  return filter;
}

} // namespace signalbox::traffic
