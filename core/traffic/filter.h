// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Filter: the language in which a person picks exchanges out of the log.
//
//   post orders             each word stands in method, path, status, endpoint or note
//   method:GET,PUT          one of them                      path:/orders  endpoint:create   as text within
//   status:422  status:4xx  status:>=400  status:200..299    duration:>50ms  size:>10kB      with an order or a range
//   body:paneer             in either body                   request:  response:             in one of them
//   header:etag             a name or value of any header    type:missing                    of a validation problem
//   is:error  slow  invalid  write  refused  stream  socket
//   -term                   not so                           "two words"                     as one
//
// Letters of ASCII match in either case.
#pragma once

#include "core/api/exchange.h"

#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::traffic {

inline constexpr std::int64_t slowNanoseconds = 50'000'000;

struct FilterError {
  std::size_t begin = 0; // bytes of the text
  std::size_t length = 0;
  std::string message; // a sentence with an example
  bool operator==(const FilterError&) const = default;
};

class Filter final {
public:
  Filter() = default;
  static std::expected<Filter, FilterError> parse(std::string_view text);

  bool isEmpty() const { return m_terms.empty(); }
  bool accepts(const api::Exchange& exchange) const;
  // An exchange passes when it passes both: what is asked of its parts (exchange_parts.h), and of the rest.
  Filter ofParts() const;
  Filter ofTheRest() const;
  bool operator==(const Filter&) const = default;

  enum class Subject {
    Word,
    Method,
    Status,
    Path,
    Endpoint,
    Duration,
    Size,
    Body,
    Request,
    Response,
    Header,
    Type,
    Is
  };
  struct Range {
    double low = 0; // both inclusive
    double high = 0;
    bool operator==(const Range&) const = default;
  };
  struct Term {
    Subject subject = Subject::Word;
    bool isNegated = false;
    std::vector<std::string> texts; // lower case; one of them
    std::vector<Range> ranges;      // one of them; status, nanoseconds, bytes
    bool operator==(const Term&) const = default;
  };

private:
  explicit Filter(std::vector<Term> terms) : m_terms(std::move(terms)) {}

  std::vector<Term> m_terms; // all of them
};

// True when `lowered`, in lower case, stands in `text` in any case; ASCII.
bool containsFolded(std::string_view text, std::string_view lowered);

// 400 and above, refused before it was a request, a socket that did not end as one that is done.
bool isError(const api::Exchange& exchange);
bool isInvalid(const api::Exchange& exchange); // validation refused it

} // namespace signalbox::traffic
