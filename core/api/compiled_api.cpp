// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/api/compiled_api.h"

#include "core/api/api_program.h"
#include "core/api/input_check.h"
#include "core/api/slow_request.h"

namespace signalbox::api {

CompiledApi::CompiledApi(std::shared_ptr<const ApiProgram> program) : m_program(std::move(program)) {}
CompiledApi::~CompiledApi() = default;

std::shared_ptr<const CompiledApi>
CompiledApi::compile(const design::Design& design, const BehaviourRegistry& behaviours, const CompileOptions& options) {
  const ApiProgram* before = options.previous ? options.previous->m_program.get() : nullptr;
  return std::shared_ptr<const CompiledApi>(new CompiledApi(compileProgram(design, behaviours, before, options)));
}

void CompiledApi::handle(const Request& request, Arena& arena, Response& response, Trace* trace) const {
  handleRequest(m_program, request, arena, response, trace);
}

bool CompiledApi::isSlow(const Request& request, Arena& arena) const { return api::isSlow(*m_program, request, arena); }

InputCheck CompiledApi::checkInput(const Request& request, std::string_view endpoint, Arena& arena) const {
  return api::checkInput(m_program, request, endpoint, arena);
}

const design::Design& CompiledApi::design() const { return m_program->design; }
const schema::Types& CompiledApi::types() const { return *m_program->types; }
const std::vector<Diagnostic>& CompiledApi::diagnostics() const { return m_program->diagnostics; }
bool CompiledApi::usesTokens() const { return m_program->usesTokens; }
const std::string& CompiledApi::openApiText() const { return m_program->openApi(); }

} // namespace signalbox::api
