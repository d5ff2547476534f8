// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Refusals: the cases of a dependency or a socket, which only raise: `raise` is the status of an HTTPException, or from
// 1000 on the close code of a WebSocketException, whose reason is `detail`.
#pragma once

#include "core/behaviour/answer.h"

namespace signalbox::behaviour {

class Refusals final {
public:
  Refusals() = default;
  explicit Refusals(const Options& options); // reads `cases`

  // What the first case that holds raises; none when none does.
  Result<std::optional<api::HttpException>> firstOf(expression::Frame& frame) const;

private:
  struct Refusal {
    std::optional<Expression> when;
    int status = 500;
    std::optional<Template> detail;
    HeaderTemplates headers;
  };
  static Refusal read(const Options& options);
  static Result<std::optional<api::HttpException>> raise(const Refusal& refusal, expression::Frame& frame);

  std::vector<Refusal> m_refusals;
};

} // namespace signalbox::behaviour
