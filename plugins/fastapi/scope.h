// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Scope: the names an expression of the design may use where it stands in the export, what they are called there and
// what is known of their types; and expressions and templates as Python.
#pragma once

#include "plugins/fastapi/context.h"
#include "plugins/fastapi/python/syntax.h"

#include <optional>

namespace signalbox::fastapi {

// What is known of a value: JSON has its keys as attributes in the design and as subscripts in Python.
struct Known {
  enum class Kind { Unknown, JsonValue, Typed, Text, Plain };
  Kind kind = Kind::Unknown;
  python::NodePtr type;    // Typed: an annotation of the design
  python::NodePtr display; // JsonValue: the dict or list display it comes from, where there is one

  static Known json() { return {Kind::JsonValue, nullptr, nullptr}; }
  static Known typed(std::string_view annotation);
};

class Scope final {
public:
  Scope(Context& context, Module& module) : m_context(context), m_module(module) {}

  struct Name {
    std::string python;
    Known known;
  };
  void add(const std::string& name, std::string python, Known known) {
    m_names[name] = {std::move(python), std::move(known)};
  }
  void add(const std::string& name, Known known) { add(name, name, std::move(known)); }
  const Name* find(const std::string& name) const;

  // Special names that were asked for: request, body.
  bool usesRequest() const { return m_usesRequest; }
  bool usesBody() const { return m_usesBody; }
  bool usesSession() const { return m_usesSession; }
  const std::string& session() const { return m_session; } // what it is called
  void setSession(std::string name) { m_session = std::move(name); }
  void setRequest(std::string name) { m_request = std::move(name); }
  void needRequest() { m_usesRequest = true; }
  bool readsDictsAsObjects = true; // false in validators, which keep to Python's

  std::string expression(std::string_view source);
  // A JSON template as a display with expressions and f-strings.
  std::string fromTemplate(const Json& source);
  std::string textTemplate(const Json& source); // of type str
  std::string builtin(const std::string& name) {
    return m_names.contains(name) ? m_module.useModule("builtins") + "." + name : m_module.builtin(name);
  }
  Known knownOf(const Json& source); // of a template

  Context& context() { return m_context; }
  Module& module() { return m_module; }

private:
  friend class Rewriter;
  std::string fromText(const std::string& text);

  Context& m_context;
  Module& m_module;
  std::map<std::string, Name> m_names;
  std::string m_request = "request";
  std::string m_session = "session";
  bool m_usesRequest = false;
  bool m_usesBody = false;
  bool m_usesSession = false;
  bool m_usesUploads = false;
};

// The pieces of a string with placeholders: texts, and expressions without their braces.
struct Piece {
  bool isExpression = false;
  std::string text;
};
std::vector<Piece> piecesOf(std::string_view text);
bool hasPlaceholder(const Json& source);

} // namespace signalbox::fastapi
