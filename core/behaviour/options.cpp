// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/behaviour/options.h"

#include "core/base/pointer_step.h"

#include <algorithm>

namespace signalbox::behaviour {
namespace {

constexpr std::int64_t day = 24LL * 60 * 60 * 1000;

} // namespace

std::string Options::pointer(std::string_view key) const { return m_pointer + pointerStep(key); }

void Options::error(std::string code, std::string message, std::string_view key) const {
  m_scope.report(Severity::Error, std::move(code), std::move(message), pointer(key));
}

std::optional<Template> Options::templateAt(const char* key) const {
  if (!has(key)) return std::nullopt;
  auto compiled = Template::compile(at(key), m_scope.names());
  if (compiled) return std::move(*compiled);
  for (const auto& problem : compiled.error())
    m_scope.report(Severity::Error, "invalid-expression", problem.error.message, pointer(key) + problem.pointer);
  return std::nullopt;
}

std::optional<Expression> Options::expressionAt(const char* key) const {
  const auto source = textAt(key);
  if (!source) return std::nullopt;
  auto compiled = Expression::compile(*source, m_scope.names());
  if (compiled) return std::move(*compiled);
  error("invalid-expression", compiled.error().message, key);
  return std::nullopt;
}

std::optional<std::int64_t> Options::integerAt(const char* key, std::int64_t low, std::int64_t high) const {
  if (!has(key)) return std::nullopt;
  if (at(key).is_number_integer()) {
    const auto number = at(key).get<std::int64_t>();
    if (number >= low && number <= high) return number;
  }
  error("invalid-option",
        "'" + std::string(key) + "' must be a whole number from " + std::to_string(low) + " to " +
            std::to_string(high) + ".",
        key);
  return std::nullopt;
}

std::optional<std::string> Options::textAt(const char* key) const {
  if (!has(key)) return std::nullopt;
  if (at(key).is_string()) return at(key).get<std::string>();
  error("invalid-option", "'" + std::string(key) + "' must be a text.", key);
  return std::nullopt;
}

std::chrono::milliseconds Options::millisecondsAt(const char* key, std::int64_t fallback) const {
  return std::chrono::milliseconds(integerAt(key, 0, day).value_or(fallback));
}

std::vector<Options> Options::objectsAt(const char* key) const {
  std::vector<Options> objects;
  if (!has(key)) return objects;
  if (!at(key).is_array()) {
    error("invalid-option", "'" + std::string(key) + "' must be a list.", key);
    return objects;
  }
  for (std::size_t i = 0; i < at(key).size(); ++i) {
    const std::string place = pointer(key) + "/" + std::to_string(i);
    if (at(key)[i].is_object())
      objects.emplace_back(m_scope, at(key)[i], place);
    else
      m_scope.report(Severity::Error, "invalid-option", "An object is expected here.", place);
  }
  return objects;
}

void Options::allow(std::initializer_list<std::string_view> keys) const { allow(std::span(keys.begin(), keys.size())); }

void Options::allow(std::span<const std::string_view> keys) const {
  if (!m_object.is_object()) return;
  for (const auto& [key, value] : m_object.items())
    if (std::ranges::find(keys, std::string_view(key)) == keys.end())
      m_scope.report(Severity::Warning, "unknown-option", "'" + key + "' means nothing here.", pointer(key));
}

bool isForHttp(BehaviourScope& scope) {
  if (!scope.endpoint().isSocket()) return true;
  scope.report(Severity::Error, "wrong-behaviour", "A WebSocket endpoint needs the socket behaviour.",
               "/behaviour/kind");
  return false;
}

LetBlock::LetBlock(const Options& options) {
  if (!options.has("let")) return;
  if (!options.at("let").is_object()) {
    options.error("invalid-option", "'let' must be an object of names.", "let");
    return;
  }
  const Options names(options.scope(), options.at("let"), options.pointer("let"));
  for (const auto& [name, source] : options.at("let").items()) {
    auto value = names.templateAt(name.c_str());
    const std::size_t slot = options.scope().names().add(name);
    if (value) m_steps.push_back({slot, std::move(*value)});
  }
}

Result<void> LetBlock::run(expression::Frame& frame, std::span<Value> slots) const {
  for (const Step& step : m_steps) {
    const auto value = step.value.render(frame);
    if (!value) return std::unexpected(value.error());
    slots[step.slot] = *value;
  }
  return {};
}

} // namespace signalbox::behaviour
