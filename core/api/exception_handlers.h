// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// ExceptionHandlers: the design's own answers to errors, compiled; looked up as Starlette does, by status, then by
// class.
#pragma once

#include "core/api/behaviour.h"
#include "core/api/function_names.h"

#include <memory>
#include <vector>

namespace signalbox::api {

struct ExceptionHandlerProgram : FunctionNames {
  std::string on;                                          // "404", "RequestValidationError", ...
  std::unique_ptr<const Behaviour> behaviour;              // null: too broken to run
  int statusCode = 500;                                    // of an answer that names none; 0: the exception's
  int request = -1, status = -1, detail = -1, errors = -1; // slots of these names; -1 = not read
};

class ExceptionHandlers final {
public:
  ExceptionHandlers() = default;
  ExceptionHandlers(const design::Design& design, const BehaviourRegistry& behaviours, const ConstantTable& constants);

  bool isEmpty() const { return m_programs.empty(); }
  // Null: FastAPI's default. The handler of 500 and of Exception is one, and no HTTPException of status 500 comes to
  // it.
  const ExceptionHandlerProgram* find(const RaisedError& error) const;
  bool readsBody() const; // the handler of RequestValidationError does
  const std::vector<Diagnostic>& diagnostics() const { return m_diagnostics; }

private:
  const ExceptionHandlerProgram* named(std::string_view on) const;

  std::vector<std::unique_ptr<const ExceptionHandlerProgram>> m_programs;
  std::vector<Diagnostic> m_diagnostics;
};

} // namespace signalbox::api
