// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/design/option_table.h"

#include <algorithm>

namespace signalbox::design {
namespace {

bool isHeaderName(std::string_view name) {
  return !name.empty() && std::ranges::all_of(name, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           std::string_view("!#$%&'*+-.^_`|~").contains(c);
  });
}

bool isHeaderValue(std::string_view value) {
  return std::ranges::all_of(value, [](char c) { return (c >= ' ' || c == '\t') && c != '\x7f'; });
}

bool isChoice(std::string_view choices, std::string_view text) {
  while (!choices.empty()) {
    const std::size_t blank = choices.find(' ');
    if (choices.substr(0, blank) == text) return true;
    choices = blank == std::string_view::npos ? std::string_view() : choices.substr(blank + 1);
  }
  return false;
}

bool areLines(const Json& value) {
  return value.is_object() && std::ranges::all_of(value.items(), [](const auto& line) {
           const bool isText =
               line.value().is_string() && isHeaderValue(line.value().template get_ref<const std::string&>());
           return isHeaderName(line.key()) && (isText || line.value().is_null());
         });
}

// Empty: nothing is wrong.
std::string problemOf(const OptionRule& rule, const Json& value) {
  if (value.is_null() && rule.mayBeNull) return {};
  switch (rule.type) {
  case OptionType::Text:
    if (!value.is_string()) return "must be a text";
    if (!rule.choices.empty() && !isChoice(rule.choices, value.get_ref<const std::string&>()))
      return "must be one of: " + std::string(rule.choices);
    return {};
  case OptionType::Texts:
    if (value.is_array() && std::ranges::all_of(value, [](const Json& item) { return item.is_string(); })) return {};
    return "must be a list of texts";
  case OptionType::Whole:
    if (value.is_number_integer() && value.get<std::int64_t>() >= rule.low && value.get<std::int64_t>() <= rule.high)
      return {};
    return "must be a whole number from " + std::to_string(rule.low) + " to " + std::to_string(rule.high);
  case OptionType::Flag: return value.is_boolean() ? "" : "must be true or false";
  case OptionType::Lines: return areLines(value) ? "" : "must be an object of header names and their texts";
  }
  return {};
}

} // namespace

void checkOptions(const Json& options, std::span<const OptionRule> rules, const DesignPlace& place,
                  std::vector<Diagnostic>& list) {
  const auto report = [&](Severity severity, const char* code, std::string_view key, std::string message) {
    list.push_back(
        {severity, code, std::move(message), {place.kind, place.entity, place.pointer + '/' + std::string(key)}, {}});
  };
  for (const OptionRule& rule : rules) {
    const auto value = options.find(std::string(rule.key));
    const std::string key(rule.key);
    if (value == options.end()) {
      if (rule.isRequired) report(Severity::Error, "missing-option", rule.key, "`" + key + "` is missing.");
    } else if (const std::string problem = problemOf(rule, *value); !problem.empty()) {
      report(Severity::Error, "invalid-option", rule.key, "`" + key + "` " + problem + ".");
    }
  }
  for (const auto& [key, value] : options.items())
    if (std::ranges::find(rules, std::string_view(key), &OptionRule::key) == rules.end())
      report(Severity::Warning, "unknown-option", key, "`" + key + "` means nothing here.");
}

} // namespace signalbox::design
