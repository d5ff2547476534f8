// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rewriter: an expression of the design to Python: keys read as attributes become subscripts, names become what they
// are called in the module, and what Python makes lazily becomes a list where it is kept.
#pragma once

#include "plugins/fastapi/scope.h"

namespace signalbox::fastapi {

class Rewriter final {
public:
  explicit Rewriter(Scope& scope) : m_scope(scope) {}

  python::NodePtr rewrite(const python::NodePtr& node) { return keep(node); }
  Known knownOf(const python::NodePtr& node); // of an expression of the design, before rewriting

private:
  enum class Wanted { Value, Iterable };

  python::NodePtr keep(const python::NodePtr& node) { return visit(node, Wanted::Value); }
  python::NodePtr visit(const python::NodePtr& node, Wanted wanted);
  python::NodePtr name(const python::NodePtr& node);
  python::NodePtr attribute(const python::NodePtr& node);
  python::NodePtr call(const python::NodePtr& node, Wanted wanted);
  python::NodePtr function(const python::NodePtr& node, Wanted wanted);
  python::NodePtr comprehension(const python::NodePtr& node, Wanted wanted);
  python::NodePtr lambda(const python::NodePtr& node);
  void bind(const python::NodePtr& target, const Known& item);

  Known itemOf(const Known& container);
  Known memberOf(const Known& object, const std::string& name);
  bool isDict(const Known& known);
  static bool isUpload(const Known& known);

  Scope& m_scope;
  std::map<std::string, Known> m_locals;
};

} // namespace signalbox::fastapi
