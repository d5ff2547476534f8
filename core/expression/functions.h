// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// The functions and methods an expression may call, as tables of data: name, parameters, what runs.
#pragma once

#include "core/expression/operators.h"

namespace signalbox::expression {

// Arguments in the order of the parameters; what was not given reads as absent.
class Arguments final {
public:
  Arguments(std::span<const Value> values, std::uint32_t given, const Value* keywordOnly)
      : m_values(values), m_given(given), m_keywordOnly(keywordOnly) {}
  // Any keywords: `values` by position, then one for each name.
  Arguments(std::span<const Value> values, std::span<const std::string> names)
      : m_values(values.first(values.size() - names.size())), m_given(UINT32_MAX), m_keywordOnly(nullptr),
        m_names(names), m_named(values.last(names.size())) {}
  std::size_t size() const { return m_values.size(); }
  bool has(std::size_t i) const { return i < m_values.size() && (m_given >> std::min<std::size_t>(i, 31) & 1U); }
  const Value& operator[](std::size_t i) const { return m_values[i]; }
  std::span<const Value> all() const { return m_values; }
  const Value* keywordOnly() const { return m_keywordOnly; }
  std::span<const std::string> names() const { return m_names; }
  std::span<const Value> named() const { return m_named; }

private:
  std::span<const Value> m_values;
  std::uint32_t m_given;
  const Value* m_keywordOnly;
  std::span<const std::string> m_names;
  std::span<const Value> m_named;
};

struct Signature {
  std::string_view name;
  std::size_t minimum = 0;
  std::size_t maximum = 0;                    // SIZE_MAX: any number
  std::vector<std::string_view> parameters{}; // those that may be given by name, "" for the others
  std::string_view keywordOnly{};
  bool takesAnyKeyword = false;
};

struct Function {
  Signature signature;
  bool (*run)(Machine&, const Arguments&, Value&);
  bool isPure = true; // may be computed when compiled
};

struct Method {
  Kind kind;
  Signature signature;
  bool (*run)(Machine&, const Value& self, const Arguments&, Value&);
};

// number_functions.cpp
bool callInt(Machine& machine, const Arguments& arguments, Value& out);
bool callFloat(Machine& machine, const Arguments& arguments, Value& out);
bool callBool(Machine& machine, const Arguments& arguments, Value& out);
bool callRound(Machine& machine, const Arguments& arguments, Value& out);

std::span<const Function> functions();        // all of those below
std::span<const Function> builtinFunctions(); // functions.cpp
std::span<const Function> integerFunctions();
std::span<const Function> textFunctions();
std::span<const Function> temporalFunctions();
std::span<const Method> integerMethods();
std::span<const Method> setMethods();
std::span<const Method> bytesMethods();
std::span<const Method> moreTextMethods();
std::span<const Method> textMethods();
std::span<const Method> containerMethods();
std::span<const Method> temporalMethods();
std::span<const Method> decimalMethods();

const Function* findFunction(std::string_view name);
std::optional<Value> staticValue(std::string_view name);              // timezone.utc
const Method* findMethod(const Value& object, std::string_view name); // null when its type has none of that name

// Puts keyword arguments where they belong and calls `run` with them. Fails as Python does on wrong counts and names.
template<class Run>
bool arrange(Machine& machine, const Signature& signature, std::span<const Value> values,
             std::span<const std::string> keywords, Run run);

bool arrangeInto(Machine& machine, const Signature& signature, std::span<const Value> values,
                 std::span<const std::string> keywords, std::vector<Value>& arranged, std::uint32_t& given,
                 const Value*& keywordOnly);

template<class Run>
bool arrange(Machine& machine, const Signature& signature, std::span<const Value> values,
             std::span<const std::string> keywords, Run run) {
  if (keywords.empty() && values.size() >= signature.minimum && values.size() <= signature.maximum)
    return run(Arguments(values, UINT32_MAX, nullptr));
  if (signature.takesAnyKeyword && values.size() - keywords.size() <= signature.maximum)
    return run(Arguments(values, keywords));
  std::vector<Value> arranged;
  std::uint32_t given = 0;
  const Value* keywordOnly = nullptr;
  if (!arrangeInto(machine, signature, values, keywords, arranged, given, keywordOnly)) return false;
  return run(Arguments(arranged, given, keywordOnly));
}

} // namespace signalbox::expression
