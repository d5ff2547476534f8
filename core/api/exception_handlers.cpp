// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/exception_handlers.h"

#include "core/api/session.h"

#include <algorithm>
#include <ranges>

namespace signalbox::api {
namespace {

bool isStatus(std::string_view on) {
  return !on.empty() && std::ranges::all_of(on, [](char c) { return c >= '0' && c <= '9'; });
}

int statusOf(std::string_view on) {
  if (on == "RequestValidationError") return 422;
  if (on == "WebSocketRequestValidationError") return 403;
  return on == "HTTPException" || isStatus(on) ? 0 : 500;
}

// The names that only handlers have, when an expression reads them.
int addName(ExceptionHandlerProgram& program, std::string_view name) {
  return std::ranges::binary_search(program.words, name) ? static_cast<int>(program.names.add(name)) : -1;
}

bool isOfServerError(std::string_view on) { return on == "500" || on == "Exception"; }

} // namespace

ExceptionHandlers::ExceptionHandlers(const design::Design& design, const BehaviourRegistry& behaviours,
                                     const ConstantTable& constants) {
  const auto& sources = design.exceptionHandlers();
  for (std::size_t i = 0; i < sources.size(); ++i) {
    auto program = std::make_unique<ExceptionHandlerProgram>();
    program->on = sources[i].on;
    program->statusCode = isOfServerError(program->on) ? 500 : statusOf(program->on);
    const FunctionInput input{sources[i].options, {}, {}, {}, hasSession(design)};
    static_cast<FunctionNames&>(*program) = FunctionNames(input, constants);
    program->request = addName(*program, "request");
    program->status = addName(*program, "status");
    program->detail = addName(*program, "detail");
    program->errors = addName(*program, "errors");
    std::vector<Diagnostic> told;
    OptionScope scope(design, {EntityKind::ExceptionHandlers, "", {}}, std::move(program->names), told);
    const std::string pointer = "/exception_handlers/" + std::to_string(i);
    program->behaviour = behaviours.makeExceptionHandler(scope, sources[i].options, pointer);
    program->finish(scope.names().size());
    const auto isError = [](const Diagnostic& diagnostic) { return diagnostic.severity == Severity::Error; };
    if (std::ranges::any_of(told, isError)) program->behaviour.reset();
    std::ranges::move(told, std::back_inserter(m_diagnostics));
    m_programs.push_back(std::move(program));
  }
}

bool ExceptionHandlers::readsBody() const {
  const ExceptionHandlerProgram* program = named("RequestValidationError");
  return program && program->specials.body >= 0;
}

// Of two for the same the last counts, as in a dict.
const ExceptionHandlerProgram* ExceptionHandlers::named(std::string_view on) const {
  for (const auto& program : m_programs | std::views::reverse)
    if (program->on == on) return program.get();
  return nullptr;
}

const ExceptionHandlerProgram* ExceptionHandlers::find(const RaisedError& error) const {
  using enum RaisedError::Kind;
  switch (error.kind) {
  case HttpException: {
    const auto* own = error.http.status == 500 ? nullptr : named(std::to_string(error.http.status));
    return own ? own : named("HTTPException");
  }
  case RequestValidationError: return named("RequestValidationError");
  case WebSocketRequestValidationError: return named("WebSocketRequestValidationError");
  case ResponseValidationError: return named("ResponseValidationError");
  case Exception:
    for (const auto& program : m_programs | std::views::reverse)
      if (isOfServerError(program->on)) return program.get();
    return nullptr;
  case NoRoute: return nullptr;
  }
  return nullptr;
}

} // namespace signalbox::api
