// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Options: reads the keys of one object of a behaviour, a dependency or the like, compiles its templates and
// expressions, reports what is wrong at its pointer.
#pragma once

#include "core/api/behaviour.h"
#include "core/behaviour/option_keys.h"
#include "core/expression/template.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace signalbox::behaviour {

using api::BehaviourScope;
using api::OptionScope;
using design::Json;
using expression::Expression;
using expression::Template;

class Options final {
public:
  Options(OptionScope& scope, const Json& object, std::string pointer)
      : m_scope(scope), m_object(object), m_pointer(std::move(pointer)) {}

  OptionScope& scope() const { return m_scope; }
  bool has(const char* key) const { return m_object.is_object() && m_object.contains(key); }
  const Json& at(const char* key) const { return m_object.at(key); }
  std::string pointer(std::string_view key) const;

  // Each is empty when the key is absent or broken; broken keys are reported.
  std::optional<Template> templateAt(const char* key) const;
  std::optional<Expression> expressionAt(const char* key) const;
  std::optional<std::int64_t> integerAt(const char* key, std::int64_t low, std::int64_t high) const;
  std::optional<std::string> textAt(const char* key) const;
  std::chrono::milliseconds millisecondsAt(const char* key, std::int64_t fallback = 0) const;
  // The objects of an array; what is no object is reported and left out.
  std::vector<Options> objectsAt(const char* key) const;

  // Warns of keys that mean nothing here.
  void allow(std::initializer_list<std::string_view> keys) const;
  void allow(std::span<const std::string_view> keys) const;
  void error(std::string code, std::string message, std::string_view key) const;

private:
  OptionScope& m_scope;
  const Json& m_object;
  std::string m_pointer;
};

// False, and an error told, of a WebSocket endpoint.
bool isForHttp(BehaviourScope& scope);

// `let`: names computed in order before anything else, each seeing the ones before it.
class LetBlock final {
public:
  LetBlock() = default;
  explicit LetBlock(const Options& options);
  bool isEmpty() const { return m_steps.empty(); }
  Result<void> run(expression::Frame& frame, std::span<Value> slots) const;

private:
  struct Step {
    std::size_t slot;
    Template value;
  };
  std::vector<Step> m_steps;
};

} // namespace signalbox::behaviour
