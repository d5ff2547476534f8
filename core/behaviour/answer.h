// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a behaviour's value becomes the response: FastAPI's way for a returned value, by its response class, and for a
// returned Response.
#pragma once

#include "core/behaviour/options.h"

#include <string>
#include <vector>

namespace signalbox::behaviour {

// Headers of an answer, each a template.
class HeaderTemplates final {
public:
  HeaderTemplates() = default;
  HeaderTemplates(const Options& options, const char* key);
  bool isConstant() const;
  // Appends lines. Fails on what a header cannot carry (line breaks, characters outside Latin-1).
  Result<void> render(expression::Frame& frame, std::vector<api::HeaderLine>& lines) const;

private:
  struct Line {
    std::string name; // lower case
    Template value;
  };
  std::vector<Line> m_lines;
};

struct AnswerParts {
  std::optional<int> status; // the behaviour's own, before what dependencies and the endpoint say
  Value body;
  std::vector<api::HeaderLine> headers; // of the behaviour; a content-type makes it a Response object of that type
  std::vector<api::HeaderLine> cookies; // set-cookie lines
};

// A returned value: through response_model into the endpoint's response class, with what dependencies put into the
// injected Response. A Response object: its text as it is, anything else as JSON, and none of the injected.
Result<void> writeAnswer(api::Call& call, AnswerParts parts);

// Whether such an answer may be made once: a file may change, and a stream is read only once.
bool isRepeatable(const design::ResponseClass& responseClass);

// Status codes an answer may have: 200-599 without 205.
bool isAnswerStatus(std::int64_t status);
std::optional<std::int64_t> answerStatusAt(const Options& options, const char* key);

} // namespace signalbox::behaviour
