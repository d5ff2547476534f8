// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/traffic/filter.h"

#include <algorithm>
#include <array>
#include <functional>
#include <iterator>

namespace signalbox::traffic {

namespace {

using Subject = Filter::Subject;
using Term = Filter::Term;
using Kind = api::Exchange::Kind;

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + ('a' - 'A')) : c; }

bool isWrite(std::string_view method) {
  return method == "POST" || method == "PUT" || method == "PATCH" || method == "DELETE";
}

bool isOfStream(Kind kind) { return kind == Kind::StreamOpened || kind == Kind::StreamClosed; }

bool isOfSocket(Kind kind) {
  return kind == Kind::SocketOpened || kind == Kind::SocketMessage || kind == Kind::SocketClosed;
}

bool isSo(const api::Exchange& exchange, std::string_view word) {
  if (word == "error") return isError(exchange);
  if (word == "slow") return exchange.durationNanoseconds >= slowNanoseconds;
  if (word == "invalid") return isInvalid(exchange);
  if (word == "write") return isWrite(exchange.method);
  if (word == "refused") return exchange.kind == Kind::Refused;
  return word == "stream" ? isOfStream(exchange.kind) : isOfSocket(exchange.kind);
}

bool holdsWord(const api::Exchange& exchange, std::string_view word) {
  return containsFolded(exchange.target, word) || containsFolded(exchange.method, word) ||
         containsFolded(std::to_string(exchange.status), word) || containsFolded(exchange.trace.endpoint, word) ||
         containsFolded(exchange.note, word);
}

bool hasHeader(const std::vector<std::pair<std::string, std::string>>& headers, std::string_view text) {
  return std::ranges::any_of(headers, [text](const auto& header) {
    return containsFolded(header.first, text) || containsFolded(header.second, text);
  });
}

bool hasProblem(const api::Trace& trace, std::string_view text) {
  return std::ranges::any_of(trace.problems,
                             [text](const std::string& problem) { return containsFolded(problem, text); });
}

bool holds(const api::Exchange& exchange, Subject subject, std::string_view text) {
  switch (subject) {
  case Subject::Word: return holdsWord(exchange, text);
  case Subject::Method: return exchange.method.size() == text.size() && containsFolded(exchange.method, text);
  case Subject::Path: return containsFolded(exchange.target, text);
  case Subject::Endpoint: return containsFolded(exchange.trace.endpoint, text);
  case Subject::Body: return containsFolded(exchange.requestBody, text) || containsFolded(exchange.responseBody, text);
  case Subject::Request: return containsFolded(exchange.requestBody, text);
  case Subject::Response: return containsFolded(exchange.responseBody, text);
  case Subject::Header: return hasHeader(exchange.requestHeaders, text) || hasHeader(exchange.responseHeaders, text);
  case Subject::Type: return hasProblem(exchange.trace, text);
  case Subject::Is: return isSo(exchange, text);
  case Subject::Status:
  case Subject::Duration:
  case Subject::Size: break;
  }
  return false;
}

double figureOf(const api::Exchange& exchange, Subject subject) {
  if (subject == Subject::Status) return exchange.kind == Kind::SocketClosed ? 0 : exchange.status;
  return subject == Subject::Duration ? static_cast<double>(exchange.durationNanoseconds)
                                      : static_cast<double>(exchange.responseBytes);
}

bool isOfParts(const Term& term) {
  const Subject subject = term.subject;
  return subject == Subject::Body || subject == Subject::Request || subject == Subject::Response ||
         subject == Subject::Header || subject == Subject::Type;
}

bool matches(const api::Exchange& exchange, const Term& term) {
  const auto isHeld = [&](const std::string& text) { return holds(exchange, term.subject, text); };
  if (std::ranges::any_of(term.texts, isHeld)) return true;
  if (term.ranges.empty()) return false;
  const double figure = figureOf(exchange, term.subject);
  return std::ranges::any_of(
      term.ranges, [figure](const Filter::Range& range) { return figure >= range.low && figure <= range.high; });
}

} // namespace

// Horspool's search; texts of one or two letters gain nothing from it and lose nothing.
bool containsFolded(std::string_view text, std::string_view lowered) {
  if (lowered.empty()) return true;
  if (text.size() < lowered.size()) return false;
  const std::size_t last = lowered.size() - 1;
  std::array<std::uint8_t, 256> skip;
  skip.fill(static_cast<std::uint8_t>(std::min<std::size_t>(lowered.size(), 255)));
  for (std::size_t index = 0; index < last; ++index)
    skip[static_cast<unsigned char>(lowered[index])] =
        static_cast<std::uint8_t>(std::min<std::size_t>(last - index, 255));
  for (std::size_t at = 0; at + last < text.size();) {
    const char end = lower(text[at + last]);
    if (end == lowered[last]) {
      std::size_t index = 0;
      while (index < last && lower(text[at + index]) == lowered[index]) ++index;
      if (index == last) return true;
    }
    at += skip[static_cast<unsigned char>(end)];
  }
  return false;
}

// The status of a socket's end is its close code: 1000, 1001 and 1005 are how one ends that is done.
bool isError(const api::Exchange& exchange) {
  if (exchange.kind != Kind::SocketClosed) return exchange.status >= 400 || exchange.kind == Kind::Refused;
  return exchange.status >= 1000 && exchange.status != 1000 && exchange.status != 1001 && exchange.status != 1005;
}

bool isInvalid(const api::Exchange& exchange) { return !exchange.trace.problems.empty() || exchange.status == 422; }

Filter Filter::ofParts() const {
  std::vector<Term> terms;
  std::ranges::copy_if(m_terms, std::back_inserter(terms), isOfParts);
  return Filter(std::move(terms));
}

Filter Filter::ofTheRest() const {
  std::vector<Term> terms;
  std::ranges::copy_if(m_terms, std::back_inserter(terms), std::not_fn(isOfParts));
  return Filter(std::move(terms));
}

bool Filter::accepts(const api::Exchange& exchange) const {
  return std::ranges::all_of(m_terms,
                             [&exchange](const Term& term) { return matches(exchange, term) != term.isNegated; });
}

} // namespace signalbox::traffic
