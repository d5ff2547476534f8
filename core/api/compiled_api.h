// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// CompiledApi: what compile(Design) gives: an immutable, shareable program from a request to its response.
#pragma once

#include "core/api/exchange.h"
#include "core/api/message.h"
#include "core/base/diagnostic.h"
#include "core/design/design.h"
#include "core/value/arena.h"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::schema {
class Types;
}
namespace signalbox::security {
class SecurityServices;
}

namespace signalbox::api {

class BehaviourRegistry; // core/api/behaviour.h; behaviour::standard() fills one
struct ApiProgram;       // core/api/api_program.h
struct InputCheck;       // core/api/input_check.h

// Files the server answers from memory: the docs pages' assets. Filled by app (they are compiled into the program).
struct Asset {
  std::string contentType;
  std::string_view bytes; // static storage
  bool isGzip = false;    // stored compressed; sent with content-encoding: gzip
};
class AssetSource {
public:
  virtual ~AssetSource() = default;
  virtual const Asset* find(std::string_view path) const = 0; // "/-/swagger-ui/swagger-ui.css"
};

class CompiledApi;

// What a compilation gets beside the design.
struct CompileOptions {
  std::shared_ptr<const CompiledApi> previous = nullptr; // what an edit did not touch is taken over
  const AssetSource* assets = nullptr;
  std::string overrides = {}; // a profile of the design's dependency_overrides; empty: none
  std::string rootPath = {};  // the path below which a proxy serves this: uvicorn --root-path
  std::function<std::optional<std::string>(std::string_view name)> secret = {}; // the secrets that the design names
  std::shared_ptr<security::SecurityServices> security =
      nullptr; // null: those of `previous`, else new ones without keys
};

class CompiledApi final {
public:
  // Never fails: a broken endpoint is left out (or answers 500 with a sentence) and its diagnostics tell why.
  // Thread-safe; takes milliseconds for a thousand endpoints.
  static std::shared_ptr<const CompiledApi> compile(const design::Design& design, const BehaviourRegistry& behaviours,
                                                    const CompileOptions& options = {});
  ~CompiledApi();

  // Any thread. `response` is cleared first. `trace`, when given, gets the stages.
  void handle(const Request& request, Arena& arena, Response& response, Trace* trace = nullptr) const;

  // Whether handle() takes long for this request: a password has to be verified (100 ms), a refresh token is written to
  // the disk. Any thread; cheap, and free for a design without logins.
  bool isSlow(const Request& request, Arena& arena) const;

  // What is wrong with the input of a request to this endpoint (its id), as the 422 would say it, without an answer and
  // without calling anything. Any thread.
  InputCheck checkInput(const Request& request, std::string_view endpoint, Arena& arena) const;

  const design::Design& design() const; // what is served of it
  const schema::Types& types() const;
  // Of the whole design: names, types, routes, behaviours; errors first within an entity.
  const std::vector<Diagnostic>& diagnostics() const;
  // The OpenAPI 3.1 document as compact JSON: made at the first call, then kept. Any thread.
  const std::string& openApiText() const;
  // Users are checked or tokens made: keys and the state folder matter.
  bool usesTokens() const;

private:
  explicit CompiledApi(std::shared_ptr<const ApiProgram> program);
  std::shared_ptr<const ApiProgram> m_program; // streams and sockets keep it alive
};

} // namespace signalbox::api
