// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Foreseen: what the designed API itself answers to a request of a test.
#pragma once

#include "core/design/design.h"

#include <memory>
#include <optional>
#include <string>

namespace signalbox::api {
class CompiledApi;
}

namespace signalbox::fastapi {

using design::Json;

struct TestRequest {
  std::string method;
  std::string target;
  Json headers = Json::object();
  std::optional<Json> body; // sent as JSON
};

struct TestAnswer {
  int status = 0;
  std::optional<Json> body; // where it is JSON that Python reads the same
};

class Foreseen final {
public:
  explicit Foreseen(const design::Design& design);
  // Nothing where the answer is not made at once: a stream, a delay, an upstream.
  std::optional<TestAnswer> ask(const TestRequest& asked) const;

private:
  std::shared_ptr<const api::CompiledApi> m_api;
};

} // namespace signalbox::fastapi
