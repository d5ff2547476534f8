// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Outcome: one way to answer, a reply's own or a case of it; and Cases, the first of which that holds answers.
#pragma once

#include "core/behaviour/answer.h"
#include "core/behaviour/cookie_list.h"

#include <optional>
#include <vector>

namespace signalbox::behaviour {

class Outcome final {
public:
  // Of an object that holds status, headers, cookies and body, or raise, detail and headers.
  explicit Outcome(const Options& options);

  bool isConstant() const {
    return m_headers.isConstant() && m_cookies.isConstant() && (!m_body || m_body->isConstant());
  }
  Result<void> answer(api::Call& call, expression::Frame& frame) const;

private:
  std::optional<std::int64_t> m_raises; // the status of an HTTPException
  std::optional<std::int64_t> m_status;
  HeaderTemplates m_headers;
  CookieList m_cookies;
  std::optional<Template> m_body; // or the detail
};

class Cases final {
public:
  explicit Cases(const Options& options); // its `cases`
  bool isEmpty() const { return m_cases.empty(); }

  // True when one has answered or raised; the later ones are then not looked at.
  Result<bool> run(api::Call& call, expression::Frame& frame) const;

private:
  struct Case {
    std::optional<Expression> when;
    Outcome outcome;
    std::string name; // for the trace: "case 2: total > 100"
  };
  std::vector<Case> m_cases;
};

} // namespace signalbox::behaviour
