// SPDX-FileCopyrightText: Signalbox contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/schema/alias_names.h"

#include "core/schema/facets.h"

#include <algorithm>
#include <array>
#include <cctype>

namespace signalbox::schema {

namespace {

using design::Json;

bool isUpper(char c) { return c >= 'A' && c <= 'Z'; }
bool isLower(char c) { return c >= 'a' && c <= 'z'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }
char upper(char c) { return isLower(c) ? static_cast<char>(c - 32) : c; }
char lower(char c) { return isUpper(c) ? static_cast<char>(c + 32) : c; }

// str.title(): a letter after something that is no letter is raised, every other lowered.
std::string titled(std::string_view name) {
  std::string result;
  bool afterLetter = false;
  for (const char c : name) {
    result += afterLetter ? lower(c) : upper(c);
    afterLetter = isUpper(c) || isLower(c) || static_cast<unsigned char>(c) >= 0x80;
  }
  return result;
}

// re.sub of a pair of characters by the pair with an underscore between; matches do not overlap.
template<class First, class Second>
std::string parted(std::string_view text, First first, Second second) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    result += text[i];
    if (i + 1 >= text.size() || !first(text[i]) || !second(text[i + 1])) continue;
    result += '_';
    result += text[++i];
  }
  return result;
}

// HTTPResponse gives HTTP_Response: the last capital of a run belongs to the word that follows.
std::string partedRuns(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size();) {
    std::size_t end = i;
    while (end < text.size() && isUpper(text[end])) ++end;
    const bool isRun = end - i >= 2 && end < text.size() && isLower(text[end]);
    if (isRun) {
      result += std::string(text.substr(i, end - i - 1)) + "_" + std::string(text.substr(end - 1, 2));
      i = end + 1;
    } else {
      result += text.substr(i, std::max<std::size_t>(1, end - i));
      i = std::max(end, i + 1);
    }
  }
  return result;
}

bool isCamel(std::string_view name) {
  const auto isPart = [](char c) { return isUpper(c) || isLower(c) || isDigit(c); };
  if (name.empty() || !isLower(name.front()) || !std::ranges::all_of(name, isPart)) return false;
  for (std::size_t i = 1; i < name.size(); ++i)
    if (isDigit(name[i - 1]) && isLower(name[i])) return false;
  return true;
}

std::string generated(std::string_view generator, std::string_view name) {
  if (generator == "to_camel") return toCamel(name);
  if (generator == "to_pascal") return toPascal(name);
  return toSnake(name);
}

Json valueOf(const Json& object, const char* key) {
  const Json* found = given(object, key);
  return found ? *found : Json();
}

// What alias_generator makes of the name, for one of AliasGenerator's keywords.
Json made(const Json& generator, const char* keyword, std::string_view name) {
  const Json* text =
      generator.is_string() ? (std::string_view(keyword) == "alias" ? &generator : nullptr) : given(generator, keyword);
  return text && text->is_string() && isAliasGenerator(text->get_ref<const std::string&>())
             ? Json(generated(text->get_ref<const std::string&>(), name))
             : Json();
}

Json firstOf(Json first, Json second) { return first.is_null() ? second : first; }

} // namespace

bool isAliasGenerator(std::string_view name) {
  constexpr std::array<std::string_view, 3> known{"to_camel", "to_pascal", "to_snake"};
  return std::ranges::find(known, name) != known.end();
}

std::string toPascal(std::string_view name) {
  const std::string camel = titled(name);
  const auto isWord = [](char c) { return isUpper(c) || isLower(c) || isDigit(c); };
  std::string result;
  for (std::size_t i = 0; i < camel.size(); ++i) {
    const bool isJoint = camel[i] == '_' && i > 0 && isWord(camel[i - 1]) && i + 1 < camel.size() &&
                         (isUpper(camel[i + 1]) || isDigit(camel[i + 1]));
    if (!isJoint) result += camel[i];
  }
  return result;
}

std::string toCamel(std::string_view name) {
  if (isCamel(name)) return std::string(name);
  std::string result = toPascal(name);
  const std::size_t first = result.find_first_not_of('_');
  if (first != std::string::npos) result[first] = lower(result[first]);
  return result;
}

std::string toSnake(std::string_view name) {
  std::string result = partedRuns(name);
  result = parted(result, isLower, isUpper);
  result = parted(result, isDigit, isUpper);
  result = parted(result, isLower, isDigit);
  std::ranges::replace(result, '-', '_');
  std::ranges::transform(result, result.begin(), lower);
  return result;
}

FieldAliases aliasesOf(std::string_view name, const Json& facets, const Json& config) {
  const Json alias = valueOf(facets, "alias");
  FieldAliases result{firstOf(valueOf(facets, "validation_alias"), alias),
                      firstOf(valueOf(facets, "serialization_alias"), alias)};
  const Json* generator = given(config, "alias_generator");
  if (!generator) return result;
  const bool hasAlias = !result.validation.is_null() || !result.serialization.is_null();
  const Json* priority = given(facets, "alias_priority");
  const bool isOverruled = !hasAlias || (priority && priority->is_number_integer() && priority->get<int>() == 1);
  const Json plain = made(*generator, "alias", name);
  const FieldAliases own{firstOf(made(*generator, "validation_alias", name), plain),
                         firstOf(made(*generator, "serialization_alias", name), plain)};
  if (isOverruled) return own;
  return {firstOf(result.validation, own.validation), firstOf(result.serialization, own.serialization)};
}

} // namespace signalbox::schema
