// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Problems: the body of a 422 while it grows, `{"detail":[...]}`. Costs nothing as long as there are none.
#pragma once

#include "core/api/exchange.h"
#include "core/schema/validate.h"
#include "core/value/read.h"

#include <span>
#include <string>
#include <string_view>

namespace signalbox::api {

class Problems final {
public:
  explicit Problems(std::string& body, Trace* trace = nullptr) : m_body(body), m_trace(trace) {}

  void add(const schema::ValidationErrors& errors, std::span<const LocItem> prefix);
  void addText(std::string_view json);         // one entry, already written
  void addException(std::string_view message); // what FastAPI would not have caught
  // What a validator's expression raised: FastAPI answers 500. Empty = nothing.
  const std::string& exception() const { return m_exception; }
  void finish() { m_body += "]}"; }

  int count() const { return m_count; }
  bool canEcho() const { return m_canEcho; } // false: an input held NaN or the like, FastAPI answers 500

private:
  void begin() { m_body += m_count++ == 0 ? "{\"detail\":[" : ","; }

  bool isTraced() const { return m_trace && m_trace->problems.size() < traceLimit; }

  std::string& m_body;
  Trace* m_trace;
  int m_count = 0;
  bool m_canEcho = true;
  std::string m_exception;
};

// One entry as handlers read it: NaN and infinities stand as they are, which readJson() takes. False: there were some.
bool writeAnyError(const schema::ErrorDetail& error, std::span<const LocItem> prefix, std::string& out);

// The body of the 422 for a body that is no JSON.
void writeJsonInvalid(std::string& body, const JsonError& error);

// FastAPI's own entry for an absent value: {"type":"missing","loc":[...],"msg":"Field required","input":null}
std::string missingEntry(std::span<const LocItem> loc);

} // namespace signalbox::api
