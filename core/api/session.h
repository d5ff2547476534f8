// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Session: what the session middleware's cookie held, and what the request makes of it; Starlette's request.session.
#pragma once

#include "core/design/design.h"
#include "core/value/arena.h"
#include "core/value/value.h"

#include <span>
#include <string>

namespace signalbox::api {

// Whether the design has a session middleware, and with it the name `session`.
bool hasSession(const design::Design& design);

class Session final {
public:
  Session() = default;
  // `value` is a dict, in the request's arena.
  explicit Session(const Value& value) : m_value(value), m_wasEmpty(false) {}

  // The dict as it is now. Reading it makes the answer depend on the cookie.
  const Value& read() {
    m_isAccessed = true;
    return m_value;
  }

  // session[key] = value for each; None takes the key out.
  void update(std::span<const Member> entries, Arena& arena);
  void clear();

  // An application inside keeps its session in the same place: what is there in the end is told by both.
  void adopt(const Session& inner);

  bool isAccessed() const { return m_isAccessed; }
  bool isModified() const { return m_isModified; }
  bool wasEmpty() const { return m_wasEmpty; } // the request brought no valid cookie
  bool isEmpty() const { return m_text == "{}"; }
  const std::string& text() const { return m_text; } // json.dumps of it, once modified

private:
  Value m_value = Value::dict({});
  std::string m_text = "{}"; // kept as text: an answer that comes later finds no arena
  bool m_wasEmpty = true;
  bool m_isAccessed = false;
  bool m_isModified = false;
};

} // namespace signalbox::api
