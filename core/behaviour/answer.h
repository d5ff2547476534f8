// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// How a behaviour's value becomes the response: FastAPI's way for a returned value, and for an HTTPException.
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
  int status = 200;
  Value body;
  std::vector<api::HeaderLine> headers; // of the behaviour
};

// A returned value: through response_model, with the endpoint's media type; a content-type among the headers makes it a
// Response of that type instead, its text sent as it is.
Result<void> writeAnswer(api::Call& call, AnswerParts parts);

// Status codes an answer may have: 200-599 without 205.
bool isAnswerStatus(std::int64_t status);

} // namespace signalbox::behaviour
