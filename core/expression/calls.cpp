// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
// Finding what a call names and putting its arguments in order.
#include "core/expression/functions.h"

#include <algorithm>

namespace signalbox::expression {

namespace {

std::string countText(const Signature& signature) {
  const auto plural = [](std::size_t count) {
    return std::to_string(count) + (count == 1 ? " argument" : " arguments");
  };
  if (signature.maximum == 0) return "no arguments";
  if (signature.minimum == signature.maximum) return "exactly " + plural(signature.minimum);
  return "from " + std::to_string(signature.minimum) + " to " + plural(signature.maximum);
}

bool failCount(Machine& machine, const Signature& signature, std::size_t given) {
  if (signature.minimum == 1 && signature.maximum == 1)
    return machine.fail("TypeError: " + std::string(signature.name) + "() takes exactly one argument (" +
                        std::to_string(given) + " given)");
  if (given < signature.minimum)
    return machine.fail("TypeError: " + std::string(signature.name) + "() expected at least " +
                        std::to_string(signature.minimum) + " argument" + (signature.minimum == 1 ? "" : "s") +
                        ", got " + std::to_string(given));
  return machine.fail("TypeError: " + std::string(signature.name) + "() takes " + countText(signature) + " (" +
                      std::to_string(given) + " given)");
}

const Method* findIn(std::span<const Method> methods, Kind kind, std::string_view name) {
  const auto found = std::ranges::find_if(
      methods, [&](const Method& method) { return method.kind == kind && method.signature.name == name; });
  return found == methods.end() ? nullptr : &*found;
}

} // namespace

std::span<const Function> functions() {
  static const std::vector<Function> all = [] {
    std::vector<Function> made;
    for (const auto table : {builtinFunctions(), integerFunctions(), textFunctions(), temporalFunctions()})
      made.insert(made.end(), table.begin(), table.end());
    return made;
  }();
  return all;
}

const Function* findFunction(std::string_view name) {
  const auto found =
      std::ranges::find_if(functions(), [&](const Function& function) { return function.signature.name == name; });
  return found == functions().end() ? nullptr : &*found;
}

const Method* findMethod(const Value& object, std::string_view name) {
  for (const auto methods : {textMethods(), moreTextMethods(), containerMethods(), setMethods(), temporalMethods(),
                             integerMethods(), bytesMethods(), decimalMethods()})
    if (const Method* method = findIn(methods, object.kind(), name)) return method;
  return nullptr;
}

bool arrangeInto(Machine& machine, const Signature& signature, std::span<const Value> values,
                 std::span<const std::string> keywords, std::vector<Value>& arranged, std::uint32_t& given,
                 const Value*& keywordOnly) {
  const std::size_t positional = values.size() - keywords.size();
  if (positional > signature.maximum) return failCount(machine, signature, values.size());
  arranged.assign(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(positional));
  given = positional >= 32 ? UINT32_MAX : (1U << positional) - 1;
  for (std::size_t i = 0; i < keywords.size(); ++i) {
    const Value& value = values[positional + i];
    if (!keywords[i].empty() && keywords[i] == signature.keywordOnly) {
      keywordOnly = &value;
      continue;
    }
    const auto parameter = std::ranges::find(signature.parameters, keywords[i]);
    if (keywords[i].empty() || parameter == signature.parameters.end())
      return machine.fail("TypeError: '" + keywords[i] + "' is an invalid keyword argument for " +
                          std::string(signature.name) + "()");
    const auto at = static_cast<std::size_t>(parameter - signature.parameters.begin());
    if (given >> at & 1U)
      return machine.fail("TypeError: " + std::string(signature.name) + "() got multiple values for argument '" +
                          keywords[i] + "'");
    if (arranged.size() <= at) arranged.resize(at + 1);
    arranged[at] = value;
    given |= 1U << at;
  }
  for (std::size_t i = 0; i < signature.minimum; ++i)
    if (!(given >> i & 1U)) return failCount(machine, signature, values.size());
  return true;
}

} // namespace signalbox::expression
