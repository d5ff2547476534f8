// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Function: one Python function while it is written: what it takes, what it does, and the decorator's rest.
#pragma once

#include "plugins/fastapi/scope.h"

namespace signalbox::fastapi {

// What a request brings, as parameters of the function; their names go into the scope.
class Function final {
public:
  Function(Context& context, Module& module, std::string name)
      : m_context(context), m_module(module), m_name(std::move(name)), m_scope(context, module) {}

  Context& context() { return m_context; }
  Module& module() { return m_module; }
  Scope& scope() { return m_scope; }
  const std::string& name() const { return m_name; }

  // `path` tells which of them are path parameters; of a dependency it is empty.
  void addParameters(const std::vector<design::Parameter>& parameters, std::string_view path);
  void addBody(const std::vector<design::Field>& parts);
  void addDepends(const std::vector<design::Depends>& dependencies); // those with a name
  void addParameter(const std::string& name, const std::string& annotation, const std::string& value = {});
  // A name that no parameter and no `let` has.
  std::string local(const std::string& wanted);
  std::string request() {
    m_scope.needRequest();
    return m_requestName;
  }
  std::string response(); // the injected Response
  std::string backgroundTasks();
  void reserve(const std::string& name) { m_taken.insert(name); }
  void settleNames(bool isSocket); // after all names are reserved, before anything is written

  void line(int depth, std::string text) { m_lines.push_back({depth, std::move(text)}); }
  void first(std::string text) { m_first = std::move(text); } // before the body or the session is read
  void setShared() { m_isShared = true; } // of a dependency: endpoints of several kinds may ask for it
  bool hasLines() const { return !m_lines.empty(); }
  void docstring(std::string text) { m_docstring = std::move(text); }

  // def NAME(...) -> RESULT: and its lines, `depth` deep.
  void write(const std::string& result, int depth = 0, bool isAsync = true);

private:
  std::string sentBody();

  struct Parameter {
    std::string text;
    bool hasDefault = false;
  };
  struct Line {
    int depth;
    std::string text;
  };

  Context& m_context;
  Module& m_module;
  std::string m_name;
  Scope m_scope;
  std::string m_docstring;
  std::vector<Parameter> m_parameters;
  std::set<std::string> m_taken;
  std::vector<Line> m_lines;
  std::string m_requestName = "request";
  std::string m_requestType = "Request";
  std::string m_responseName = "response";
  std::string m_tasksName = "background_tasks";
  bool m_usesResponse = false;
  bool m_usesTasks = false;
  bool m_hasForm = false;
  bool m_isShared = false;
  std::string m_first;
};

// What is called for a dependency or a security scheme: a function, a class or an object; empty when there is none of
// that name.
std::string dependencyTarget(Context& context, Module& module, const std::string& name);
// Depends(name), Security(name, scopes=[...]).
std::string dependsText(Context& context, Module& module, const design::Depends& depends);
// dependencies=[...] of those without a name; empty when there are none.
std::string unnamedDepends(Context& context, Module& module, const std::vector<design::Depends>& dependencies);
// The type of a dependency's value and what is known of it.
std::pair<std::string, Known> dependencyValue(Context& context, Module& module, const std::string& name);

} // namespace signalbox::fastapi
